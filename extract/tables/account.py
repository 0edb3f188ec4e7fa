"""The account of a table's numbers: every digit run that is no observation, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Cell, Document, Number, Observation, Table
from extract.tables.figures import is_year
from extract.tables.grid import Grid
from extract.tables.layout import Layout, is_column_numbers

DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def account(document: Document, table: Table, grid: Grid, layout: Layout, found: tuple[Observation, ...]) -> Iterator[Number]:
    """The numbers of a table's cells that are no observations, ignored or unresolved."""
    place = f"table:{table.number}"
    taken = {(o.row, o.column): o for o in found}
    for cell in table.cells:
        observation = taken.get((cell.row, cell.column))
        for start, end in _runs(document, cell):
            if observation is not None and observation.start <= start < observation.end:
                continue
            text = document.text[start:end]
            reason, outcome = _reason(cell, text, grid, layout, observation is not None)
            if any(mark.start <= start < mark.end for mark in cell.marks):
                reason, outcome = "footnote mark", "ignored"
            yield Number(place, start, end, text, outcome, reason)


def _runs(document: Document, cell: Cell) -> Iterator[tuple[int, int]]:
    for piece in cell.pieces:
        yield from (found.span() for found in DIGITS.finditer(document.text, piece.start, piece.end))


def _reason(cell: Cell, text: str, grid: Grid, layout: Layout, observed: bool) -> tuple[str, str]:
    if observed:
        return "unit", "ignored"
    if cell.row < layout.head:
        if is_column_numbers(grid.rows[cell.row]):
            return "column number", "ignored"
        return ("year in head" if is_year(text) else "column head"), "ignored"
    named = ((layout.numbers, "row number"), (layout.units, "unit"), (layout.labels, "row label"))
    reason = next((reason for columns, reason in named if cell.column in columns), "")
    if reason:
        return reason, "ignored"
    if cell.column in layout.values and grid.figure(cell.row, cell.column):
        return "no head or label names it", "unresolved"
    return "words and figures in one cell", "unresolved"
