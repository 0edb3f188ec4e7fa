"""Web pages: what is read of them, in which order, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.model import Table
from extract.pipeline import extract_document
from extract.read import read
from extract.view import view_of

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>9</title><style>p{top:5px}</style></head><body>
<h1>BÁO CÁO</h1><h2>Tình hình kinh tế - xã hội tháng 3 năm 2023</h2><script>var a = 12;</script>
<p>Thu ngân sách đạt <b>910</b> tỷ
đồng<sup>1</sup>, tăng 4% so với cùng kỳ.</p><p style="display: none">Ẩn 77 tỷ đồng</p>
<ul><li>Diện tích lúa 50 m<sup>2</sup></li></ul>
<table><caption>Biểu 1. Sản lượng</caption>
<tr><th rowspan="2">Chỉ tiêu</th><th rowspan="2">ĐVT</th><th colspan="2">Tháng 3</th></tr>
<tr><th>Thực hiện</th><th>So cùng kỳ (%)</th></tr>
<tr><td>Lúa</td><td>Tấn</td><td>1.250</td><td>103,2</td></tr></table>
<p><sup>1</sup> Gồm: thu nội địa 700 tỷ đồng, thu hải quan 210 tỷ đồng.</p></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "2023-03.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_paragraphs_tables_and_notes_are_read_and_nothing_hidden(page: Path) -> None:
    found = {o.value_text: (o.unit, o.place, str(o.measure)) for o in extract_document(page, page.name).observations}
    assert found == {
        "910": ("VND", "body", "level"),
        "4": ("%", "body", "change"),
        "50": ("m2", "body", "level"),
        "1.250": ("t", "table:1", "level"),
        "103,2": ("%", "table:1", "index"),
        "700": ("VND", "footnote:1", "level"),
        "210": ("VND", "footnote:1", "level"),
    }


def test_merged_cells_keep_their_places(page: Path) -> None:
    document = read(page, page.name)
    (table,) = (part for part in document.flow if isinstance(part, Table))
    placed = {view_of(document.text, cell.pieces).text: (cell.row, cell.column) for cell in table.cells}
    assert placed == {
        "Chỉ tiêu": (0, 0),
        "ĐVT": (0, 1),
        "Tháng 3": (0, 2),
        "Thực hiện": (1, 2),
        "So cùng kỳ (%)": (1, 3),
        "Lúa": (2, 0),
        "Tấn": (2, 1),
        "1.250": (2, 2),
        "103,2": (2, 3),
    }
    assert len(document.footnotes) == 1


@pytest.mark.parametrize("data", [b"<!doctype html><html><body><p> </p></body></html>", b"<html></html>"])
def test_a_page_without_words_is_refused_in_a_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="a web page without words"):
        read(path, path.name)


def test_a_page_under_another_name_is_refused_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(ReadError, match=r"a web page under another name; name it \.html"):
        read(path, path.name)
