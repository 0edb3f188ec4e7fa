"""A table to observations and the account of its numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import Bound, Cell, Document, Frame, Measure, Number, Observation, Reading, Status, Table
from extract.numbers import Hint, Style, readings, style_of
from extract.tables.account import account
from extract.tables.cells import Meaning, Surroundings, meaning
from extract.tables.columns import Column, Head, Setting, by_values, settled
from extract.tables.figures import Figure
from extract.tables.grid import Grid, grid_of
from extract.tables.heads import period_in, sense_of
from extract.tables.layout import Layout, head_path, layout_of
from extract.tables.naming import Names, caption_name, topic_of
from extract.tables.parts import with_totals
from extract.tables.rows import Row, path_of, rows_of
from extract.tables.titles import Title, title_of
from extract.tables.vocabulary import holds, is_one

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


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with its place in the table and its meaning."""

    row: Row
    column: Column
    figure: Figure
    said: Meaning


def read_table(
    document: Document, table: Table, frame: Frame, section: str
) -> tuple[tuple[Observation, ...], tuple[Number, ...]]:
    """The observations of a table's figures, and the account of every number in its cells.

    ``section`` is the path of the headings above the table. The numbers of the caption are not in the account: the
    blocks that it is made of are in the document's flow.
    """
    grid = grid_of(document, table)
    sheet = _Sheet(document, table, grid, layout_of(grid), frame, section, _style(document, grid))
    around = _surroundings(sheet)
    pairs = tuple(_observed(sheet, around, found) for found in _found(sheet, around))
    observations = tuple(_placed(o, table) for o in with_totals(tuple(o for o, _ in pairs), around))
    numbers = [_number(o, read) for o, read in pairs]
    numbers.extend(account(document, table, grid, sheet.layout, observations))
    return observations, tuple(sorted(numbers, key=lambda number: (number.start, number.end)))


def _found(sheet: _Sheet, around: Surroundings) -> Iterator[_Found]:
    """The figures that something names, row by row."""
    for row in around.rows.values():
        for column in around.columns.values():
            figure = sheet.grid.figure(row.index, column.index)
            if figure is not None and (row.label or column.head.text):
                said = meaning(row, column, figure.unit, around)
                if said.indicator:
                    yield _Found(row, column, figure, said)


def _observed(sheet: _Sheet, around: Surroundings, found: _Found) -> tuple[Observation, tuple[Reading, ...]]:
    """The observation of a figure, and the ways to read its number."""
    row, figure, said = found.row, found.figure, found.said
    square = sheet.grid.at(row.index, found.column.index)
    assert square is not None
    span = square.view.span(figure.start, figure.end)
    hint = Hint(sheet.style, said.unit.kind == "count" and said.unit.scale == 0)
    reading, *others = _readings(figure, square.cell, hint)
    negative = figure.sign < 0 or (figure.bracketed and said.measure in SIGNED_BY_BRACKETS)
    observation = Observation(
        observation_id=hashlib.sha256(f"{sheet.document.sha256}:{span.start}:{span.end}".encode()).hexdigest()[:16],
        start=span.start,
        end=span.end,
        value_text=sheet.document.text[span.start : span.end],
        value=-reading.value if negative else reading.value,
        decimals=reading.decimals,
        unit=said.unit.name,
        scale=said.unit.scale,
        measure=said.measure,
        base=said.base,
        base_text=said.base_text,
        period=said.period,
        indicator=said.indicator,
        area=row.area or found.column.sense.area or sheet.frame.area,
        status=said.status,
        bound=Bound.EXACT,
        place=sheet.table.place,
        row=row.index,
        column=found.column.index,
        section=sheet.section,
        context=f"{found.column.head.text} | {' / '.join(path_of(row, around.rows))}",
        how=said.how if square.cell.stored is None else (*said.how, ("stored", str(square.cell.stored))),
    )
    return observation, (reading, *others)


def _readings(figure: Figure, cell: Cell, hint: Hint) -> tuple[Reading, ...]:
    """The ways to read a figure; one that shows a stored number is that number, as far as it is shown."""
    if cell.stored is None:
        return readings(figure.printed, hint)
    plain = figure.printed.replace(",", "")
    return (Reading(Decimal(plain), len(plain.partition(".")[2]), 0, "stored"),)


