"""Printed ratios against the levels they are of: attainment of plans, growth and changes."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Base, Measure, Status
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import Equation, Identity
from extract.validate.interval import HUNDRED, Interval
from extract.validate.links import in_sentence, is_year_before, level_of, name_of, told_of

FULL = Interval.of(HUNDRED)
HELD = frozenset({Measure.CHANGE, Measure.INDEX, Measure.MULTIPLE, Measure.CHANGE_ABS})


def quotient(part: Figure, whole: Figure, ratio: Figure) -> Equation:
    """A part over its whole, in per cent, against the ratio printed."""

    def sides(value_of: Taken) -> tuple[Interval, Interval] | None:
        quotient = value_of(part).over(value_of(whole))
        return (value_of(ratio), quotient * FULL) if quotient is not None else None

    return sides


def plans(figures: Figures) -> Iterator[Identity]:
    """``3.100 ha, đạt 92,3% (KH 3.360 ha)``: the level over the plan printed beside it."""
    for ratio in figures.all:
        if ratio.observation.measure is not Measure.PLAN_RATIO:
            continue
        level = level_of(figures, ratio)
        if level is None or level.observation.status is Status.PLAN:
            continue
        beside = [f for f in in_sentence(figures, ratio) if _is_plan_of(f, level)]
        if len(beside) == 1:
            yield Identity("plan", None, (level, beside[0], ratio), quotient(level, beside[0], ratio))


def _is_plan_of(figure: Figure, level: Figure) -> bool:
    o = figure.observation
    planned = figure.is_level and o.status is Status.PLAN and o.unit == level.observation.unit
    return planned and name_of(figure) == name_of(level)


def growth(figures: Figures) -> Iterator[Identity]:
    """``24 vụ, giảm 6 vụ (20%)``; ``910 tỷ, tăng 4% (cùng kỳ 875 tỷ)``: the printed change against two levels."""
    for ratio in figures.all:
        if ratio.observation.measure not in HELD or ratio.observation.base is Base.PLAN:
            continue
        level = level_of(figures, ratio)
        if level is None:
            continue
        if ratio.observation.measure is not Measure.CHANGE_ABS:
            beside = (f for f in told_of(figures, level) if f.observation.measure is Measure.CHANGE_ABS)
            change = next((f for f in beside if f.observation.base == ratio.observation.base), None)
            if change is not None and change.observation.unit == level.observation.unit:
                yield Identity("growth", None, (level, change, ratio), _from_change(level, change, ratio))
        earlier = [f for f in in_sentence(figures, ratio) if _is_base_of(f, level)]
        if len(earlier) == 1 and ratio.observation.base is Base.SAME_PERIOD:
            yield Identity("growth", None, (level, earlier[0], ratio), _from_base(level, earlier[0], ratio))


def _is_base_of(figure: Figure, level: Figure) -> bool:
    o = figure.observation
    alike = figure.is_level and o.unit == level.observation.unit and name_of(figure) == name_of(level)
    return alike and is_year_before(o.period, level.observation.period)


def _from_change(level: Figure, change: Figure, ratio: Figure) -> Equation:
    def sides(value_of: Taken) -> tuple[Interval, Interval] | None:
        now, moved = value_of(level), value_of(change)
        return _relative(ratio, value_of, now, now - moved)

    return sides


def _from_base(level: Figure, base: Figure, ratio: Figure) -> Equation:
    return lambda value_of: _relative(ratio, value_of, value_of(level), value_of(base))


def _relative(ratio: Figure, value_of: Taken, now: Interval, before: Interval) -> tuple[Interval, Interval] | None:
    printed, quotient = value_of(ratio), now.over(before)
    if quotient is None:
        return None
    match value_of.measure(ratio):
        case Measure.CHANGE:
            return printed, quotient * FULL - FULL
        case Measure.INDEX:
            return printed, quotient * FULL
        case Measure.MULTIPLE:
            return printed, quotient
    return printed, now - before
