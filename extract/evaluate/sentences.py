"""Sentences and surroundings of a number, as far as the measurement needs them."""

from __future__ import annotations

import re
import unicodedata

WINDOW = 40  # characters on each side; on real reports a number's own place scores over 0.9, another's under 0.5
REACH = 2000  # characters on each side that are searched for a sentence's ends

_BREAK = re.compile(r"[.!?…]\s+(?=\W?[^\W\d_])|\n+")
_LAYOUT = re.compile(r"[\s\u00ad⁰-⁹¹²³]+")


def sentence_at(text: str, position: int) -> str:
    """The sentence around a character, in one line.

    >>> sentence_at("Thu đạt 5 tỷ. Chi 1.230 tỷ đồng. Hết.", 20)
    'Chi 1.230 tỷ đồng.'
    """
    start, end = max(0, position - REACH), min(len(text), position + REACH)
    for match in _BREAK.finditer(text, start, end):
        if match.end() > position:
            end = match.end()
            break
        start = match.end()
    return " ".join(text[start:end].split())


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a number, freed of what differs between layouts: spaces, breaks, footnote marks."""
    before, after = text[max(0, start - 2 * WINDOW) : start], text[end : end + 2 * WINDOW]
    return _plain(before)[-WINDOW:], _plain(after)[:WINDOW]


def _plain(text: str) -> str:
    return _LAYOUT.sub(" ", unicodedata.normalize("NFC", text)).casefold().strip()