def _placed(observation: Observation, table: Table) -> Observation:
    """The observation with its row and column counted as its sheet counts them."""
    row, column = observation.row, observation.column
    if not table.sheet or row is None or column is None:
        return observation
    return replace(observation, row=table.sheet_rows[row], column=table.sheet_columns[column])


def _number(observation: Observation, found: tuple[Reading, ...]) -> Number:
    o, decided = observation, found[0].why if len(found) > 1 else ""
    return Number(o.place, o.start, o.end, o.value_text, "observation", "", o.observation_id, found, decided)


def _surroundings(sheet: _Sheet) -> Surroundings:
    """What holds for all cells: rows and columns settled, caption, unit, period."""
    title = title_of(sheet.document, sheet.table, sheet.grid, sheet.layout)
    setting = _setting(sheet, title)
    frame = replace(sheet.frame, period=setting.frame)
    found = rows_of(sheet.grid, sheet.layout, frame)
    rows = {row.index: replace(row, values=_values(sheet, (row.index,), sheet.layout.values)) for row in found}
    heads = tuple(_compared(_head(sheet, column, setting), title, setting) for column in sheet.layout.values)
    columns = settled(_estimated(heads, title), setting)
    stub = (text for column in sheet.layout.labels for text in head_path(sheet.grid, sheet.layout, column))
    names = Names(rows, caption_name(title.words), topic_of(tuple(dict.fromkeys(stub))))
    return Surroundings(rows, {column.index: column for column in columns}, title.units, setting, names)


def _setting(sheet: _Sheet, title: Title) -> Setting:
    own = sheet.frame.period
    for text, why in ((title.words, "caption"), (sheet.section.rpartition(" / ")[2], "section")):
        period = period_in(text, own)
        if period is not None:
            return Setting(period, own or period, why)
    return Setting(own, own, "document")


def _head(sheet: _Sheet, column: int, setting: Setting) -> Head:
    path = head_path(sheet.grid, sheet.layout, column)
    values = _values(sheet, tuple(range(sheet.layout.head, len(sheet.grid.rows))), (column,))
    opened = any(is_one(text, "part_openers") for text in path)
    return Head(column, " / ".join(path), sense_of(path, setting.frame), values, opened)


def _compared(head: Head, title: Title, setting: Setting) -> Head:
    """A column of a table whose title compares all of it, ``các tháng năm 2004 so với tháng 12 năm 2003`` (%)."""
    told = sense_of((title.words,), setting.frame)
    in_per_cent = any(unit.name == "%" for unit in title.units) and head.sense.unit is None
    plain = head.sense.measure is Measure.LEVEL and not head.sense.before
    if not (told.against and in_per_cent and plain and by_values(head.values)[0] is Measure.INDEX):
        return head
    return replace(head, sense=replace(head.sense, measure=Measure.INDEX, base=told.base, against=told.against))


def _estimated(heads: tuple[Head, ...], title: Title) -> tuple[Head, ...]:
    """The columns of a table whose title alone calls it an estimate: ``Kết quả sơ bộ thi tốt nghiệp``."""
    if not holds(title.words, "estimates") or any(head.sense.status for head in heads):
        return heads
    return tuple(replace(head, sense=replace(head.sense, status=Status.ESTIMATE)) for head in heads)


def _values(sheet: _Sheet, rows: tuple[int, ...], columns: tuple[int, ...]) -> tuple[Decimal, ...]:
    """The signed figures of rows and columns."""
    found = []
    for row in rows:
        for column in columns:
            figure, square = sheet.grid.figure(row, column), sheet.grid.at(row, column)
            if figure is not None and square is not None:
                reading = _readings(figure, square.cell, Hint(sheet.style))[0]
                found.append(-reading.value if figure.sign < 0 else reading.value)
    return tuple(found)


def _style(document: Document, grid: Grid) -> Style:
    """How the table writes its numbers; one without evidence follows its document."""
    printed = " ".join(square.text for row in grid.rows for square in row if square is not None and square.figure)
    told = style_of(printed)
    return told if told is Style.ENGLISH or VIETNAMESE.search(printed) else style_of(document.text)
