"""The level of a base, told in parentheses beside what is compared with it: ``giảm 13 đơn so với quý trước (100 đơn)``,
``so với quý trước (100 đơn) giảm 13 đơn``, ``tăng 10,7% (2023: 64,90 triệu lượt)``, ``giảm 306 vụ (848/1.154 vụ)``."""

from __future__ import annotations

import re
from datetime import date

from extract.bind.bases import base_in
from extract.bind.scope import COMPARED_LEVEL, HELD, PAIRED_BASE, PLANS, TOLD_FIRST, YEAR_BEFORE, BaseLevel, Draft
from extract.bind.sentence import Turn
from extract.bind.times import BASES, dating_base, held_before
from extract.kinds import are_alike
from extract.lexicon import is_word
from extract.model import Base, Measure, Period, PeriodKind
from extract.periods import resolve
from extract.scan import Item
from extract.spans import in_year, instant, span_before, year_before

LIGHT = frozenset({"punct", "bound"})
YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)")


def base_level(turn: Turn) -> BaseLevel | None:
    """What a figure stands beside that tells the level of a base: it stands under a stroke, behind what is compared,
    before it, or in parentheses that tell the year before; None where it tells none."""
    return _paired(turn) or _behind(turn) or _before_it(turn) or _of_year(turn)


def _paired(turn: Turn) -> BaseLevel | None:
    """Parentheses that tell the level and that of the base: ``giảm 306 vụ so với cùng kỳ (848/1.154 vụ)``."""
    drafts = turn.sentence.drafts
    told = drafts[-2] if turn.figure.quantity.role == "whole" and len(drafts) > 1 else None
    if told is None or not told.is_compared or turn.figure.inside <= told.inside:
        return None
    now = turn.scope.period
    return BaseLevel(drafts[-1], PAIRED_BASE, year_before(now) if now is not None else None)


def _behind(turn: Turn) -> BaseLevel | None:
    """The words right before the parentheses end what is compared with a base or plan, and nothing but marks stands in
    them before the figure."""
    figure, held, level = turn.figure, turn.before, _level_held(turn)
    if held is None or level is None or held.measure not in HELD or not held.names_base or not figure.opens_aside:
        return None
    tail = turn.sentence.figures[turn.place - 1].tail
    named = [item for item in tail if item.kind not in {"period", "word", "name"}]
    plain = figure.verb is None and all(item.kind in LIGHT for item in (*figure.lead, *figure.near))
    behind = (bool(named) and named[-1].kind in BASES) or (not tail and _gives_base(level, held, turn))
    if not plain or not behind or figure.inside != held.inside + 1:
        return None
    return BaseLevel(level, COMPARED_LEVEL, _span(held.base, tail, held.period), held.base in PLANS)


def _gives_base(level: Draft, held: Draft, turn: Turn) -> bool:
    """Whether a figure behind a change in per cent is what a level grew from: ``so cùng kỳ tăng 28,3% (321,7 tỷ)``."""
    before = turn.figure.quantity.readings[0].value.scaleb(turn.unit.scale)
    grown = held.measure is Measure.CHANGE and before > 0
    return grown and abs(100 * level.amount / before - 100 - held.sign * held.amount) <= 1


def _before_it(turn: Turn) -> BaseLevel | None:
    """The base or plan is named first, its level in parentheses: ``so với 31/12/2023 (58.734 tỷ đồng) tăng 7%``."""
    named = held_before(turn.figure)
    if not named:
        return None
    level = _level_held(turn) or _latest_alike(turn)
    now = level.period if level is not None else turn.scope.period
    base = base_in(named, now, turn.frame.period)
    planned = any(item.kind == "plan" for item in named)
    return BaseLevel(level, TOLD_FIRST, _span(base[0] if base else None, named, now), planned)


def _of_year(turn: Turn) -> BaseLevel | None:
    """Parentheses that tell the year before, or another: ``(cùng kỳ 12.100 con)``, ``(2023: 64,90 triệu lượt)``."""
    level, year = _level_held(turn), _year_in_aside(turn)
    dated = not turn.own and turn.figure.opens_aside and dating_base(turn.figure) is not None
    if level is None or not (dated or year):
        return None
    return BaseLevel(level, YEAR_BEFORE, in_year(level.period, year) if year and level.period is not None else None)


def _year_in_aside(turn: Turn) -> int | None:
    """The year alone that dates a figure in parentheses: ``(2023: 64,90 triệu lượt)``, ``(năm 2023 là 64,90)``."""
    figure = turn.figure
    told = [item for item in (*figure.lead, *figure.near) if item.kind not in LIGHT]
    plain = figure.verb is None or is_word(figure.verb.text, "copulas")
    match = YEAR.fullmatch(told[0].text) if figure.opens_aside and plain and len(told) == 1 else None
    return int(match[1]) if match else None


def _level_held(turn: Turn) -> Draft | None:
    """The nearest level before a figure that is told in its unit, outside its parentheses, and of no base itself."""
    name, bare = turn.unit.name, not turn.unit.name and turn.unit.scale > 0  # "(321,7 tỷ)" of a level in tỷ đồng
    inside = max(turn.figure.inside, 1)
    before = (d for d in reversed(turn.sentence.drafts) if d.is_level and d.inside < inside and not d.is_base_level)
    return next((d for d in before if bare or (name and are_alike(d.quantity.unit.name, name))), None)


def _latest_alike(turn: Turn) -> Draft | None:
    """The last figure of the sentence before, where it tells the same thing in the same unit, or a ratio of one."""
    latest = turn.sentence.latest
    alike = latest is not None and turn.unit.kind not in {"ratio", "points", "times"}
    same = latest is not None and latest.quantity.unit.name == turn.unit.name
    return latest if alike and latest is not None and (same or latest.quantity.unit.kind == "ratio") else None


def _span(base: Base | None, items: tuple[Item, ...], now: Period | None) -> Period | None:
    """The span of a base: as its words tell it, else by what kind of base it is; a plan's is told elsewhere."""
    if now is None or base in PLANS:
        return now
    for item in items:
        year = item.match.slot("year") if item.kind == "base" and item.match is not None else ""
        if year:
            return in_year(now, int(year))
        found = resolve(item.match, now) if item.kind == "period" and item.match is not None else None
        if found is not None:
            return found if found.kind is now.kind or found.kind is not PeriodKind.YEAR else _in_year(now, found)
    match base:
        case Base.SAME_PERIOD:
            return year_before(now)
        case Base.DECEMBER:
            return instant(date(now.end.year - 1, 12, 31))
        case Base.PREVIOUS:
            return span_before(now)
    return now


def _in_year(now: Period, year: Period) -> Period:
    """``so với năm 2022`` of a stock or a part of the year: the same span of that year."""
    return year if now.kind is PeriodKind.YEAR else year_before(now) if year.end.year == now.end.year - 1 else year
