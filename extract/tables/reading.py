"""A table to observations and the account of its numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import Bound, Document, Frame, Measure, Number, Observation, Reading, Table
from extract.numbers import Hint, Style, readings, style_of
from extract.tables.account import account
from extract.tables.cells import Meaning, Surroundings, meaning
from extract.tables.columns import Setting, settled
from extract.tables.figures import Figure
from extract.tables.grid import Grid, grid_of
from extract.tables.heads import period_in, sense_of
from extract.tables.layout import Layout, layout_of
from extract.tables.naming import caption_name
from extract.tables.parts import with_totals
from extract.tables.rows import Row, rows_of
from extract.tables.titles import Title, title_of

VIETNAMESE = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3}(?!\d)")
SIGNED_BY_BRACKETS = frozenset({Measure.CHANGE, Measure.CHANGE_ABS, Measure.CONTRIBUTION})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table laid open: its grid and layout in its document, and the style of its numbers."""

    document: Document
    table: Table
    grid: Grid
    layout: Layout
    frame: Frame
    section: str
    style: Style


def read_table(document: Document, table: Table, frame: Frame, section: str) -> tuple[tuple[Observation, ...], tuple[Number, ...]]:
    """The observations of a table's figures, and the account of every number in its cells.

    ``section`` is the path of the headings above the table. The numbers of the caption are not in the account: the
    blocks that it is made of are in the document's flow.
    """
    grid = grid_of(document, table)
    sheet = _Sheet(document, table, grid, layout_of(grid), frame, section, _style(document, grid))
    around = _surroundings(sheet)
    pairs = tuple(_observed(sheet, around))
    observations = with_totals(tuple(o for o, _ in pairs), around.rows, around.columns)
    numbers = [_number(o, read) for o, read in pairs]
    numbers.extend(account(document, table, grid, sheet.layout, observations))
    return observations, tuple(sorted(numbers, key=lambda number: (number.start, number.end)))


def _observed(sheet: _Sheet, around: Surroundings) -> Iterator[tuple[Observation, tuple[Reading, ...]]]:
    """The observations row by row, each with the ways to read its number."""
    for row in around.rows.values():
        for column in around.columns.values():
            figure = sheet.grid.figure(row.index, column.index)
            if figure is None or not (row.label or column.head):
                continue
            said = meaning(row, column, figure.unit, around)
            if said.indicator:
                yield _observation(sheet, row, f"{column.head} | {_row_path(row, around)}", (column.index, figure, said))


def _observation(sheet: _Sheet, row: Row, context: str, cell: tuple[int, Figure, Meaning]) -> tuple[Observation, tuple[Reading, ...]]:
    column, figure, said = cell
    square = sheet.grid.at(row.index, column)
    assert square is not None
    span = square.view.span(figure.start, figure.end)
    found = readings(figure.printed, Hint(sheet.style, said.unit.kind == "count" and said.unit.scale == 0))
    sign = -1 if figure.sign < 0 or (figure.bracketed and said.measure in SIGNED_BY_BRACKETS) else 1
    observation = Observation(
        observation_id=hashlib.sha256(f"{sheet.document.sha256}:{span.start}:{span.end}".encode()).hexdigest()[:16],
        start=span.start,
        end=span.end,
        value_text=sheet.document.text[span.start : span.end],
        value=sign * found[0].value,
        decimals=found[0].decimals,
        unit=said.unit.name,
        scale=said.unit.scale,
        measure=said.measure,
        base=said.base,
        base_text=said.base_text,
        period=said.period,
        indicator=said.indicator,
        area=row.area or sheet.frame.area,
        status=said.status,
        bound=Bound.EXACT,
        place=f"table:{sheet.table.number}",
        row=row.index,
        column=column,
        section=sheet.section,
        context=context,
        how=said.how,
    )
    return observation, found


def _number(observation: Observation, found: tuple[Reading, ...]) -> Number:
    o, decided = observation, found[0].why if len(found) > 1 else ""
    return Number(o.place, o.start, o.end, o.value_text, "observation", "", o.observation_id, found, decided)


def _surroundings(sheet: _Sheet) -> Surroundings:
    """What holds for all cells: rows and columns settled, caption, unit, period."""
    title = title_of(sheet.document, sheet.table, sheet.grid, sheet.layout)
    setting = _setting(sheet, title)
    rows = {row.index: replace(row, values=_values(sheet, row=row.index)) for row in rows_of(sheet.grid, sheet.layout, setting.frame)}
    paths = [(column, _head(sheet, column)) for column in sheet.layout.values]
    senses = tuple((column, " / ".join(path), sense_of(path, setting.frame)) for column, path in paths)
    columns = settled(senses, tuple(_values(sheet, column=column) for column, _ in paths), setting)
    return Surroundings(rows, {column.index: column for column in columns}, caption_name(title.words), title.unit, setting)


def _setting(sheet: _Sheet, title: Title) -> Setting:
    own = sheet.frame.period
    for text, why in ((title.words, "caption"), (sheet.section.rpartition(" / ")[2], "section")):
        period = period_in(text, own)
        if period is not None:
            return Setting(period, own or period, why)
    return Setting(own, own, "document")


def _head(sheet: _Sheet, column: int) -> tuple[str, ...]:
    """The words of a column's head from top to bottom, each cell once; titles and column numbers left out."""
    return tuple(dict.fromkeys(text for row in sheet.layout.heads if (text := sheet.grid.text(row, column).strip())))


def _values(sheet: _Sheet, *, row: int | None = None, column: int | None = None) -> tuple[Decimal, ...]:
    """The signed figures of a row or a column."""
    rows = range(sheet.layout.head, len(sheet.grid.rows)) if row is None else (row,)
    columns = sheet.layout.values if column is None else (column,)
    figures = (figure for r in rows for c in columns if (figure := sheet.grid.figure(r, c)))
    return tuple((-1 if f.sign < 0 else 1) * readings(f.printed, Hint(sheet.style))[0].value for f in figures)


def _row_path(row: Row, around: Surroundings) -> str:
    path = [row.label]
    while row.parent is not None:
        row = around.rows[row.parent]
        path.insert(0, row.label)
    return " / ".join(path)


def _style(document: Document, grid: Grid) -> Style:
    """How the table writes its numbers; one without evidence follows its document."""
    printed = " ".join(square.text for row in grid.rows for square in row if square is not None and square.figure)
    told = style_of(printed)
    return told if told is Style.ENGLISH or VIETNAMESE.search(printed) else style_of(document.text)
