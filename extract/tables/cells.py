"""What a cell's figure states: its column's meaning with what its row says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.bind.bases import base_in
from extract.bind.names import has_any
from extract.model import Base, Measure, Period, PeriodKind, Status
from extract.periods import instant
from extract.scan.units import NO_UNIT, Unit
from extract.tables.columns import Column, Setting, by_values
from extract.tables.naming import indicator
from extract.tables.rows import Row

PER_CENT, TIMES, POINTS = Unit("%", "ratio", known=True), Unit("lần", "times", known=True), Unit("điểm %", "points", known=True)
OF_RATIOS = {
    Measure.PLAN_RATIO: PER_CENT, Measure.CHANGE: PER_CENT, Measure.INDEX: PER_CENT, Measure.SHARE: PER_CENT,
    Measure.MULTIPLE: TIMES, Measure.CONTRIBUTION: POINTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for all cells of a table: rows by index, what the caption names, the unit of all, period and report."""

    rows: dict[int, Row]
    columns: dict[int, Column]
    caption: str
    unit: Unit | None
    setting: Setting


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields of an observation that words give."""

    measure: Measure
    base: Base | None
    base_text: str | None
    period: Period | None
    status: Status
    unit: Unit
    indicator: str
    how: tuple[tuple[str, str], ...]


def meaning(row: Row, column: Column, own: Unit | None, around: Surroundings) -> Meaning:
    """The meaning of the cell in a row and a column; ``own`` is a unit printed in the cell."""
    column, asked = _as_row_says(row, column, around)
    level, said = _level_unit(row, column, around)
    unit, why = (own, "cell") if own else (asked, "ratio") if asked else _unit(column, level, said)
    name = indicator(row, column, around.rows, around.caption, level.name)
    period, dated = _period(row, column, name, around)
    how = dict(column.how) | {"period": dated or dict(column.how).get("period", ""), "unit": why, "indicator": "row and head"}
    return Meaning(column.measure, column.base, column.base_text, period, column.status, unit, name, tuple(sorted(how.items())))


def _as_row_says(row: Row, column: Column, around: Surroundings) -> tuple[Column, Unit | None]:
    """The column with the measure that a row's label tells (``So với cùng kỳ (%)``), and the unit that a ratio has."""
    sense = row.sense
    if sense is None or column.measure is not Measure.LEVEL:
        return column, OF_RATIOS.get(column.measure)
    if sense.status is Status.PLAN:
        return replace(column, status=Status.PLAN, period=sense.period if not column.dated else column.period), None
    if sense.measure is Measure.LEVEL:
        return replace(column, status=sense.status or column.status), None
    measure = sense.measure or by_values(row.values)[0]
    base, text = (sense.base, None) if sense.base else base_in(sense.against, column.period, around.setting.frame) or (Base.SAME_PERIOD, None)
    told = replace(column, measure=measure, base=base, base_text=text, how=(*column.how, ("base", "row"), ("measure", "row")))
    return told, OF_RATIOS.get(measure)


def _level_unit(row: Row, column: Column, around: Surroundings) -> tuple[Unit, str]:
    """The unit of the levels that a cell is or speaks of."""
    host = around.columns.get(column.host) if column.host is not None else column
    if host is not None and host.unit is not None and (row.unit is None or host.unit.kind == "ratio"):
        return host.unit, "head"
    if row.unit is not None:
        return row.unit, "row"
    return (around.unit, "table") if around.unit is not None else (NO_UNIT, "none")


def _unit(column: Column, level: Unit, said: str) -> tuple[Unit, str]:
    if column.measure is not Measure.CHANGE_ABS:
        return level, said
    if column.unit is not None:
        return column.unit, "head"
    return (POINTS, "points of a rate") if level.name == "%" else (level, said)


def _period(row: Row, column: Column, name: str, around: Surroundings) -> tuple[Period | None, str]:
    """The period of a cell and the rule that gave it, where that is not the column's."""
    period, why = column.period, ""
    if row.period is not None and not column.dated:
        period, why = row.period, "row"
    elif row.period is not None and period is not None and period.kind is PeriodKind.YEAR and row.period.kind is not PeriodKind.YEAR:
        period, why = _in_year(row.period, period.end.year), "row and head"
    if period is None or column.status is Status.PLAN:
        return period, why
    if has_any(name, "stocks"):
        return instant(period.end), "a stock, at the period's end"
    if not column.dated and row.period is None and has_any(name, "things"):
        return instant(period.end), "a thing described, at the period's end"
    return period, why


def _in_year(period: Period, year: int) -> Period:
    """A month or quarter that a row names, in the year that the head names."""
    try:
        return replace(period, start=period.start.replace(year=year), end=period.end.replace(year=year))
    except ValueError:  # 29 February
        return replace(period, start=period.start.replace(year=year), end=period.end.replace(year=year, day=28))
