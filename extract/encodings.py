"""Text of legacy Vietnamese encodings to Unicode, decided word by word: one cell may hold both.

>>> to_unicode("cïng kú năm 2010"), to_unicode("Gi¸ trÞ s¶n xuÊt"), to_unicode("cùng kỳ năm trước")
('cùng kỳ năm 2010', 'Giá trị sản xuất', 'cùng kỳ năm trước')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import patterns

UNICODE_LETTERS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
"""Letters of Latin-1 that Vietnamese has too: alone they do not tell the encoding."""
LATIN_1 = 0xFF


def to_unicode(text: str, font: str = "") -> str:
    """A text in NFC, its words in TCVN3 decoded: those that hold a character that Vietnamese has not, and where such
    words or the ``font`` tell it the others too that may be either."""
    if text.isascii():
        return text
    letters = _letters()
    words = re.split(r"(\s+)", text)
    told = _is_font(font) or any(_is_told(word) for word in words)
    decoded = (_decoded(word, letters) if told and _may_be(word) else word for word in words)
    plain = "".join(decoded)
    if _is_capital_font(font):
        plain = plain.upper()
    return unicodedata.normalize("NFC", plain)


def _is_told(word: str) -> bool:
    """Whether a word holds a character that stands for a letter in TCVN3 and is none of Vietnamese in Unicode."""
    return any(c in _letters() and c not in UNICODE_LETTERS for c in word) and _may_be(word)


def _may_be(word: str) -> bool:
    return all(ord(character) <= LATIN_1 for character in word)


def _decoded(word: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(character, character) for character in word)


@cache
def _letters() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in patterns.load("encodings")["tcvn3"]["letters"].split()}


def _is_font(font: str) -> bool:
    return font.lower().startswith(tuple(patterns.load("encodings")["tcvn3"]["fonts"]))


def _is_capital_font(font: str) -> bool:
    return _is_font(font) and font.lower().endswith(patterns.load("encodings")["tcvn3"]["capital_fonts"])
