"""What a change or ratio is held against, from the words beside it."""

from __future__ import annotations

from extract.model import Base, Period, PeriodKind
from extract.periods import resolve, year_before
from extract.scan import Item

PLANS = {"central": Base.PLAN_CENTRAL, "local": Base.PLAN_LOCAL, "": Base.PLAN}


def base_in(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> tuple[Base, str | None] | None:
    """The first base that items name, with its words where it is ``other``; None where they name none."""
    for i, item in enumerate(items):
        if item.kind == "base":
            return _with_words(item, _named(item, period, frame))
        if item.kind == "plan" and item.text.lower().startswith("so"):
            return PLANS[item.get("giver")], None
        if item.kind == "against":
            return against(items[i + 1 :], period, frame)
    return None


def _with_words(item: Item, base: Base) -> tuple[Base, str | None]:
    return base, item.text if base is Base.OTHER else None


def plan_in(items: tuple[Item, ...]) -> Base | None:
    """The plan that items name, by its giver; None where they name none."""
    plans = [item for item in items if item.kind == "plan"]
    return PLANS[plans[0].get("giver")] if plans else None


def _named(item: Item, period: Period | None, frame: Period | None) -> Base:
    base = item.get("base")
    year = item.match.slot("year") if item.match else ""
    if year and frame is not None and int(year) < frame.end.year - 1:
        return Base.OTHER
    if base == "previous_year":
        return Base.PREVIOUS if _is_yearly(period) or _is_yearly(frame) else Base.SAME_PERIOD
    return Base(base)


def against(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> tuple[Base, str | None] | None:
    """``so với`` and what follows it: a period is classified by where it lies, other words are kept."""
    if not items:
        return None
    first = next((item for item in items[:4] if item.kind not in {"status", "verb", "bound"}), items[0])
    if first.kind == "base":
        return _named(first, period, frame), None
    if first.kind == "plan":
        return plan_in(items[:1]) or Base.PLAN, None
    if first.get("means") in {"last_month", "last_quarter"}:
        return Base.PREVIOUS, None
    if _is_season(items, frame):
        return Base.SAME_PERIOD, None
    if first.kind == "period" and frame is not None:
        against = resolve(first.match, frame) if first.match else None
        if against is not None:
            if against.kind is PeriodKind.YEAR and against.end.year == frame.end.year - 1 and _is_yearly(frame):
                return Base.PREVIOUS, None
            return _classified(against, period or frame), None
    words = [item.text for item in items if item.kind in {"word", "name", "period", "joint", "unit"}]
    return (Base.OTHER, " ".join(words[:12])) if words else None


def _is_season(items: tuple[Item, ...], frame: Period | None) -> bool:
    """``so với vụ Mùa 2022``, ``vụ hè thu năm trước``: the season a year before."""
    words = items[:5]
    last = any(item.get("means") == "last_year" or (frame is not None and item.text.endswith(str(frame.end.year - 1))) for item in words)
    return last and any(item.text.lower().startswith("vụ") for item in words[:1])


def _is_yearly(period: Period | None) -> bool:
    return period is not None and period.kind is PeriodKind.YEAR


def _classified(against: Period, period: Period) -> Base:
    """A base named by its date, by what it is to the period measured (guide decision 13).

    >>> import datetime as dt
    >>> from extract.periods import month
    >>> str(_classified(month(2023, 2), month(2024, 2))), str(_classified(month(2024, 1), month(2024, 2)))
    ('same_period_last_year', 'previous_period')
    """
    if (against.end.year, against.end.month) == (period.end.year - 1, 12) and against.kind in {PeriodKind.MONTH, PeriodKind.INSTANT}:
        return Base.PREVIOUS if period.kind is PeriodKind.MONTH and period.end.month == 1 and against.kind is PeriodKind.MONTH else Base.DECEMBER
    if against.kind is PeriodKind.YEAR and against.end.year == period.end.year - 1:
        return Base.PREVIOUS if period.kind is PeriodKind.YEAR else Base.SAME_PERIOD
    before = year_before(period)
    if against.end == before.end or (against.kind is period.kind and against.start == before.start):
        return Base.SAME_PERIOD
    if against.kind is period.kind or against.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        gap = (period.start - against.end).days if period.kind is not PeriodKind.INSTANT else (period.end - against.end).days
        if 0 < gap <= 31 or gap == 1:
            return Base.PREVIOUS
    return Base.SAME_PERIOD if against.end.year == period.end.year - 1 and against.end.month == period.end.month else Base.OTHER
