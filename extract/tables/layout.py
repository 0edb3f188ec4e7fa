"""Which rows of a table are its head and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from extract.tables.figures import is_year
from extract.tables.grid import Grid, Square
from extract.tables.units import unit_of
from extract.tables.vocabulary import is_one

NUMBERING = re.compile(r"[(\[]?(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)\]]*|[-–+*•]+")
COLUMN_NUMBER = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")
MOST, FEW = 0.8, 0.3  # of a column's cells that must be units: without and with a head that says so


@dataclass(frozen=True, slots=True)
class Layout:
    """The head's height, which of its rows are heads (not titles or column numbers), the columns by what they hold.

    ``remarks`` are columns of words behind the figures.
    """

    head: int
    heads: tuple[int, ...]
    numbers: tuple[int, ...]
    labels: tuple[int, ...]
    units: tuple[int, ...]
    values: tuple[int, ...]
    remarks: tuple[int, ...]


def layout_of(grid: Grid) -> Layout:
    """The layout of a grid, from its head words, else from what its columns hold."""
    named = _by_head(grid)
    first = _first_figures(grid, named)
    every = range(grid.width)
    numbers = tuple(c for c in every if named.get(c) == "row_numbers" or (c == 0 and _numbers_rows(grid, first)))
    least = [FEW if c in named else MOST for c in every]
    units = tuple(c for c in every if c and c not in numbers and _unit_share(grid, c, first) >= least[c])
    apart = {*numbers, *units, *(c for c, name in named.items() if name == "remarks")}
    figures = {c for r in range(first, len(grid.rows)) for c in every if c not in apart and grid.figure(r, c)}
    values = tuple(c for c in sorted(figures) if c or grid.width == 1)
    labels = tuple(c for c in every if c not in {*apart, *values} and c <= min(values, default=grid.width))
    remarks = tuple(c for c in every if c not in {*numbers, *units, *values, *labels})
    height = _head_height(grid, first, values)
    heads = tuple(row for row in range(height) if _is_head(grid, row, values))
    return Layout(height, heads, numbers, labels, units, values, remarks)


def head_path(grid: Grid, layout: Layout, column: int) -> tuple[str, ...]:
    """The words of a column's head from top to bottom, each cell once.

    A head over several columns that is printed over the first of them only counts for the others too.
    """
    path = []
    for row in layout.heads:
        text = grid.text(row, column).strip()
        path.append(text or _spanning(grid, layout, row, column))
    return each_once(text for text in path if text)


def each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without those that only repeat the one before, as cells merged over rows do."""
    return tuple(text for text, _ in groupby(texts))


def _spanning(grid: Grid, layout: Layout, row: int, column: int) -> str:
    """The head to the left of an empty one that it shares: both have heads of their own below."""
    below = [r for r in layout.heads if r > row]
    while any(grid.text(r, column) for r in below) and column - 1 in layout.values:
        column -= 1
        if grid.text(row, column):
            return grid.text(row, column).strip() if any(grid.text(r, column) for r in below) else ""
    return ""


def _is_head(grid: Grid, row: int, values: tuple[int, ...]) -> bool:
    return not is_column_numbers(grid.rows[row]) and any(_says(grid, row, column) for column in values)


def _by_head(grid: Grid) -> dict[int, str]:
    """The columns that a head word names, by the list of the word."""
    found: dict[int, str] = {}
    for row in grid.rows[:4]:
        for column, square in enumerate(row):
            if square is None or square.cell.column_span > 1 or column in found:
                continue
            name = next((name for name in ("row_numbers", "units", "remarks") if is_one(square.text, name)), "")
            if name:
                found[column] = name
    return found


def _first_figures(grid: Grid, named: dict[int, str]) -> int:
    """The first row whose figures are no years of a head and no column numbers."""
    for row, squares in enumerate(grid.rows):
        own = (s for c, s in enumerate(squares) if c and c not in named and s is not None and s.cell.row == row)
        figures = [square for square in own if square.figure]
        if figures and not is_column_numbers(squares) and not _is_years(grid, row, figures):
            return row
    return len(grid.rows)


def is_column_numbers(squares: tuple[Square | None, ...]) -> bool:
    """Whether a row numbers the columns: ``A | B | 1 | 2 | 3=2/1``."""
    texts = [square.text.strip() for square in squares if square is not None and not square.blank]
    counted = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    if len(counted) < 2 or not all(COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    return counted[0] <= 2 and counted == list(range(counted[0], counted[0] + len(counted)))


def _is_years(grid: Grid, row: int, figures: list[Square]) -> bool:
    """Whether a row of the head holds bare years: no label of its own stands before them, or words stand where the rows
    below have figures (``tháng 11 | tháng 12 | 2022 | so với``)."""
    if not all(is_year(square.text) for square in figures):
        return False
    first = figures[0].cell.column
    label = next((s for s in grid.rows[row][:first] if s is not None and s.is_words), None)
    over = (s for s in grid.rows[row] if s is not None and s.is_words and s.cell.row == row)
    return row == 0 or label is None or label.cell.row < row or any(_is_over_figures(grid, square) for square in over)


def _is_over_figures(grid: Grid, square: Square) -> bool:
    """Whether most cells below one hold figures."""
    below = [other for other in grid.column(square.cell.column, square.cell.row + 1) if not other.blank]
    return 2 * sum(other.figure is not None for other in below) > len(below)


def _numbers_rows(grid: Grid, first: int) -> bool:
    """Whether the first column numbers the rows: most of its cells are numbering and words stand in the next."""
    if grid.width < 3:
        return False
    texts = [square.text.strip() for square in grid.column(0, first) if square.text.strip()]
    words = [square for square in grid.column(1, first) if square.is_words]
    return bool(texts) and bool(words) and all(NUMBERING.fullmatch(text) for text in texts)


def _unit_share(grid: Grid, column: int, first: int) -> float:
    """The share of a column's cells that are units."""
    texts = [square.text.strip() for square in grid.column(column, first) if not square.blank]
    told = [text for text in texts if not is_one(text, "dittos")]
    known = [text for text in told if unit_of(text) is not None and not text.isdigit()]
    return len(known) / len(told) if told else 0.0


def _head_height(grid: Grid, first: int, values: tuple[int, ...]) -> int:
    """The rows down to the last one that says something over a column of figures, before the first figures."""
    said = [row for row in range(first) if any(_says(grid, row, column) for column in values)]
    return max(said, default=-1) + 1


def _says(grid: Grid, row: int, column: int) -> bool:
    square = grid.at(row, column)
    return square is not None and not square.blank and not _is_band(grid, square)


def _is_band(grid: Grid, square: Square) -> bool:
    """A cell over the whole width is a title, a unit line or the name of a section, no head."""
    return square.cell.column_span >= grid.width > 1
