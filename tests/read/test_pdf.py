"""PDF files: lines and their places, marks, notes at the foot, furniture, paragraphs over pages, tables."""

import unicodedata
from pathlib import Path

import pytest

from extract.model import BlockKind, Document

from .documents import blocks, headings, notes, paragraphs, read_bytes, rows, tables
from .pdf_files import LEFT, Sheet, wrap

TEXT = (
    "Thu ngân sách nhà nước trên địa bàn tháng 4 ước 910 tỷ đồng^1^, bằng 96% cùng kỳ, trong đó thu nội địa 505 tỷ "
    "đồng, tăng 12,5%^2^; khai thác đá 365 nghìn m^3^, tăng 7%. Chi ngân sách 1.230^3^ tỷ ở "
    "Trường Sa và các huyện đảo 12 tỷ đồng; phần còn lại là chi thường xuyên của các đơn vị dự toán."
)


def printed() -> list[str]:
    return wrap(TEXT, indent=36)


def report() -> Sheet:
    """Two pages of a report whose second paragraph the page's end cuts before a capital."""
    sheet = Sheet()
    lines = printed()
    cut = next(place for place, line in enumerate(lines) if line.startswith("Trường"))
    sheet.put(LEFT, 40, "Bản tin thống kê tỉnh", 9)
    sheet.put(LEFT, 80, "1. Tài chính, ngân hàng", font="DejaVuSans-Bold")
    top = 104.0
    for number, line in enumerate(lines[:cut]):
        sheet.put(LEFT + (0 if number else 36), top, line)
        top += 16
    sheet.rule(LEFT, 700, LEFT + 140, 700)
    sheet.put(LEFT, 714, "^1^ Gồm cả số thu chuyển nguồn.", 9)
    sheet.put(LEFT, 726, "^2^ So với số đã điều chỉnh theo Nghị quyết của Hội đồng nhân dân tỉnh, không gồm", 9)
    sheet.turn()
    sheet.put(LEFT, 40, "Bản tin thống kê tỉnh", 9)
    for number, line in enumerate(lines[cut:]):
        sheet.put(LEFT, 80 + 16 * number, line)
    sheet.put(LEFT + 36, 120, "Dư nợ tín dụng ước 52.100 tỷ đồng.")
    sheet.rule(LEFT, 700, LEFT + 140, 700)
    sheet.put(LEFT, 714, "thu từ đất.", 9)
    sheet.put(LEFT, 726, "^3^ Ước cả chi trả nợ.", 9)
    sheet.put(295, 810, "2")
    return sheet


@pytest.fixture
def read(tmp_path: Path):
    def reading(sheet: Sheet) -> Document:
        return read_bytes(tmp_path, "a.pdf", sheet.data())

    return reading


def test_paragraphs_go_on_over_the_page(read) -> None:
    document = read(report())
    assert headings(document) == [(2, "1. Tài chính, ngân hàng")]
    whole = TEXT.replace("m^3^", "m³")
    for number in "123":
        whole = whole.replace(f"^{number}^", f"[{number}]")
    assert paragraphs(document) == [whole, "Dư nợ tín dụng ước 52.100 tỷ đồng."]
    assert "12,5%²;" in document.text
    assert "1.230³ tỷ" in document.text


def test_notes_at_the_foot(read) -> None:
    assert notes(read(report())) == [
        (1, "[1] Gồm cả số thu chuyển nguồn."),
        (2, "[2] So với số đã điều chỉnh theo Nghị quyết của Hội đồng nhân dân tỉnh, không gồm thu từ đất."),
        (3, "[3] Ước cả chi trả nợ."),
    ]


def test_notes_without_a_rule(read) -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.put(LEFT, 80 + 16 * number, "Kinh tế của tỉnh trong tháng giữ được đà tăng trưởng khá^1^.")
    sheet.put(LEFT, 700, "^1^ Theo giá so sánh.", 9)
    assert notes(read(sheet)) == [(1, "[1] Theo giá so sánh.")]


def test_formulas_and_bracketed_marks(read) -> None:
    sheet = Sheet()
    sheet.put(LEFT, 100, "Phát thải CO^_2^ giảm 3,5%^(1)^, rừng giữ 1.230^1,2^ ha.")
    document = read(sheet)
    assert document.text == "Phát thải CO2 giảm 3,5%(¹), rừng giữ 1.230¹,² ha.\n"
    assert paragraphs(document) == ["Phát thải CO2 giảm 3,5%([1]), rừng giữ 1.230[1],[2] ha."]


def test_running_heads_and_page_numbers_are_set_aside(read) -> None:
    document = read(report())
    assert blocks(document, BlockKind.FURNITURE) == ["Bản tin thống kê tỉnh", "Bản tin thống kê tỉnh", "2"]
    assert document.pages == 2


def test_every_character_has_its_place(read) -> None:
    sheet = Sheet()
    end = sheet.put(LEFT, 100, "Xuất khẩu 160 triệu USD, đạt 2,8% kế hoạch năm")
    document = read(sheet)
    line = document.lines[0]
    assert (line.page, line.size) == (1, 12)
    assert line.edges[0] == pytest.approx(LEFT, abs=0.5)
    assert line.edges[-1] == pytest.approx(end, abs=0.5)
    assert line.top is not None
    assert line.bottom is not None
    assert line.top < 100 < line.bottom
    at = document.text.index("160")
    start, stop = line.edges[at - line.start], line.edges[at + 3 - line.start]
    assert 0 < stop - start < 3 * 12


