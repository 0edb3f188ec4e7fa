"""Word files: what python-docx alone would lose, and the order in which it is read."""

import io
from pathlib import Path

import docx
import pytest

from extract.model import BlockKind, Document

from .documents import blocks, headings, notes, paragraphs, read_bytes, rows, tables
from .word_files import cell, paragraph, reference, run, table, word_file


@pytest.fixture
def read(tmp_path: Path):
    def reading(body: str, **given: dict[int, str]) -> Document:
        return read_bytes(tmp_path, "a.docx", word_file(body, **given))

    return reading


def test_insertions_are_in_and_deletions_out(read) -> None:
    body = paragraph(
        run("Thu ước ")
        + '<w:ins w:id="1" w:author="x">'
        + run("910 tỷ đồng")
        + "</w:ins>"
        + '<w:del w:id="2" w:author="x"><w:r><w:delText>855 tỷ đồng</w:delText></w:r></w:del>'
        + '<w:moveFrom w:id="3" w:author="x">'
        + run(", tăng 3%")
        + "</w:moveFrom>"
        + run(", tăng 4%", "<w:vanish/>")
        + '<w:moveTo w:id="4" w:author="x">'
        + run(", giảm 5%")
        + "</w:moveTo>"
    )
    assert paragraphs(read(body)) == ["Thu ước 910 tỷ đồng, giảm 5%"]


def test_a_deleted_paragraph_end_joins_two(read) -> None:
    mark = '<w:rPr><w:del w:id="5" w:author="x"/></w:rPr>'
    assert paragraphs(read(paragraph("Xuất khẩu đạt", mark) + paragraph("160 triệu USD."))) == [
        "Xuất khẩu đạt 160 triệu USD."
    ]


def test_controls_links_and_fields_are_opened(read) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("12,5%")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inline = paragraph(
        run("Tăng ") + control.format(run("4,2% ")) + "<w:hyperlink>" + run("và ") + "</w:hyperlink>" + field
    )
    assert paragraphs(read(control.format(paragraph("Chi 5 tỷ đồng.")) + inline)) == [
        "Chi 5 tỷ đồng.",
        "Tăng 4,2% và 12,5%",
    ]


def test_text_boxes_are_read_once(read) -> None:
    box = "<w:txbxContent>" + paragraph("Khung: 29 doanh nghiệp mới.") + "</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="u">'
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph(run("Trong tháng có ") + drawing + run("biến động.")) + paragraph("Hết.")
    assert paragraphs(read(body)) == ["Trong tháng có biến động.", "Khung: 29 doanh nghiệp mới.", "Hết."]


def test_notes_are_numbered_as_they_are_printed(read) -> None:
    body = paragraph(run("Thu 910 tỷ đồng") + reference(7) + run(", chi 1.020 tỷ") + reference(3, "endnote") + run("."))
    body += paragraph(run("Vay 12 tỷ") + reference(2) + run("."))
    document = read(
        body,
        footnotes={2: paragraph("Vay trong nước."), 7: paragraph("Gồm thu nội địa") + paragraph("và thu khác.")},
        endnotes={3: paragraph("Kể cả chi chuyển nguồn.")},
    )
    assert paragraphs(document) == ["Thu 910 tỷ đồng[1], chi 1.020 tỷ[2].", "Vay 12 tỷ[3]."]
    assert notes(document) == [
        (1, "[1]Gồm thu nội địa và thu khác."),
        (2, "[2]Kể cả chi chuyển nguồn."),
        (3, "[3]Vay trong nước."),
    ]
    assert "đồng¹, chi 1.020 tỷ².\n¹Gồm" in document.text


def test_raised_digits_are_marks_or_powers(read) -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("Đá 365 nghìn m") + run("3", high) + run(", tăng 7%") + run("1", high) + run("."))
    document = read(body + paragraph(run("1", high) + run(" So với tháng trước.")))
    assert "nghìn m³, tăng 7%¹." in document.text
    assert paragraphs(document) == ["Đá 365 nghìn m³, tăng 7%[1]."]
    assert notes(document) == [(1, "[1] So với tháng trước.")]
    assert paragraphs(read(paragraph(run("Thu 12,5%") + run("(1)", high) + run(".")))) == ["Thu 12,5%([1])."]


