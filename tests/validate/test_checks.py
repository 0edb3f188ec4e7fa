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


DATES = [
    (
        "Kế hoạch ngày 16/01/2022 thực hiện Nghị quyết số 02/NQ-CP ngày 10/01/2023 của Chính phủ.",
        "16/01/2022",
        "16/01/2023",
    ),
    ("Tính đến ngày 20/3/2022, toàn tỉnh có 50 dự án.", "20/3/2022", "20/03/2023"),
    (
        "Chỉ thị số 01/CT-UBND ngày 05/01/2023 về Tết.\nThực hiện Chỉ thị số 01/CT-UBND ngày 05/01/2022 về Tết.",
        "05/01/2022",
        "05/01/2023",
    ),
]


@pytest.mark.parametrize(("text", "printed", "suggestion"), DATES)
def test_a_date_that_cannot_be(text: str, printed: str, suggestion: str) -> None:
    found = checks(text, "date")
    assert [(check.text, check.suggestion, check.verdict) for check in found] == [(printed, suggestion, "fails")]
    assert all(text[check.start : check.end] == printed for check in found)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch ngày 16/01/2023 thực hiện Nghị quyết số 02/NQ-CP ngày 10/01/2023 của Chính phủ.",
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
