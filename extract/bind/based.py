"""The level of a base, told in parentheses behind what it is compared by: ``giảm 13 đơn so với quý trước (100 đơn)``."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.bind.scope import PLANS, Draft
from extract.bind.sentence import Turn
from extract.model import Base, Measure, Period, PeriodKind
from extract.periods import instant, month, quarter, resolve, year_before, year_of

COMPARING = frozenset({"base", "against", "plan"})
LIGHT = frozenset({"punct", "bound"})
HELD = frozenset({Measure.PLAN_RATIO, Measure.CHANGE, Measure.CHANGE_ABS, Measure.INDEX, Measure.MULTIPLE})


def compared_before(turn: Turn) -> Draft | None:
    """The change or ratio whose base this figure tells the level of; None where it tells none.

    The words right before the parentheses name a base or plan, nothing but marks stands in them before the figure, and
    a level before is told in its unit.
    """
    figure, held = turn.figure, turn.before
    if held is None or held.measure not in HELD or not held.names_base or not figure.opens_aside:
        return None
    named = [item for item in turn.sentence.figures[turn.place - 1].tail if item.kind not in {"period", "word", "name"}]
    plain = figure.verb is None and all(item.kind in LIGHT for item in (*figure.lead, *figure.near))
    behind = bool(named) and named[-1].kind in COMPARING and figure.inside == held.inside + 1
    return held if plain and behind and level_held(turn) is not None else None


def level_held(turn: Turn) -> Draft | None:
    """The nearest level before a figure that is told in its unit and outside its parentheses."""
    before = (d for d in reversed(turn.sentence.drafts) if d.is_level and d.inside < turn.figure.inside)
    return next((d for d in before if d.quantity.unit.name == turn.unit.name and turn.unit.name), None)


def period_of_base(turn: Turn, held: Draft) -> Period | None:
    """The span of the base that ``held`` is compared with: as its words tell it, else by what kind of base it is."""
    now = held.period
    if now is None or held.base in PLANS:
        return now
    told = (item for item in turn.sentence.figures[turn.place - 1].tail if item.kind == "period")
    for item in told:
        found = resolve(item.match, now) if item.match is not None else None
        if found is not None:
            return found if found.kind is now.kind or found.kind is not PeriodKind.YEAR else _in_year(now, found)
    match held.base:
        case Base.SAME_PERIOD:
            return year_before(now)
        case Base.DECEMBER:
            return instant(date(now.end.year - 1, 12, 31))
        case Base.PREVIOUS:
            return _before(now)
    return now


def _in_year(now: Period, year: Period) -> Period:
    """``so với năm 2022`` of a stock or a part of the year: the same span of that year."""
    return year if now.kind is PeriodKind.YEAR else year_before(now) if year.end.year == now.end.year - 1 else year


def _before(now: Period) -> Period:
    """The span just before one: the month before, the quarter before, the year before."""
    last = now.start - timedelta(days=1)
    match now.kind:
        case PeriodKind.MONTH:
            return month(last.year, last.month)
        case PeriodKind.QUARTER:
            return quarter(last.year, (last.month + 2) // 3)
        case PeriodKind.YEAR:
            return year_of(last.year)
        case PeriodKind.INSTANT:
            end = date(now.end.year, now.end.month, 1) - timedelta(days=1)
            whole = now.end.day == calendar.monthrange(now.end.year, now.end.month)[1]
            return instant(end) if whole else now
    return now
