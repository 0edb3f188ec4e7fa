"""The account of a table's numbers: every digit run that is no observation, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Cell, Document, Number, Observation, Table
from extract.tables.figures import is_year
from extract.tables.grid import Grid
from extract.tables.layout import Layout, is_column_numbers

DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def account(
    document: Document, table: Table, grid: Grid, layout: Layout, found: tuple[Observation, ...]
) -> Iterator[Number]:
    """The numbers of a table's cells that are no observations, ignored or unresolved."""
    place = table.place
    observed = {o.start: o for o in found}
    for cell in table.cells:
        own = next(
            (observed[at] for piece in cell.pieces for at in range(piece.start, piece.end) if at in observed), None
        )
        for start, end in _runs(document, cell):
            if own is not None and own.start <= start < own.end:
                continue
            text = document.text[start:end]
            if any(mark.start <= start < mark.end for mark in cell.marks):
                reason = "footnote mark"
            else:
                reason = "unit" if own is not None else _ignored(cell, text, grid, layout)
            yield Number(place, start, end, text, "ignored" if reason else "unresolved", reason or _unread(cell, grid))


def _runs(document: Document, cell: Cell) -> Iterator[tuple[int, int]]:
    for piece in cell.pieces:
        yield from (found.span() for found in DIGITS.finditer(document.text, piece.start, piece.end))


def _ignored(cell: Cell, text: str, grid: Grid, layout: Layout) -> str:
    """Why a number outside the columns of figures measures nothing; empty where it may."""
    if cell.row < layout.head:
        if is_column_numbers(grid.rows[cell.row]):
            return "column number"
        return "year in head" if is_year(text) else "column head"
    named = ((layout.numbers, "row number"), (layout.units, "unit"), (layout.labels, "row label"))
    return next((reason for columns, reason in named if cell.column in columns), "")


def _unread(cell: Cell, grid: Grid) -> str:
    return "no head or label names it" if grid.figure(cell.row, cell.column) else "words and figures in one cell"
