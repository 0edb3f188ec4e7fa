"""Dates that cannot be: of an act after the report or before its basis, of the wrong year, or two of one act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import patterns
from extract.model import Document, Frame
from extract.passages import Passage
from extract.view import any_of, fold

DATE = r"(?P<d>0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?P<m>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
FULL_DATE = re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})(?:\s?/\s?(?P<y>(?:19|20)\d\d))?(?![\d/]|,\d)")
LEAP = 2024  # a year in which every day of a month without its year may be
GAP = 120  # characters between two acts of which one carries out the other


@dataclass(frozen=True, slots=True)
class DateFault:
    """A date that cannot be as printed: where, the reason, and the date that it is held against or should be."""

    text: str
    start: int
    end: int
    place: str
    reason: str  # after_report, after_span, before_basis, wrong_year, two_dates, impossible
    other: dt.date | None
    suggestion: dt.date | None


@dataclass(frozen=True, slots=True)
class Act:
    """An act as cited: its kind and number, folded, and its date; without both for a date told by itself."""

    passage: Passage
    kind: str
    number: str
    date: dt.date
    start: int  # of the whole citation, in the view
    at: int  # of its date, in the view
    end: int


def date_faults(document: Document, frame: Frame, passages: tuple[Passage, ...]) -> tuple[DateFault, ...]:
    """The dates of a report that contradict another date or the report's own, one fault a date."""
    acts = [act for passage in passages for act in _acts(passage)]
    found = [*_before_basis(acts), *_two_dates(acts, frame), *_after_report(acts, document, frame)]
    found += [fault for passage in passages for fault in (*_impossible(passage), *_wrong_year(passage, frame))]
    first: dict[int, DateFault] = {}
    for fault in found:
        first.setdefault(fault.start, fault)
    return tuple(sorted(first.values(), key=lambda fault: fault.start))


@cache
def _cited() -> re.Pattern[str]:
    kinds = any_of(map(fold, patterns.load("dates")["acts"]))
    return re.compile(rf"(?<!\w)(?P<kind>{kinds})(?: số (?P<number>\d[\w/-]*))?,? (?:ra |ban hành )?ngày {DATE}")


@cache
def _as_of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, patterns.load('dates')['as_of']))}) {DATE}")


def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, patterns.load('dates')[name]))})(?!\w)")


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _acts(passage: Passage) -> Iterator[Act]:
    for match in _cited().finditer(passage.view.key):
        date = _date(match)
        if date is not None:
            yield Act(passage, match["kind"], match["number"] or "", date, match.start(), match.start("d"), match.end())


def _fault(act: Act, reason: str, other: dt.date, suggestion: dt.date | None) -> DateFault:
    span, text = act.passage.view.span(act.at, act.end), act.passage.view.text[act.at : act.end]
    return DateFault(text, span.start, span.end, act.passage.place, reason, other, suggestion)


def _before_basis(acts: list[Act]) -> Iterator[DateFault]:
    """``Kế hoạch ngày 16/01/2021 thực hiện Nghị quyết … ngày 10/01/2022``; the basis may be named first: ``Căn cứ Nghị
    quyết … ngày 20/12/2024, UBND ban hành Quyết định … ngày 03/01/2024``."""
    for one, other in pairwise(acts):
        between = one.passage.view.key[one.end : other.start]
        if one.passage is not other.passage or len(between) > GAP or re.search(r"[;.:]", between):
            continue
        act, basis = (one, other) if _carries_out(between) else (other, one)
        stated = act is one or (_is_basis(one) and _words("issues").search(between) and not _kinds().search(between))
        if stated and act.date < basis.date:
            yield _fault(act, "before_basis", basis.date, _in_year(act.date, basis.date))


def _carries_out(between: str) -> bool:
    """Whether the words between two acts say that the first carries out the second, and no other act."""
    opener = _words("carries_out").match(between.lstrip(" ,"))
    return opener is not None and not _kinds().search(between.lstrip(" ,")[opener.end() :])


