"""Each kind of check on sentences with invented figures: one that holds, one that fails, and what explains it."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.model import Check, Extraction, Frame, Period, PeriodKind
from extract.pipeline import extract_text

FRAME = Frame(Period(PeriodKind.MONTH, dt.date(2023, 3, 1), dt.date(2023, 3, 31)), "Lạng Sơn", dt.date(2023, 3, 31))


def read(text: str) -> Extraction:
    return extract_text(text, FRAME)


def checks(text: str, kind: str) -> list[Check]:
    return [check for check in read(text).checks if check.kind == kind]


CASES = [
    ("sum", "holds", "Kim ngạch xuất nhập khẩu 170 triệu USD, gồm: xuất khẩu 60 triệu USD, nhập khẩu 110 triệu USD."),
    ("sum", "fails", "Kim ngạch xuất nhập khẩu 175 triệu USD, gồm: xuất khẩu 60 triệu USD, nhập khẩu 110 triệu USD."),
    ("sum", "holds_rounded", "Tổng thu 12,5 tỷ đồng, gồm: thu nội địa 7,26 tỷ đồng, thu hải quan 5,22 tỷ đồng."),
    (
        "sum",
        "holds_truncated",
        "Tổng vốn 1.230,5 tỷ đồng, gồm: vốn trong nước 828.428 triệu đồng, vốn nước ngoài 402.147 triệu đồng.",
    ),
    ("subset", "holds", "Toàn tỉnh có 250 doanh nghiệp, trong đó có 40 doanh nghiệp mới."),
    ("share", "holds_rounded", "Tiếp nhận 7.600 hồ sơ, trong đó trực tuyến 2.410 hồ sơ, chiếm 31,71%."),
    ("share", "fails", "Tiếp nhận 7.600 hồ sơ, trong đó trực tuyến 2.410 hồ sơ, chiếm 37,71%."),
    ("plan", "holds_rounded", "Diện tích lúa 3.100 ha, đạt 92,3% kế hoạch (KH 3.360 ha)."),
    ("plan", "fails", "Diện tích lúa 3.100 ha, đạt 82,3% kế hoạch (KH 3.360 ha)."),
    ("growth", "holds", "Xảy ra 24 vụ tai nạn, giảm 6 vụ (giảm 20%) so với cùng kỳ."),
    ("growth", "fails", "Xảy ra 24 vụ tai nạn, giảm 6 vụ (giảm 25%) so với cùng kỳ."),
    (
        "implied_plan",
        "holds_rounded",
        "Kim ngạch xuất nhập khẩu 160 triệu USD, đạt 2,8% kế hoạch, gồm: xuất khẩu 50 triệu USD, đạt 2,3% kế hoạch; "
        "nhập khẩu 110 triệu USD, đạt 3,1% kế hoạch.",
    ),
    (
        "implied_base",
        "fails",
        "Kim ngạch xuất nhập khẩu 160 triệu USD, tăng 48,4% so với cùng kỳ, gồm: xuất khẩu 50 triệu USD, giảm 58,3%; "
        "nhập khẩu 110 triệu USD, giảm 42,1%.",
    ),
    ("restatement", "holds", "Thu ngân sách nhà nước 910 tỷ đồng.\nNhư vậy thu ngân sách nhà nước 910 tỷ đồng."),
    ("restatement", "fails", "Thu ngân sách nhà nước 1.910 tỷ đồng.\nNhư vậy thu ngân sách nhà nước 1.970 tỷ đồng."),
    ("list_count", "holds", "Có 03 huyện đạt chuẩn (Hữu Lũng, Cao Lộc và Đình Lập)."),
    ("list_count", "fails", "Có 04 huyện đạt chuẩn (Hữu Lũng, Cao Lộc và Đình Lập)."),
    ("rate", "holds_rounded", "Diện tích lúa 1.900 ha, năng suất 52,3 tạ/ha, sản lượng 9.935 tấn."),
    ("rate", "holds", "Xuất khẩu gạo 5.000 tấn, giá 620 USD/tấn, trị giá 3,1 triệu USD."),
    ("rate", "holds", "Thu mua 1.200 tấn cà phê với giá 40.000 đồng/kg, trị giá 48 tỷ đồng."),
    ("rate", "fails", "Xuất khẩu gạo 5.040 tấn, giá 620 USD/tấn, trị giá 3,72 triệu USD."),
    ("rate", "fails", "Diện tích lúa 1.900 ha, năng suất 52,3 tạ/ha, sản lượng 8.937 tấn."),
]

MEANT = [
    ("sum", "Toàn huyện có 09 đơn vị hành chính, gồm 08 xã và 11 thị trấn."),
    ("sum", "Thu ngân sách 640 tỷ đồng, chia ra: thu hải quan 410 tỷ đồng, tăng 4%."),
    ("sum", "Phục vụ 450 chuyến với 7.680 khách, trong đó nội địa và quốc tế lần lượt là 196 và 524 chuyến."),
    (
        "sum",
        "Diện tích 91,2 nghìn ha, gồm lúa xuân 35,8 nghìn ha; lúa mùa 33,4 nghìn ha; ngô 21,4 nghìn ha; "
        "đậu tương 18,2 nghìn ha.",
    ),
    ("sum", "Chi ngân sách 9.870 tỷ đồng, trong đó: chi đầu tư 4.370 triệu đồng, chi thường xuyên 5.500 tỷ đồng."),
    ("sum", "Xuất nhập khẩu 160 triệu USD, trong đó xuất khẩu 50 triệu USD, nhập khẩu 210 triệu USD."),
    ("subset", "Có 36 xã đạt chuẩn nông thôn mới, trong đó có 94 xã nâng cao."),
    ("subset", "Đã giải quyết 56/39 đơn."),
    ("subset", "Thu ngân sách 285,3 triệu đồng, trong đó thu tiền sử dụng đất 24,02 tỷ đồng."),
    ("share", "Có 6.014 người thất nghiệp. Khu vực thành thị 4.375 người, chiếm gần 37% tổng số."),
    ("shares_to_100", "Cơ cấu dư nợ theo ngành: nông nghiệp 42%; công nghiệp 40%; thương mại 36%."),
    ("growth", "Gieo trồng 90.537 ha, tăng 925 ha (-1,01%) so với cùng kỳ."),
    ("restatement", "Sản lượng lúa xuân tăng 34,97%.\nNhư vậy sản lượng lúa xuân giảm 35%."),
    ("restatement", "Vốn đầu tư công 2.335,4 triệu đồng.\nNhư vậy vốn đầu tư công 2.335,4 tỷ đồng."),
    ("subset", "Phát hiện 07 vụ vi phạm, trong đó: khai thác 02 vụ, vận chuyển 09 vụ, phá rừng 01 vụ."),
    ("subset", "Khám chữa bệnh cho 8.640 lượt người, trong đó khám bảo hiểm 8.946 lượt."),
    ("sum", "Thực hiện 12 cuộc thanh tra (08 cuộc theo kế hoạch, 06 cuộc đột xuất)."),
    ("sum", "Công an 47 xã, phường, thị trấn (36 xã, 18 phường, 3 thị trấn) có đủ trụ sở."),
    ("sum", "Đón 4.870.000 lượt khách. Trong đó, khách quốc tế 640.000 lượt, khách nội địa 4.320.000 lượt."),
    ("sum", "Ghi nhận 1.742 ca. Phân theo mức độ: nhẹ 1.306 ca, trung bình 349 ca, nặng 42 ca."),
    ("sum", "Xuất khẩu đạt 642,5 triệu USD, nhập khẩu 668,9 triệu USD, nhập siêu 62,4 triệu USD."),
    ("sum", "Tổng thu tiền mặt 11.478 tỷ đồng, tổng chi 14.036 tỷ đồng, bội thu tiền mặt 2.558 tỷ đồng."),
    ("share", "Toàn tỉnh còn 8.226 hộ nghèo, chiếm 38,4% tổng số 214.310 hộ."),
    ("growth", "Ghi nhận 412 ca mắc, tăng 46 ca so với tháng trước (376 ca)."),
    ("growth", "Nợ thuế là 512,4 tỷ đồng, tăng 41,8 tỷ đồng so với 31/12/2022 (464,3 tỷ đồng)."),
    ("growth", "Đàn bò 11.340 con (cùng kỳ 11.100 con), giảm 2,2%."),
    ("growth", "Khách: 61,84 triệu lượt, giảm 12,6% (2022: 54,90 triệu lượt)."),
    ("growth", "Trồng mới 312 ha rừng, vượt 14% kế hoạch (300 ha)."),
    ("growth", "Tỷ lệ hộ nghèo còn 4,12%, giảm 1,53 điểm % so với đầu năm (5,47%)."),
    ("cumulative", "Thu tháng 3 đạt 12.340 triệu đồng, lũy kế 3 tháng đạt 11.876 triệu đồng."),
    ("list_count", "Kết nối 60 tỉnh (Bắc Ninh, Sơn La, Thái Nguyên, Hà Giang, Cao Bằng và Hải Dương)."),
]


@pytest.mark.parametrize(("kind", "text"), MEANT)
def test_one_slip_does_not_hide_what_was_meant(kind: str, text: str) -> None:
    assert "fails" in [check.verdict for check in checks(text, kind)]


UNDOUBTED = [
    "Toàn tỉnh có 2 khu bảo tồn, gồm 9 trạm kiểm lâm, 1 hạt kiểm lâm.",
    "Tổ chức 74/50 phiên giao dịch, vượt 48% kế hoạch.",
    "Chi 640 tỷ đồng, gồm chi đầu tư 410 tỷ đồng, chi thường xuyên và chi khác.",
    "Thu hút 32 dự án (nhà máy may Phú Bình, nhà máy giấy Sông Công).",
    "Đến nay có 226 dự án, trong đó 155 dự án FDI, 41 dự án khởi công.",
    "Tổng dư nợ trên 40 tỷ đồng, trong đó cho vay nông nghiệp trên 18 tỷ đồng, chiếm 45%.",
    "Thu ngân sách đạt trên 40 tỷ đồng, bằng 50% kế hoạch (KH trên 80 tỷ đồng).",
    "Tổng đàn 312.600 con (cùng kỳ 304.100 con), gồm: trâu 26.200 con, bò 48.400 con, lợn 238.000 con.",
    "Thu đạt 4.236 tỷ đồng, bằng 60,5% dự toán (7.000 tỷ đồng), gồm nội địa 3.412 tỷ đồng, hải quan 824 tỷ đồng.",
    "Nợ thuế là 512,4 tỷ đồng, tăng 48,1 tỷ đồng so với 31/12/2022 (464,3 tỷ đồng). Chia ra: nợ thường 385,2 tỷ đồng, "
    "nợ khó thu 127,2 tỷ đồng.",
    "Dư nợ 51.430 tỷ đồng, chia theo kỳ hạn: ngắn hạn 29.315 tỷ đồng, dài hạn 22.115 tỷ đồng; chia theo tiền tệ: "
    "VND 50.870 tỷ đồng, ngoại tệ 560 tỷ đồng.",
    "Có 151 đơn vị, gồm 131 xã, 12 phường, 8 thị trấn; sau sắp xếp còn 102 đơn vị, gồm 80 xã, 16 phường, 6 thị trấn.",
    "Thu 610 tỷ đồng, gồm nội địa 500 tỷ đồng (lũy kế 2.600 tỷ đồng), hải quan 110 tỷ đồng (lũy kế 520 tỷ đồng).",
    "Đón 742 nghìn lượt khách quốc tế. Dẫn đầu là khách quốc tế Hàn Quốc (211 nghìn lượt), Đài Loan (102 nghìn lượt) "
    "và Mỹ (58 nghìn lượt), chiếm 50% tổng lượng khách quốc tế.",
    "Tai nạn giao thông 19/24 vụ, chết 08/11 người, bị thương 17/15 người.",
    "Phạm pháp hình sự 58/54 vụ, tăng 7,4% so với cùng kỳ.",
    "Toàn tỉnh có 412 khách sạn, trong đó 57 khách sạn từ 3 - 5 sao; 355 khách sạn hạng 1 - 2 sao.",
    "Xuất siêu 3 tỷ USD, trong đó khu vực FDI xuất siêu 5,04 tỷ USD, khu vực trong nước nhập siêu 2,04 tỷ USD.",
    "Tàu cá có 1.137 chiếc, chia ra từ 6 đến dưới 12 m 612 chiếc, từ 12 đến dưới 15 m 203 chiếc, từ 15 m trở lên "
    "322 chiếc.",
    "Thu 5.762 tỷ đồng, đạt 64,0% dự toán pháp lệnh (9.000 tỷ đồng), đạt 59,7% dự toán phấn đấu (9.650 tỷ đồng).",
    "Vốn huy động 62.851 tỷ đồng, so với 31/12/2022 (58.734 tỷ đồng) tăng 4.117 tỷ đồng (+7,01%), so với cuối quý II "
    "(61.907 tỷ đồng) tăng 1,52%.",
    "Khám 3.033 lượt, gồm tuyến tỉnh 972 lượt, tuyến huyện 1.847 lượt và ngoài công lập 214 lượt; đạt 104,6% kế hoạch "
    "(2.900 lượt).",
    "Cá ngừ đạt 0,46 tỷ USD. Các nhóm còn lại gồm mực 0,34 tỷ USD; cua 0,17 tỷ USD; cá khác 0,98 tỷ USD.",
    "Xuất khẩu 1.200 tỷ đồng, trong đó tháng 3 đạt 527,4 tỷ đồng, bình quân mỗi tháng 400,0 tỷ đồng.",
]


@pytest.mark.parametrize("text", UNDOUBTED)
def test_what_may_be_is_no_failure(text: str) -> None:
    assert [check.message_en for check in read(text).checks if check.verdict == "fails"] == []


@pytest.mark.parametrize(("kind", "verdict", "text"), CASES)
def test_verdict(kind: str, verdict: str, text: str) -> None:
    assert [check.verdict for check in checks(text, kind)] == [verdict]


def test_a_month_and_what_came_before_it_make_the_year_so_far() -> None:
    text = (
        "Lũy kế 02 tháng đầu năm 2023 thu ngân sách nhà nước đạt 300 tỷ đồng. Tháng 3 năm 2023 thu ngân sách nhà nước "
        "đạt 120 tỷ đồng. Lũy kế 03 tháng đầu năm 2023 thu ngân sách nhà nước đạt {} tỷ đồng."
    )
    assert "holds" in [check.verdict for check in checks(text.format("420"), "cumulative")]
    assert "fails" in [check.verdict for check in checks(text.format("480"), "cumulative")]


EXPLAINED = [
    ("Thu 640 tỷ đồng. Chi 15.500 triệu đồng, trong đó chi đầu tư 5.140 tỷ đồng.", "15.500", "tỷ đồng", "report"),
    (
        "Đã gặt 26.480 ha lúa mùa, chiếm trên 85% diện tích lúa. Diện tích lúa mùa 73.100 ha.",
        "26.480",
        "62.480",
        "report",
    ),
    (
        "Tổng thu 12.450 tỷ đồng, gồm: thu nội địa 7.260 tỷ đồng, thu hải quan 5.109 tỷ đồng.",
        "5.109",
        "5.190",
        "report",
    ),
    (
        "Kim ngạch xuất nhập khẩu 160 triệu USD, tăng 48,4% so với cùng kỳ, gồm: xuất khẩu 50 triệu USD, giảm 58,3%; "
        "nhập khẩu 110 triệu USD, giảm 42,1%.",
        "48,4",
        "-48,4%",
        "report",
    ),
    (
        "Tổng thu 42.745,8 tỷ đồng, gồm: thu nội địa 16.457,3 tỷ đồng, thu hải quan 26.288,5 triệu đồng.",
        "26.288,5",
        "tỷ đồng",
        "report",
    ),
    (
        "Diện tích 3.400 ha, tăng 103% so với cùng kỳ, gồm: ngô 2.000 ha, tăng 2%; rau 1.400 ha, tăng 4,5%.",
        "103",
        "103%",
        "report",
    ),
]


@pytest.mark.parametrize(("text", "suspect", "suggestion", "fault"), EXPLAINED)
def test_the_smallest_edit_that_mends_explains(text: str, suspect: str, suggestion: str, fault: str) -> None:
    extraction = read(text)
    printed = {o.observation_id: o.value_text for o in extraction.observations}
    failing = [check for check in extraction.checks if check.verdict == "fails"]
    assert [(printed.get(c.suspect or ""), c.suggestion, c.fault) for c in failing] == [(suspect, suggestion, fault)]
    assert [o.verdict for o in extraction.observations if o.value_text == suspect] == ["contradicted"]


def test_what_holds_is_confirmed_and_the_value_never_changed() -> None:
    extraction = read("Tổng thu 12.450 tỷ đồng, gồm: thu nội địa 7.260 tỷ đồng, thu hải quan 5.109 tỷ đồng, tăng 5%.")
    assert {o.value_text: str(o.value) for o in extraction.observations}["5.109"] == "5109"
    held = read(
        "Kim ngạch xuất nhập khẩu 170 triệu USD, gồm: xuất khẩu 60 triệu USD, nhập khẩu 110 triệu USD, tăng 5%."
    )
    assert {o.value_text: o.verdict for o in held.observations} == {
        "170": "confirmed",
        "60": "confirmed",
        "110": "confirmed",
        "5": "unchecked",
    }


def test_a_part_told_twice_is_found() -> None:
    text = "Diện tích 84.171,8 ha, gồm: Đông Xuân 47.889,7 ha; Hè Thu 35.788,1 ha; vụ Mùa 494 ha; vụ Mùa 494 ha."
    (check,) = [check for check in checks(text, "sum") if check.verdict == "fails"]
    assert check.suggestion is None
    assert "told twice" in check.message_en


def test_a_list_that_is_not_whole_need_not_meet_its_total() -> None:
    text = "Thu ngân sách 910 tỷ đồng, trong đó thu nội địa 300 tỷ đồng, thu hải quan 120 tỷ đồng."
    assert [check.verdict for check in checks(text, "sum")] == ["holds"]


def test_one_slip_in_a_list_of_many_digits_is_told() -> None:
    text = "Thu ngân sách 52.144 tỷ đồng, trong đó thu nội địa 31.187 tỷ đồng, thu hải quan 20.975 tỷ đồng."
    (check,) = checks(text, "sum")
    assert check.verdict == "fails"
    assert check.suspect is not None


def test_a_failure_that_no_slip_explains_is_undecided() -> None:
    (check,) = checks("Diện tích lúa 3.100 ha, đạt 27,4% kế hoạch (KH 3.360 ha).", "plan")
    assert check.verdict == "undecided"


DATES = [
    (
        "Kế hoạch ngày 16/01/2022 thực hiện Nghị quyết số 02/NQ-CP ngày 10/01/2023 của Chính phủ.",
        "16/01/2022",
        "16/01/2023",
    ),
    ("Tính đến ngày 20/3/2022, toàn tỉnh có 50 dự án.", "20/3/2022", "20/03/2023"),
    ("UBND huyện ban hành Kế hoạch số 56/KH-UBND ngày 31/02/2023.", "31/02/2023", None),
    ("Mưa lớn từ ngày 10 đến 12/13/2022 làm 03 người bị thương.", "12/13/2022", None),
    (
        "Căn cứ Nghị quyết số 15/NQ-HĐND ngày 20/12/2022, UBND tỉnh ban hành Quyết định ngày 03/01/2022.",
        "03/01/2022",
        "03/01/2023",
    ),
    (
        "Chỉ thị số 01/CT-UBND ngày 05/01/2023 về Tết.\nThực hiện Chỉ thị số 01/CT-UBND ngày 05/01/2022 về Tết.",
        "05/01/2022",
        "05/01/2023",
    ),
]


@pytest.mark.parametrize(("text", "printed", "suggestion"), DATES)
def test_a_date_that_cannot_be(text: str, printed: str, suggestion: str | None) -> None:
    found = checks(text, "date")
    assert [(check.text, check.suggestion, check.verdict) for check in found] == [(printed, suggestion, "fails")]
    assert all(text[check.start : check.end] == printed for check in found)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch ngày 16/01/2023 thực hiện Nghị quyết số 02/NQ-CP ngày 10/01/2023 của Chính phủ.",
        "Quyết định số 45/QĐ-UBND ngày 15/01/2023 sửa đổi Quyết định số 45/QĐ-UBND ngày 20/02/2020.",
        "Kế hoạch số 15/KH-UBND ngày 05/3/2021 thực hiện Nghị quyết số 09-NQ/TU, điều chỉnh theo Kế hoạch số "
        "17/KH-UBND ngày 10/02/2023.",
        "Trong 4 ngày lễ bán được 78/96 lượt phòng.",
        "Căn cứ Nghị quyết số 15/NQ-HĐND ngày 20/12/2022, UBND tỉnh ban hành Quyết định số 01/QĐ-UBND ngày 03/01/2023.",
        "So với cùng kỳ tính đến ngày 20/3/2022 tăng 5 dự án.",
        "Tính đến ngày 31/12/2022, toàn tỉnh có 50 dự án.",
    ],
)
def test_a_date_that_may_be(text: str) -> None:
    assert checks(text, "date") == []


def test_a_figure_told_again_is_no_total_of_what_stands_behind_it() -> None:
    text = "Phát hiện 1.583 vụ, trong đó 1.583 vụ trộm cắp, 2 vụ cướp."
    assert "fails" not in [check.verdict for check in checks(text, "sum")]


def test_a_bound_is_told_as_a_bound() -> None:
    (check,) = checks("Toàn tỉnh có 250 doanh nghiệp, trong đó có 40 doanh nghiệp mới.", "subset")
    assert "40 doanh nghiệp ≤ 250 doanh nghiệp" in check.message_en


def test_every_digit_is_in_the_account() -> None:
    assert [check.verdict for check in checks("Thu ngân sách 910 tỷ đồng.", "accounting")] == ["holds"]


def test_messages_tell_place_arithmetic_and_correction() -> None:
    text = "Tổng thu 12.450 tỷ đồng, gồm: thu nội địa 7.260 tỷ đồng, thu hải quan 5.109 tỷ đồng."
    (check,) = [c for c in read(text).checks if c.verdict == "fails"]
    assert check.message_en == (
        "Body: sum of the parts: 7.260 tỷ đồng + 5.109 tỷ đồng = 12.369 tỷ đồng; the report prints 12.450 tỷ đồng. "
        "5.109 tỷ đồng is probably 5.190 tỷ đồng (two digits swapped)."
    )
    assert check.message_vi.startswith("Trong bài: cộng các thành phần: 7.260 tỷ đồng + 5.109 tỷ đồng")


def test_a_table_is_held_against_what_the_text_says() -> None:
    text = (
        "Thu ngân sách nhà nước tháng 3 đạt 4.910 tỷ đồng. Sản lượng lúa tháng 3 đạt 1.250 tấn.\n\n"
        "Biểu 1. Một số chỉ tiêu\n\n"
        "| Chỉ tiêu | ĐVT | Thực hiện tháng 3 |\n"
        "| --- | --- | --- |\n"
        "| Sản lượng lúa | Tấn | 1.250 |\n"
        "| Thu ngân sách nhà nước | Tỷ đồng | 4.970 |\n"
    )
    found = {check.verdict: check.message_en for check in checks(text, "restatement")}
    assert set(found) == {"holds", "fails"}
    assert "4.910 tỷ đồng ≠ 4.970 tỷ đồng" in found["fails"]
