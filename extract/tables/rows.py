"""The rows of a table below its head: label, depth, parent, unit, area and period of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extract.areas import area_named, region_named
from extract.model import Frame, Measure, Period
from extract.scan.units import Unit
from extract.tables.grid import Grid
from extract.tables.heads import Sense, period_in, sense_of
from extract.tables.labels import CHAPTERS, PART, SECTION, UNMARKED, WHOLE, Label, is_whole, label_of, rank_of
from extract.tables.layout import Layout
from extract.tables.units import unit_of, units_of
from extract.tables.vocabulary import is_one

NOTE = re.compile(r"\s*(\(\**\)|\(\d\))[\s:.]*(?=\w)(.*)")  # a view has no asterisks
LISTED = 3  # rows that name areas, the fewest that make a list of areas inside a table

__all__ = ["CHAPTERS", "PART", "UNMARKED", "WHOLE", "Row", "is_whole", "rows_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the head.

    ``label`` is as printed, ``name`` what of it names an indicator (empty for a plain total, an area or a period),
    ``parent`` the row that it is under, ``opened`` that words such as ``Trong đó`` make it a part. ``sense`` is what
    a label says that is no name: ``So với cùng kỳ (%)``; ``values`` are the row's signed figures; ``column_units`` the
    units of single columns that a row above gives, as ``B. HÀNG HÓA | Nghìn tấn | Triệu tấn.km``, ``note_units``
    those that a note under the table gives to rows with its mark: ``(*) Nghìn chiếc, triệu USD``.
    """

    index: int
    label: str
    name: str
    rank: int
    parent: int | None
    opened: bool
    unit: Unit | None
    area: str
    period: Period | None
    sense: Sense | None
    values: tuple[Decimal, ...] = ()
    depth: int = 0
    ditto: bool = False
    column_units: tuple[tuple[int, Unit], ...] = ()
    note_units: tuple[Unit, ...] = ()
    is_area: bool = False
    own_unit: bool = False


def rows_of(grid: Grid, layout: Layout, frame: Frame) -> tuple[Row, ...]:
    """The rows below the head in order, in a report with this period and area."""
    labels = _joined(tuple(label_of(grid, layout, index) for index in range(layout.head, len(grid.rows))))
    ranks = _ranks(labels)
    parents = _parents(labels, ranks)
    areas = _areas(labels, tuple(zip(parents, ranks, strict=True)), frame.area)
    rows = (
        _row(label, (rank, parent), area, frame.period)
        for label, rank, parent, area in zip(labels, ranks, parents, areas, strict=True)
    )
    return _noted(_with_column_units(_in_areas(_with_units(tuple(rows), layout)), grid, layout))


