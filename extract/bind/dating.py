"""The period of a figure: its words', its scope's, the year before, a run from the start, or a stock's date."""

from __future__ import annotations

from extract.bind.comparing import held_against_level
from extract.bind.figures import Figure
from extract.bind.measures import CONTRIBUTIONS
from extract.bind.names import has_any
from extract.bind.scope import COMPARED_LEVEL, Draft
from extract.bind.sentence import Turn
from extract.bind.times import (
    compares,
    dating_base,
    held_against_month,
    of_plan,
    opens_same_period,
    period_behind,
    remains,
)
from extract.lexicon import is_word
from extract.model import Period, PeriodKind, Status
from extract.periods import resolve
from extract.scan import Item
from extract.spans import in_year, instant, month, year_before, year_of, ytd

AGAINST_MONTH = "a month, held against the month before"
SAME_SPAN = "own words, a year before: "
SPANS = frozenset({PeriodKind.RANGE, PeriodKind.MONTH, PeriodKind.QUARTER})  # spans in which a fraction is counted
BEHIND = "own words behind"
Dated = tuple[Period | None, str]
"""A period with the rule that gave it."""


def period_of(turn: Turn, name: str) -> Dated:
    """The period of a figure named ``name``; ``cùng kỳ năm 2022 tăng 49%`` is of the year before."""
    scope = turn.scope
    if scope.period is None or turn.frame.period is None:
        return scope.period, scope.period_why
    if turn.based is not None and turn.based.period is not None:
        return turn.based.period, "in parentheses beside its base"
    before = _year_before(turn, scope.period)
    if before is not None and before[0] is not None and _is_stock(turn, name, "document"):
        return instant(before[0].end), f"{before[1]}, a stock"
    if before is not None:
        return before
    period, why = _told(turn, scope.period, turn.frame.period)
    if why != "document" and period.kind is PeriodKind.INSTANT:
        ran = _run_from_start(period, turn.figure, name)
        if period is scope.period:
            scope.period = ran
        return ran, why
    said = turn.neighbour
    if turn.figure.role in CONTRIBUTIONS and not turn.own and said is not None and said.is_compared:
        return said.period, said.why["period"]
    if period.kind is PeriodKind.YTD and held_against_month(turn.figure, period, turn.frame.period):
        return month(period.end.year, period.end.month), AGAINST_MONTH
    ahead = turn.sentence.section.ahead
    if scope.status is Status.PLAN and why == "document" and ahead is not None and turn.unit.kind != "ratio":
        return ahead, "the heading's span ahead"
    if scope.status is Status.PLAN:
        return (planned_year(period), "the plan's year") if why == "document" else (period, why)
    if why == "document" and said is not None and _speaks_of(said, turn):
        return said.period, said.why["period"]
    if turn.unit.kind == "points" or not _is_stock(turn, name, why):
        return period, why
    return instant(min(period.end, max(turn.frame.period.end, period.start))), f"{why}, a stock"


def _speaks_of(level: Draft, turn: Turn) -> bool:
    """Whether a ratio without own words speaks on of the stock before it: ``hộ nghèo còn 9.118 hộ, chiếm 4%``."""
    stock = level.is_level and level.period is not None and level.period.kind is PeriodKind.INSTANT
    return stock and not turn.own and turn.unit.kind in {"ratio", "points"}


def planned_year(period: Period) -> Period:
    """The year that a plan is for where no words tell it: ``(KH 3.360 ha)``."""
    whole = {PeriodKind.YEAR, PeriodKind.RANGE}
    return period if period.kind in whole else year_of(period.end.year)


def _year_before(turn: Turn, period: Period) -> Dated | None:
    base = dating_base(turn.figure)
    if base is not None and base is turn.sentence.first and turn.scope.period_why.startswith(SAME_SPAN):
        turn.scope.base = None
        return period, turn.scope.period_why  # dated with its whole sentence
    if base is not None:
        turn.scope.base = None
        return earlier(base, period), f"{SAME_SPAN}{base.text}"
    previous = turn.sentence.figures[turn.place - 1] if turn.place else None
    if previous is not None and held_against_level(previous, turn.figure):
        told = next((item for item in turn.figure.tail if item.kind == "base"), None)
        if told is not None and told.get("base") == "same_period_last_year":
            return earlier(told, period), f"{BEHIND}: {told.text}"
    behind = turn.figure.tail[:2]
    if len(behind) == 2 and is_word(behind[0].text, "possessives") and opens_same_period(behind[1]):
        return earlier(behind[1], period), f"{BEHIND}: {behind[1].text}"
    return None


