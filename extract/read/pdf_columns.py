"""Tables without rules: lines whose figures stand in columns that no word of theirs crosses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box
from extract.read.pdf_grid import Grid, GridCell
from extract.read.pdf_lines import Printed, Strip

_FIGURE = re.compile(r"[-+(]?\d[\d.,]*[)%]*|[-–]")
_WIDE = 0.9  # of the size: a gap between columns
_RIVER = 0.45  # of the size: a stripe without any word, from the first row to the last
_FEWEST = 3  # rows of figures that make a table
_BETWEEN = 4  # lines without figures that may stand between two rows
_REACH = 2.3  # sizes from one baseline to the next: further off a line is no part of the table


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a line that belong together: from ``first`` up to ``last`` of its glyphs."""

    strip: Strip
    first: int
    last: int

    @property
    def x0(self) -> float:
        return self.strip.glyphs[self.first].x0

    @property
    def x1(self) -> float:
        return self.strip.glyphs[self.last - 1].x1

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.strip.glyphs[self.first : self.last])


def column_grids(strips: tuple[Strip, ...]) -> tuple[tuple[Grid, ...], tuple[Strip, ...]]:
    """The tables that lie among a page's lines, and the lines outside them."""
    grids: list[Grid] = []
    taken: set[Strip] = set()
    for rows in _regions(strips):
        columns = _columns(rows)
        lines = tuple(s for s in _extended(strips, rows, columns) if s not in taken)
        if len(columns) < 3 or not lines:
            continue
        taken |= set(lines)
        grids.append(_grid(lines, columns))
    return tuple(grids), tuple(strip for strip in strips if strip not in taken)


def _chunks(strip: Strip, gap: float) -> tuple[Chunk, ...]:
    """The stretches of a line between gaps of at least ``gap`` sizes."""
    glyphs = strip.glyphs
    cuts = [i for i, (a, b) in enumerate(pairwise(glyphs), 1) if b.x0 - a.x1 >= gap * strip.size]
    return tuple(Chunk(strip, first, last) for first, last in pairwise((0, *cuts, len(glyphs))))


def _is_row(strip: Strip) -> bool:
    """Whether a line looks like a row: at least three stretches, two of them figures or a dash for one."""
    texts = [chunk.text for chunk in _chunks(strip, _WIDE)]
    figures = [text for text in texts[1:] if _FIGURE.fullmatch(text)]
    return len(texts) > 2 and len(figures) > 1 and any(c.isdigit() for text in figures for c in text)


def _regions(strips: tuple[Strip, ...]) -> list[tuple[Strip, ...]]:
    """The rows of figures, in groups that can be one table."""
    groups: list[list[tuple[int, Strip]]] = []
    for place, strip in enumerate(strips):
        if not _is_row(strip):
            continue
        last = groups[-1][-1] if groups else None
        if last and place - last[0] <= _BETWEEN + 1 and abs(last[1].size - strip.size) < 0.6:
            groups[-1].append((place, strip))
        else:
            groups.append([(place, strip)])
    return [tuple(strip for _, strip in group) for group in groups if len(group) >= _FEWEST]


def _columns(rows: tuple[Strip, ...]) -> tuple[tuple[float, float], ...]:
    """The columns' extents: what is left between the stripes that no word of any row touches."""
    words = sorted((chunk.x0, chunk.x1) for row in rows for chunk in _chunks(row, 0.15))
    columns: list[tuple[float, float]] = []
    for x0, x1 in words:
        if columns and x0 - columns[-1][1] < _RIVER * rows[0].size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return tuple(columns)


def _extended(
    strips: tuple[Strip, ...], rows: tuple[Strip, ...], columns: tuple[tuple[float, float], ...]
) -> tuple[Strip, ...]:
    """The rows of figures with all lines between them, and those above and below that keep to the columns."""
    first, last = strips.index(rows[0]), strips.index(rows[-1])
    while first and _joins(strips[first - 1], strips[first], columns):
        first -= 1
    while last + 1 < len(strips) and _joins(strips[last + 1], strips[last], columns):
        last += 1
    return strips[first : last + 1]


def _joins(line: Strip, inner: Strip, columns: tuple[tuple[float, float], ...]) -> bool:
    if abs(line.base - inner.base) > _REACH * inner.size or abs(line.size - inner.size) > 0.6:
        return False
    chunks = _chunks(line, _RIVER)
    inside = line.x0 > columns[0][0] - line.size and line.x1 < columns[-1][1] + line.size
    return inside and (len(chunks) > 1 or len(_met(chunks[0], columns)) <= 1)


def _met(chunk: Chunk, columns: tuple[tuple[float, float], ...]) -> list[int]:
    """The columns that a stretch touches."""
    return [place for place, (x0, x1) in enumerate(columns) if chunk.x0 < x1 and chunk.x1 > x0]


def _grid(lines: tuple[Strip, ...], columns: tuple[tuple[float, float], ...]) -> Grid:
    held: dict[tuple[int, int], tuple[int, list[Strip]]] = {}
    rows = _row_numbers(lines, columns)
    for line, row in zip(lines, rows, strict=True):
        for chunk in _chunks(line, _RIVER):
            column, span = _place(chunk, columns)
            width, strips = held.setdefault((row, column), (span, []))
            held[row, column] = (max(width, span), [*strips, line.part(chunk.first, chunk.last)])
    covered = {(row, c) for (row, column), (span, _) in held.items() for c in range(column + 1, column + span)}
    empty = ((row, column) for row in range(rows[-1] + 1) for column in range(len(columns)))
    every = sorted({*held, *(place for place in empty if place not in covered)})
    cells = (GridCell(*place, 1, held[place][0] if place in held else 1, _strips(held, place)) for place in every)
    edges = (columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1])
    box = Box(lines[0].page, columns[0][0], lines[0].top, columns[-1][1], lines[-1].bottom)
    return Grid(box, tuple(cells), edges)


def _strips(held: dict[tuple[int, int], tuple[int, list[Strip]]], place: tuple[int, int]) -> tuple[Printed, ...]:
    return tuple(strip.printed for strip in held[place][1]) if place in held else ()


def _place(chunk: Chunk, columns: tuple[tuple[float, float], ...]) -> tuple[int, int]:
    """The column in which a stretch stands, and how many it spans."""
    met = _met(chunk, columns)
    if met:
        return met[0], met[-1] - met[0] + 1
    middle = (chunk.x0 + chunk.x1) / 2
    return min(range(len(columns)), key=lambda i: min(abs(columns[i][0] - middle), abs(columns[i][1] - middle))), 1


def _row_numbers(lines: tuple[Strip, ...], columns: tuple[tuple[float, float], ...]) -> tuple[int, ...]:
    """The row of each line: a line without figures goes on in the row above where it stands closer than rows do, or,
    where all lines stand alike, where its first column is empty."""
    figures = [_is_row(line) for line in lines]
    pitches = [below.base - above.base for above, below in pairwise(lines)]
    between_rows = [p for p, (a, b) in zip(pitches, pairwise(figures), strict=True) if a and b]
    usual = min(between_rows, default=max(pitches, default=0.0))
    tells = min(pitches, default=usual) < usual - 0.8
    rows = [0]
    for place, line in enumerate(lines[1:], 1):
        close = pitches[place - 1] < usual - 0.8 if tells else 0 not in _met(_chunks(line, _RIVER)[0], columns)
        goes_on = close and not figures[place]
        rows.append(rows[-1] + (0 if goes_on else 1))
    return tuple(rows)
