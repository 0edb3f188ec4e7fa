"""What stubs say: names, parents, parts, areas, units."""

from __future__ import annotations

import pytest

from extract.model import Cell, Document, Span, Table
from extract.tables import read_table
from tests.tables.reading import MAY, read_text, said

CROPS = """Bảng 2. Cây hàng năm

| | Diện tích (ha) | Sản lượng (tấn) |
|---|---|---|
| 1. Lúa | 100,5 | 600,7 |
| - Đông xuân | 60,2 | 400,1 |
| - Mùa | 40,3 | 200,6 |
| 2. Ngô | 30,0 | 150,0 |
| Cộng | 130,5 | 750,7 |
"""


def test_a_head_that_names_a_dimension_stands_before_its_rows() -> None:
    found, _ = read_text(CROPS)
    names = {text: found[text].indicator.lower() for text in ("100,5", "400,1", "130,5")}
    assert names == {"100,5": "diện tích lúa", "400,1": "sản lượng lúa đông xuân", "130,5": "diện tích cây hàng năm"}


@pytest.mark.parametrize(
    ("part", "total"), [("60,2", "100,5"), ("200,6", "600,7"), ("30,0", "130,5"), ("100,5", "130,5")]
)
def test_parts_point_at_the_total_above_or_in_the_last_row(part: str, total: str) -> None:
    found, _ = read_text(CROPS)
    assert found[part].part_of == found[total].observation_id
    assert found["130,5"].part_of is None


INDICATORS = """Phụ lục: Một số chỉ tiêu chủ yếu tháng 5 năm 2023

| TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Lũy kế |
|---|---|---|---|---|
| I | KINH TẾ | | | |
| 1 | Tổng diện tích gieo trồng | 1000 ha | 90,5 | 70,25 |
| - | Cây lúa | nt | 80,5 | 65,75 |
| | Trong đó: Lúa lai | ha | 9.100 | 8.200 |
| 2 | Số dự án cấp mới | dự án | 40 | 12 |
| | Vốn đăng ký | Triệu USD | 300 | 95 |
"""


def test_parts_of_a_list_of_indicators() -> None:
    found, _ = read_text(INDICATORS)
    assert said(found["65,75"], "indicator", "unit", "scale") == ("diện tích gieo trồng Cây lúa", "ha", 3)
    assert found["65,75"].part_of == found["70,25"].observation_id
    assert found["8.200"].part_of == found["65,75"].observation_id
    assert (found["12"].part_of, found["95"].part_of) == (None, None)
    assert found["95"].indicator == "Vốn đăng ký dự án cấp mới"
    assert found["8.200"].context == "Lũy kế | KINH TẾ / Tổng diện tích gieo trồng / Cây lúa / Trong đó: Lúa lai"


def test_districts_in_the_stub_are_areas_and_a_town_of_the_provinces_name_keeps_its_kind() -> None:
    rows = "| Toàn tỉnh | 75,1 |\n| TP Thái Bình | 1,9 |\n| Huyện Đông Hưng | 10,9 |\n"
    found, _ = read_text(f"Bảng 4. Diện tích lúa xuân theo huyện\n\n| Huyện | Diện tích (ha) |\n|---|---|\n{rows}")
    assert [o.area for o in found.values()] == ["Thái Bình", "TP Thái Bình", "Đông Hưng"]
    assert {o.indicator for o in found.values()} == {"Diện tích lúa xuân"}
    assert found["10,9"].part_of == found["75,1"].observation_id


def test_a_row_that_only_compares_speaks_of_the_row_above() -> None:
    rows = "| Số vụ cháy | vụ | 12 |\n| So với cùng kỳ | % | 85,7 |\n"
    found, _ = read_text(f"| Chỉ tiêu | ĐVT | Kết quả |\n|---|---|---|\n{rows}")
    assert said(found["85,7"], "indicator", "measure", "base") == ("Số vụ cháy", "index", "same_period_last_year")


