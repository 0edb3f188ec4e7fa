"""What a workbook's readers give: sheets of cells as they are displayed, with the numbers that are stored."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
GENERAL_DIGITS = 11  # significant digits that a cell without a format shows at most


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its displayed text, the number stored where it is one, how deep it is indented, its merged size."""

    row: int
    column: int
    text: str
    stored: Decimal | None = None
    indent: int = 0
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its cells that are neither empty nor hidden, in reading order."""

    name: str
    cells: tuple[SheetCell, ...]


def displayed(value: float | int | Decimal, number_format: str) -> str:
    """A number as its format shows it: decimals, thousands, per cent; in English style, as formats are written.

    >>> displayed(425810.8295, "0"), displayed(106.4426, "0.0"), displayed(1234.5, "#,##0.00"), displayed(0.125, "0.0%")
    ('425811', '106.4', '1,234.50', '12.5%')
    >>> displayed(-3.25, "0.0_);(0.0)"), displayed(98.33599999999998, "General"), displayed(2022, "General")
    ('-3.3', '98.336', '2022')
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    sections = SECTION.split(number_format or "General")
    shown = LITERAL.sub("", sections[0]).strip()
    if shown.lower() in {"general", "", "@"} or not re.search(r"[0#?]", shown):
        return _general(number)
    per_cent = "%" in shown
    number = number * 100 if per_cent else number
    places = re.search(r"\.([0#?]+)", shown)
    least = places.group(1).count("0") if places else 0
    most = len(places.group(1)) if places else 0
    rounded = number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = f"{rounded:,f}" if re.search(r"[0#?],[0#?]", shown) else f"{rounded:f}"
    while most > least and text.endswith("0"):
        text, most = text[:-1], most - 1
    text = text.rstrip(".")
    return f"{text}%" if per_cent else text


def _general(number: Decimal) -> str:
    rounded = number.normalize() if len(number.as_tuple().digits) <= GENERAL_DIGITS else _significant(number)
    return f"{rounded:f}"


def _significant(number: Decimal) -> Decimal:
    places = GENERAL_DIGITS - 1 - max(number.adjusted(), 0)
    rounded = number.quantize(Decimal(1).scaleb(-max(places, 0)), ROUND_HALF_UP)
    return rounded.normalize() if places > 0 else rounded


def date_text(value: dt.datetime | dt.date) -> str:
    """A date as a Vietnamese report prints it."""
    return f"{value:%d/%m/%Y}"
