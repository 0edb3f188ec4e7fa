"""A formatted Excel workbook: a sheet a domain, a series a row, a period a column, each figure with its source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from extract.errors import OutputError
from extract.export.figures import ALL, Choice, figures
from extract.export.files import whole
from extract.export.grid import LEGEND, Sheet, sheets
from extract.export.notes import FAILS, WARNS, flags
from extract.export.sheet import CODE, FILLS, HEADS, VINTAGE, Book, write_sheet

MADE = dt.datetime(2000, 1, 1)
"""The same figures give the same bytes, so the file bears no time of its making."""
ROWS, COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel holds."""
SAID: tuple[tuple[dict[str, Any], str], ...] = (
    (
        {},
        "Mỗi dòng là một chuỗi số liệu, mỗi cột là một kỳ. Đặt chuột lên ô để xem nguồn, ngày công bố và chữ số in.",
    ),
    ({}, "01/2022: tháng; quý I/2022: quý; 6T/2022: lũy kế từ đầu năm; năm 2022: cả năm; 31/12/2022: tại thời điểm."),
    ({"bg_color": FILLS[FAILS]}, "Số liệu nằm trong một phép kiểm tra không khớp; lời giải thích ở ghi chú của ô."),
    ({"bg_color": FILLS[WARNS]}, "Số liệu cần xem lại: được điều chỉnh, khác các kỳ trước…"),
    ({"italic": True}, "Chữ nghiêng: suy ra từ số liệu khác, không in trong báo cáo nào."),
)


def write_xlsx(folder: Path, choice: Choice, out: Path) -> str:
    """Write the chosen figures as a workbook; returns how many figures on how many sheets.

    With all vintages each of them has a row of its own. Text is never written as a formula.
    """
    import xlsxwriter

    told = figures(folder, choice)
    heads = HEADS | (VINTAGE if choice.vintage == ALL else {}) | CODE
    laid = sheets(told, choice)
    _refuse_too_large(laid, folder)
    with whole(out) as draft:
        file = xlsxwriter.Workbook(str(draft))
        file.set_properties({"title": "Chỉ Tiêu", "created": MADE})
        book = Book(file, heads, flags(folder))
        for sheet in laid:
            write_sheet(book, sheet)
        _write_legend(book)
        file.close()
    return f"{len(told)} figures on {len(laid)} sheet{'' if len(laid) == 1 else 's'}"


def _refuse_too_large(laid: tuple[Sheet, ...], folder: Path) -> None:
    for sheet in laid:
        if len(sheet.rows) >= ROWS or len(sheet.periods) + len(HEADS) + 2 > COLUMNS:
            size = f"{len(sheet.rows)} rows and {len(sheet.periods)} periods"
            raise OutputError(
                f"{folder}: sheet {sheet.name} would have {size}, more than Excel holds; give --indicator"
            )


def _write_legend(book: Book) -> None:
    page = book.file.add_worksheet(LEGEND)
    page.set_column(0, 0, 110)
    for down, (look, text) in enumerate(SAID):
        page.write_string(down, 0, text, book.file.add_format(look))
