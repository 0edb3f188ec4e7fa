"""Whom a report is about, by its letterhead: an office of the country, a province, a district."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.frame import frame_of
from extract.model import Period, PeriodKind
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


def test_a_file_beside_the_document_decides(tmp_path: Path) -> None:
    told = {"period_kind": "ytd", "period_start": "2024-01-01", "period_end": "2024-05-31", "area": "Hà Giang"}
    beside = tmp_path / "report.meta.json"
    beside.write_text(json.dumps(told), encoding="utf-8")
    frame = frame_of(read_plain("Thu ngân sách 5 tỷ đồng.".encode(), "report.txt"), beside)
    assert frame.period == Period(PeriodKind.YTD, date(2024, 1, 1), date(2024, 5, 31))
    assert frame.area == "Hà Giang"


def test_a_file_beside_the_document_that_tells_it_wrongly_is_refused(tmp_path: Path) -> None:
    beside = tmp_path / "report.meta.json"
    beside.write_text('{"period_kind": "ytd", "period_start": "May"}', encoding="utf-8")
    told = {"period_kind": "ytd", "period_start": "2024-01-01", "period_end": "2024-05-31", "area": "Chư Pưh"}
    wrong = {
        "area is missing": {name: value for name, value in told.items() if name != "area"},
        "period_kind cannot be 'yearly'; give one of month": {**told, "period_kind": "yearly"},
        "period_end cannot be '31/5/2024'": {**told, "period_end": "31/5/2024"},
        "period_start 2024-01-01 is after period_end 2023-06-30; mend it": {**told, "period_end": "2023-06-30"},
        "area cannot be ''": {**told, "area": ""},
    }
    document = read_plain("Thu ngân sách 5 tỷ đồng.".encode(), "report.txt")
    for message, said in wrong.items():
        beside.write_text(json.dumps(said), encoding="utf-8")
        with pytest.raises(ReadError, match=re.escape(f"report.meta.json: {message}")):
            frame_of(document, beside)
    beside.write_text("{", encoding="utf-8")
    with pytest.raises(ReadError, match=r"report\.meta\.json: no JSON .*mend it"):
        frame_of(document, beside)


def test_another_programs_file_beside_the_document_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "report.meta.json"
    beside.write_text('{"author": "x"}', encoding="utf-8")
    document = read_plain("Thu ngân sách 5 tỷ đồng.".encode(), "report.txt")
    assert frame_of(document, beside) == frame_of(document)


def test_a_period_is_not_guessed_where_no_year_is_told() -> None:
    assert frame_of(read_plain("Thu ngân sách tăng 5%.".encode(), "report.txt")).period is None
