"""The letterhead's fields and the sign-off."""

import datetime as dt
from pathlib import Path

from extract.model import BlockKind

from .documents import blocks, paragraphs, read_text

REPORT = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 57/BC-UBND
Quảng Nam, ngày 28 tháng 5 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội tháng 5 và 5 tháng đầu năm 2024

Kính gửi: Hội đồng nhân dân tỉnh

Trong tháng 5, kinh tế của tỉnh tiếp tục tăng trưởng khá, thu ngân sách ước 1.910 tỷ đồng.

Trên đây là báo cáo, kính trình Hội đồng nhân dân tỉnh./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Bình
"""


def test_the_fields_of_a_letterhead(tmp_path: Path) -> None:
    header = read_text(tmp_path, REPORT).header
    assert header.issuer == "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM"
    assert header.number == "57/BC-UBND"
    assert (header.place, header.dated) == ("Quảng Nam", dt.date(2024, 5, 28))
    assert header.title == "BÁO CÁO Tình hình kinh tế - xã hội tháng 5 và 5 tháng đầu năm 2024"
    assert header.addressee == "Hội đồng nhân dân tỉnh"


def test_the_body_stands_between_letterhead_and_sign_off(tmp_path: Path) -> None:
    document = read_text(tmp_path, REPORT)
    assert [line.split()[0] for line in paragraphs(document)] == ["Trong", "Trên"]
    assert blocks(document, BlockKind.SIGNATURE)[-1] == "Trần Văn Bình"
    assert len(blocks(document, BlockKind.SIGNATURE)) == 6


def test_what_was_left_to_be_written_in_is_empty(tmp_path: Path) -> None:
    text = REPORT.replace("57/BC", "   /BC").replace("ngày 28 tháng", "ngày    tháng")
    header = read_text(tmp_path, text).header
    assert (header.number, header.dated, header.place) == ("/BC-UBND", None, "Quảng Nam")


def test_an_annex_after_the_sign_off_is_body(tmp_path: Path) -> None:
    document = read_text(tmp_path, REPORT + "\nPHỤ LỤC\n\nThu ngân sách theo địa bàn các huyện.\n")
    assert paragraphs(document)[-1] == "Thu ngân sách theo địa bàn các huyện."


def test_an_article_has_no_letterhead(tmp_path: Path) -> None:
    text = "Báo cáo của ngành thống kê cho thấy giá cả ổn định, tăng 0,3%.\nThủ trưởng các đơn vị cho biết thêm.\n"
    document = read_text(tmp_path, text)
    assert document.header.title == ""
    assert len(paragraphs(document)) == 2