def test_a_topic_over_the_labels_completes_counts_and_the_name_gives_their_unit() -> None:
    rows = "| Số vụ | 12 | 76,4 |\n| Số người bị thương | 9 | 83,6 |\n"
    found, _ = read_text(f"| Tai nạn lao động | 4 tháng | Bằng % cùng kỳ |\n|---|---|---|\n{rows}")
    assert said(found["12"], "indicator", "unit", "period") == (
        "Số vụ Tai nạn lao động",
        "vụ",
        ("ytd", "2023-01-01", "2023-04-30"),
    )
    assert said(found["83,6"], "measure", "base", "unit") == ("index", "same_period_last_year", "%")
    assert found["9"].unit == "người"


LISTED = """Phụ lục: Một số chỉ tiêu chủ yếu tháng 5 năm 2023

| TT | Chỉ tiêu | ĐVT | Lũy kế |
|---|---|---|---|
| 1 | Tổng đàn trâu, bò | con | 970 |
| - | Đàn trâu | con | 420 |
| - | Đàn bò | con | 550 |
| - | Đàn lợn | con | 3.100 |
"""


def test_a_total_that_lists_its_parts_has_no_others() -> None:
    found, _ = read_text(LISTED)
    whole = found["970"].observation_id
    assert [found[text].part_of for text in ("420", "550", "3.100")] == [whole, whole, None]


def test_columns_under_trong_do_are_parts_of_the_column_beside() -> None:
    head = "| Chỉ tiêu | Tổng số | Trong đó | |\n|---|---|---|---|\n| | | Nhà nước | Tư nhân |\n"
    found, _ = read_text(f"{head}| Lao động (người) | 1.200 | 300 | 900 |\n")
    assert (found["300"].part_of, found["900"].part_of) == (found["1.200"].observation_id,) * 2
    assert found["900"].indicator == "Lao động Tư nhân"


def test_figures_that_nothing_names_and_words_with_figures_are_unresolved() -> None:
    _, numbers = read_text("| | | |\n|---|---|---|\n| 12 | 14 | 15 |\n| 11 | 14 | 19 |\n")
    assert {n.outcome for n in numbers if n.text == "14"} == {"unresolved"}
    found, numbers = read_text("| Chỉ tiêu | Kết quả |\n|---|---|\n| Số xã | 12 |\n| Số thôn | 95 hoặc 96 |\n")
    assert [n.reason for n in numbers if n.outcome == "unresolved"] == ["words and figures in one cell"] * 2
    assert set(found) == {"12"}


def test_merged_heads_are_read_like_printed_ones() -> None:
    text = "Cây So với cùng kỳ (%) Diện tích Sản lượng Lúa 101,5 99,5"
    words = ("Cây", "So với cùng kỳ (%)", "Diện tích", "Sản lượng", "Lúa", "101,5", "99,5")
    spans = [(Span(text.index(word), text.index(word) + len(word)),) for word in words]
    places = ((0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1))
    cells = tuple(Cell(r, c, pieces, rs, cs) for (r, c, rs, cs), pieces in zip(places, spans, strict=True))
    table = Table(1, cells, 3, 3)
    found, _ = read_table(Document("a.docx", "docx", "", text, (table,)), table, MAY, "")
    assert [(o.indicator, o.measure.value, o.row, o.column) for o in found] == [
        ("Diện tích Lúa", "index", 2, 1),
        ("Sản lượng Lúa", "index", 2, 2),
    ]


PROVINCES = """Biểu 8. Đầu tư trực tiếp của nước ngoài được cấp phép từ 01/01-20/9/2012

|   |   | Số dự án (Dự án) | Vốn đăng ký (Triệu USD) |
|---|---|---|---|
| TỔNG SỐ | | 75 | 608,4 |
| Phân theo một số địa phương | | | |
| | Bình Dương | 14 | 148,5 |
| | Hải Phòng | 21 | 104,2 |
| | Đồng Nai | 17 | 61,6 |
| Phân theo một số nước | | | |
| | Nhật Bản | 20 | 222,9 |
| | Xin-ga-po | 16 | 42,1 |
| | Síp | 2 | 37,6 |
| | Pháp | 1 | 7,6 |
"""


def test_a_list_of_areas_beside_another_list() -> None:
    found, _ = read_text(PROVINCES)
    assert said(found["104,2"], "area", "indicator") == (
        "Hải Phòng",
        "Vốn đăng ký Đầu tư trực tiếp của nước ngoài được cấp phép",
    )
    assert said(found["42,1"], "area", "indicator") == (
        "Thái Bình",
        "Vốn đăng ký Đầu tư trực tiếp của nước ngoài được cấp phép Xin-ga-po",
    )


