"""Period phrases to dates: what ``9 tháng đầu năm`` means in a report of September 2023."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from extract.model import Period, PeriodKind
from extract.phrases import Match
from extract.spans import in_year, instant, month, month_before, month_end, quarter, quarter_before, year_of, ytd

NUMERALS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip


def resolve(match: Match, frame: Period) -> Period | None:
    """The period that a phrase names, in a report whose own period is ``frame``; None for an impossible date.

    >>> from extract.lexicon import words
    >>> from extract.view import fold
    >>> own = Period(PeriodKind.MONTH, dt.date(2023, 9, 1), dt.date(2023, 9, 30))
    >>> for phrase in ("9 tháng đầu năm", "quý 3", "tính đến ngày 15/9", "tháng 12 năm trước", "trong tháng"):
    ...     period = resolve(words().at(fold(phrase), 0), own)
    ...     print(period.kind, period.start, period.end)
    ytd 2023-01-01 2023-09-30
    quarter 2023-07-01 2023-09-30
    instant 2023-09-15 2023-09-15
    month 2022-12-01 2022-12-31
    month 2023-09-01 2023-09-30
    """
    try:
        return MEANINGS[match.entry.get("means")](match, frame)
    except ValueError:
        return None


def _slot_month(match: Match) -> tuple[int, int | None]:
    """Month and year of a phrase; the year None where it names none."""
    joined = match.slot("monthyear")
    if joined:
        number, year = re.split(r"\s?[/.-]\s?", joined)
        return int(number), int(year)
    printed = match.slot("month") or match.slot("m")
    year_text = match.slot("year") or match.slot("year2")
    return _numeral(printed), int(year_text) if year_text else None


def _numeral(printed: str) -> int:
    return int(printed) if printed.isdigit() else NUMERALS[printed.strip()]


def _year(match: Match, frame: Period) -> int:
    printed = match.slot("year") or match.slot("year2")
    return int(printed) if printed else frame.end.year


def _near_year(number: int, year: int | None, frame: Period) -> int:
    """The year of a month named without one: the report's, or the year before where the month lies ahead."""
    if year is not None:
        return year
    return frame.end.year - 1 if number > frame.end.month + 3 and frame.kind is not PeriodKind.YEAR else frame.end.year


def _month(match: Match, frame: Period) -> Period:
    number, year = _slot_month(match)
    return month(_near_year(number, year, frame), number)


def _months(match: Match, frame: Period) -> Period:
    number = _numeral(match.slot("n") or match.slot("numeral"))
    if not 1 <= number <= 12:
        raise ValueError(number)
    return ytd(month_end(_year(match, frame), number))


def _last_months(match: Match, frame: Period) -> Period:
    number, year = int(match.slot("n")), _year(match, frame)
    return Period(PeriodKind.RANGE, dt.date(year, 13 - number, 1), dt.date(year, 12, 31))


def _date(match: Match, frame: Period, which: str = "") -> dt.date:
    whole = match.slot(f"date{which}")
    if whole:
        day, number, year = (int(part) for part in re.split(r"\s?[/.-]\s?", whole))
        return _mended(dt.date(year, number, day), frame)
    short = match.slot(f"day{which}")
    if short:
        day, number = (int(part) for part in re.split(r"\s?[/-]\s?", short))
    else:
        day = int(match.slot(f"d{which}"))
        number = _numeral(match.slot(f"m{which}") or match.slot("m") or str(frame.end.month))
    year_text = match.slot(f"year{which}")
    year = int(year_text) if year_text else _near_year(number, None, frame)
    return dt.date(year, number, day)


def _mended(day: dt.date, frame: Period) -> dt.date:
    """A January report that still writes last year's date: ``20/01/2021`` in a report on January 2022."""
    same_month = (day.year + 1, day.month) == (frame.end.year, frame.end.month)
    return day.replace(year=day.year + 1) if same_month and frame.end.month == 1 else day


def _between(match: Match, frame: Period) -> Period:
    second = _second(match, frame)
    first = _first(match, frame, second)
    if (first.month, first.day) == (1, 1) and first.year == second.year:
        return ytd(second)
    return Period(PeriodKind.RANGE, first, second)


def _second(match: Match, frame: Period) -> dt.date:
    for which in ("2", ""):
        if match.slot(f"date{which}") or match.slot(f"day{which}") or match.slot(f"d{which}"):
            return _date(match, frame, which)
    raise ValueError("no second date")


def _first(match: Match, frame: Period, second: dt.date) -> dt.date:
    return _date(match, frame) if match.slot("date2") and match.slot("date") else _short(match, second)


def _short(match: Match, second: dt.date) -> dt.date:
    """The first day of a span, of the second's month and year where it names none: ``từ ngày 05 đến 12/7/2023``."""
    printed = "" if match.slot("d") else match.slot("day")
    if printed:
        day, number = (int(part) for part in re.split(r"\s?[/-]\s?", printed))
    else:
        day, number = int(match.slot("d")), int(match.slot("m") or second.month)
    found = dt.date(second.year, number, day)
    return found if found <= second else found.replace(year=second.year - 1)


def _since_month(match: Match, frame: Period) -> Period:
    """From the first of a month to a date, or to the end of the report: ``từ đầu tháng 7 đến ngày 23/8``."""
    told = match.slot("date") or match.slot("day")
    end = _date(match, frame) if told else frame.end
    start = dt.date(end.year, int(match.slot("m")), 1)
    if start > end:
        start = start.replace(year=end.year - 1)
    return ytd(end) if start.month == 1 and start.year == end.year else Period(PeriodKind.RANGE, start, end)


