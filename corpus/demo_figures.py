"""Take the figures of the demonstration from the official monthly workbooks of 2022, each with its sheet and cell.

A table is found by its title, a row by its label, a column by the layout that the table has in that month. This is
deliberately not the program's own reading: what the reports say must not depend on what the program can read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo_tables import TABLES, Table

YEAR = 2022
_FREIGHT_IN_DECEMBER = ("40.Vantaithang", 31)  # its labels stand one row below their figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: `kind` says what of the indicator it is (`month`, `ytd`, `yoy`, …), `cell` where it is printed."""

    indicator: str
    month: str
    kind: str
    value: float
    unit: str
    workbook: str
    sheet: str
    cell: str


def read(folder: Path) -> Iterator[Figure]:
    """The figures of the twelve workbooks, as they are stored. Raises ValueError where a table has moved."""
    import openpyxl

    for month in range(1, 13):
        book = openpyxl.load_workbook(folder / f"{YEAR}-{month:02d}.xlsx", data_only=True)
        for table in TABLES:
            columns = table.columns.get(month, table.columns.get(0))
            if columns is None:
                continue
            kinds = tuple(tuple(each.split("=")) for each in columns.split())
            yield from _figures(table, kinds, _sheet(book, table, month), month)
        book.close()


def _sheet(book: Any, table: Table, month: int) -> Any:
    """The monthly sheet of a table: that whose title names it and no row of quarters."""
    for sheet in book.worksheets:
        title = " ".join(str(cell.value) for row in sheet["A1:F2"] for cell in row if cell.value)
        if re.search(table.title, title) and "các quý" not in title:
            return sheet
    if table.title.startswith("Vận tải hàng") and month == 12:
        return book[_FREIGHT_IN_DECEMBER[0]]
    raise ValueError(f"workbook of month {month}: no sheet has a title like {table.title!r}")


def _figures(table: Table, kinds: tuple[tuple[str, ...], ...], sheet: Any, month: int) -> Iterator[Figure]:
    shift = _FREIGHT_IN_DECEMBER[1] if table.title.startswith("Vận tải hàng") and month == 12 else 0
    labels = _labels(sheet, shift)
    for indicator, pattern, unit in table.rows:
        row = next((row for row, label in labels if re.fullmatch(pattern, label)), None)
        for kind, letter in kinds if row else ():
            cell = f"{letter}{row - bool(shift)}"
            value = sheet[cell].value
            if isinstance(value, (int, float)):
                shown = round(float(value), 6)
                yield Figure(
                    indicator, f"{YEAR}-{month:02d}", kind, shown, _unit(kind, unit),
                    f"{YEAR}-{month:02d}.xlsx", sheet.title, cell,
                )  # fmt: skip


def _unit(kind: str, unit: str) -> str:
    return {"projects": "dự án"}.get(kind, "%" if kind.endswith(("yoy", "mom", "ratio")) else unit)


def _labels(sheet: Any, shift: int) -> list[tuple[int, str]]:
    """The rows from the top with the words that stand before their figures."""
    found = []
    for row in sheet.iter_rows(min_row=max(4, shift), max_row=110, max_col=3):
        words = [
            " ".join(str(cell.value).split()) for cell in row if isinstance(cell.value, str) and cell.value.strip()
        ]
        if words and words[0] == "Trong đó:":
            words = words[1:]
        if words:
            found.append((row[0].row, words[0].removeprefix("Trong đó: ")))
    return found
