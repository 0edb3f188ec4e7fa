"""Tellings written in a line, as a report prints them: ``2022-03 revenue 120 of 2022-03-25``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from extract.model import Period
from extract.series.tellings import Series, Telling
from extract.spans import month, ytd

COUNTRY = "VN"


def series(indicator: str, measure: str = "level", base: str = "", unit: str = "VND", planned: bool = False) -> Series:
    """A series of the whole country."""
    return Series(indicator, COUNTRY, measure, base, unit, planned, "exact")


def telling(told: Series, period: Period, value: str, vintage: str, step: str = "1") -> Telling:
    """A figure as a report of a day prints it; the report is named by the day."""
    known, day = Decimal(value), dt.date.fromisoformat(vintage)
    name = f"{told.indicator}:{told.measure}:{period.kind}:{period.end}:{vintage}:{value}"
    return Telling(
        told,
        period,
        known,
        Decimal(step),
        day,
        f"{vintage}.docx",
        name,
        0,
        "thu ngân sách",
        "Việt Nam",
        "actual",
        "unchecked",
    )


def months(year: int, *numbers: int) -> tuple[Period, ...]:
    """Months of a year."""
    return tuple(month(year, number) for number in numbers)


def up_to(year: int, number: int) -> Period:
    """From 1 January to the end of a month."""
    return ytd(month(year, number).end)
