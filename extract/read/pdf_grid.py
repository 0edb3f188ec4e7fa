"""A table on a page, and the parts of one table on several pages taken together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.model import Box
from extract.read.pdf_lines import Printed

_AGREE = 6.0  # points within which the columns of two parts of a table agree


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table on a page: 0-based place, spans, and its printed lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    strips: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: its place and its cells; ``columns`` are the edges of the columns, in points."""

    box: Box
    cells: tuple[GridCell, ...]
    columns: tuple[float, ...]


def joined_grids(
    grids: list[Grid], between: dict[int, list[Printed]]
) -> list[tuple[tuple[GridCell, ...], tuple[Printed, ...]]]:
    """The cells of each table, its parts on following pages taken together, and the lines of heads printed again.

    Two grids are one table where nothing of the body stands between them and their columns agree.
    """
    tables: list[tuple[list[Grid], list[Printed]]] = []
    for grid in grids:
        if tables and _continues(tables[-1][0][-1], grid, between):
            tables[-1][0].append(grid)
        else:
            tables.append(([grid], []))
    return [_stacked(parts) for parts, _ in tables]


def _continues(above: Grid, grid: Grid, between: dict[int, list[Printed]]) -> bool:
    if grid.box.page != above.box.page + 1 or len(grid.columns) != len(above.columns):
        return False
    agrees = all(abs(a - b) < _AGREE for a, b in zip(above.columns, grid.columns, strict=True))
    after = [s for s in between.get(above.box.page, []) if s.base > above.box.bottom]
    before = [s for s in between.get(grid.box.page, []) if s.base < grid.box.top]
    return agrees and not after and not before


def _stacked(grids: list[Grid]) -> tuple[tuple[GridCell, ...], tuple[Printed, ...]]:
    cells = list(grids[0].cells)
    repeated: list[Printed] = []
    for grid in grids[1:]:
        again = _same_head(cells, grid.cells)
        offset = max(cell.row + cell.row_span for cell in cells) - again
        repeated += [strip for cell in grid.cells if cell.row < again for strip in cell.strips]
        cells += [replace(cell, row=cell.row + offset) for cell in grid.cells if cell.row >= again]
    return tuple(cells), tuple(repeated)


def _same_head(first: list[GridCell], second: tuple[GridCell, ...]) -> int:
    """The number of rows at the top of ``second`` that print the head of ``first`` again."""
    count = 0
    while _row(first, count) and _row(first, count) == _row(list(second), count):
        count += 1
    return count


def _row(cells: list[GridCell], row: int) -> list[tuple[int, str]]:
    found = [(cell.column, " ".join(strip.text for strip in cell.strips)) for cell in cells if cell.row == row]
    return found if any(text for _, text in found) else []