def _between_months(match: Match, frame: Period) -> Period:
    numbers = [int(match.slot(name)) for name in ("m", "m2") if match.slot(name)]
    joined = [match.slot(name) for name in ("monthyear", "monthyear2") if match.slot(name)]
    parsed = [tuple(int(part) for part in re.split(r"\s?[/.-]\s?", text)) for text in joined]
    last = parsed[-1] if parsed else (numbers[-1], _year(match, frame))
    first = (numbers[0], last[1]) if numbers else parsed[0]
    if not numbers and len(parsed) == 1:
        first = (1, int(match.slot("year")))  # "từ năm 2022 đến 6/2023"
    start, end = dt.date(first[1], first[0], 1), month_end(last[1], last[0])
    return ytd(end) if start.month == 1 and start.year == end.year else Period(PeriodKind.RANGE, start, end)


def in_a_row(match: Match, frame: Period) -> tuple[Period, ...]:
    """Each of the months or years that a phrase lists: ``các tháng 7, 8, 9``; none for any other phrase."""
    slots = dict(match.slots)
    if match.entry.get("means") in {"years_in_a_row", "spans_in_a_row"}:
        years = [int(text) for _, text in sorted(slots.items())]
        of_years = match.entry.get("means") == "years_in_a_row"
        return tuple(year_of(year) if of_years else in_year(frame, year) for year in years)
    if match.entry.get("means") == "quarters_in_a_row":
        numbers = [_numeral(slots[name]) for name in ("quarter", "quarter2", "quarter3", "quarter4") if name in slots]
        return tuple(quarter(_year(match, frame), number) for number in numbers)
    if match.entry.get("means") != "months_in_a_row":
        return ()
    numbers = [int(slots[name]) for name in ("m", "m2", "m3", "m4", "m5") if name in slots]
    year = int(slots["year"]) if "year" in slots else None
    return tuple(month(_near_year(number, year, frame), number) for number in numbers)


def _in_a_row(match: Match, frame: Period) -> Period:
    """The span of the months or years listed."""
    listed = in_a_row(match, frame)
    return Period(PeriodKind.RANGE, min(p.start for p in listed), max(p.end for p in listed))


def _years(match: Match, frame: Period) -> Period:
    return Period(PeriodKind.RANGE, dt.date(int(match.slot("year")), 1, 1), dt.date(int(match.slot("year2")), 12, 31))


def _since_year(match: Match, frame: Period) -> Period:
    """From a year to the end of the report: ``từ năm 2021 đến nay``."""
    start = dt.date(int(match.slot("year")), 1, 1)
    return ytd(frame.end) if start.year == frame.end.year else Period(PeriodKind.RANGE, start, frame.end)


def _to_month(match: Match, frame: Period) -> Period:
    number, year = _slot_month(match)
    return ytd(month_end(_near_year(number, year, frame), number))


def _at_month_end(match: Match, frame: Period) -> Period:
    if not (match.slot("month") or match.slot("monthyear")):
        return instant(frame.end)
    number, year = _slot_month(match)
    return instant(month_end(_near_year(number, year, frame), number))


def _mid_month(match: Match, frame: Period) -> Period:
    number, year = _slot_month(match)
    return instant(dt.date(_near_year(number, year, frame), number, 15))


def _week(end: dt.date) -> Period:
    return Period(PeriodKind.RANGE, end - dt.timedelta(days=6), end)


def _rest_of_year(match: Match, frame: Period) -> Period:
    """From the month after the report to the year's end."""
    start = frame.end + dt.timedelta(days=1)
    if start.year != frame.end.year:
        raise ValueError("the year is over")
    return Period(PeriodKind.RANGE, start, dt.date(start.year, 12, 31))


def _quarter_number(match: Match) -> int:
    return _numeral(match.slot("quarter"))


MEANINGS: dict[str, Callable[[Match, Period], Period]] = {
    "month": _month,
    "months_in_a_row": _in_a_row,
    "years_in_a_row": _in_a_row,
    "spans_in_a_row": _in_a_row,
    "quarters_in_a_row": _in_a_row,
    "month_last_year": lambda m, f: month(f.end.year - 1, _slot_month(m)[0]),
    "this_month": lambda m, f: month(f.end.year, f.end.month),
    "last_month": lambda m, f: month_before(f.end),
    "months": _months,
    "half_year": lambda m, f: ytd(month_end(_year(m, f), 6)),
    "last_months": _last_months,
    "to_date": lambda m, f: ytd(f.end),
    "to_month": _to_month,
    "at_month_end": _at_month_end,
    "at_date": lambda m, f: instant(_date(m, f)),
    "ytd_to_date": lambda m, f: ytd(_date(m, f)),
    "between": _between,
    "between_months": _between_months,
    "since_month": _since_month,
    "quarter": lambda m, f: quarter(_year(m, f), _quarter_number(m)),
    "quarter_last_year": lambda m, f: quarter(f.end.year - 1, _quarter_number(m)),
    "this_quarter": lambda m, f: quarter(f.end.year, (f.end.month + 2) // 3),
    "last_quarter": lambda m, f: quarter_before(f.end),
    "year": lambda m, f: year_of(_year(m, f)),
    "at_year_end": lambda m, f: instant(dt.date(_year(m, f), 12, 31)),
    "week": lambda m, f: _week(f.end),
    "week_before": lambda m, f: _week(f.end - dt.timedelta(days=7)),
    "rest_of_year": _rest_of_year,
    "this_year": lambda m, f: year_of(f.end.year),
    "last_year": lambda m, f: year_of(f.end.year - 1),
    "years": _years,
    "since_year": _since_year,
    "now": lambda m, f: instant(f.end),
    "mid_month": _mid_month,
    "to_mid_month": lambda m, f: ytd(_mid_month(m, f).end),
}
