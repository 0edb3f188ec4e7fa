"""Text of legacy Vietnamese encodings to Unicode, decided word by word: one cell may hold both.

>>> to_unicode("cïng kú năm 2010"), to_unicode("Gi¸ trÞ s¶n xuÊt"), to_unicode("cùng kỳ năm trước")
('cùng kỳ năm 2010', 'Giá trị sản xuất', 'cùng kỳ năm trước')
>>> to_unicode("Soá ngöôøi", "VNI-Times"), to_unicode("m«i tr­êng", ".VnTime"), to_unicode("4×6 m² «mới»")
('Số người', 'môi trường', '4×6 m² «mới»')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import patterns
from extract.glue import is_syllable

UNICODE_LETTERS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
"""Letters of Latin-1 that Vietnamese has too: alone they do not tell the encoding."""
LATIN_1 = 0xFF


def to_unicode(text: str, font: str = "") -> str:
    """A text in NFC, its words in TCVN3, VNI or VISCII decoded: all that may be one of them where the ``font`` tells
    it, else, of TCVN3, where some word holds a letter beside a character that Vietnamese has not."""
    kind = _kind(font)
    if kind == "viscii":
        return unicodedata.normalize("NFC", "".join(_viscii().get(character, character) for character in text))
    if text.isascii():
        return text
    words = re.split(r"(\s+)", text)
    if kind == "vni":
        plain = "".join(_from_vni(word) if _may_be(word) else word for word in words)
    elif kind == "tcvn3" or any(_is_told(word) for word in words):
        plain = "".join(_from_tcvn3(word) if _may_be(word) or _is_mixed(word) else word for word in words)
        plain = plain.upper() if _is_of_capitals(font) else plain
    else:
        plain = text
    return unicodedata.normalize("NFC", plain)


def letter_of(character: str, font: str) -> str:
    """A character as a legacy ``font`` shows it.

    >>> letter_of("«", "ABCDEF+.VnTime"), letter_of("«", "Times"), letter_of("a", ".VnTimeH"), letter_of("ñ", "VNI-Ti")
    ('ô', '«', 'A', 'đ')
    """
    name = font.rpartition("+")[2]
    letters = {"tcvn3": _tcvn3, "viscii": _viscii, "vni": _vni}.get(_kind(name))
    plain = letters().get(character, character) if letters else character
    return plain.upper() if _is_of_capitals(name) else plain


def marked_letter(letter: str, mark: str, font: str) -> str:
    """The letter that two characters stand for together, as they do in VNI fonts; empty if they do not.

    >>> marked_letter("ô", "ø", "VNI-Times"), marked_letter("n", "g", "VNI-Times"), marked_letter("ô", "ø", "Times")
    ('ờ', '', '')
    """
    return _vni().get(letter + mark, "") if _kind(font.rpartition("+")[2]) == "vni" else ""


def is_legacy(font: str) -> bool:
    """Whether a font was made for an encoding before Unicode."""
    return _kind(font) != ""


def _kind(font: str) -> str:
    """The encoding that a font was made for; empty for a font of Unicode."""
    name = font.lower()
    kinds = patterns.load("encodings")
    return next((kind for kind in kinds if name.startswith(tuple(kinds[kind]["fonts"]))), "")


def _is_of_capitals(font: str) -> bool:
    return _kind(font) == "tcvn3" and font.lower().endswith(patterns.load("encodings")["tcvn3"]["capital_fonts"])


def _may_be(word: str) -> bool:
    return all(ord(character) <= LATIN_1 for character in word)


def _is_mixed(word: str) -> bool:
    """Whether a word that holds a letter of Unicode is spelled right only if its other letters are decoded: ``Ưíc``."""
    return not is_syllable(word) and is_syllable(_from_tcvn3(word))


def _is_told(word: str) -> bool:
    """Whether a word joins letters with characters that stand for letters in TCVN3 and are none in Unicode; marks that
    stand so in any text (``«mới»``, ``Windows®``, ``4×6``) tell nothing."""
    return _may_be(word) and _joined().search(word) is not None


@cache
def _joined() -> re.Pattern[str]:
    letters = "".join(re.escape(c) for c in _tcvn3() if c not in UNICODE_LETTERS and c not in "«»®µ")
    return re.compile(rf"[A-Za-z][{letters}]|[{letters}][A-Za-z]|(?:^|[ (])®[A-Za-z{letters}]|[A-Za-z](?:«[A-Za-z]|µ)")


def _from_tcvn3(word: str) -> str:
    return "".join(_tcvn3().get(character, character) for character in word)


@cache
def _viscii() -> dict[str, str]:
    """Letters of VISCII by their byte, read as Latin-1 or as Windows-1252."""
    pairs = [pair.split("=") for pair in patterns.load("encodings")["viscii"]["letters"].split()]
    bytewise = {bytes.fromhex(code): letter for code, letter in pairs}
    latin = {byte.decode("latin-1"): letter for byte, letter in bytewise.items()}
    return latin | {byte.decode("cp1252", errors="ignore"): letter for byte, letter in bytewise.items()}


@cache
def _tcvn3() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in patterns.load("encodings")["tcvn3"]["letters"].split()}


def _from_vni(word: str) -> str:
    return _vni_marks().sub(lambda found: _vni()[found.group()], word)


@cache
def _vni() -> dict[str, str]:
    """Letters of VNI, one or two characters, with what they stand for; capitals as their small ones."""
    small = dict(pair.split("=") for pair in patterns.load("encodings")["vni"]["letters"].split())
    return small | {legacy.upper(): plain.upper() for legacy, plain in small.items()}


@cache
def _vni_marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_vni(), key=len, reverse=True))))
