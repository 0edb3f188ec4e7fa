"""Which total a figure of a table is part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.model import Measure, Observation
from extract.tables.columns import Column
from extract.tables.rows import UNMARKED, WHOLE, Row, is_whole


def with_totals(found: tuple[Observation, ...], rows: dict[int, Row], columns: dict[int, Column]) -> tuple[Observation, ...]:
    """The observations, levels and shares pointing at the level of the total row above them in the same unit."""
    levels = {(o.row, o.column): o for o in found if o.measure is Measure.LEVEL}
    return tuple(replace(o, part_of=_total(o, rows, columns, levels)) for o in found)


def _total(
    observation: Observation,
    rows: dict[int, Row],
    columns: dict[int, Column],
    levels: dict[tuple[int | None, int | None], Observation],
) -> str | None:
    if observation.row is None or observation.column is None or observation.measure not in {Measure.LEVEL, Measure.SHARE}:
        return None
    share = observation.measure is Measure.SHARE
    column = columns[observation.column].host if share else observation.column
    own = levels.get((observation.row, column)) if share else observation
    if own is None or own.unit == "%":
        return None
    above = (levels.get((parent.index, column)) for parent in _totals(rows[observation.row], rows))
    return next((total.observation_id for total in above if total and total.unit == own.unit), None)


def _totals(row: Row, rows: dict[int, Row]) -> Iterator[Row]:
    """The rows that a row is a part of, nearest first."""
    while row.parent is not None:
        parent = rows[row.parent]
        if row.opened or row.rank != UNMARKED or parent.rank == WHOLE or is_whole(parent.name):
            yield parent
        row = parent
