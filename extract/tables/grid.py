"""The grid of a table: each position with the cell that covers it, its words and its figure."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Cell, Document, Table
from extract.tables.figures import Figure, figure_in
from extract.tables.vocabulary import is_one
from extract.view import View, view_of


@dataclass(frozen=True, slots=True)
class Square:
    """A cell with its view; ``blank`` where it is empty or printed as empty (``-``, ``...``, ``x``)."""

    cell: Cell
    view: View
    figure: Figure | None
    blank: bool

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def is_words(self) -> bool:
        return not self.blank and self.figure is None


@dataclass(frozen=True, slots=True)
class Grid:
    """All positions of a table by row and column; one that no cell covers is None."""

    rows: tuple[tuple[Square | None, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> Square | None:
        return self.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """The words at a position; empty for a blank one."""
        square = self.rows[row][column]
        return "" if square is None or square.blank else square.text

    def figure(self, row: int, column: int) -> Figure | None:
        """The figure whose cell begins at a position."""
        square = self.rows[row][column]
        return square.figure if square and (square.cell.row, square.cell.column) == (row, column) else None

    def column(self, column: int, start: int) -> tuple[Square, ...]:
        """The squares of a column from a row on."""
        return tuple(square for row in self.rows[start:] if (square := row[column]) is not None)


def grid_of(document: Document, table: Table) -> Grid:
    """The grid of a table of a document."""
    places: list[list[Square | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        square = _square(document, cell)
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                places[row][column] = square
    return Grid(tuple(tuple(row) for row in places))


def _square(document: Document, cell: Cell) -> Square:
    view = view_of(document.text, cell.pieces, cell.marks)
    text = view.text.strip()
    return Square(cell, view, figure_in(view), not text or is_one(text, "blanks"))
