"""The points of the series: what each vintage tells of a period, the newest marked, missing months derived."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.link.catalogue import Catalogue
from extract.model import Period, PeriodKind
from extract.series.tellings import Series, Telling
from extract.spans import month, month_before, year_before, ytd

FIRST = dt.date.min
HUNDRED = Decimal(100)
VERDICTS = ("confirmed", "unchecked", "contradicted")  # best first

Current = dict[tuple[Series, Period], Telling]
"""The newest telling of each series and period."""
Vintages = dict[tuple[Series, Period], list[Telling]]
"""Every vintage of each series and period."""
EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series for a period as one vintage tells it; ``derived`` names the arithmetic where none prints it.

    ``tellings`` counts the figures that tell it, ``told`` is the one that stands for them.
    """

    told: Telling
    tellings: int
    latest: bool
    derived: str = ""

    @property
    def place(self) -> tuple[Series, Period]:
        return self.told.series, self.told.period


def points(told: Iterable[Telling], catalogue: Catalogue) -> tuple[Point, ...]:
    """The points of all series, by series, period and vintage; derived ones behind the printed ones.

    Real-time data as in ALFRED: every vintage stays, the newest of each period is ``latest``.
    """
    by_vintage: dict[tuple[Series, Period, dt.date], list[Telling]] = defaultdict(list)
    for each in told:
        by_vintage[each.series, each.period, each.vintage or FIRST].append(each)
    newest: dict[tuple[Series, Period], dt.date] = {}
    for series, period, vintage in by_vintage:
        newest[series, period] = max(vintage, newest.get((series, period), FIRST))
    printed = [
        Point(min(group, key=_worth), len(group), newest[series, period] == vintage)
        for (series, period, vintage), group in by_vintage.items()
    ]
    current = {point.place: point.told for point in printed if point.latest}
    known: Vintages = defaultdict(list)
    for point in printed:
        known[point.place].append(point.told)
    months = tuple(_months(current, known, catalogue))
    by_difference = {point.place for point in months}
    levels = (point for point in _levels(current, catalogue) if point.place not in by_difference)
    return tuple(sorted((*printed, *months, *levels), key=_order))


def _worth(told: Telling) -> tuple[object, ...]:
    """Of figures that tell the same, the one to go by: best verdict, most digits, first in the documents."""
    return VERDICTS.index(told.verdict), told.step, told.document, told.start


def _order(point: Point) -> tuple[object, ...]:
    told = point.told
    return told.series, told.period.start, told.period.end, told.period.kind, told.vintage or FIRST, point.derived


def _derived(told: Telling, series: Series, period: Period, value: Decimal, how: str) -> Point:
    return Point(replace(told, series=series, period=period, value=value, verdict="unchecked"), 0, True, how)


def _months(current: Current, vintages: Vintages, catalogue: Catalogue) -> Iterator[Point]:
    """Months that only cumulative figures tell: of flows, what a month's end adds to the end of the month before, as it
    was known when the later of the two was told."""
    for (series, period), told in current.items():
        end = period.end
        known = catalogue.indicators.get(series.indicator)
        whole = period.kind in (PeriodKind.YTD, PeriodKind.YEAR) and end == month(end.year, end.month).end
        if not whole or known is None or known.kind != "flow" or series.measure != "level" or series.planned:
            continue
        if series.bound != EXACT:
            continue
        own = month(end.year, end.month)
        before = _up_to(vintages, told, month_before(end)) if end.month > 1 else None
        if (series, own) in current or (end.month > 1 and before is None):
            continue
        value = told.value - (before.value if before else 0)
        yield _derived(told, series, own, value, "difference")


def _up_to(vintages: Vintages, told: Telling, last: Period) -> Telling | None:
    """What had been told of the year up to a month when a figure was told; up to January that is the month itself."""
    so_far = vintages.get((told.series, ytd(last.end)), [])
    known = so_far or (vintages.get((told.series, last), []) if last.end.month == 1 else [])
    until = [each for each in known if (each.vintage or FIRST) <= (told.vintage or FIRST)]
    return max(until, key=lambda each: each.vintage or FIRST, default=None)


def is_growth(series: Series) -> bool:
    """Whether a series is growth on the same period of the year before, in per cent, exact, of what is no plan."""
    compared = series.base == "same_period_last_year" and series.measure in ("change", "index")
    return compared and series.unit == "%" and series.bound == EXACT and not series.planned


def _levels(current: Current, catalogue: Catalogue) -> Iterator[Point]:
    """Levels of the year before that only a level and its growth tell (``50 triệu USD, giảm 58,3% so với cùng kỳ``);
    none of what grows in constant prices."""
    levels: dict[tuple[str, str, Period], list[Series]] = defaultdict(list)
    for series, period in current:
        if series.measure == "level" and not series.planned and series.bound == "exact":
            levels[series.indicator, series.area, period].append(series)
    for (series, period), told in current.items():
        if not is_growth(series) or catalogue.grows_really(series.indicator):
            continue
        times = told.value / HUNDRED + (1 if series.measure == "change" else 0)
        own = [s for s in levels[series.indicator, series.area, period] if current[s, period].vintage == told.vintage]
        before = year_before(period)
        if times > 0 and len(own) == 1 and (own[0], before) not in current:
            level = current[own[0], period]
            yield _derived(level, own[0], before, (level.value / times).quantize(level.step), "growth")