def _joined(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, one that goes on in the next row put together there: ``Tổng sản lượng lương`` / ``thực có hạt``."""
    out = list(labels)
    for place, (first, second) in enumerate(pairwise(labels)):
        goes_on = second.filled and not second.mark and second.printed_words[:1].islower()
        if goes_on and first.words and not (first.filled or first.opened or first.unit):
            out[place] = replace(first, text="", words="", printed_words="")
            out[place + 1] = replace(
                second,
                text=f"{first.text} {second.text}",
                words=f"{first.words} {second.words}",
                printed_words=f"{first.printed_words} {second.printed_words}",
                mark=first.mark,
                depth=first.depth,
            )
    return tuple(out)


def _areas(labels: tuple[Label, ...], places: tuple[tuple[int | None, int], ...], home: str) -> tuple[str, ...]:
    """The area that each label names, where most of the table's are areas, or most of the rows listed beside it:
    under the same row, as deep, with no row without figures between them."""
    named = tuple(region_named(label.words) or area_named(label.words, home) for label in labels)
    counted = [label.filled and not is_one(label.words, "totals") for label in labels]
    if 2 * sum(map(bool, named)) > sum(counted):
        return named
    lists: list[tuple[int | None, int, int, int]] = []
    breaks = 0
    for label, (parent, rank) in zip(labels, places, strict=True):
        breaks += not label.filled
        lists.append((parent, rank, label.depth, breaks))
    sizes = Counter(place for place, count in zip(lists, counted, strict=True) if count)
    areas = Counter(place for place, area in zip(lists, named, strict=True) if area)
    return tuple(
        area if region_named(label.words) or (areas[place] >= LISTED and 2 * areas[place] > sizes[place]) else ""
        for label, area, place in zip(labels, named, lists, strict=True)
    )


def _in_areas(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with the areas of the rows that they are under: ``Hà Nội`` / ``Khu vực nhà nước``."""
    areas: dict[int, str] = {}
    for row in rows:
        areas[row.index] = row.area or (areas.get(row.parent, "") if row.parent is not None else "")
    return tuple(replace(row, area=areas[row.index], is_area=bool(row.area)) for row in rows)


def _noted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with the units of the notes whose marks they bear, or the row above that they are parts of."""
    notes = {found.group(1): units_of(found.group(2)) for row in rows if (found := NOTE.match(row.label))}
    if not any(notes.values()):
        return rows
    told: dict[int, tuple[Unit, ...]] = {}
    for row in rows:
        own = next((units for mark, units in notes.items() if row.label.rstrip().endswith(mark)), ())
        told[row.index] = own or (told.get(row.parent, ()) if row.parent is not None else ())
    return tuple(replace(row, note_units=told[row.index]) for row in rows)


def _with_column_units(rows: tuple[Row, ...], grid: Grid, layout: Layout) -> tuple[Row, ...]:
    """The rows with what a row of heads inside the table says of those below it: the units of single columns, or that
    they are shares (``Cơ cấu - %`` over all columns)."""
    out: list[Row] = []
    told: tuple[tuple[int, Unit], ...] = ()
    shares: Sense | None = None
    for row in rows:
        squares = [(c, square) for c in layout.values if (square := grid.at(row.index, c)) and not square.blank]
        units = tuple((c, unit) for c, square in squares if (unit := unit_of(square.text)) is not None)
        section = row.sense.unit if row.sense is not None and row.rank in CHAPTERS and not squares else None
        band = _band(tuple(square.text for _, square in squares)) if not row.label else None
        if section is not None:  # "A. NGHÌN HÀNH KHÁCH"
            told, shares = tuple((column, section) for column in layout.values), None
        elif squares and len(units) == len(squares):
            told, shares = units, None
        elif band is not None:
            told, shares = (), band
        out.append(replace(row, column_units=told, sense=row.sense or shares))
    return tuple(out)


def _band(texts: tuple[str, ...]) -> Sense | None:
    """What one text over all columns says, where it says that the figures are shares."""
    if len(set(texts)) != 1:
        return None
    sense = sense_of((texts[0],), None)
    return sense if sense.measure is Measure.SHARE else None


def _ranks(labels: tuple[Label, ...]) -> tuple[int, ...]:
    """The depth of each row by its mark; unmarked rows after a line that only opens parts (``Trong đó:``) are parts,
    where labels are set in those that are set in like the first of them."""
    out: list[int] = []
    indented = any(label.depth for label in labels)
    least: int | None = None  # how far the parts that a line opened are set in; None where none are open
    opened = False
    for label in labels:
        if least is not None:
            marked = bool(rank_of(label.mark)) or is_whole(label.words)
            least = None if (label.depth < least if indented else marked) else least
        if opened and label.filled:
            least, opened = label.depth, False
        if label.opened and not label.filled:
            least, opened = None, True
        out.append(PART if least is not None and label.filled else _rank(label, indented))
    return tuple(out)


def _rank(label: Label, indented: bool) -> int:
    if label.opened:
        return PART
    if rank_of(label.mark):
        return rank_of(label.mark)
    if is_one(label.words, "totals") or (is_whole(label.words) and not indented):
        return WHOLE
    return UNMARKED if label.filled else SECTION


def _parents(labels: tuple[Label, ...], ranks: tuple[int, ...]) -> tuple[int | None, ...]:
    """The row that each is under; a total in the last row stands over the rows before it that are under none."""
    out: list[int | None] = []
    above: list[tuple[tuple[int, int], int]] = []  # rank, depth and index of the rows that the next can be under
    for label, rank in zip(labels, ranks, strict=True):
        place = (rank, 0 if is_one(label.words, "totals") else label.depth)  # "TỔNG SỐ" may be centred
        while label.opened and not label.filled and above and above[-1][0][1] > label.depth:
            above.pop()  # "Phân theo một số tỉnh:" set out again from the rows before it
        while label.words and above and above[-1][0] >= place:
            above.pop()
        out.append(above[-1][1] if above else None)
        if label.words and (label.filled or not label.opened):
            above.append((place, label.index))
    last = labels[-1] if labels else None
    wholes = [label for label in labels if is_one(label.words, "totals")]
    if last is not None and wholes == [last]:
        return (*(last.index if parent is None else parent for parent in out[:-1]), None)
    return tuple(out)


def _row(label: Label, place: tuple[int, int | None], area: str, frame: Period | None) -> Row:
    rank, parent = place
    plain = label.name
    total = is_one(label.words, "totals")
    sense = sense_of((label.printed_words,), frame) if plain and not total and not area else None
    told = sense if sense is not None and not sense.words else None
    period = told.period if told is not None else period_in(plain, frame)
    name = "" if total or area or told else plain
    row = Row(label.index, label.text, name, rank, parent, label.opened, label.unit, area, period, told)
    return replace(row, depth=label.depth, ditto=label.ditto, own_unit=label.unit is not None)


def _with_units(rows: tuple[Row, ...], layout: Layout) -> tuple[Row, ...]:
    """The rows with the units that they leave to their parent, or in a column of units to the row above."""
    units: dict[int, Unit | None] = {}
    for row, before in zip(rows, (None, *rows), strict=False):
        above = units.get(before.index) if before is not None and layout.units else None
        parent = units.get(row.parent) if row.parent is not None else None
        units[row.index] = row.unit or (above if row.ditto else None) or parent or above
    return tuple(replace(row, unit=units[row.index]) for row in rows)


def path_of(row: Row, rows: dict[int, Row]) -> Iterator[str]:
    """The labels from the topmost row above a row down to its own."""
    if row.parent is not None:
        yield from path_of(rows[row.parent], rows)
    yield row.label