OWNERS = """Biểu 7. Chỉ số sản xuất công nghiệp tháng 6 năm 2008 so với cùng kỳ năm trước (%)

| | Tháng 6 | 6 tháng |
|---|---|---|
| Hà Tây | 109,7 | 108,1 |
| - Nhà nước | 104,4 | 103,2 |
| - Đầu tư nước ngoài | 111,6 | 117,3 |
| Hải Dương | 100,8 | 107,4 |
| - Nhà nước | 102,0 | 105,5 |
| - Đầu tư nước ngoài | 99,7 | 101,9 |
| Phú Thọ | 98,4 | 113,9 |
| - Nhà nước | 96,2 | 105,0 |
| - Đầu tư nước ngoài | 102,3 | 128,5 |
"""


def test_rows_under_an_area_are_of_that_area() -> None:
    found, _ = read_text(OWNERS)
    assert said(found["111,6"], "area", "indicator") == ("Hà Tây", "Chỉ số sản xuất công nghiệp Đầu tư nước ngoài")
    assert found["105,5"].area == "Hải Dương"


CARRIED = """Biểu 8. Vận tải 6 tháng đầu năm 2003

| | Khối lượng vận chuyển | Khối lượng luân chuyển |
|---|---|---|
| A. HÀNH KHÁCH | Nghìn HK | Triệu HK.km |
| Đường sắt | 554,8 | 183,7 |
| B. HÀNG HÓA | Nghìn tấn | Triệu tấn.km |
| Đường biển | 926,8 | 258,5 |
"""


def test_a_row_of_units_holds_for_the_rows_below_it() -> None:
    found, _ = read_text(CARRIED)
    assert [said(found[text], "unit", "scale") for text in ("926,8", "258,5")] == [("t", 3), ("t.km", 6)]


NOTED = """Biểu 14. Nhập khẩu hàng hóa 6 tháng đầu năm 2008

Nghìn tấn, triệu USD

| MẶT HÀNG CHỦ YẾU | Lượng | Trị giá |
|---|---|---|
| Xăng dầu | 640,4 | 530,2 |
| Xe máy(*) | | 93,5 |
| Trong đó: Nguyên chiếc | 8,6 | 9,4 |
| (*) Nghìn chiếc, triệu USD | | |
"""


def test_a_note_that_changes_the_unit() -> None:
    found, _ = read_text(NOTED)
    assert [said(found[text], "unit", "scale") for text in ("640,4", "8,6", "9,4")] == [
        ("t", 3),
        ("chiếc", 3),
        ("USD", 6),
    ]


REGIONS = """Biểu 1. Dân số trung bình năm 2004 (Nghìn người)

| | Tổng số | Phân theo giới tính: Nam | Phân theo giới tính: Nữ |
|---|---|---|---|
| CẢ NƯỚC | 820,9 | 403,1 | 417,8 |
| Đông Bắc | 93,5 | 46,1 | 47,4 |
| Cao Bằng | 50,9 | 25,1 | 25,8 |
| Quảng Ninh | 42,6 | 21,0 | 21,6 |
"""


def test_parts_of_the_country_are_areas() -> None:
    found, _ = read_text(REGIONS)
    assert said(found["93,5"], "area", "indicator") == ("Đông Bắc", "Dân số trung bình")
    assert said(found["50,9"], "area", "indicator") == ("Cao Bằng", "Dân số trung bình")


SCHOOLS = """Biểu 26. Giáo dục phổ thông đầu năm học

| | Tổng số | Công lập |
|---|---|---|
| Lớp học (Lớp) | 520 | 497 |
| - Tiểu học | 288 | 286 |
"""


def test_what_is_counted_and_who_owns_it() -> None:
    found, _ = read_text(SCHOOLS)
    assert [said(found[text], "unit", "indicator") for text in ("288", "286")] == [
        ("lớp", "Lớp học Tiểu học"),
        ("lớp", "Lớp học Tiểu học Công lập"),
    ]