def _is_basis(act: Act) -> bool:
    """Whether an act is what another rests on: ``Căn cứ Nghị quyết …``, ``Thực hiện Quyết định …``."""
    before = act.passage.view.key[max(0, act.start - GAP) : act.start]
    opener = max((match.end() for match in _words("rests_on").finditer(before)), default=None)
    return opener is not None and not re.search(r"[;.:\d]", before[opener:])


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, patterns.load('dates')['acts']))}) (?:số|ngày)")


def _impossible(passage: Passage) -> Iterator[DateFault]:
    """Days that no calendar has: ``ngày 31/02/2023``, ``đến ngày 12/13/2024``."""
    key = passage.view.key
    for match in FULL_DATE.finditer(key):
        before = key[: match.start()].rstrip().rsplit(" ", 1)[-1]
        day, number, year = int(match["d"]), int(match["m"]), int(match["y"] or LEAP)
        if before not in patterns.load("dates")["day_openers" if match["y"] else "day_words"]:
            continue
        try:
            dt.date(year, number, day)
        except ValueError:
            span = passage.view.span(match.start(), match.end())
            text = passage.view.text[match.start() : match.end()]
            yield DateFault(text, span.start, span.end, passage.place, "impossible", None, None)


def _in_year(date: dt.date, least: dt.date) -> dt.date | None:
    """The date in the first year that brings it to ``least`` or later, where that is the year of it or the next."""
    for year in (least.year, least.year + 1):
        try:
            moved = date.replace(year=year)
        except ValueError:
            return None
        if moved >= least:
            return moved
    return None


def _two_dates(acts: list[Act], frame: Frame) -> Iterator[DateFault]:
    """One act with two dates: the one nearer to the report's end is believed."""
    end = frame.published or (frame.period.end if frame.period else None)
    cited: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        if "/" in act.number:
            cited.setdefault((act.kind, act.number), []).append(act)
    for same in cited.values():
        dates = {act.date for act in same}
        if len(dates) != 2 or not _is_one_act(*dates):
            continue
        right = min(dates, key=lambda d: (abs((end - d).days) if end else 0, d))
        yield from (_fault(act, "two_dates", right, right) for act in same if act.date != right)


def _is_one_act(one: dt.date, other: dt.date) -> bool:
    """Whether two dates may be of one act: numbers begin anew each year, so one of them is of another act unless the
    years agree, or all but the years."""
    return one.year == other.year or (one.day, one.month) == (other.day, other.month)


def _after_report(acts: list[Act], document: Document, frame: Frame) -> Iterator[DateFault]:
    """An act cited with a date after the report's own, or long after its span where it prints no date."""
    written, reason = document.header.dated, "after_report"
    if written is None and frame.period is not None:
        written, reason = dt.date(frame.period.end.year + 1, 12, 31), "after_span"
    if written is None:
        return
    for act in acts:
        if act.date > written:
            earlier = _replaced(act.date, written.year)
            fits = earlier if earlier is not None and earlier <= written else _replaced(act.date, act.date.year - 1)
            yield _fault(act, reason, written, fits if fits is not None and fits <= written else None)


def _replaced(date: dt.date, year: int) -> dt.date | None:
    try:
        return date.replace(year=year)
    except ValueError:
        return None


def _wrong_year(passage: Passage, frame: Frame) -> Iterator[DateFault]:
    """``Tính đến ngày 20/01/2021`` in a report on January 2022: the day is the report's, the year is not."""
    period = frame.period
    if period is None:
        return
    for match in _as_of().finditer(passage.view.key):
        date = _date(match)
        before = passage.view.key[max(0, match.start() - 25) : match.start()]
        if date is None or _words("earlier").search(before) or date.year == period.end.year:
            continue
        meant = _replaced(date, period.end.year)
        close = meant is not None and period.end.replace(day=1) <= meant and (meant - period.end).days <= 20
        behind = passage.view.key[match.end() : match.end() + 25]
        if close and abs(date.year - period.end.year) == 1 and not re.match(r" ?(?:là|của)", behind):
            told = Act(passage, "", "", date, match.start(), match.start("d"), match.end())
            yield _fault(told, "wrong_year", period.end, meant)
