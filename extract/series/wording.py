"""What a finding across documents says to a person, in Vietnamese and English."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import patterns
from extract.interval import Interval
from extract.series.tellings import Telling
from extract.spans import in_digits

LANGUAGES = ("vi", "en")
SCALES = ((12, "nghìn tỷ"), (9, "tỷ"), (6, "triệu"), (0, ""))
UNITS = {"VND": "đồng", "t": "tấn"}
DIGITS = 4  # behind the mark


def across(kind: str, members: tuple[Telling, ...], against: Interval | None, times: int) -> tuple[str, str]:
    """The message of a finding: the indicator and area, the period, the figures and who prints them."""
    first, newest = members[0], members[-1]
    old = _between(against, newest) if against is not None else _told(first)
    if kind == "unit":
        old, new = first.series.unit, newest.series.unit
    else:
        new = _told(newest)
    templates: dict[str, Any] = patterns.load("messages")["across"][kind]
    fields = {
        "what": f"{newest.words} ({newest.area})",
        "period": in_digits(newest.period),
        "vintage": f"{newest.vintage:%d/%m/%Y}" if newest.vintage else "?",
        "old": old,
        "new": new,
        "times": times,
    }
    vi, en = (f"{str(templates[language]).format(**fields)}." for language in LANGUAGES)
    return vi, en


def _told(telling: Telling) -> str:
    return f"{amount(telling.value, telling.series.unit)} ({telling.document})"


def _between(interval: Interval, telling: Telling) -> str:
    low, high = (amount(end, telling.series.unit) for end in (interval.low, interval.high))
    return low if low == high else f"{low} – {high}"


def amount(value: Decimal, unit: str) -> str:
    """A value in plain units as a report would print it.

    >>> amount(Decimal("160000000"), "USD"), amount(Decimal("-48.40"), "%"), amount(Decimal("12987"), "ha")
    ('160 triệu USD', '-48,4%', '12.987 ha')
    """
    power, word = next((power, word) for power, word in SCALES if abs(value) >= Decimal(10) ** power or not power)
    shown = round(value.scaleb(-power), DIGITS).normalize()
    text = f"{shown:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return " ".join(part for part in (text, word, UNITS.get(unit, unit)) if part).replace(" %", "%")
