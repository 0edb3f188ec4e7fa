"""Word files of 1997 to 2003: what LibreOffice makes of them reads like the ``.docx`` that they were saved from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
import pytest

from extract.errors import ReadError
from extract.model import Document, Table
from extract.read import read
from extract.read.old_word import PROGRAMS


def saved_as_doc(path: Path) -> Path:
    profile = path.with_name("profile").as_uri()
    order = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc:MS Word 97"]
    subprocess.run([*order, "--outdir", str(path.parent), str(path)], check=True, capture_output=True, timeout=120)
    return path.with_suffix(".doc")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "report.docx"
    report = docx.Document()
    for text, font in (
        ("Thu ngân sách ước đạt 910,5 tỷ đồng.", "Times New Roman"),
        ("Chi ng©n s¸ch ­íc ®¹t 820,5 tû ®ång.", ".VnTime"),
        ("Xuaát khaåu ñaït 35 trieäu USD.", "VNI-Times"),
    ):
        report.add_paragraph().add_run(text).font.name = font
    table = report.add_table(rows=3, cols=2, style="Table Grid")
    for cell, text in zip(table._cells, ("Chỉ tiêu", "Tháng 5", "Than", "1.234", "Điện", "56"), strict=True):
        cell.text = text
    report.add_paragraph("Hết.")  # without a paragraph behind it, LibreOffice drops a table
    report.save(path)
    return saved_as_doc(path)


def read_old(path: Path) -> Document:
    return read(path, path.name)


def test_prose_and_tables_of_an_old_file(old: Path) -> None:
    document = read_old(old)
    assert document.format == "doc"
    for line in ("Thu ngân sách ước đạt 910,5", "Chi ngân sách ước đạt 820,5 tỷ đồng.", "Xuất khẩu đạt 35 triệu USD."):
        assert line in document.text
    (table,) = (part for part in document.flow if isinstance(part, Table))
    shown = [document.text[piece.start : piece.end] for cell in table.cells for piece in cell.pieces]
    assert shown == ["Chỉ tiêu", "Tháng 5", "Than", "1.234", "Điện", "56"]


def test_a_damaged_file_and_a_machine_without_libreoffice(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = tmp_path / "half.doc"
    half.write_bytes(old.read_bytes()[: old.stat().st_size // 3])
    with pytest.raises(ReadError, match="cut off or damaged"):
        read_old(half)
    monkeypatch.setattr("extract.read.old_word.PROGRAMS", tuple(f"no-{name}" for name in PROGRAMS))
    with pytest.raises(ReadError, match="LibreOffice"):
        read_old(old)
