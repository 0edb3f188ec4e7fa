"""Workbooks: shown and stored figures, heads of several rows, indentation, hidden parts, legacy text, bad input."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Alignment

import patterns
from extract.encodings import to_unicode
from extract.errors import ReadError
from extract.model import Extraction, Observation, Table
from extract.pipeline import extract_document
from extract.show import render_cells

HEAD = [
    ["3. Vốn đầu tư thực hiện từ ngân sách Nhà nước"],
    [None, None, None, None, "Tỷ đồng"],
    [],
    [None, "Thực hiện", "Ước tính", "Cộng dồn", "5 tháng năm"],
    [None, "tháng 4", "tháng 5", "5 tháng", "2023 so với"],
    [None, "năm", "năm", "năm", "cùng kỳ năm"],
    [None, 2023, 2023, 2023, "trước (%)"],
    [],
]
BODY = [
    ["TỔNG SỐ", 1040.4, 1200.26, 4150.5, 112.46],
    ["Trung ương", 240.4, 300.1, 950.5, 108.2],
    ["Địa phương", 800, 900.16, 3200, 113.8],
]


def workbook(path: Path, rows: list[list[object]], sheet: str = "Von") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for row in page.iter_rows(min_row=9):
        for cell in row[1:]:
            cell.number_format = "#,##0.0"
    book.save(path)
    return book


def read(path: Path) -> dict[str, Observation]:
    return {f"{o.row},{o.column}": o for o in extract_document(path, path.name).observations}


@pytest.fixture
def investment(tmp_path: Path) -> dict[str, Observation]:
    workbook(tmp_path / "a.xlsx", HEAD + BODY)
    return read(tmp_path / "a.xlsx")


def test_a_figure_is_what_is_shown_and_the_stored_one_is_kept_beside_it(investment: dict[str, Observation]) -> None:
    total = investment["8,1"]
    assert (total.value_text, total.value, total.decimals) == ("1,040.4", Decimal("1040.4"), 1)
    rounded = investment["8,2"]
    assert (rounded.value_text, rounded.value) == ("1,200.3", Decimal("1200.3"))
    assert dict(rounded.how)["stored"] == "1200.26"


def test_cells_are_placed_as_their_sheet_counts_them(investment: dict[str, Observation]) -> None:
    assert {o.place for o in investment.values()} == {"sheet:Von"}
    assert sorted(investment) == [f"{row},{column}" for row in (10, 8, 9) for column in (1, 2, 3, 4)]


def test_a_head_of_several_rows_gives_period_status_base_and_unit(investment: dict[str, Observation]) -> None:
    before, now, so_far, ratio = (investment[f"8,{column}"] for column in (1, 2, 3, 4))
    assert [(o.unit, o.scale) for o in (before, now, so_far, ratio)] == [("VND", 9)] * 3 + [("%", 0)]
    assert [str(o.period.kind) for o in (before, now, so_far, ratio) if o.period] == ["month", "month", "ytd", "ytd"]
    assert [o.period.end.month for o in (before, now, so_far) if o.period] == [4, 5, 5]
    assert [str(o.status) for o in (before, now)] == ["actual", "estimate"]
    assert (ratio.measure, ratio.base) == ("index", "same_period_last_year")


def test_parts_point_at_their_total_and_the_check_of_their_sum_holds(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", HEAD + BODY)
    extraction = extract_document(tmp_path / "a.xlsx", "a.xlsx")
    found = {f"{o.row},{o.column}": o for o in extraction.observations}
    assert found["9,1"].part_of == found["10,1"].part_of == found["8,1"].observation_id
    assert "fails" not in {check.verdict for check in extraction.checks}
    assert [c.verdict for c in extraction.checks if c.kind == "sum"].count("holds") == 3


def test_indentation_and_columns_of_labels_make_parts(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["5. Vận tải hành khách tháng 5 năm 2023"],
        [None, None, "Nghìn HK"],
        [None, None, "Tháng 5 năm 2023"],
        ["Toàn ngành", None, 700],
        [None, "Đường bộ", 600],
        [None, "Trong tỉnh", 450],
        [None, "Ngoài tỉnh", 150],
        [None, "Đường sắt", 100],
    ]
    book = workbook(tmp_path / "a.xlsx", rows)
    for row in (6, 7):
        book.active.cell(row, 2).alignment = Alignment(indent=2)
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    by_name = {o.observation_id: o for o in found.values()}
    parents = {key: by_name[o.part_of].row for key, o in found.items() if o.part_of}
    assert parents == {"4,2": 3, "5,2": 4, "6,2": 4, "7,2": 3}
    assert {(o.unit, o.scale) for o in found.values()} == {("hành khách", 3)}


def test_hidden_rows_columns_and_sheets_are_left_out(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", HEAD + BODY)
    book.active.row_dimensions[10].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Nhap").append(["Ngô", 12.5])
    book["Nhap"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert sorted(found) == ["10,1", "10,3", "10,4", "8,1", "8,3", "8,4"]


def test_quantities_and_values_have_each_their_unit(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["6. Hàng hóa xuất khẩu tháng 5 năm 2023"],
        [None, None, "Nghìn tấn; Triệu USD"],
        [None, "Lượng", "Trị giá"],
        ["Gạo", 60, 31],
        ["Cà phê", 20, 48],
    ]
    workbook(tmp_path / "a.xlsx", rows)
    found = read(tmp_path / "a.xlsx")
    assert [(found[k].unit, found[k].scale) for k in ("3,1", "3,2")] == [("t", 3), ("USD", 6)]
    assert found["3,2"].indicator == "Trị giá xuất khẩu Gạo"


@pytest.mark.parametrize("above", [["Đơn vị tính: Tỷ đồng"], ["Tỷ đồng"], ["(theo giá hiện hành)", None, "Tỷ đồng"]])
def test_a_unit_stands_above_a_table_in_several_ways(tmp_path: Path, above: list[object]) -> None:
    line = above if len(above) > 1 else [None, None, *above]
    rows: list[list[object]] = [["6. Doanh thu vận tải"], line, [None, "Tháng 4", "Tháng 5"], ["Đường bộ", 60, 31]]
    workbook(tmp_path / "a.xlsx", rows)
    assert {(o.unit, o.scale) for o in read(tmp_path / "a.xlsx").values()} == {("VND", 9)}


def test_two_tables_of_a_sheet(tmp_path: Path) -> None:
    rows = [
        *HEAD,
        *BODY,
        [],
        ["4. Doanh thu du lịch (tỷ đồng)"],
        [None, "Tháng 5 năm 2023"],
        ["Lữ hành", 12.5],
        ["Lưu trú", 40],
    ]
    workbook(tmp_path / "a.xlsx", rows)
    document = extract_document(tmp_path / "a.xlsx", "a.xlsx").document
    assert [table.rows for table in document.flow if isinstance(table, Table)] == [7, 3]
    assert read(tmp_path / "a.xlsx")["14,1"].indicator == "Doanh thu Lữ hành"


def test_errors_and_formulas_without_a_value_are_no_figures(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [*HEAD, ["TỔNG SỐ", "#REF!", "=1+1", "=[1]Sheet1!A1", 112.5]])
    assert [o.value_text for o in read(tmp_path / "a.xlsx").values()] == ["112.5"]


def test_a_table_is_drawn_as_understood(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", HEAD + BODY)
    lines = render_cells(extract_document(tmp_path / "a.xlsx", "a.xlsx")).splitlines()
    assert lines[2] == "[sheet:Von] 3. Vốn đầu tư thực hiện từ ngân sách Nhà nước"
    assert "  Thực hiện / tháng 4 / năm / 2023" in lines
    told = next(line for line in lines if line.startswith("    B10 "))
    assert told.startswith(
        "    B10   240.4 VND e9  level, month 2023-04-01..2023-04-30, actual  TỔNG SỐ / Trung ương = "
    )


# ------------------------------------------------------------------------------------------------- the older kind


def old_workbook(path: Path) -> Extraction:
    book = xlwt.Workbook()
    page = book.add_sheet("GTSX")
    tcvn3, unicode = xlwt.easyxf("font: name .VnTime"), xlwt.easyxf("font: name Times New Roman")
    rows = [
        ["1. Gi¸ trÞ s¶n xuÊt (tû ®ång)"],
        [None, "Th¸ng 5 n¨m 2003", "So víi cïng kú năm trước (%)"],
        ["N«ng nghiÖp", 12.25, 104.5],
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                page.write(r, c, value, tcvn3 if isinstance(value, str) and "ướ" not in value else unicode)
    book.save(str(path))
    return extract_document(path, path.name)


def test_an_old_workbook_in_a_legacy_encoding_reads_like_a_new_one(tmp_path: Path) -> None:
    level, index = old_workbook(tmp_path / "a.xls").observations
    assert (level.value_text, level.unit, level.scale, level.indicator) == (
        "12.25",
        "VND",
        9,
        "Giá trị sản xuất Nông nghiệp",
    )
    assert level.period is not None
    assert (level.period.end.month, level.period.end.year) == (5, 2003)
    assert (index.measure, index.base) == ("index", "same_period_last_year")


LETTERS = {
    "µ¸¶·¹ »¾¼½Æ ÇÊÈÉË ¨©": "àáảãạ ằắẳẵặ ầấẩẫậ ăâ",
    "ÌÐÎÏÑ ÒÕÓÔÖ ª": "èéẻẽẹ ềếểễệ ê",
    "×ÝØÜÞ": "ìíỉĩị",
    "ßãáâä åèæçé êíëìî «¬": "òóỏõọ ồốổỗộ ờớởỡợ ôơ",
    "ïóñòô õøö÷ù \xad": "ùúủũụ ừứửữự ư",
    "úýûüþ ®": "ỳýỷỹỵ đ",
    "¡¢§£¤¥¦": "ĂÂĐÊÔƠƯ",
}


@pytest.mark.parametrize(("legacy", "plain"), LETTERS.items())
def test_every_letter_of_tcvn3(legacy: str, plain: str) -> None:
    assert to_unicode(legacy, ".VnTime") == plain


VNI = {
    "aø aù aû aõ aï aâ aà aá aå aã aä aê aè aé aú aü aë": "à á ả ã ạ â ầ ấ ẩ ẫ ậ ă ằ ắ ẳ ẵ ặ",
    "eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò": "è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị",
    "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï": "ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ",
    "uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ": "ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ đ",
    "AØ EÂ OÁ ÖÔÙ Ñ": "À Ê Ố ƯỚ Đ",
}


@pytest.mark.parametrize(("legacy", "plain"), VNI.items())
def test_every_letter_of_vni(legacy: str, plain: str) -> None:
    assert to_unicode(legacy, "VNI-Times") == plain


def test_every_letter_of_viscii() -> None:
    small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    letters = small + small.upper()
    told = patterns.load("encodings")["viscii"]["letters"].split()
    assert set(letters) == {pair[-1] for pair in told}
    for code, letter in (pair.split("=") for pair in told):
        assert to_unicode(bytes.fromhex(code).decode("latin-1"), "VI Times") == letter
    assert to_unicode("S\u00e4n l\u00dfþng", "VI Times") == "Sản lượng"


def test_marks_that_stand_in_any_text_are_no_letters() -> None:
    text = "«Khu 4×6 km²», Windows® § 5, 1½ giờ, µg"
    assert to_unicode(text) == text


def test_a_font_of_capitals_and_a_cell_of_both_encodings() -> None:
    assert to_unicode("tæng sè", ".VnTimeH") == "TỔNG SỐ"
    assert to_unicode("cïng kú năm 2010") == "cùng kỳ năm 2010"
    assert to_unicode("kỳ gốc là năm 2019") == "kỳ gốc là năm 2019"


# -------------------------------------------------------------------------------------------------------- bad input


def refused(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        extract_document(path, path.name)
    return str(caught.value)


def test_a_workbook_cut_off_is_refused_in_a_line(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", HEAD + BODY)
    data = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(data[: len(data) // 2] + b"xl/workbook")
    assert "cut off or damaged" in refused(tmp_path / "a.xlsx")
    old_workbook(tmp_path / "b.xls")
    (tmp_path / "b.xls").write_bytes((tmp_path / "b.xls").read_bytes()[:2500])
    assert "b.xls" in refused(tmp_path / "b.xls")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", HEAD + BODY)
    stream = io.BytesIO((tmp_path / "a.xlsx").read_bytes())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", b" " * (120 << 20))
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    assert "unpacks to" in refused(tmp_path / "a.xlsx")


def test_a_password_is_told(tmp_path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    (tmp_path / "a.xlsx").write_bytes(head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    assert "password" in refused(tmp_path / "a.xlsx")


def test_an_empty_workbook_and_one_that_is_a_web_page(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [])
    assert "without a word or figure" in refused(tmp_path / "a.xlsx")
    (tmp_path / "b.xls").write_text("<html><table><tr><td>1</td></tr></table></html>")
    assert "a web page" in refused(tmp_path / "b.xls")
