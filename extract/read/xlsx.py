"""Workbooks of the newer kind (``.xlsx``): openpyxl opens them, values as they were last reckoned."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from decimal import Decimal
from typing import Any

from extract.encodings import to_unicode
from extract.errors import ReadError
from extract.read.sheets import Sheet, SheetCell, date_text, displayed

BIGGEST = 32 << 20  # bytes of XML in the package
WIDE = "a workbook whose sheets are mostly empty styled rows, or a bomb: it unpacks to"


def read_xlsx(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets. Formulas are never reckoned, links never followed.

    Raises ReadError for a package that is damaged or unpacks to more than a report has.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(entry.file_size for entry in package.infolist())
        if size > BIGGEST:
            raise ReadError(name, f"{WIDE} {size >> 20} MB", "copy its figures into a new workbook")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except ReadError:
        raise
    except Exception:  # openpyxl raises whatever the broken part makes it meet
        raise ReadError(name, "the .xlsx is cut off or damaged", "get a whole copy of the file") from None
    return tuple(_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _sheet(sheet: Any) -> Sheet:
    hidden_columns = _hidden_columns(sheet)
    hidden_rows = {index for index, row in sheet.row_dimensions.items() if row.hidden}
    merged = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
    cells = []
    for (row, column), cell in sorted(sheet._cells.items()):  # iter_rows would walk every empty place of its dimension
        if cell.value is None or row in hidden_rows or column in hidden_columns:
            continue
        text, stored = _shown(cell)
        if text.strip():
            spans = merged.get((row, column))
            height, width = (1, 1)
            if spans is not None:
                height = sum(r not in hidden_rows for r in range(row, spans.max_row + 1))
                width = sum(c not in hidden_columns for c in range(column, spans.max_col + 1))
            indent = int(cell.alignment.indent or 0) if cell.alignment.horizontal in (None, "left", "general") else 0
            cells.append(SheetCell(row - 1, column - 1, text, stored, indent, height, width))
    return Sheet(sheet.title.strip(), tuple(cells))


def _hidden_columns(sheet: Any) -> set[int]:
    """The numbers of hidden columns; a dimension may speak for several."""
    return {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min and column.max
        for number in range(column.min, min(column.max, sheet.max_column) + 1)
    }


def _shown(cell: Any) -> tuple[str, Decimal | None]:
    value = cell.value
    if isinstance(value, bool) or cell.data_type == "e":
        return "", None
    if isinstance(value, int | float):
        return displayed(value, cell.number_format), Decimal(repr(value))
    if isinstance(value, dt.datetime | dt.date):
        return date_text(value), None
    return to_unicode(str(value), cell.font.name or ""), None
