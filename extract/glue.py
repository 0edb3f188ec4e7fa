"""Words printed without the space between them: ``ướcđạt``, ``kếhoạch``, ``triệuUSD``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import patterns

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
ACRONYM = re.compile(r"(?<=[^\W\d_])[A-ZĐ]{2,}$")
SHORTEST = 4  # letters of two words together


@lru_cache(maxsize=65536)
def seam(word: str) -> int:
    """Where a word falls into two Vietnamese ones, of which one at least is marked as such; 0 where it is one.

    >>> [word[: seam(word)] for word in ("ướcđạt", "kếhoạch", "giátrị", "cảnước", "triệuUSD", "camera", "nghiêng")]
    ['ước', 'kế', 'giá', 'cả', 'triệu', '', '']
    """
    if len(word) < SHORTEST or word.isascii():
        return 0
    acronym = ACRONYM.search(word)
    if acronym:
        return acronym.start() if is_syllable(word[: acronym.start()]) and not word.isupper() else 0
    if not (word.islower() or word.istitle() or word.isupper()) or is_syllable(word):
        return 0
    cuts = (at for at in range(1, len(word)) if is_syllable(word[:at]) and is_syllable(word[at:]))
    return next((at for at in cuts if len(word[at:]) > 1 and at > 1), 0)


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as one Vietnamese syllable is, with one tone at most."""
    letters = [unicodedata.normalize("NFD", letter) for letter in word.lower()]
    tones = [mark for letter in letters for mark in letter if mark in TONES]
    bare = "".join("".join(mark for mark in letter if mark not in TONES) for letter in letters)
    return len(tones) <= 1 and _syllable().fullmatch(unicodedata.normalize("NFC", bare)) is not None


@cache
def _syllable() -> re.Pattern[str]:
    spelling = patterns.load("spelling")
    onsets, rhymes = ("|".join(sorted(spelling[name], key=len, reverse=True)) for name in ("onsets", "rhymes"))
    return re.compile(rf"(?:{onsets})?(?:{rhymes})")
