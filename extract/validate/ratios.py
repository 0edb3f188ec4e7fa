"""Printed ratios against the levels they are of: attainment of plans, growth and changes."""

from __future__ import annotations

from collections.abc import Iterator

from extract.bind.scope import BASE_LEVELS, COMPARED, HELD, PAIRED_BASE, TOLD_FIRST, YEAR_BEFORE
from extract.interval import HUNDRED, Interval, total
from extract.kinds import are_alike
from extract.model import Base, Bound, Measure, Status
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import Equation, Identity
from extract.validate.links import in_sentence, is_base_level, is_year_before, level_of, name_of, told_as, told_of

FULL = Interval.of(HUNDRED)
TIED = BASE_LEVELS - {YEAR_BEFORE}  # to the change beside them


def quotient(parts: tuple[Figure, ...], whole: Figure, ratio: Figure) -> Equation:
    """Parts together over their whole, in per cent, against the ratio printed."""

    def sides(value_of: Taken) -> tuple[Interval, Interval] | None:
        found = total(tuple(map(value_of, parts))).over(value_of(whole))
        return (value_of(ratio), found * FULL) if found is not None else None

    return sides


def plans(figures: Figures) -> Iterator[Identity]:
    """``3.100 ha, đạt 92,3% (KH 3.360 ha)``: the level over the plan printed beside it."""
    for ratio in figures.all:
        if ratio.observation.measure is not Measure.PLAN_RATIO:
            continue
        level = level_of(figures, ratio)
        if level is None or level.observation.status is Status.PLAN or _is_threshold(ratio, level):
            continue
        beside = [f for f in in_sentence(figures, ratio) if _is_plan_of(f, level)]
        behind = [f for f in figures.all[figures.place(ratio) + 1 :][:1] if any(f is plan for plan in beside)]
        for plan in behind or beside[: len(beside) == 1]:
            yield Identity("plan", None, (level, plan, ratio), quotient((level,), plan, ratio))


def _is_threshold(ratio: Figure, level: Figure) -> bool:
    """Whether a ratio only says which things are counted: ``07/10 khoản đạt từ 83% trở lên``."""
    return level.is_counted and level.observation.part_of is not None and ratio.observation.bound is not Bound.EXACT


def _is_plan_of(figure: Figure, level: Figure) -> bool:
    o = figure.observation
    planned = figure.is_level and o.status is Status.PLAN and are_alike(o.unit, level.observation.unit)
    return planned and name_of(figure) == name_of(level)


def growth(figures: Figures) -> Iterator[Identity]:
    """``24 vụ, giảm 6 vụ (20%)``; ``910 tỷ, tăng 4% (cùng kỳ 875 tỷ)``; ``300 ca, tăng 46 ca so với tháng trước (254
    ca)``: the printed change against two levels."""
    for ratio in figures.all:
        if ratio.observation.measure not in COMPARED:
            continue
        level = level_of(figures, ratio)
        if level is not None and ratio.observation.measure is not Measure.CHANGE_ABS:
            beside = (f for f in told_of(figures, level) if f.observation.measure is Measure.CHANGE_ABS)
            change = next((f for f in beside if f.observation.base == ratio.observation.base), None)
            if change is not None and change.observation.unit == level.observation.unit:
                yield Identity("growth", None, (level, change, ratio), _from_change(level, change, ratio))
        earlier = base_level(figures, ratio, level)
        if earlier is not None and not any(_is_range(figure) for figure in (*earlier, ratio)):
            yield Identity("growth", None, (*earlier, ratio), _from_base(*earlier, ratio))


def _is_range(figure: Figure) -> bool:
    """Whether a figure is an end of a range: ``7.600 - 7.800 đồng/kg``."""
    return figure.observation.bound in {Bound.LOW, Bound.HIGH}


def base_level(figures: Figures, ratio: Figure, level: Figure | None) -> tuple[Figure, Figure] | None:
    """A level and that of the base which its change is reckoned from; None where the sentence tells no base's level.

    The base's level stands behind a change with the same base, or is told of the year before.
    """
    beside = in_sentence(figures, ratio)
    for place, base in enumerate(beside):
        how = told_as(base)
        if how not in TIED:
            continue
        around = beside[place:] if how == TOLD_FIRST else reversed(beside[:place])
        held = next((f for f in around if f.observation.measure in HELD), None)
        if held is None or not _is_held_alike(ratio, held):
            continue
        own = beside[place - 1] if how == PAIRED_BASE else _level_beside(figures, beside[:place], base, held)
        if own is not None and are_alike(own.observation.unit, base.observation.unit) and level in (own, None):
            return own, base
    if level is None or ratio.observation.base is not Base.SAME_PERIOD:
        return None
    earlier = [f for f in beside if _is_base_of(f, level)]
    return (level, earlier[0]) if len(earlier) == 1 else None


def _level_beside(figures: Figures, before: tuple[Figure, ...], base: Figure, held: Figure) -> Figure | None:
    """The level that a base's level is told for: that of the change, or the one before where the base comes first."""
    if told_as(base) != TOLD_FIRST:
        return level_of(figures, held)
    alike = (f for f in reversed(before) if f.is_level and not is_base_level(f) and name_of(f) == name_of(base))
    return next(alike, None)


def _is_held_alike(one: Figure, other: Figure) -> bool:
    """Whether two changes are of one thing, held against one base."""
    a, b = one.observation, other.observation
    return one is other or (name_of(one), a.base, a.base_text, a.period) == (
        name_of(other),
        b.base,
        b.base_text,
        b.period,
    )


def _is_base_of(figure: Figure, level: Figure) -> bool:
    o = figure.observation
    alike = figure.is_level and are_alike(o.unit, level.observation.unit) and name_of(figure) == name_of(level)
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
