"""What a cell's figure states: its column's sense with what its row says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.bind.bases import base_in, default_base
from extract.bind.names import has_any
from extract.model import Base, Measure, Period, PeriodKind, Status
from extract.scan.units import NO_UNIT, Unit
from extract.spans import instant
from extract.tables.columns import Column, Setting, by_values
from extract.tables.heads import Sense
from extract.tables.naming import Names, indicator
from extract.tables.rows import Row
from extract.tables.units import PER_CENT_UNIT, counted_unit
from extract.tables.vocabulary import holds

TIMES, POINTS = Unit("lần", "times", known=True), Unit("điểm %", "points", known=True)
OF_RATIOS = {
    Measure.PLAN_RATIO: PER_CENT_UNIT,
    Measure.CHANGE: PER_CENT_UNIT,
    Measure.INDEX: PER_CENT_UNIT,
    Measure.SHARE: PER_CENT_UNIT,
    Measure.MULTIPLE: TIMES,
    Measure.CONTRIBUTION: POINTS,
}
Dated = tuple[Period | None, str]
"""A period and the rule that gave it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for all cells of a table: its rows and columns by position, the units of all its figures, its period,
    what names its figures."""

    rows: dict[int, Row]
    columns: dict[int, Column]
    units: tuple[Unit, ...]
    setting: Setting
    names: Names


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
    sense, how = _sense(row, column)
    if sense.measure is Measure.INDEX and holds(row.name, "growth_rows"):
        sense = replace(sense, measure=Measure.CHANGE)  # "Lạm phát cơ bản 1,61" among indices
    measure = sense.measure or Measure.LEVEL
    level, whence = _level_unit(row, column, around)
    unit, whence = (own, "cell") if own else _unit(sense, level, whence)
    name, named = indicator(row, sense.words, around.names, level.name)
    period, dated = _period(row, column, sense, how["period"])
    base, base_text = _base(sense, period, around.setting.frame)
    flow = holds(name, "no_stocks") or holds(around.names.caption, "flow_captions")
    said = f"{sense.words} {row.name}" if sense.words and holds(around.names.caption, "joints") else name
    period, dated = (period, dated) if flow else _at_end(row, column, sense, said, (period, dated))
    how |= {"unit": whence, "indicator": named, "period": dated} | ({"base": "words"} if base else {})
    return Meaning(
        measure, base, base_text, period, sense.status or Status.ACTUAL, unit, name, tuple(sorted(how.items()))
    )


def _sense(row: Row, column: Column) -> tuple[Sense, dict[str, str]]:
    """The column's sense with the measure and status that a row's label tells (``So với cùng kỳ (%)``)."""
    sense, told, how = column.sense, row.sense, dict(column.how)
    if told is None or sense.measure is not Measure.LEVEL or sense.status is Status.PLAN:
        return sense, how
    status = told.status or sense.status
    if told.measure is Measure.LEVEL:
        return replace(sense, status=status), how | ({"status": "row"} if told.status else {})
    measure = told.measure or by_values(row.values)[0]
    found = replace(sense, measure=measure, base=told.base, against=told.against, status=status)
    return found, how | {"measure": "row"}


def _base(sense: Sense, period: Period | None, frame: Period | None) -> tuple[Base | None, str | None]:
    if sense.measure is Measure.LEVEL:
        return None, None
    if sense.base is not None:
        return sense.base, None
    return base_in(sense.against, period, frame) or (default_base(period), None)


def _level_unit(row: Row, column: Column, around: Surroundings) -> tuple[Unit, str]:
    """The unit of the levels that a cell is or speaks of: the head's if it names a quantity, else the row's."""
    host = around.columns[column.host] if column.host is not None else column
    above = dict(row.column_units).get(host.index)
    if above is not None:
        return above, "row of units"
    if row.note_units:
        return _unit_of_kind(row.note_units, host.sense.words), "note"
    head = host.sense.unit if host.sense.measure is Measure.LEVEL else None
    if head is not None and (row.unit is None or head.kind == "ratio" or host.sense.words):
        return head, "head"
    if row.unit is not None:
        return row.unit, "row"
    counted = counted_unit(row.name)
    if around.units:
        return _unit_of_kind(around.units, host.sense.words), "table"
    return (counted, "counted in the name") if counted is not None else (NO_UNIT, "none told")


def _unit_of_kind(units: tuple[Unit, ...], words: str) -> Unit:
    """Of a table's units the money for a column of values (``Trị giá``), the other for one of quantities."""
    money = holds(words, "values")
    return next((unit for unit in units if (unit.kind == "money") is money), units[0])


def _unit(sense: Sense, level: Unit, whence: str) -> tuple[Unit, str]:
    ratio = OF_RATIOS.get(sense.measure) if sense.measure else None
    if ratio is not None:
        return ratio, "measure"
    if sense.measure is not Measure.CHANGE_ABS:
        return level, whence
    if sense.unit is not None:
        return sense.unit, "head"
    return (POINTS, "points of a rate") if level.name == "%" else (level, whence)


def _period(row: Row, column: Column, sense: Sense, why: str) -> Dated:
    """The column's period, the row's where only that is named, both where the row names a month of the head's year."""
    head, own = sense.period, row.period
    if own is None or head is None or not column.dated:
        return (own, "row") if own is not None else (head, why)
    if head.kind is PeriodKind.YEAR and own.kind is not PeriodKind.YEAR and sense.status is not Status.PLAN:
        return _in_year(own, head.end.year), "row and head"
    return head, why


def _in_year(period: Period, year: int) -> Period:
    """A month or quarter that a row names, in the year that the head names."""
    day = period.end.day if (period.end.month, period.end.day) != (2, 29) else 28
    return replace(period, start=period.start.replace(year=year), end=period.end.replace(year=year, day=day))


def _at_end(row: Row, column: Column, sense: Sense, name: str, told: Dated) -> Dated:
    """The date at which a stock stands, or a thing is described that nothing dates."""
    period, why = told
    if period is None or sense.status is Status.PLAN:
        return told
    if has_any(name, "stocks"):
        return instant(period.end), f"{why}; a stock, at its end"
    if not column.dated and row.period is None and has_any(name, "things"):
        return instant(period.end), f"{why}; a thing described, at its end"
    return told