MODES = """Biểu 15. Vận tải hành khách năm 2004

| | Thực hiện 11 tháng năm 2004 | Năm 2004 so với năm 2003 (%) |
|---|---|---|
| A. NGHÌN HÀNH KHÁCH | | |
| Tổng số | 875,4 | 107,2 |
| Đường bộ | 870,1 | 107,4 |
| B. TRIỆU HÀNH KHÁCH.KM | | |
| Tổng số | 340,6 | 111,3 |
"""


def test_a_section_that_is_a_unit() -> None:
    found, _ = read_text(MODES)
    assert [said(found[text], "unit", "scale") for text in ("875,4", "340,6")] == [
        ("hành khách", 3),
        ("hành khách.km", 6),
    ]


STOCKS = """Biểu 14. Chỉ số tiêu thụ và tồn kho tháng 5 năm 2023

| | Chỉ số tiêu thụ: Tháng 5 so với tháng trước | Chỉ số tồn kho: thời điểm 31/5/2023 so với tháng trước |
|---|---|---|
| CHỈ SỐ CHUNG | 101,3 | 110,1 |
| Sản xuất đồ uống | 104,2 | 98,6 |
"""


def test_of_sales_and_stocks_the_stocks_stand_at_a_date() -> None:
    found, _ = read_text(STOCKS)
    assert [said(found[text], "period")[0][0] for text in ("104,2", "98,6")] == ["month", "instant"]


ENTERPRISES = """Biểu 11. Một số chỉ tiêu về doanh nghiệp

| | Tháng 5 năm 2023 |
|---|---|
| Doanh nghiệp đăng ký thành lập mới (DN) | 7.284 |
| Vốn đăng ký (Tỷ đồng) | 85.203 |
"""


def test_a_bare_measurement_is_of_what_is_counted_above() -> None:
    found, _ = read_text(ENTERPRISES)
    assert found["85.203"].indicator == "Vốn đăng ký Doanh nghiệp đăng ký thành lập mới"


SPLIT = """Biểu 4. Diện tích, năng suất và sản lượng năm 2004

| | Ước tính năm 2004 |
|---|---|
| Tổng sản lượng lương | |
| thực có hạt (Nghìn tấn) | 393,2 |
| - Lúa | 358,6 |
"""


def test_a_label_that_goes_on_in_the_next_row() -> None:
    found, _ = read_text(SPLIT)
    assert said(found["393,2"], "indicator", "unit", "scale") == ("Tổng sản lượng lương thực có hạt", "t", 3)
    assert "sản lượng" in found["358,6"].indicator


PRICES_BY_MONTH = """Biểu 19. Chỉ số giá tiêu dùng và chỉ số giá vàng các tháng năm 2023 so với tháng 12 năm 2022

Đơn vị tính: %

| | Chỉ số giá tiêu dùng | Chỉ số giá vàng |
|---|---|---|
| Tháng 2 | 101,7 | 98,2 |
| Tháng 3 | 101,4 | 97,6 |
"""


def test_a_title_that_compares_the_whole_table() -> None:
    found, _ = read_text(PRICES_BY_MONTH)
    fields = ("measure", "base", "indicator")
    assert said(found["101,7"], *fields) == ("index", "december_last_year", "Chỉ số giá tiêu dùng")
    assert said(found["97,6"], *fields) == ("index", "december_last_year", "Chỉ số giá vàng")


EXAMS = """Biểu 16. Kết quả sơ bộ thi tốt nghiệp phổ thông năm 2021

| | Số dự thi (Người) | Tỷ lệ tốt nghiệp (%) |
|---|---|---|
| Tiểu học | 4.812 | 99,6 |
| Trung học | 3.907 | 97,1 |
"""


def test_a_title_that_calls_its_figures_an_estimate() -> None:
    found, _ = read_text(EXAMS)
    assert {str(found[text].status) for text in ("4.812", "97,1")} == {"estimate"}


RATES = """Biểu 25. Tỷ lệ thời gian lao động được sử dụng của dân số nông thôn năm 2021

| | Tổng số (%) | Nữ (%) |
|---|---|---|
| Đồng bằng sông Hồng | 80,4 | 79,7 |
"""


def test_a_rate_of_a_stock_is_of_the_whole_year() -> None:
    found, _ = read_text(RATES)
    assert str(found["80,4"].period.kind) == "year"
