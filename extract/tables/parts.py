"""Which total a figure of a table is part of: of the row above or below, or of the column beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from extract.model import Measure, Observation
from extract.tables.cells import Surroundings
from extract.tables.columns import Column
from extract.tables.rows import UNMARKED, WHOLE, Row, is_whole
from extract.view import fold

HUNDRED = 100
LISTED = re.compile(r"[^\W\d_]+(?:, [^\W\d_]+)+$")
WHOLES = frozenset({Measure.LEVEL, Measure.SHARE})


@dataclass(frozen=True, slots=True)
class _Cells:
    """The levels of a table by row and column, with its rows and columns."""

    levels: dict[tuple[int | None, int | None], Observation]
    shares: dict[tuple[int | None, int | None], Decimal]
    around: Surroundings


def with_totals(found: tuple[Observation, ...], around: Surroundings) -> tuple[Observation, ...]:
    """The observations, levels and shares pointing at the level that they are part of, in the same unit."""
    levels = {(o.row, o.column): o for o in found if o.measure is Measure.LEVEL}
    shares = {(o.row, o.column): o.value for o in found if o.measure is Measure.SHARE}
    cells = _Cells(levels, shares, around)
    return tuple(replace(o, part_of=_total(o, cells)) if o.measure in WHOLES else o for o in found)


def _total(observation: Observation, cells: _Cells) -> str | None:
    row, column = observation.row, observation.column
    if row is None or column is None:
        return None
    if observation.measure is Measure.SHARE:
        return _whole_of_share(row, column, cells)
    own = cells.levels.get((row, column))
    if own is None or column is None or own.unit == "%":
        return None
    rows = (cells.levels.get((total.index, column)) for total in _totals(cells.around.rows[row], cells.around.rows))
    beside = (cells.levels.get((row, c.index)) for c in _beside(cells.around.columns[column], cells.around))
    return next((total.observation_id for total in (*rows, *beside) if total and total.unit == own.unit), None)


def _whole_of_share(row: int, column: int, cells: _Cells) -> str | None:
    """The level that a share is of: of the rows above that whose own share is 100, else the nearest."""
    host = cells.around.columns[column].host
    own = cells.levels.get((row, host))
    if own is None or own.unit == "%":
        return None
    above = list(_totals(cells.around.rows[row], cells.around.rows))
    whole = [r for r in above if cells.shares.get((r.index, column)) == HUNDRED] or above
    levels = (cells.levels.get((r.index, host)) for r in whole)
    return next((level.observation_id for level in levels if level is not None and level.unit == own.unit), None)


def _totals(row: Row, rows: dict[int, Row]) -> Iterator[Row]:
    """The rows that a row is a part of, nearest first."""
    while row.parent is not None:
        parent = rows[row.parent]
        deeper = row.depth > parent.depth
        under = row.opened or deeper or row.rank != UNMARKED or parent.rank == WHOLE or is_whole(parent.name)
        if under and not _is_left_out(row, parent, rows):
            yield parent
        row = parent


def _is_left_out(row: Row, total: Row, rows: dict[int, Row]) -> bool:
    """Whether a total lists its parts (``Tổng đàn trâu, bò``), rows under it name them, and this row names none."""
    listed = LISTED.search(fold(total.name)) if is_whole(total.name) else None
    if listed is None:
        return False
    parts = frozenset(re.findall(r"[^\W\d_]+", listed.group()))
    beside = [other for other in rows.values() if other.parent == row.parent]
    return any(map(partial(_names, parts), beside)) and not _names(parts, row)


def _names(parts: frozenset[str], row: Row) -> bool:
    return not parts.isdisjoint(fold(row.name).split())


def _beside(column: Column, around: Surroundings) -> Iterator[Column]:
    """The column that a head of parts (``Trong đó``) breaks up: the nearest to its left of the same period."""
    if column.head.opened:
        left = (c for c in reversed(around.columns.values()) if c.index < column.index and not c.head.opened)
        yield from (c for c in left if c.sense.period == column.sense.period and c.sense.status == column.sense.status)