def earlier(base: Item, period: Period) -> Period:
    """The span of a base like ``cùng kỳ năm 2013``; the year before where it names no year."""
    year = base.match.slot("year") if base.match else ""
    return in_year(period, int(year)) if year else year_before(period)


def _told(turn: Turn, period: Period, own: Period) -> tuple[Period, str]:
    """The period named behind the figure, where none is named before it; else the scope's."""
    figure = turn.figure
    behind = period_behind(figure)
    beside = bool(figure.tail) and behind is figure.tail[0]
    if behind is not None and behind.match is not None and not (beside and compares(figure)):
        found = resolve(behind.match, own) if beside or not any(i.kind == "period" for i in figure.lead) else None
        if found is not None:
            return found, f"{BEHIND}: {behind.text}"
    before = turn.before
    linked = bool(figure.lead) and all(is_word(item.text, "joints") or item.text == "," for item in figure.lead)
    spanned = before is not None and before.why["period"].startswith(SAME_SPAN)
    if spanned and linked and not turn.own and before is not None and before.period is not None:
        return before.period, before.why["period"]
    goes_on = before is not None and not turn.own and turn.scope.period_why == "document"
    held = before is not None and before.why["indicator"] == COMPARED_LEVEL  # "so với mức 5 tỷ đồng của cùng kỳ"
    if before is None or held:
        return period, turn.scope.period_why
    if goes_on and before.period is not None and before.why["period"].startswith(BEHIND):
        return before.period, before.why["period"]
    return period, turn.scope.period_why


def _run_from_start(period: Period, figure: Figure, name: str) -> Period:
    """Disbursement told to a date runs from its plan's year."""
    lead = figure.lead
    paid = figure.verb is not None and figure.kind in {"money", "ratio"} and has_any(figure.verb.text, "flow_verbs")
    years = [int(item.text[-4:]) for i, item in enumerate(lead) if item.text[-4:].isdigit() and of_plan(lead, i)]
    if years and years[0] < period.end.year:
        return Period(PeriodKind.RANGE, period.end.replace(year=years[0], month=1, day=1), period.end)
    return ytd(period.end) if paid or has_any(name, "flows") else period


def _is_stock(turn: Turn, name: str, why: str) -> bool:
    """Whether a figure is told at a date: a stock, a thing described, areas that reached a state, what is left."""
    scoped = turn.scope.period
    spanned = scoped is not None and scoped.kind in SPANS and why != "document"
    fraction = turn.figure.quantity.role in {"part", "whole"} and not spanned
    states = has_any(" ".join(item.text for item in _whole_tail(turn)), "state_words")
    whole = turn.figure.quantity.role == "whole" and turn.place
    counted = turn.sentence.figures[turn.place - 1] if whole else turn.figure
    had = states and counted.verb is not None and is_word(counted.verb.text, "having_verbs")
    if _goes_on_counting(turn) or (fraction and (had or is_word(turn.unit.name, "area_units"))):
        return True
    return has_any(name, "stocks") or (why == "document" and has_any(name, "things")) or _remains(turn, name)


def _whole_tail(turn: Turn) -> tuple[Item, ...]:
    """The words behind a figure; of a fraction's part those behind its whole."""
    part = turn.figure.quantity.role == "part" and turn.following
    return turn.following[0].tail if part else turn.figure.tail


def _remains(turn: Turn, name: str) -> bool:
    """``còn 4.189 hồ sơ`` is a stock; ``giảm 12%, còn 4,2 tỷ USD`` and a flow by its name are none."""
    fell = turn.before is not None and not turn.own and turn.before.is_compared
    return remains(turn.figure) and not fell and not has_any(name, "flow_names")


def _goes_on_counting(turn: Turn) -> bool:
    """``đàn trâu có 100 con, bò 50 con``: a row of animals is a stock as its first one."""
    levels = (d for d in reversed(turn.sentence.drafts) if d.is_level)
    latest = next(levels, turn.sentence.latest)
    if latest is None or latest.period is None or latest.period.kind is not PeriodKind.INSTANT:
        return False
    stock = latest.why["period"].endswith("a stock")
    return stock and latest.quantity.unit.name == turn.unit.name and is_word(turn.unit.name, "animal_units")
