"""Tidy CSV: one row a figure, for Excel and for programs."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.export.figures import Choice, chosen
from extract.export.files import is_risky, whole


def write_csv(folder: Path, choice: Choice, out: Path) -> str:
    """Write the chosen rows of the series with all their columns; returns how many.

    UTF-8 with the mark that Excel knows it by. A text that a spreadsheet would run is led by an apostrophe.
    """
    rows = chosen(folder, choice)
    with whole(out) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows.columns)
        for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False):
            writer.writerow([cell(value) for value in row])
    return f"{len(rows)} rows"


def cell(value: Any) -> str:
    """A value as its cell holds it.

    >>> cell(Decimal("160000000.00000000")), cell(Decimal("-48.40")), cell("=1+1"), cell(True), cell(None)
    ('160000000', '-48.4', "'=1+1", 'true', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return number(value)
        case dt.date():
            return value.isoformat()
        case str():
            return f"'{value}" if is_risky(value) else value
    return str(value)


def number(value: Decimal) -> str:
    """A decimal in plain digits, without zeros that say nothing.

    >>> number(Decimal("1E+3")), number(Decimal("0E-8")), number(Decimal("6.50000000"))
    ('1000', '0', '6.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
