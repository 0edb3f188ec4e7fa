"""What documents tell against each other: each finding a check, its members in the order of their publication.

A revision is no error: it ``warns``. What cannot be true of both documents ``fails``.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from extract.interval import HUNDRED, Interval
from extract.kinds import are_alike
from extract.link.catalogue import Catalogue
from extract.model import Check, Period, PeriodKind
from extract.series.points import EXACT, FIRST, Current, Point, is_growth
from extract.series.tellings import OWN, Series, Telling
from extract.series.wording import across
from extract.spans import month, month_before, year_before, ytd
from extract.validate.identity import Verdict

A_YEAR = 300  # days after a period's end from which it is told as the base of another
REVISED = Decimal("0.1")  # of a published level, how far a later one may be from it and still be its revision
RESTATED = Decimal("0.5")  # of it, how far a base may be restated
STEADY = 10  # times at most from the least to the greatest of a series in which a wrong scale stands out
SCALES = (1000, 1_000_000)
ABOUT = (Decimal("0.5"), Decimal(2))  # how near to a scale the ratio of two levels is, if one is in the wrong scale
FEWEST = 4  # other periods that make a history
UNLIKE = 5  # times beyond the least or greatest of them
COUNTED = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.INSTANT})


@dataclass(frozen=True, slots=True)
class _Book:
    """All that is told, by series and period: every vintage in its order, the newest first telling of each."""

    vintages: dict[tuple[Series, Period], list[Telling]]
    current: Current
    catalogue: Catalogue
    periods: dict[Series, list[Period]] = field(default_factory=lambda: defaultdict(list))


def findings(points: tuple[Point, ...], told: tuple[Telling, ...], catalogue: Catalogue) -> tuple[Check, ...]:
    """The checks across documents, in the order of series and periods."""
    book = _Book(defaultdict(list), {}, catalogue)
    for point in points:
        if point.derived:
            continue
        book.vintages[point.place].append(point.told)
        if point.latest:
            book.current[point.place] = point.told
            book.periods[point.told.series].append(point.told.period)
    return (*_duplicates(told), *_revisions(book), *_months(book), *_growth(book), *_jumps(book), *_units(book))


def _duplicates(told: tuple[Telling, ...]) -> Iterator[Check]:
    """Two documents of one date that tell the same: they agree, or one of them is wrong. One document that tells it
    twice in two ways: it, or the reading of it, is to be looked at."""
    groups: dict[tuple[Series, Period, object], list[Telling]] = defaultdict(list)
    for each in told:
        groups[each.series, each.period, each.vintage].append(each)
    for group in groups.values():
        firsts = list({each.document: each for each in reversed(group)}.values())[::-1]
        for one, other in pairwise(firsts):
            if one.observation_id == other.observation_id:
                continue  # one file under two names
            agrees = one.interval.meets(other.interval)
            known = not one.series.indicator.startswith(OWN)
            verdict = Verdict.HOLDS if agrees else Verdict.FAILS if known else Verdict.UNDECIDED
            yield _check("duplicate", verdict, one, other)
        for one, other in pairwise(group):
            within = one.document == other.document and one.status == other.status
            within = within and not one.series.indicator.startswith(OWN)
            if within and not one.interval.meets(other.interval):
                yield _check("duplicate", Verdict.WARNS, one, other)


def _revisions(book: _Book) -> Iterator[Check]:
    """A period that a later document tells otherwise: a plan that changed, a base restated, a figure revised."""
    for (series, period), tellings in book.vintages.items():
        for old, new in pairwise(sorted(tellings, key=lambda each: each.vintage or FIRST)):
            if old.interval.meets(new.interval) or series.bound != EXACT:
                continue
            later = new.vintage is not None and (new.vintage - period.end).days > A_YEAR
            kind = "plan_changed" if series.planned else "restated_base" if later else "revision"
            yield _check(kind, Verdict.WARNS, old, new)


def _months(book: _Book) -> Iterator[Check]:
    """Of flows, the cumulative figure less that of the month before is the month, revisions of that month apart."""
    for (series, period), total in book.current.items():
        end = period.end
        known = book.catalogue.indicators.get(series.indicator)
        if known is None or known.kind != "flow" or series.measure != "level" or series.planned:
            continue
        if period != ytd(end) or end.month == 1 or series.bound != EXACT:
            continue
        last = month_before(end)
        before = book.current.get((series, ytd(last.end)))
        own = book.current.get((series, month(end.year, end.month)))
        if before is None or own is None or {before.document, own.document} == {total.document}:
            continue
        expected = total.interval - before.interval
        revised = _revised(book, series, last, before)
        if revised is not None and not own.interval.meets(expected):
            expected = expected - revised
        balance = known.low is not None and known.low < 0  # small against what it is the difference of
        small = balance or own.interval.gap(expected) <= REVISED * abs(before.value)
        verdict = _verdict(own.interval, expected, small)
        yield _check("months", verdict, before, total, own, printed=own, expected=expected)


def _revised(book: _Book, series: Series, period: Period, told: Telling) -> Interval | None:
    """By how much the newest telling of a month differs from that of the document that told another figure."""
    newest = book.current.get((series, period))
    first = next((each for each in book.vintages.get((series, period), ()) if each.document == told.document), None)
    return newest.interval - first.interval if newest is not None and first is not None else None


def _growth(book: _Book) -> Iterator[Check]:
    """Growth that a report prints, against the level that was published for the year before; not of what grows in
    constant prices."""
    levels: dict[tuple[str, str, Period], list[Series]] = defaultdict(list)
    for series, period in book.current:
        if series.measure == "level" and not series.planned and series.bound == EXACT:
            levels[series.indicator, series.area, period].append(series)
    for (series, period), growth in book.current.items():
        if not is_growth(series) or book.catalogue.grows_really(series.indicator):
            continue
        for each in levels[series.indicator, series.area, period]:
            now, then = book.current[each, period], book.vintages.get((each, year_before(period)), [])
            published = [t for t in then if t.document != growth.document and t.vintage != growth.vintage]
            if now.vintage != growth.vintage or not published or not published[0].value:
                continue
            ratio = now.interval.over(published[0].interval)
            if ratio is None:
                continue
            times = Interval(ratio.low * HUNDRED, ratio.high * HUNDRED, ratio.exact * HUNDRED)
            expected = times - Interval.of(HUNDRED) if series.measure == "change" else times
            small = growth.interval.gap(expected) <= RESTATED * HUNDRED
            verdict = _verdict(growth.interval, expected, small)
            yield _check("growth_base", verdict, published[0], now, growth, printed=growth, expected=expected)


def _jumps(book: _Book) -> Iterator[Check]:
    """Levels in the wrong scale, out of the plausible range, or unlike all other periods of their series."""
    for series, periods in book.periods.items():
        if series.measure != "level" or series.planned or series.unit == "%" or series.bound != EXACT:
            continue
        known = book.catalogue.indicators.get(series.indicator)
        by_kind: dict[PeriodKind, list[Telling]] = defaultdict(list)
        for period in periods:
            by_kind[period.kind].append(book.current[series, period])
        for kind, tellings in by_kind.items():
            values = sorted(abs(told.value) for told in tellings if told.value)
            for told in tellings:
                yield from _jump(told, _without(values, abs(told.value)), tellings, kind)
                low, high = (known.low, known.high) if known is not None else (None, None)
                plain = known is not None and series.unit == known.units[0]  # the range is in the first of its units
                if plain and low is not None and high is not None and not low <= told.value <= high:
                    yield _check("range", Verdict.WARNS, told, bounds=(low, high))


@dataclass(frozen=True, slots=True)
class _Others:
    """The other levels of a series: how many, the least, the greatest and the middle one."""

    count: int
    least: Decimal
    greatest: Decimal
    middle: Decimal


def _without(values: list[Decimal], value: Decimal) -> _Others | None:
    """The others of sorted values, one such value left out; None where there is none."""
    at = bisect_left(values, value)
    gone = at < len(values) and values[at] == value
    count = len(values) - gone
    if not count:
        return None

    def other(place: int) -> Decimal:
        return values[place + 1] if gone and place >= at else values[place]

    return _Others(count, other(0), other(count - 1), (other((count - 1) // 2) + other(count // 2)) / 2)


def _jump(told: Telling, others: _Others | None, tellings: list[Telling], kind: PeriodKind) -> Iterator[Check]:
    value = abs(told.value)
    if others is None or not value:
        return
    ratio = max(value / others.middle, others.middle / value)
    scale = next((s for s in SCALES if ABOUT[0] * s <= ratio <= ABOUT[1] * s), None)
    steady = others.count > 1 and others.greatest <= STEADY * others.least
    unlike = value > UNLIKE * others.greatest or UNLIKE * value < others.least
    if scale and steady:
        beside = next(each for each in reversed(tellings) if each is not told)
        yield _check("scale", Verdict.FAILS, beside, told, times=scale)
    elif kind in COUNTED and others.count >= FEWEST and unlike:
        yield _check("history", Verdict.WARNS, told, bounds=(others.least, others.greatest))


def _units(book: _Book) -> Iterator[Check]:
    """An indicator told in another unit than in all documents before."""
    by_name: dict[tuple[str, str, bool], list[Telling]] = defaultdict(list)
    for told in book.current.values():
        if told.series.measure == "level":
            by_name[told.series.indicator, told.series.area, told.series.planned].append(told)
    for tellings in by_name.values():
        ordered = sorted(tellings, key=lambda each: (each.vintage or FIRST, each.start))
        seen: dict[str, object] = {}
        for old, new in pairwise(ordered):
            seen.setdefault(old.series.unit, old.vintage)
            if old.vintage != new.vintage and not any(are_alike(new.series.unit, unit) for unit in seen):
                yield _check("unit", Verdict.WARNS, old, new)


def _verdict(printed: Interval, expected: Interval, small: bool) -> Verdict:
    if printed.exact == expected.exact:
        return Verdict.HOLDS
    if printed.meets(expected):
        return Verdict.ROUNDED
    return Verdict.WARNS if small else Verdict.FAILS


def _check(
    kind: str,
    verdict: Verdict,
    *members: Telling,
    printed: Telling | None = None,
    expected: Interval | None = None,
    times: int = 0,
    bounds: tuple[Decimal, Decimal] | None = None,
) -> Check:
    newest, ids = members[-1], tuple(each.observation_id for each in members)
    against = expected or (Interval(*bounds, bounds[0]) if bounds else members[0].interval)
    told = "duplicate_agrees" if kind == "duplicate" and verdict is Verdict.HOLDS else kind
    vi, en = across(told, members, against if printed or bounds else None, times)
    return Check(
        check_id=hashlib.sha256(f"{kind}:{':'.join(ids)}".encode()).hexdigest()[:16],
        kind=kind,
        verdict=verdict,
        text="",
        start=newest.start,
        end=newest.start,
        message_vi=vi,
        message_en=en,
        total=ids[-1],
        members=ids[:-1],
        printed=(newest.interval.low, newest.interval.high),
        expected=(against.low, against.high),
        suspect=ids[-1] if verdict is Verdict.FAILS else None,
    )
