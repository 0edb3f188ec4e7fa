"""Text files: what is a paragraph, what a heading, what a note, and that no character is lost."""

import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import BlockKind
from extract.read.plain import read_plain
from extract.show import render

from .documents import assert_covered, blocks, headings, notes, paragraphs, read_bytes, read_text, rows, tables

CUT = """I. KẾT QUẢ

Thu ngân sách ước 910 tỷ đồng¹, bằng 96% cùng kỳ, trong đó Cục Thuế và các đơn

¹Gồm thu nội địa 505 tỷ đồng; thu từ hoạt động xuất nhập khẩu 405 tỷ đồng.

² Chưa kể số thu chuyển nguồn

vị trực thuộc thu 505 tỷ đồng². Chi ngân sách 1.020 tỷ đồng.
"""


def test_a_sentence_cut_by_notes_is_one_again(tmp_path: Path) -> None:
    document = read_text(tmp_path, CUT)
    assert paragraphs(document) == [
        "Thu ngân sách ước 910 tỷ đồng[1], bằng 96% cùng kỳ, trong đó Cục Thuế và các đơn vị trực thuộc thu "
        "505 tỷ đồng[2]. Chi ngân sách 1.020 tỷ đồng."
    ]
    assert [number for number, _ in notes(document)] == [1, 2]
    assert notes(document)[1] == (2, "[2] Chưa kể số thu chuyển nguồn")


def test_a_figure_can_open_the_second_half(tmp_path: Path) -> None:
    text = "Qua thanh tra phát hiện sai phạm và kiến nghị thu hồi về ngân sách\n\n380,5 triệu đồng; đã thu 68 triệu."
    assert len(paragraphs(read_text(tmp_path, text))) == 1


def test_one_line_a_paragraph_stays_so(tmp_path: Path) -> None:
    lines = [
        "CPI tháng 4 tăng 0,32%",
        "Chỉ số giá tiêu dùng tháng 4 tăng 0,32% so với tháng trước, chủ yếu do giá điện và giá xăng dầu tăng cao.",
        "8 nhóm hàng còn lại có mức tăng nhẹ, như: hàng ăn tăng 0,36%; văn hóa, giải trí và du lịch tăng 0,34%...",
        "Tính chung 4 tháng, lạm phát cơ bản tăng 1,58%./.",
    ]
    assert paragraphs(read_text(tmp_path, "\r\n".join(lines))) == lines


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    text = (
        "1. Nông nghiệp\n"
        "Toàn tỉnh gieo trồng được 12.350 ha lúa, đạt 98,2% kế hoạch. Năng\n"
        "suất ước 61,5 tạ/ha. Diện tích ngô 2.410 ha. Đàn lợn ước\n"
        "118.300 con. Sản lượng thủy sản đạt 3.150 tấn, tăng 4,4% so với\n"
        "Cùng kỳ năm trước, vượt kế hoạch.\n"
        "- Lúa xuân: 6.120 ha, bằng 99% cùng kỳ năm trước và đạt 101% so\n"
        "với kế hoạch;\n"
        "- Lúa mùa: 6.230 ha.\n"
    )
    document = read_text(tmp_path, text)
    assert headings(document) == [(2, "1. Nông nghiệp")]
    assert [line.split()[0] for line in paragraphs(document)] == ["Toàn", "-", "-"]
    assert paragraphs(document)[1].endswith("so với kế hoạch;")


def test_headings_and_numbered_paragraphs(tmp_path: Path) -> None:
    long = "1. " + "Các cấp, các ngành tiếp tục triển khai đồng bộ các nhiệm vụ, giải pháp đã đề ra. " * 3
    text = f"PHẦN THỨ NHẤT\n\nA. KINH TẾ\n\nI. NÔNG NGHIỆP\n\n1. Trồng trọt\n\n1.1. Cây lúa\n\nđ) Giá cả\n\n{long}\n"
    document = read_text(tmp_path, text)
    assert [level for level, _ in headings(document)] == [1, 1, 2, 3, 4, 5]
    assert paragraphs(document) == [long.strip()]
    shallow = read_text(tmp_path, "I. THU CHI\n\n1. Thu\n\na) Thu nội địa\n\nThu 5 tỷ đồng.\n")
    assert [level for level, _ in headings(shallow)] == [1, 2, 3]


def test_a_line_with_figures_is_no_heading(tmp_path: Path) -> None:
    assert headings(read_text(tmp_path, "1. Thu ngân sách: 855 tỷ đồng\n\n2. Chi đạt 10,9% dự toán\n")) == []