def test_tables_with_merged_and_nested_cells(read) -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(cell("a") + cell("1,5"))
    document = read(
        paragraph("Bảng 1. Thu, chi ngân sách")
        + paragraph("Đơn vị tính: tỷ đồng")
        + table(
            cell("Chỉ tiêu", restart) + cell("Thực hiện", '<w:gridSpan w:val="2"/>'),
            cell("", goes_on) + cell("Tháng 4") + cell("Tháng 5"),
            cell(paragraph("Thu") + inner + paragraph("")) + cell("910") + cell(run("955") and paragraph("955")),
        )
        + paragraph("Hết.")
    )
    outer, nested = tables(document)
    assert rows(document, outer) == [
        ["Chỉ tiêu", "Thực hiện", ""],
        ["", "Tháng 4", "Tháng 5"],
        ["Thu", "910", "955"],
    ]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in outer.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert rows(document, nested) == [["a", "1,5"]]
    assert (outer.number, nested.number) == (1, 2)
    caption = [document.text[piece.start : piece.end] for piece in outer.caption]
    assert caption == ["Bảng 1. Thu, chi ngân sách", "Đơn vị tính: tỷ đồng"]


def test_a_deleted_row_is_out_and_marks_in_cells_are_known(read) -> None:
    gone = '<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>' + cell("Cũ") + cell("1") + "</w:tr>"
    body = table(cell("Chỉ tiêu") + cell("Số"), cell(paragraph(run("Thu") + reference(4))) + cell("910"))
    document = read(body.replace("</w:tbl>", gone + "</w:tbl>"), footnotes={4: paragraph("Ước.")})
    found = tables(document)[0]
    assert rows(document, found) == [["Chỉ tiêu", "Số"], ["Thu¹", "910"]]
    assert [mark.number for c in found.cells for mark in c.marks] == [1]
    assert notes(document) == [(1, "[1]Ước.")]


def test_a_letterhead_in_a_table_is_no_table(read) -> None:
    left = cell(paragraph("UBND TỈNH QUẢNG NAM") + paragraph("Số: 57/BC-UBND"))
    right = cell(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Quảng Nam, ngày 2 tháng 5 năm 2024"))
    document = read(table(left + right) + paragraph("BÁO CÁO") + paragraph("Kết quả tháng 4") + paragraph("Thu 5 tỷ."))
    assert tables(document) == []
    assert (document.header.issuer, document.header.number) == ("UBND TỈNH QUẢNG NAM", "57/BC-UBND")
    assert (document.header.place, document.header.title) == ("Quảng Nam", "BÁO CÁO Kết quả tháng 4")


def test_headings_by_style_weight_and_numbering(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_heading("Tình hình kinh tế", 1)
    source.add_paragraph("Về nông nghiệp", style="Heading 2")
    source.add_paragraph().add_run("Cây lúa").bold = True
    source.add_paragraph("Diện tích 5 ha.")
    source.add_paragraph("Thu ngân sách", style="List Number").runs[0].bold = True
    source.add_paragraph("thu nội địa 5 tỷ đồng", style="List Bullet")
    stream = io.BytesIO()
    source.save(stream)
    document = read_bytes(tmp_path, "a.docx", stream.getvalue())
    found = headings(document)
    assert [text for _, text in found] == ["Tình hình kinh tế", "Về nông nghiệp", "Cây lúa", "Thu ngân sách"]
    assert found[0][0] < found[1][0] < found[2][0]
    assert paragraphs(document) == ["Diện tích 5 ha.", "thu nội địa 5 tỷ đồng"]


def test_hard_line_breaks(read) -> None:
    broken = "TM. ỦY BAN NHÂN DÂN</w:t><w:br/><w:t>CHỦ TỊCH"
    wrapped = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ</w:t><w:br/><w:t>ước đạt 1.250 tỷ đồng"
    document = read(paragraph(wrapped) + paragraph(broken))
    assert paragraphs(document) == ["Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước đạt 1.250 tỷ đồng"]
    assert blocks(document, BlockKind.SIGNATURE) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_sentence_that_a_lost_page_break_cut(read) -> None:
    body = paragraph("Công tác thu ngân sách trên địa bàn được đẩy") + paragraph("mạnh, ước 910 tỷ đồng.")
    assert len(paragraphs(read(body))) == 1
