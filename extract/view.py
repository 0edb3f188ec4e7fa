"""The reading view of a passage: one clean line of text with a way back to every printed character.

Everything that interprets words or figures sees a view; nothing else folds text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.glue import seam
from extract.model import Mark, Span

SOFT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f*")
SPACES = frozenset(" \t\n\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000")
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d", "-"))

# Tone placement: the same syllable is written hoà or hòa, quí or quý; keys use one spelling.
TONES = tuple(
    (old, new)
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
)
IY = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
AFTER_QU = re.compile(r"(?<=qu)[yỳýỷỹỵ](?!\w)")
LETTERS = re.compile(r"[^\W\d_]+")
Unit = tuple[str, int, int]
"""A character of a view with its printed range."""

Note = tuple[int, int]
"""A footnote mark: its position in the view, its number."""

SINGLE_Y = re.compile(r"(?:(?<![aâuăeêoôơư])|(?<=q[aâuăeêoôơư]))[ỳýỷỹỵ]")  # kỳ, not thủy: there it follows a vowel


@dataclass(frozen=True, slots=True)
class View:
    """``text`` as a person reads it, ``key`` its folded spelling (same length), and each character's printed range.

    ``notes`` are the footnote marks taken out of the text: (position in the view, footnote number).
    """

    text: str
    key: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    notes: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The printed range of the view's characters ``start`` to ``end``."""
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=8192)  # names and heads are looked at many times
def fold(text: str) -> str:
    """The key of a spelling: lower case, one tone placement, ``i`` for ``y`` where both are written; same length.

    >>> fold("Hoà Bình quý I, kỳ trước, 5 tỷ") == fold("Hòa Bình quí I, kì trước, 5 tỉ")
    True
    """
    key = text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[:1] for c in text)
    key = AFTER_QU.sub(lambda found: found.group().translate(IY), key.translate(DASHES))
    for old, new in TONES:
        key = key.replace(old, new)
    return SINGLE_Y.sub(lambda found: found.group().translate(IY), key)


def view_of(text: str, pieces: tuple[Span, ...], marks: tuple[Mark, ...] = ()) -> View:
    """The view of ``pieces`` of a document's ``text``, composed (NFC), spaces single, soft characters and marks out.

    >>> view_of("ước\\u00a0 đạt\\n160 triệu", (Span(0, 18),)).text
    'ước đạt 160 triệu'
    """
    skipped = {i: mark for mark in marks for i in range(mark.start, mark.end)}
    units: list[Unit] = []
    notes: list[Note] = []
    for piece in pieces:
        if units and units[-1][0] != " ":
            units.append((" ", units[-1][2], units[-1][2]))
        _read_piece(text, piece, skipped, units, notes)
    while units and units[-1][0] == " ":
        units.pop()
    units, notes = _unglued(units, notes)
    shown = "".join(unit[0] for unit in units)
    return View(shown, fold(shown), tuple(u[1] for u in units), tuple(u[2] for u in units), tuple(notes))


def _unglued(units: list[Unit], notes: list[Note]) -> tuple[list[Unit], list[Note]]:
    """The characters with a space, of no width in print, where two words were printed as one: ``ướcđạt``."""
    shown = "".join(unit[0] for unit in units)
    seams = [m.start() + at for m in LETTERS.finditer(shown) if (at := seam(m.group()))]
    if not seams:
        return units, notes
    for at in reversed(seams):
        units.insert(at, (" ", units[at][1], units[at][1]))
    return units, [(place + sum(at < place for at in seams), number) for place, number in notes]


def _read_piece(
    text: str,
    piece: Span,
    skipped: dict[int, Mark],
    units: list[Unit],
    notes: list[Note],
) -> None:
    i = piece.start
    while i < piece.end:
        mark = skipped.get(i)
        if mark is not None:
            notes.append((len(units), mark.number))
            i = mark.end
            continue
        end = i + 1
        while end < piece.end and unicodedata.combining(text[end]):
            end += 1
        shown = unicodedata.normalize("NFC", text[i:end])
        if shown in SPACES:
            if units and units[-1][0] != " ":
                units.append((" ", i, end))
        elif shown not in SOFT:
            units.extend((c, i, end) for c in shown)
        i = end


def any_of(words: Iterable[str]) -> str:
    """The alternatives of a pattern that finds one of some words, the longest first.

    >>> any_of(["tổng", "tổng số"])
    'tổng\\\\ số|tổng'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
