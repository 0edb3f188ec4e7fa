"""The rows of a table below its head: label, depth, parent, unit, area and period of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import Period
from extract.scan.units import Unit
from extract.tables.areas import area_named
from extract.tables.grid import Grid
from extract.tables.heads import Sense, period_in, sense_of
from extract.tables.layout import Layout
from extract.tables.measures import printed_unit, split_unit, table_unit
from extract.tables.vocabulary import is_one, opens, tidy

MARK = re.compile(r"([-–−+*•]+|\(?(?:[IVX]+|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/]+|\d{1,2}(?:\.\d{1,2})+(?= ))\s*(?=[^\W_])")
DIGITED = re.compile(r"\([^()]*\d[^()]*\)")

# Depth by the mark of a row; one without any stands between numbers and dashes.
WHOLE, SECTION, UNMARKED, PART = 0, 6, 7, 12
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
class Row:
    """A row below the head.

    ``label`` is as printed, ``name`` what of it names an indicator (empty for a plain total, an area or a period),
    ``parent`` the row that it is under, ``opened`` that words such as ``Trong đó`` make it a part. ``sense`` is what
    a label says that is no name: ``So với cùng kỳ (%)``; ``values`` are the row's signed figures.
    """

    index: int
    label: str
    name: str
    rank: int
    parent: int | None
    opened: bool
    total: bool
    unit: Unit | None
    area: str
    period: Period | None
    sense: Sense | None
    values: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Label:
    """The printed label of a row, taken apart."""

    index: int
    label: str
    words: str
    mark: str
    opener: bool
    unit: Unit | None
    filled: bool  # a figure stands in the row


def rows_of(grid: Grid, layout: Layout, frame: Period | None) -> tuple[Row, ...]:
    """The rows below the head in order."""
    labels = tuple(_label(grid, layout, index) for index in range(layout.head, len(grid.rows)))
    areas = tuple(area_named(label.words) for label in labels)
    listed = sum(bool(area) for area in areas) * 2 > sum(bool(label.words and label.filled) for label in labels)
    out: dict[int, Row] = {}
    open_rows: list[tuple[int, int]] = []  # rank and index of the rows that the next can be under
    inside = False
    for label, area in zip(labels, areas, strict=True):
        if not label.label:
            out[label.index] = _row(label, None, "", PART, frame)
            continue
        rank, inside = _rank(label, inside)
        while open_rows and open_rows[-1][0] >= rank:
            open_rows.pop()
        parent = open_rows[-1][1] if open_rows else None
        out[label.index] = _row(label, parent, area if listed else "", rank, frame)
        if not (label.opener and not label.filled):
            open_rows.append((rank, label.index))
    return _with_units(tuple(out.values()), layout)


def _label(grid: Grid, layout: Layout, index: int) -> _Label:
    number = next((grid.at(index, c) for c in layout.numbers), None)
    mark = number.text.strip() if number is not None else ""
    texts = dict.fromkeys(t for c in layout.labels if (t := grid.text(index, c).strip()))
    printed = " - ".join(texts) if texts else ""
    if not printed and number is not None and not _rank_of(mark):
        printed, mark = mark, ""
    found = MARK.match(printed)
    words = printed[found.end() :] if found else printed
    opener = opens(words, "part_openers")
    words = words[opener:].lstrip(" :,-") if opener else words
    inner, unit = split_unit(words)
    return _Label(index, printed, inner, mark or (found.group(1) if found else ""), bool(opener), _unit(grid, layout, index) or unit, _filled(grid, layout, index))


def _filled(grid: Grid, layout: Layout, index: int) -> bool:
    return any(grid.figure(index, column) for column in layout.values)


def _unit(grid: Grid, layout: Layout, index: int) -> Unit | None:
    for column in layout.units:
        text = grid.text(index, column)
        if is_one(text, "dittos"):
            return None
        unit = printed_unit(text)
        if unit is not None:
            return unit
    return None


def _rank(label: _Label, inside: bool) -> tuple[int, bool]:
    """The depth of a row, and whether unmarked rows after it are parts that words opened."""
    marked = _rank_of(label.mark)
    if label.opener:
        return PART, not label.filled
    if marked:
        return marked, False
    if is_whole(label.words):
        return WHOLE, False
    if not label.filled:
        return SECTION, False
    return (PART if inside else UNMARKED), inside


def _rank_of(mark: str) -> int:
    bare = mark.strip("().[] /") or mark
    return next((rank for pattern, rank in RANKS if pattern.fullmatch(bare)), 0)


def is_whole(words: str) -> bool:
    """Whether a label names the whole of other rows: ``Tổng số``, ``Tổng thu ngân sách``."""
    return is_one(words, "totals") or bool(opens(words, "total_openers"))


def _row(label: _Label, parent: int | None, area: str, rank: int, frame: Period | None) -> Row:
    total = is_one(label.words, "totals")
    plain = tidy(DIGITED.sub(" ", label.words))
    sense = sense_of((label.words,), frame) if plain else None
    told = sense is not None and not sense.words and not total
    period = sense.period if sense is not None and told else period_in(plain, frame)
    name = "" if total or area or told else _decapitalised(plain)
    return Row(label.index, label.label, name, rank, parent, label.opener, total, label.unit, area, period, sense if told else None)


def _decapitalised(name: str) -> str:
    """A name printed in capitals in small letters."""
    return name.lower() if name.isupper() and len(name) > 5 else name


def _with_units(rows: tuple[Row, ...], layout: Layout) -> tuple[Row, ...]:
    """The rows with the units that they leave to their parent, or in a column of units to the row above."""
    done: dict[int, Row] = {}
    above: Unit | None = None
    for row in rows:
        parent = done.get(row.parent) if row.parent is not None else None
        unit = row.unit or table_unit(row.label) or (parent.unit if parent else None) or (above if layout.units else None)
        done[row.index] = replace(row, unit=unit)
        above = unit if row.unit else above
    return tuple(done.values())
