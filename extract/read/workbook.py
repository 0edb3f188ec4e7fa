"""A workbook as a document: each sheet's title and unit line as paragraphs, the rest as its tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath

from extract.errors import ReadError
from extract.model import Block, BlockKind, Cell, Document, Span, Table
from extract.read.sheets import Sheet, SheetCell
from extract.tables.units import units_of
from extract.tables.vocabulary import holds

TITLE = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+|Biểu|Bảng|Phụ lục)\s*[.:)]?\s*\(?(?=[^\W\d_])", re.IGNORECASE)
SPACES = 2  # before a label that set it in as much as a step of indentation
NOTHING = ("a workbook without a word or figure", "check that it is the right file")


def read_workbook(data: bytes, name: str, format: str) -> Document:
    """The document of a workbook, ``xlsx`` or ``xls``; raises ReadError where none can be made of it."""
    from extract.read.xls import read_xls
    from extract.read.xlsx import read_xlsx

    sheets = (read_xlsx if format == "xlsx" else read_xls)(data, name)
    page = _Page()
    for sheet in sheets:
        for rows in _regions(sheet):
            page.add(sheet.name, rows)
    if not page.flow:
        raise ReadError(name, *NOTHING)
    return Document(
        path=PurePath(name).as_posix(),
        format=format,
        sha256=hashlib.sha256(data).hexdigest(),
        text="".join(page.text),
        flow=tuple(page.flow),
    )


Row = tuple[SheetCell, ...]


def _regions(sheet: Sheet) -> Iterator[tuple[Row, ...]]:
    """The tables of a sheet: a title behind an empty row, where figures came before, begins another."""
    rows = [tuple(row) for _, row in groupby(sheet.cells, key=lambda cell: cell.row)]
    region: list[Row] = []
    for row in rows:
        apart = bool(region) and row[0].row > region[-1][0].row + 1
        if apart and len(row) == 1 and TITLE.match(row[0].text) and any(map(_has_figures, region)):
            yield tuple(region)
            region = []
        region.append(row)
    if region:
        yield tuple(region)


def _has_figures(row: Row) -> bool:
    return sum(cell.stored is not None for cell in row) > 0


def _is_unit(cell: SheetCell) -> bool:
    return bool(units_of(cell.text))


def _is_head(cell: SheetCell, left: int) -> bool:
    """Whether a lone cell above a table is the head of its one column: not at the left, no unit."""
    return cell.column > left and not _is_unit(cell)


def _is_title(row: Row, left: int) -> bool:
    """Whether a row stands above a table's head: a line of its title, a unit, or both side by side."""
    beside = len(row) == 2 and row[0].column == left and row[0].stored is None and _is_unit(row[1])
    return beside or (len(row) == 1 and not _is_head(row[0], left))


def _printed_again(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a title that goes on, with what is printed again under it of the rows above the first figures."""
    first = next((n for n, row in enumerate(rows) if _has_figures(row)), len(rows))
    head = {_plain(cell) for row in rows[:first] for cell in row}
    again: list[Row] = []
    for before, row in zip(rows[first - 1 :], rows[first:], strict=False):
        goes_on = len(row) == 1 and holds(row[0].text, "continued") and TITLE.match(row[0].text)
        under = before in again and not _has_figures(row) and all(_plain(cell) in head for cell in row)
        if goes_on or under:
            again.append(row)
    return tuple(again)


def _plain(cell: SheetCell) -> str:
    return " ".join(cell.text.split())


@dataclass(slots=True)
class _Page:
    """The text and flow of a workbook as they grow."""

    text: list[str]
    flow: list[Block | Table]
    at: int

    def __init__(self) -> None:
        self.text, self.flow, self.at = [], [], 0

    def add(self, sheet: str, rows: tuple[Row, ...]) -> None:
        """A region: the lone cells above its head as blocks, the first a heading, the rest as a table.

        A title that goes on (``13. (Tiếp theo) …``) and the heads printed again under it are no rows of the table.
        """
        again = _printed_again(rows)
        rows = tuple(row for row in rows if row not in again)
        left = min(row[0].column for row in rows)
        body = next((n for n, row in enumerate(rows) if not _is_title(row, left)), len(rows))
        above = tuple(cell for row in rows[:body] for cell in row)
        titles: list[Block] = []
        for n, cell in enumerate(above):
            block = Block(BlockKind.HEADING if n == 0 else BlockKind.PARAGRAPH, (self._write(cell),), level=1)
            titles.append(block)
            self._break()
        self.flow.extend(titles)
        for cell in (cell for row in again for cell in row):
            self.flow.append(Block(BlockKind.FURNITURE, (self._write(cell),)))
            self._break()
        if body < len(rows):
            named = (block for cell, block in zip(above, titles, strict=True) if not _is_unit(cell))
            caption = tuple(piece for block in named for piece in block.pieces)
            self.flow.append(self._table(sheet, rows[body:], caption))
        self._break()

    def _table(self, sheet: str, rows: tuple[Row, ...], caption: tuple[Span, ...]) -> Table:
        row_numbers = tuple(row[0].row for row in rows)
        columns = tuple(sorted({cell.column for row in rows for cell in row}))
        row_of, column_of = ({number: n for n, number in enumerate(each)} for each in (row_numbers, columns))
        cells = []
        for row in rows:
            for cell in row:
                right = [c for c in columns if cell.column <= c < cell.column + cell.column_span]
                below = [r for r in row_numbers if cell.row <= r < cell.row + cell.row_span]
                place = Cell(row_of[cell.row], column_of[cell.column], (self._write(cell),), len(below), len(right))
                leading = len(cell.text) - len(cell.text.lstrip(" "))
                cells.append(replace(place, stored=cell.stored, indent=cell.indent + leading // SPACES))
                self._put("\t")
            self._break()
        number = sum(isinstance(part, Table) for part in self.flow) + 1
        return Table(number, tuple(cells), len(rows), len(columns), caption, sheet, row_numbers, columns)

    def _write(self, cell: SheetCell) -> Span:
        text = re.sub(r"[\r\n\t]+", " ", cell.text)
        start = self.at + len(text) - len(text.lstrip())
        self._put(text)
        return Span(start, start + len(text.strip()))

    def _put(self, text: str) -> None:
        self.text.append(text)
        self.at += len(text)

    def _break(self) -> None:
        self._put("\n")
