"""The label of a row taken apart: its numbering, words that make it a part, its name and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.scan.units import Unit
from extract.tables.grid import Grid
from extract.tables.layout import Layout
from extract.tables.units import printed_unit, split_unit
from extract.tables.vocabulary import is_one, opens, tidy

NUMBER = r"\(?(?:[IVX]+|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/]+|\d{1,2}(?:\.\d{1,2})+(?= )"
MARK = re.compile(rf"([-–−+*•]+|{NUMBER})\s*(?=[^\W_])")
DIGITED = re.compile(r"\([^()]*\d[^()]*\)")
COLUMN_DEPTH = 10  # steps of indentation that a further column of labels counts for
SHORT = 5  # characters up to which capitals are an abbreviation

# Depth by the mark of a row; one without any stands between numbers and dashes.
WHOLE, SECTION, UNMARKED, PART = 0, 6, 7, 12
CHAPTERS = frozenset({1, 2})  # ranks of capital letters and Roman numerals
RANKS = (
    (re.compile(r"[IVX]+"), 2),
    (re.compile(r"[A-ZĐ]"), 1),
    (re.compile(r"\d+"), 3),
    (re.compile(r"\d+\.\d+"), 4),
    (re.compile(r"\d+(?:\.\d+){2,}"), 5),
    (re.compile(r"[a-zđ]"), 6),
    (re.compile(r"[-–−]+"), 8),
    (re.compile(r"\++"), 9),
    (re.compile(r"[*•]+"), 10),
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a row: ``text`` as printed, ``mark`` its numbering, ``words`` without mark, opener and unit.

    ``opened`` is set where it begins with words such as ``Trong đó``, ``filled`` where the row holds a figure.
    """

    index: int
    text: str
    mark: str
    opened: bool
    printed_words: str
    words: str
    unit: Unit | None
    filled: bool
    depth: int = 0  # how far it is set in: by a second column of labels, by its indentation
    ditto: bool = False  # its unit is that of the row above

    @property
    def name(self) -> str:
        """The words as a name: no figures in brackets, no capitals throughout."""
        plain = tidy(DIGITED.sub(" ", self.words))
        return plain.lower() if plain.isupper() and len(plain) > SHORT else plain


def label_of(grid: Grid, layout: Layout, index: int) -> Label:
    """The label of a row, from its numbering column, its label columns and its unit column."""
    number = next((grid.text(index, c).strip() or _dash(grid, index, c) for c in layout.numbers), "")
    text = " - ".join(dict.fromkeys(text for c in layout.labels if (text := grid.text(index, c).strip())))
    if not text and not rank_of(number):
        text, number = number, ""
    mark, words = _without_mark(text)
    filled = any(grid.figure(index, column) for column in layout.values)
    opener = opens(words, "part_openers") or (0 if filled else opens(words, "list_openers"))
    inner, rest = _without_mark(words[opener:].lstrip(" :,-")) if opener else (mark, words)
    bare, unit = split_unit(rest)
    unit = _unit(grid, layout, index) or unit
    ditto = any(is_one(grid.text(index, column), "dittos") for column in layout.units)
    depth = _depth(grid, layout, index)
    return Label(index, text, number or mark or inner, bool(opener), rest, bare, unit, filled, depth, ditto)


def _depth(grid: Grid, layout: Layout, index: int) -> int:
    """How far a label is set in: each column of labels before it counts for more than any indentation."""
    for place, column in enumerate(layout.labels):
        square = grid.at(index, column)
        if square is not None and square.text.strip():
            return COLUMN_DEPTH * place + square.cell.indent
    return 0


def _dash(grid: Grid, row: int, column: int) -> str:
    """The dash of a numbering column, which elsewhere is an empty cell."""
    square = grid.at(row, column)
    return square.text.strip() if square is not None else ""


def _without_mark(text: str) -> tuple[str, str]:
    found = MARK.match(text)
    return (found.group(1), text[found.end() :]) if found else ("", text)


def _unit(grid: Grid, layout: Layout, index: int) -> Unit | None:
    texts = (grid.text(index, column) for column in layout.units)
    return next((unit for text in texts if not is_one(text, "dittos") and (unit := printed_unit(text))), None)


def rank_of(mark: str) -> int:
    """The depth that a mark stands for, 1 (``A``) to 10 (``*``); 0 for none.

    >>> rank_of("II."), rank_of("1.2"), rank_of("-"), rank_of("")
    (2, 4, 8, 0)
    """
    bare = mark.strip("().[] /") or mark
    return next((rank for pattern, rank in RANKS if pattern.fullmatch(bare)), 0)


def is_whole(words: str) -> bool:
    """Whether a label names the whole of other rows: ``Tổng số``, ``Tổng thu ngân sách``."""
    return is_one(words, "totals") or bool(opens(words, "total_openers"))
