"""How a printed number can be read: Vietnamese, English, or with a slip in its separators.

In Vietnamese the comma is decimal and the point parts thousands (``1.234,5``). Real reports mix in English decimals
(``10.33%``) and slips (``1.230.5``); what digits alone cannot settle keeps several readings, the cheapest first.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.model import Reading

PRINTED = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SLIP = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}")


def readings(printed: str, *, english: bool = False, counted: bool = False) -> tuple[Reading, ...]:
    """The ways to read a printed number, cheapest first; ``counted`` things come in whole numbers.

    >>> [str(r.value) for r in readings("1.230")]
    ['1230', '1.230']
    >>> [str(r.value) for r in readings("1.230.5")]
    ['1230.5']
    >>> [str(r.value) for r in readings("17,342", counted=True)]
    ['17342', '17.342']
    """
    found = [_reading(whole, fraction, cost, why) for whole, fraction, cost, why in _shapes(printed, english, counted)]
    return tuple(sorted(found, key=lambda reading: reading.cost))


def _reading(whole: str, fraction: str, cost: int, why: str) -> Reading:
    digits = re.sub(r"\D", "", whole)
    return Reading(Decimal(f"{digits}.{fraction}" if fraction else digits), len(fraction), cost, why)


def _shapes(printed: str, english: bool, counted: bool) -> list[tuple[str, str, int, str]]:
    if printed.isdigit():
        return [(printed, "", 0, "plain")]
    whole, _, fraction = printed.rpartition(re.sub(r"\d", "", printed)[-1])
    separators = set(re.sub(r"\d", "", printed))
    if len(separators) == 2:
        return _mixed(printed, whole, fraction)
    return _alike(printed, whole, fraction, english, counted)


def _mixed(printed: str, whole: str, fraction: str) -> list[tuple[str, str, int, str]]:
    if GROUPED.fullmatch(printed):
        return [(whole, fraction, 0, "vietnamese")]
    if GROUPED_ENGLISH.fullmatch(printed):
        return [(whole, fraction, 1, "english")]
    return [(whole, fraction, 4, "slip: last separator is decimal")]


def _alike(printed: str, whole: str, fraction: str, english: bool, counted: bool) -> list[tuple[str, str, int, str]]:
    """One kind of separator, once or more."""
    comma = "," in printed
    vietnamese_decimal = comma != english
    if SLIP.fullmatch(printed.replace(",", ".")):
        return [(whole, fraction, 3, "slip: thousands parted like the decimals")]
    if len(re.findall(r"[.,]", printed)) > 1:
        return [(printed, "", 0 if comma == english else 2, "thousands")]
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
        return [(whole, fraction, 0 if vietnamese_decimal else 2, "decimal")]
    decimal, thousands = (whole, fraction, 0, "decimal"), (printed, "", 0, "thousands")
    if counted or not vietnamese_decimal:
        return [thousands, (*decimal[:2], 5, "decimal")]
    return [decimal, (*thousands[:2], 5, "thousands")]


def is_english(text: str) -> bool:
    """Whether a text writes its numbers in the English style, by those that leave no doubt.

    >>> is_english("GDP rose 8.02%, exports 371,300.5 and 1,251.7 million"), is_english("tăng 8,02%, đạt 1.251,7 tỷ")
    (True, False)
    """
    vietnamese = english = 0
    for match in PRINTED.finditer(text):
        printed = match.group()
        if GROUPED.fullmatch(printed) and "," in printed or re.fullmatch(r"\d+,\d{1,2}", printed):
            vietnamese += 1
        elif GROUPED_ENGLISH.fullmatch(printed) and "." in printed or re.fullmatch(r"\d+\.\d{1,2}", printed):
            english += 1
    return english > 2 * vietnamese
