"""Which rows of a table are its head and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.tables.figures import is_year
from extract.tables.grid import Grid, Square
from extract.tables.measures import unit_of
from extract.tables.vocabulary import is_one, opens

NUMBERING = re.compile(r"[(\[]?(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)\]]*|[-–+*•]+")
COLUMN_NUMBER = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")
MOST = 0.8  # of a column's cells that must be of a kind


@dataclass(frozen=True, slots=True)
class Layout:
    """The head's height, those of its rows that are heads (not titles or column numbers), the columns by what they hold.

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
    numbers = tuple(c for c in range(grid.width) if named.get(c) == "row_numbers" or (c == 0 and _numbers_rows(grid, first)))
    units = tuple(c for c in range(grid.width) if c not in numbers and _holds_units(grid, c, first, c in named))
    apart = {*numbers, *units, *(c for c, name in named.items() if name == "remarks")}
    values = tuple(c for c in range(grid.width) if c not in apart and any(grid.figure(r, c) for r in range(first, len(grid.rows))))
    stub = min(values, default=grid.width)
    values = tuple(c for c in values if c != 0 or grid.width == 1 or numbers)
    labels = tuple(c for c in range(grid.width) if c not in apart and c not in values and c <= stub)
    remarks = tuple(c for c in range(grid.width) if c not in {*numbers, *units, *values, *labels})
    height = _head_height(grid, first, values)
    heads = tuple(row for row in range(height) if not is_column_numbers(grid.rows[row]) and any(_says(grid, row, c) for c in values))
    return Layout(height, heads, numbers, labels, units, values, remarks)


def _by_head(grid: Grid) -> dict[int, str]:
    """The columns that a head word names, by the list of the word."""
    found: dict[int, str] = {}
    for row in grid.rows[:4]:
        for column, square in enumerate(row):
            for name in ("row_numbers", "units", "remarks"):
                if square is not None and square.cell.column_span == 1 and column not in found and is_one(square.text, name):
                    found[column] = name
    return found


def _first_figures(grid: Grid, named: dict[int, str]) -> int:
    """The first row whose figures are no years of a head and no column numbers."""
    for row, squares in enumerate(grid.rows):
        figures = [s for c, s in enumerate(squares) if c and c not in named and s is not None and s.figure and s.cell.row == row]
        if figures and not is_column_numbers(squares) and not _is_years(grid, row, figures):
            return row
    return len(grid.rows)


def is_column_numbers(squares: tuple[Square | None, ...]) -> bool:
    """Whether a row numbers the columns: ``A | B | 1 | 2 | 3=2/1``."""
    texts = [square.text.strip() for square in squares if square is not None and not square.blank]
    counted = [int(found.group()) for text in texts if COLUMN_NUMBER.fullmatch(text) and (found := re.search(r"\d+", text))]
    return len(counted) > 1 and all(COLUMN_NUMBER.fullmatch(t) for t in texts) and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 2


def _is_years(grid: Grid, row: int, figures: list[Square]) -> bool:
    """Whether a row of the head holds bare years: no label of its own stands before them."""
    if not all(is_year(square.text) for square in figures):
        return False
    label = next((s for s in grid.rows[row] if s is not None and s.is_words), None)
    return row == 0 or label is None or label.cell.row < row


def _numbers_rows(grid: Grid, first: int) -> bool:
    """Whether the first column numbers the rows: most of its cells are numbering and words stand in the next."""
    if grid.width < 3:
        return False
    texts = [square.text.strip() for square in grid.column(0, first) if square.text.strip()]
    words = [square for square in grid.column(1, first) if square.is_words]
    return bool(texts) and bool(words) and all(NUMBERING.fullmatch(text) for text in texts)


def _holds_units(grid: Grid, column: int, first: int, told: bool) -> bool:
    squares = [square for square in grid.column(column, first) if not square.blank and not opens(square.text, "dittos")]
    known = [square for square in squares if unit_of(square.text) is not None and not square.text.strip().isdigit()]
    return column > 0 and bool(known) and len(known) >= (0.3 if told else MOST) * len(squares)


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
