"""How a printed number can be read: Vietnamese, English, or with a slip in its separators.

In Vietnamese the comma is decimal and the point parts thousands (``1.234,5``). Real reports mix in English decimals
(``10.33%``) and slips (``1.230.5``); what digits alone cannot settle keeps several readings, the cheapest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from extract.model import Reading

PRINTED = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SECTION = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\.?(?=\s)")
SLIP = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}")


class Style(Enum):
    """How a text writes its numbers."""

    VIETNAMESE = "1.234,5"
    ENGLISH = "1,234.5"


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a number besides its digits; ``counted`` things come in whole numbers."""

    style: Style = Style.VIETNAMESE
    counted: bool = False


Shape = tuple[str, str, int, str]
"""The digits before and after the decimal separator, what it costs to read them so, and the rule."""


def readings(printed: str, hint: Hint = Hint()) -> tuple[Reading, ...]:
    """The ways to read a printed number, cheapest first.

    >>> [str(r.value) for r in readings("1.230")]
    ['1230', '1.230']
    >>> [str(r.value) for r in readings("1.230.5")]
    ['1230.5']
    >>> [str(r.value) for r in readings("17,342", Hint(counted=True))]
    ['17342', '17.342']
    """
    found = [_reading(shape) for shape in _shapes(printed, hint)]
    return tuple(sorted(found, key=lambda reading: reading.cost))


def _reading(shape: Shape) -> Reading:
    whole, fraction, cost, why = shape
    digits = re.sub(r"\D", "", whole)
    return Reading(Decimal(f"{digits}.{fraction}" if fraction else digits), len(fraction), cost, why)


def _shapes(printed: str, hint: Hint) -> list[Shape]:
    separators = re.sub(r"\d", "", printed)
    if not separators:
        return [(printed, "", 0, "plain")]
    return _mixed(printed) if len(set(separators)) == 2 else _alike(printed, hint)


def _mixed(printed: str) -> list[Shape]:
    """Both kinds of separator: ``1.234,5``, ``1,234.5``."""
    whole, fraction = _cut(printed)
    if GROUPED.fullmatch(printed):
        return [(whole, fraction, 0, "vietnamese")]
    if GROUPED_ENGLISH.fullmatch(printed):
        return [(whole, fraction, 1, "english")]
    return [(whole, fraction, 4, "slip: last separator is decimal")]


def _cut(printed: str) -> tuple[str, str]:
    """The digits before and after the last separator."""
    whole, _, fraction = printed.rpartition(re.sub(r"\d", "", printed)[-1])
    return whole, fraction


def _alike(printed: str, hint: Hint) -> list[Shape]:
    """One kind of separator, once or more: ``12,5``, ``1.230``, ``1.230.5``."""
    whole, fraction = _cut(printed)
    decimal_mark = "." if hint.style is Style.ENGLISH else ","
    in_style = decimal_mark in printed
    if SLIP.fullmatch(printed.replace(",", ".")):
        return [(whole, fraction, 3, "slip: thousands parted like the decimals")]
    if len(re.findall(r"[.,]", printed)) > 1:
        return [(printed, "", 2 if in_style else 0, "thousands")]
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
        return [(whole, fraction, 0 if in_style else 2, "decimal")]
    decimal, thousands = (whole, fraction, 0, "decimal"), (printed, "", 0, "thousands")
    if not in_style and fraction == "000":
        return [thousands]
    if hint.counted or not in_style:
        return [thousands, (*decimal[:2], 5, "decimal")]
    return [decimal, (*thousands[:2], 5, "thousands")]


def style_of(text: str) -> Style:
    """The style in which a text writes its numbers, by those that leave no doubt.

    >>> style_of("GDP rose 8.02%, exports 371,300.5 million"), style_of("tăng 8,02%, đạt 1.251,7 tỷ")
    (<Style.ENGLISH: '1,234.5'>, <Style.VIETNAMESE: '1.234,5'>)
    """
    vietnamese = english = 0
    for match in PRINTED.finditer(text):
        printed = match.group()
        if SECTION.match(text, text.rfind("\n", 0, match.start()) + 1, match.end() + 2):
            continue  # "2.1. Công nghiệp" is numbered, not English
        if (GROUPED.fullmatch(printed) and "," in printed) or re.fullmatch(r"\d+,\d{1,2}", printed):
            vietnamese += 1
        elif (GROUPED_ENGLISH.fullmatch(printed) and "." in printed) or re.fullmatch(r"\d+\.\d{1,2}", printed):
            english += 1
    return Style.ENGLISH if english > 2 * vietnamese else Style.VIETNAMESE
