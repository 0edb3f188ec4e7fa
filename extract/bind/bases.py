"""What a change or ratio is held against, from the words beside it."""

from __future__ import annotations

from extract.bind.scope import Named
from extract.lexicon import is_word, subject_words
from extract.model import Base, Period, PeriodKind
from extract.periods import resolve
from extract.scan import Item
from extract.spans import year_before
from extract.view import fold

GIVERS = {"central": Base.PLAN_CENTRAL, "local": Base.PLAN_LOCAL, "": Base.PLAN}
BEFORE_BASE = frozenset({"status", "verb", "bound"})
BASE_WORDS = frozenset({"word", "name", "period", "joint", "unit"})
LONGEST_TEXT = 12  # words of a base that is none of the usual ones
WEEK = 7  # days
CLOSE = 31  # days: a period this far back is the one before


def base_in(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> Named | None:
    """The first base that items name, with its words where it is ``other``; None where they name none."""
    for i, item in enumerate(items):
        if _ranks(items, i):
            continue
        if item.kind == "base":
            base = _named(item, period, frame)
            return base, item.text if base is Base.OTHER else None
        if is_compared_plan(item):
            return GIVERS[item.get("giver")], None
        if item.kind == "against":
            return against(items[i + 1 :], period, frame)
    return None


def all_bases(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> tuple[Named, ...]:
    """Every base named in a row: ``so với tháng trước và cùng kỳ``."""
    found: list[Named | None] = []
    for i, item in enumerate(items):
        if item.kind in {"base", "against"} and not _ranks(items, i):
            found.append(base_in(items[i : i + 3], period, frame))
        elif joins_base(items, i):
            found.append(against(items[i : i + 1], period, frame))
    return tuple(named for named in found if named is not None)


def _ranks(items: tuple[Item, ...], i: int) -> bool:
    """Whether a base only says among what a figure is the greatest: ``cao nhất so với 2 quý đầu năm``."""
    return i > 0 and is_word(items[i - 1].text.split()[-1], "superlatives")


def joins_base(items: tuple[Item, ...], i: int) -> bool:
    """Whether a period is joined to a base before it: ``so với cùng kỳ và tháng 12 năm trước``."""
    if i < 2 or items[i].kind != "period" or not is_word(items[i - 1].text, "joints"):
        return False
    return items[i - 2].kind == "base" and fold(items[i - 2].text).startswith(subject_words("compared_openers"))


def plan_in(items: tuple[Item, ...]) -> Base | None:
    """The plan that items name, by its giver; None where they name none."""
    plans = [item for item in items if item.kind == "plan"]
    return GIVERS[plans[0].get("giver")] if plans else None


def is_compared_plan(item: Item) -> bool:
    """Whether a plan is what something is compared with: ``so với dự toán``."""
    return item.kind == "plan" and fold(item.text).startswith(subject_words("compared_openers"))


def default_base(period: Period | None) -> Base:
    """The base of a growth figure that names none: same period; for a whole year the year before."""
    return Base.PREVIOUS if _is_yearly(period) else Base.SAME_PERIOD


def _named(item: Item, period: Period | None, frame: Period | None) -> Base:
    year = item.match.slot("year") if item.match else ""
    if year and frame is not None and int(year) < frame.end.year - 1:
        return Base.OTHER
    if item.entry_name == "days_before" and period is not None and (period.end - period.start).days <= WEEK:
        return Base.PREVIOUS
    if item.get("base") == "previous_year":
        return Base.PREVIOUS if _is_yearly(period) or _is_yearly(frame) else Base.SAME_PERIOD
    return Base(item.get("base"))


def against(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> Named | None:
    """``so với`` and what follows it: a period is classified by where it lies, other words are kept."""
    if not items:
        return None
    first = next((item for item in items[:4] if item.kind not in BEFORE_BASE), items[0])
    if first.kind == "base":
        return _named(first, period, frame), None
    if first.kind == "plan":
        return plan_in(items[:1]) or Base.PLAN, None
    if first.get("means") in {"last_month", "last_quarter"}:
        return Base.PREVIOUS, None
    if _is_season(items, frame):
        return Base.SAME_PERIOD, None
    dated = _dated(first, period, frame)
    if dated is not None:
        return dated, None
    words = [item.text for item in items if item.kind in BASE_WORDS]
    return (Base.OTHER, " ".join(words[:LONGEST_TEXT])) if words else None


def _dated(item: Item, period: Period | None, frame: Period | None) -> Base | None:
    """The base that a period names; None for anything else."""
    held = resolve(item.match, frame) if item.kind == "period" and item.match and frame is not None else None
    if held is None or frame is None:
        return None
    if held.kind is PeriodKind.YEAR and held.end.year == frame.end.year - 1 and _is_yearly(frame):
        return Base.PREVIOUS
    return _classified(held, period or frame)


def _is_season(items: tuple[Item, ...], frame: Period | None) -> bool:
    """``so với vụ Mùa 2022``, ``vụ hè thu năm trước``: the season a year before."""
    year = str(frame.end.year - 1) if frame is not None else None
    last = any(item.get("means") == "last_year" or (year and item.text.endswith(year)) for item in items[:5])
    of_season = items[0].entry_name == "season" or fold(items[0].text).startswith(subject_words("season_openers"))
    return last and of_season


def _is_yearly(period: Period | None) -> bool:
    return period is not None and period.kind is PeriodKind.YEAR


def _classified(held: Period, period: Period) -> Base:
    """A base named by its date, by what it is to the period measured.

    >>> import datetime as dt
    >>> from extract.spans import month
    >>> str(_classified(month(2023, 2), month(2024, 2))), str(_classified(month(2024, 1), month(2024, 2)))
    ('same_period_last_year', 'previous_period')
    """
    if _is_last_december(held, period):
        january = period.kind is PeriodKind.MONTH and period.end.month == 1 and held.kind is PeriodKind.MONTH
        return Base.PREVIOUS if january else Base.DECEMBER
    if held.kind is PeriodKind.YEAR and held.end.year == period.end.year - 1:
        return default_base(period)
    before = year_before(period)
    if held.end == before.end or (held.kind is period.kind and held.start == before.start):
        return Base.SAME_PERIOD
    if _is_right_before(held, period):
        return Base.PREVIOUS
    year_apart = (held.end.year + 1, held.end.month) == (period.end.year, period.end.month)
    return Base.SAME_PERIOD if year_apart else Base.OTHER


def _is_last_december(held: Period, period: Period) -> bool:
    december = (held.end.year, held.end.month) == (period.end.year - 1, 12)
    return december and held.kind in {PeriodKind.MONTH, PeriodKind.INSTANT}


def _is_right_before(held: Period, period: Period) -> bool:
    if held.kind is not period.kind and held.kind not in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        return False
    begin = period.end if period.kind is PeriodKind.INSTANT else period.start
    return 0 < (begin - held.end).days <= CLOSE
