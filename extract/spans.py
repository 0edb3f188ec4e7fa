"""Spans of the calendar: months, quarters, years, dates, and the same span or the one before at another time."""

from __future__ import annotations

import calendar
import datetime as dt

from extract.model import Period, PeriodKind


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(PeriodKind.MONTH, dt.date(year, number, 1), month_end(year, number))


def month_end(year: int, number: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, number, calendar.monthrange(year, number)[1])


def in_digits(of: Period) -> str:
    """A span as a person of any language reads it: a month, a year, a date, or from when to when.

    >>> in_digits(month(2022, 6)), in_digits(year_of(2022)), in_digits(ytd(dt.date(2022, 6, 30)))
    ('06/2022', '2022', '01/01/2022–30/06/2022')
    """
    match of.kind:
        case PeriodKind.MONTH:
            return f"{of.end:%m/%Y}"
        case PeriodKind.YEAR:
            return f"{of.end:%Y}"
        case PeriodKind.INSTANT:
            return f"{of.end:%d/%m/%Y}"
    return f"{of.start:%d/%m/%Y}–{of.end:%d/%m/%Y}"


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return Period(PeriodKind.QUARTER, dt.date(year, 3 * number - 2, 1), month_end(year, 3 * number))


def ytd(end: dt.date) -> Period:
    """From 1 January to a date; a full year is a year."""
    if (end.month, end.day) == (12, 31):
        return year_of(end.year)
    return Period(PeriodKind.YTD, dt.date(end.year, 1, 1), end)


def instant(day: dt.date) -> Period:
    """A date at which something stood."""
    return Period(PeriodKind.INSTANT, day, day)


def year_before(period: Period) -> Period:
    """The same span a year earlier."""
    return in_year(period, period.end.year - 1)


def in_year(period: Period, year: int) -> Period:
    """The same span in the year that it ends in."""
    end, years = period.end, period.end.year - year
    whole = end == month_end(end.year, end.month)
    last = month_end(year, end.month) if whole else _back(end, years)
    return Period(period.kind, last if period.kind is PeriodKind.INSTANT else _back(period.start, years), last)


def _back(day: dt.date, years: int) -> dt.date:
    year = day.year - years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def month_before(day: dt.date) -> Period:
    """The month before the one of a day."""
    last = day.replace(day=1) - dt.timedelta(days=1)
    return month(last.year, last.month)


def quarter_before(day: dt.date) -> Period:
    """The quarter before the one of a day."""
    number = (day.month + 2) // 3
    return quarter(day.year, number - 1) if number > 1 else quarter(day.year - 1, 4)


def span_before(span: Period) -> Period:
    """The span just before one: the month, quarter or year before, of a month's end that of the month before.

    >>> span_before(quarter(2023, 1)) == quarter(2022, 4), span_before(instant(dt.date(2023, 3, 31))).end
    (True, datetime.date(2023, 2, 28))
    """
    match span.kind:
        case PeriodKind.MONTH:
            return month_before(span.start)
        case PeriodKind.QUARTER:
            return quarter_before(span.start)
        case PeriodKind.YEAR:
            return year_of(span.end.year - 1)
        case PeriodKind.INSTANT if span.end == month_end(span.end.year, span.end.month):
            return instant(month_before(span.end).end)
    return span