def test_powers_are_no_marks(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Khai thác 12 nghìn m³ đá¹, rộng 5 km², đổ 7 km¹.\n\n¹ Kể cả tận thu.\n")
    assert paragraphs(document) == ["Khai thác 12 nghìn m³ đá[1], rộng 5 km², đổ 7 km[1]."]


def test_bracketed_marks_only_where_they_can_be_nothing_else(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Thu 5 tỷ đồng [1], chi 6 tỷ đồng [2].\n\n[1] Chưa kể vay.\n\n[2] Kể cả vay.\n")
    assert paragraphs(document) == ["Thu 5 tỷ đồng [1], chi 6 tỷ đồng [2]."]
    assert [number for number, _ in notes(document)] == [1, 2]
    listed = read_text(
        tmp_path, "Gồm (1) thu nội địa và (2) thu khác.\n\n(1) Thu nội địa 5 tỷ.\n\n(2) Thu khác 1 tỷ.\n"
    )
    assert notes(listed) == []


def test_page_numbers_are_set_aside(tmp_path: Path) -> None:
    text = "Thu ngân sách trên địa bàn tỉnh tháng này\n\n2\n\nước đạt 910 tỷ đồng.\n\nChi 1.020 tỷ.\n\n- 3 -\n\nHết.\n"
    document = read_text(tmp_path, text)
    assert blocks(document, BlockKind.FURNITURE) == ["2", "- 3 -"]
    assert paragraphs(document)[0] == "Thu ngân sách trên địa bàn tỉnh tháng này ước đạt 910 tỷ đồng."


def test_soft_and_no_break_characters_do_not_disturb(tmp_path: Path) -> None:
    text = "II.\u00a0XÃ HỘI\n\nTỷ lệ thất nghiệp trong độ tuổi lao động của toàn tỉnh\u00a0là 2,\u00ad1%\n"
    document = read_text(tmp_path, text)
    assert headings(document) == [(1, "II. XÃ HỘI")]


def test_decomposed_text_is_read_alike(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "BÁO CÁO\nKết quả tháng 5 năm 2024\n\nKính gửi: Bộ Tài chính\n\n" + CUT)
        document = read_text(tmp_path, text)
        assert document.header.addressee == "Bộ Tài chính"
        assert document.header.title == "BÁO CÁO Kết quả tháng 5 năm 2024"
        assert len(paragraphs(document)) == 1


def test_byte_order_marks_are_no_part_of_the_text(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        document = read_bytes(tmp_path, "a.txt", CUT.encode(encoding))
        assert document.text == CUT


def test_markdown_headings_and_tables(tmp_path: Path) -> None:
    text = (
        "# Kết quả\n\nBảng 1. Lao động\n\n| Chỉ tiêu | Năm |\n|---|---:|\n| Có việc | 5.120 |\n| Mất việc | |\n\nHết.\n"
    )
    document = read_text(tmp_path, text, "a.md")
    assert document.format == "md"
    assert headings(document) == [(1, "Kết quả")]
    table = tables(document)[0]
    assert rows(document, table) == [["Chỉ tiêu", "Năm"], ["Có việc", "5.120"], ["Mất việc", ""]]
    assert [document.text[p.start : p.end] for p in table.caption] == ["Bảng 1. Lao động"]


def test_rows_of_tabs_are_a_table(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Chỉ tiêu\tTháng 4\tTháng 5\nThu\t910\t955\nChi\t1.020\t990\n")
    assert rows(document, tables(document)[0])[1] == ["Thu", "910", "955"]


PIECES = (
    "Số: 5/BC", "BÁO CÁO", "Kính gửi: A", "I. KẾT QUẢ", "1. Thu", "¹ Ghi chú", "thu 5 tỷ¹", "và chi", "- mục", "|a|b|",
    "|--|--|", "x\ty", "2", "# Đầu", "Nơi nhận:", "TM. A", "Bảng 1", "[1] b", "c [1]", "Phụ lục", "\u00ad",
    "Hà Nội, ngày 30 tháng 2 năm 2024", "một đoạn văn đủ dài để có thể bị ngắt giữa chừng vì hết trang giấy và",
)  # fmt: skip
ENDS = ("\n", "\n\n", "\r\n", " ", "\f")


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), min_size=1, max_size=25))
@settings(deadline=None)
def test_any_order_of_parts_is_read(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + end for part, end in parts)
    document = read_plain(text.encode(), "a.txt")
    assert_covered(document)
    assert render(document)


@given(st.text(alphabet=st.sampled_from("ab Đế12¹²³.,;:()[]|-#\n\t\r\u00a0\u00ad\f%m"), min_size=1, max_size=200))
@settings(deadline=None)
def test_no_character_is_lost_or_doubled(text: str) -> None:
    if text.strip():
        assert_covered(read_plain(text.encode(), "a.txt"))