def test_decomposed_letters_are_composed(read) -> None:
    sheet = Sheet()
    sheet.put(LEFT, 100, unicodedata.normalize("NFD", "Tổng kim ngạch xuất khẩu ước đạt 160 triệu USD."))
    document = read(sheet)
    assert document.text == "Tổng kim ngạch xuất khẩu ước đạt 160 triệu USD.\n"
    assert len(document.lines[0].edges) == len(document.text)


def test_a_turned_page_is_read_as_it_is_shown(read) -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, 595 - 842)
    sheet.put(60, 300, "Phụ lục thu ngân sách các huyện năm 2024")
    sheet.put(60, 330, "Tổng thu của 11 huyện, thành phố là 3.105 tỷ đồng.")
    document = read(sheet)
    assert document.text.split("\n")[1] == "Tổng thu của 11 huyện, thành phố là 3.105 tỷ đồng."
    assert document.lines[0].edges[0] < document.lines[0].edges[-1]


def ruled(sheet: Sheet, top: float, lines: list[list[str]], edges: tuple[float, ...]) -> float:
    for number, row in enumerate(lines):
        for x, text in zip(edges, row, strict=False):
            sheet.put(x + 3, top + 20 * number + 14, text, 10)
    bottom = top + 20 * len(lines)
    for number in range(len(lines) + 1):
        sheet.rule(edges[0], top + 20 * number, edges[-1], top + 20 * number)
    for x in edges:
        sheet.rule(x, top, x, bottom)
    return bottom


HEAD = ["TT", "Chỉ tiêu", "Tháng 4", "Tháng 5"]
EDGES = (85.0, 115.0, 300.0, 400.0, 500.0)


def test_a_ruled_table_over_two_pages(read) -> None:
    sheet = Sheet()
    sheet.put(LEFT, 60, "Bảng 1. Thu ngân sách")
    ruled(sheet, 80, [HEAD, ["1", "Thu nội địa", "505", "1.230^1^"], ["", "Thu từ đất", "-", "12"]], EDGES)
    sheet.turn()
    ruled(sheet, 80, [HEAD, ["2", "Thu khác", "405", "390"]], EDGES)
    sheet.put(LEFT, 160, "^1^ Ước.", 9)
    document = read(sheet)
    (table,) = tables(document)
    assert rows(document, table) == [
        HEAD,
        ["1", "Thu nội địa", "505", "1.230¹"],
        ["", "Thu từ đất", "-", "12"],
        ["2", "Thu khác", "405", "390"],
    ]
    assert [document.text[p.start : p.end] for p in table.caption] == ["Bảng 1. Thu ngân sách"]
    assert [mark.number for cell in table.cells for mark in cell.marks] == [1]


def test_merged_cells_of_a_ruled_table(read) -> None:
    sheet = Sheet()
    for x, top, text in ((90, 94, "Chỉ tiêu"), (320, 94, "Thực hiện"), (310, 114, "Tháng 4"), (410, 114, "Tháng 5")):
        sheet.put(x, top, text, 10)
    for x, text in ((90, "Tổng thu"), (310, "910"), (410, "955")):
        sheet.put(x, 134, text, 10)
    for x0, top, x1, bottom in (
        (85, 80, 500, 80), (300, 100, 500, 100), (85, 120, 500, 120), (85, 140, 500, 140),
        (85, 80, 85, 140), (300, 80, 300, 140), (400, 100, 400, 140), (500, 80, 500, 140),
    ):  # fmt: skip
        sheet.rule(x0, top, x1, bottom)
    document = read(sheet)
    (table,) = tables(document)
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert rows(document, table)[2] == ["Tổng thu", "910", "955"]


def test_columns_without_rules_are_a_table(read) -> None:
    sheet = Sheet()
    sheet.put(LEFT, 60, "Sản lượng các loại cây trồng chủ yếu của tỉnh năm 2024 như sau:")
    lines = [
        ("Cây trồng", "ĐVT", "Năm 2023", "Năm 2024"),
        ("Lúa cả năm", "Tấn", "128.400", "131.250,5"),
        ("Ngô", "Tấn", "9.120", "-"),
        ("Sắn và cây có củ khác", "Tấn", "1.020", "990"),
        ("Chè búp tươi", "Tấn", "15", "16,5"),
    ]
    for number, line in enumerate(lines):
        for x, text in zip((85, 260, 330, 430), line, strict=True):
            sheet.put(x, 90 + 18 * number, text, 11)
    sheet.put(LEFT, 220, "Nhìn chung các loại cây trồng sinh trưởng tốt, sâu bệnh không đáng kể.")
    document = read(sheet)
    (table,) = tables(document)
    assert rows(document, table) == [list(line) for line in lines]
    assert len(paragraphs(document)) == 2


def test_what_stands_side_by_side_is_parted(read) -> None:
    sheet = Sheet()
    sheet.put(LEFT, 60, "UBND TỈNH QUẢNG NAM", 11)
    sheet.put(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 10)
    sheet.put(LEFT, 80, "Số: 57/BC-UBND", 11)
    sheet.put(330, 80, "Quảng Nam, ngày 2 tháng 5 năm 2024", 9)
    sheet.put(250, 110, "BÁO CÁO")
    sheet.put(190, 130, "Kết quả thu ngân sách tháng 4")
    for number, line in enumerate(printed()):
        sheet.put(LEFT + (0 if number else 36), 170 + 16 * number, line)
    header = read(sheet).header
    assert (header.issuer, header.number) == ("UBND TỈNH QUẢNG NAM", "57/BC-UBND")
    assert (header.place, header.title) == ("Quảng Nam", "BÁO CÁO Kết quả thu ngân sách tháng 4")
