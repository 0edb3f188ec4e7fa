"""The level of a base, told in parentheses beside what is compared with it: ``giảm 13 đơn so với quý trước (100 đơn)``,
``so với quý trước (100 đơn) giảm 13 đơn``, ``tăng 10,7% (2023: 64,90 triệu lượt)``."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from extract.bind.bases import base_in
from extract.bind.scope import COMPARED_LEVEL, PLANS, TOLD_FIRST, YEAR_BEFORE, Draft
from extract.bind.sentence import Turn
from extract.bind.times import dating_base
from extract.kinds import are_alike
from extract.lexicon import is_word
from extract.model import Base, Measure, Period, PeriodKind
from extract.periods import in_year, instant, month, quarter, resolve, year_before, year_of
from extract.scan import Item

NAMES_BASE = frozenset({"base", "against"})
COMPARING = NAMES_BASE | {"plan"}
LIGHT = frozenset({"punct", "bound"})
HELD = frozenset({Measure.PLAN_RATIO, Measure.CHANGE, Measure.CHANGE_ABS, Measure.INDEX, Measure.MULTIPLE})
TIMES = frozenset({"period", "name", "word"})
LONGEST = 4  # items that name a base before parentheses
YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)")


def base_level(turn: Turn) -> tuple[Draft, str] | None:
    """The level whose base a figure tells the level of, and how: behind what is compared, before it, or of the year
    before; None where it tells none."""
    level = level_held(turn)
    if level is None:
        return None
    if compared_before(turn) is not None:
        return level, COMPARED_LEVEL
    if base_before(turn):
        return level, TOLD_FIRST
    dated = not turn.own and turn.figure.opens_aside and dating_base(turn.figure) is not None
    return (level, YEAR_BEFORE) if dated or year_in_aside(turn) is not None else None


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
    behind = bool(named) and named[-1].kind in COMPARING
    level = level_held(turn)
    told = plain and figure.inside == held.inside + 1 and level is not None
    return held if told and level is not None and (behind or _gives_base(level, held, turn)) else None


def _gives_base(level: Draft, held: Draft, turn: Turn) -> bool:
    """Whether a figure behind a change in per cent is what a level grew from: ``so cùng kỳ tăng 28,3% (321,7 tỷ)``."""
    if held.measure is not Measure.CHANGE or turn.sentence.figures[turn.place - 1].tail:
        return False
    now, before, change = (
        level.quantity.readings[0].value.scaleb(level.scale),
        turn.figure.quantity.readings[0].value.scaleb(turn.unit.scale),
        held.sign * held.quantity.readings[0].value,
    )
    return before > 0 and abs(100 * now / before - 100 - change) <= 1


def base_before(turn: Turn) -> tuple[Item, ...]:
    """The words right before the parentheses that a figure opens, where they name its base: ``so với 31/12/2023
    (58.734 tỷ đồng) tăng 7,01%``; else nothing."""
    figure = turn.figure
    beside = (*figure.lead, *figure.near)
    opening = max((i for i, item in enumerate(beside) if item.text == "("), default=0)
    plain = figure.verb is None and all(item.kind in LIGHT for item in beside[opening:])
    start = max((i for i in range(opening) if beside[i].kind in NAMES_BASE), default=opening)
    named = beside[start:opening]
    plain = plain and len(named) <= LONGEST and all(item.kind in {*NAMES_BASE, *TIMES} for item in named)
    held = plain and figure.inside > 0 and any(item.kind in NAMES_BASE for item in named)
    return named if held else ()


def year_in_aside(turn: Turn) -> int | None:
    """The year alone that dates a figure in parentheses: ``(2023: 64,90 triệu lượt)``, ``(năm 2023 là 64,90)``."""
    figure = turn.figure
    told = [item for item in (*figure.lead, *figure.near) if item.kind not in LIGHT]
    plain = figure.verb is None or is_word(figure.verb.text, "copulas")
    match = YEAR.fullmatch(told[0].text) if figure.opens_aside and plain and len(told) == 1 else None
    return int(match[1]) if match else None


def level_held(turn: Turn) -> Draft | None:
    """The nearest level before a figure that is told in its unit, outside its parentheses, and of no base itself."""
    name, bare = turn.unit.name, not turn.unit.name and turn.unit.scale > 0  # "(321,7 tỷ)" of a level in tỷ đồng
    inside = max(turn.figure.inside, 1)
    before = (d for d in reversed(turn.sentence.drafts) if d.is_level and d.inside < inside and not d.is_base_level)
    return next((d for d in before if bare or (name and are_alike(d.quantity.unit.name, name))), None)


def period_of_base(turn: Turn) -> tuple[Period, str] | None:
    """The span of the base that a figure tells the level of, and how it is known; None where it tells none."""
    told, year, now = base_level(turn), year_in_aside(turn), turn.scope.period
    if told is None or now is None:
        return None
    level, how = told
    if how == COMPARED_LEVEL and turn.before is not None and turn.before.period is not None:
        items = turn.sentence.figures[turn.place - 1].tail
        found = _of_base(turn.before.base, items, turn.before.period)
    elif how == TOLD_FIRST and level.period is not None:
        items = base_before(turn)
        named = base_in(items, level.period, turn.frame.period)
        found = _of_base(named[0] if named else None, items, level.period)
    elif year is not None and level.period is not None:
        found = in_year(level.period, year)
    else:
        return None
    return found, "in parentheses beside its base"


def _of_base(base: Base | None, items: tuple[Item, ...], now: Period) -> Period:
    """The span of a base: as its words tell it, else by what kind of base it is."""
    if base in PLANS:
        return now
    for item in (item for item in items if item.kind == "period"):
        found = resolve(item.match, now) if item.match is not None else None
        if found is not None:
            return found if found.kind is now.kind or found.kind is not PeriodKind.YEAR else _in_year(now, found)
    match base:
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
