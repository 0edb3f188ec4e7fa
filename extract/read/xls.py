"""Workbooks of the older kind (``.xls``): xlrd reads their values and formats; text may be in a legacy encoding."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from extract.encodings import to_unicode
from extract.errors import ReadError
from extract.read.sheets import Sheet, SheetCell, date_text, displayed

MOST_ROWS = 200_000
PROTECTED = ("a workbook protected by a password", "save it without password")


def read_xls(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets. Raises ReadError for a workbook that is protected, cut off or damaged."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        if sum(sheet.nrows for sheet in book.sheets()) > MOST_ROWS:
            raise ReadError(name, "a workbook of more rows than a report has", "copy its figures into a new workbook")
        return tuple(_sheet(book, sheet) for sheet in book.sheets() if sheet.visibility == 0)
    except ReadError:
        raise
    except Exception as error:  # xlrd raises whatever the broken part makes it meet
        if "encrypted" in str(error).lower():
            raise ReadError(name, *PROTECTED) from None
        raise ReadError(name, "the .xls is cut off or damaged", "get a whole copy of the file") from None


def _sheet(book: Any, sheet: Any) -> Sheet:
    rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    merged = {(top, left): (bottom, right) for top, bottom, left, right in sheet.merged_cells}
    cells = []
    for row in range(sheet.nrows):
        if row in rows:
            continue
        for column, cell in enumerate(sheet.row(row)):
            if column in columns or cell.ctype in (0, 6):
                continue
            text, stored = _shown(book, cell)
            if text.strip():
                bottom, right = merged.get((row, column), (row + 1, column + 1))
                height = sum(r not in rows for r in range(row, bottom))
                width = sum(c not in columns for c in range(column, right))
                indent = book.xf_list[cell.xf_index].alignment.indent_level
                aligned = book.xf_list[cell.xf_index].alignment.hor_align in (0, 1)
                cells.append(SheetCell(row, column, text, stored, indent if aligned else 0, height, width))
    return Sheet(to_unicode(sheet.name).strip(), tuple(cells))


def _shown(book: Any, cell: Any) -> tuple[str, Decimal | None]:
    import xlrd

    style = book.xf_list[cell.xf_index]
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return to_unicode(cell.value, book.font_list[style.font_index].name), None
    if cell.ctype == xlrd.XL_CELL_DATE:
        return date_text(xlrd.xldate_as_datetime(cell.value, book.datemode)), None
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        number = int(cell.value) if cell.value == int(cell.value) else cell.value
        return displayed(number, book.format_map[style.format_key].format_str), Decimal(repr(number))
    return "", None
