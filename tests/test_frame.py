"""Whom a report is about, by its letterhead: an office of the country, a province, a district."""

from __future__ import annotations

import pytest

from extract.frame import frame_of
from extract.read.plain import read_plain

REPORT = """{issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BC-VP

{place}, ngày 28 tháng 9 năm 2021

BÁO CÁO
Kết quả công tác tháng 9 năm 2021

Trong tháng, kết quả đạt 12 tỷ đồng, tăng 5% so với cùng kỳ.
"""


@pytest.mark.parametrize(
    ("issuer", "place", "area"),
    [
        ("BỘ CÔNG AN", "Hà Nội", "Việt Nam"),
        ("BỘ KẾ HOẠCH VÀ ĐẦU TƯ\nTỔNG CỤC THỐNG KÊ", "Hà Nội", "Việt Nam"),
        ("BỘ TÀI CHÍNH\nCỤC HẢI QUAN", "Hà Nội", "Việt Nam"),
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Hà Nội", "Việt Nam"),
        ("TỔNG CỤC THỐNG KÊ\nCỤC THỐNG KÊ TỈNH LẠNG SƠN", "Lạng Sơn", "Lạng Sơn"),
        ("TỔNG CỤC THỐNG KÊ\nCỤC THỐNG KÊ", "Sơn La", "Sơn La"),
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH KHÁNH HÒA", "Nha Trang", "Khánh Hòa"),
        ("CỤC HẢI QUAN TỈNH QUẢNG NINH", "Quảng Ninh", "Quảng Ninh"),
        ("UBND THÀNH PHỐ HÀ NỘI\nSỞ CÔNG THƯƠNG", "Hà Nội", "Hà Nội"),
        ("SỞ CÔNG THƯƠNG", "Hà Nội", "Hà Nội"),
        ("HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng", "Đà Nẵng"),
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("UBND HUYỆN ĐAM RÔNG\nTỈNH LÂM ĐỒNG", "Đam Rông", "Đam Rông"),
        ("UBND THÀNH PHỐ NAM ĐỊNH", "TP Nam Định", "Thành phố Nam Định"),
        ("ỦY BAN NHÂN DÂN\nQUẬN CẦU GIẤY", "Cầu Giấy", "Cầu Giấy"),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN AN", "Tân An", "Tân An"),
    ],
)
def test_area_by_letterhead(issuer: str, place: str, area: str) -> None:
    report = REPORT.format(issuer=issuer, place=place)
    assert frame_of(read_plain(report.encode(), "report.txt")).area == area


def test_a_province_is_known_by_its_districts() -> None:
    text = "Tình hình tháng 4 năm 2021\n\nToàn tỉnh thu hoạch 3.150 ha lúa; Krông Nô 2.045 ha, Cư Jút 816 ha.\n"
    assert frame_of(read_plain(text.encode(), "report.txt")).area == "Đắk Nông"
