"""What cannot be read says so in one line: what, where and what to do."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.read import read

from .documents import paragraphs, read_bytes
from .pdf_files import LEFT, Sheet
from .word_files import paragraph, word_file


def pdf_bytes(password: str = "") -> bytes:
    sheet = Sheet(password)
    for number in range(30):
        sheet.put(LEFT, 60 + 20 * number, f"Thu ngân sách của huyện thứ {number} ước 910 tỷ đồng.")
    return sheet.data()


def blank_pdf() -> bytes:
    sheet = Sheet()
    sheet.rule(50, 50, 500, 50)
    sheet.turn()
    return sheet.data()


def package(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


WORD = word_file(paragraph("Thu ngân sách ước 910 tỷ đồng."))
NOISE = random.Random(5).randbytes(3_000_000)
BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "empty.docx": (b"", "empty"),
    "empty.pdf": (b"", "empty"),
    "noise.txt": (NOISE, "UTF-8|utf-8"),
    "noise.docx": (b"PK\x03\x04" + NOISE, "cut off"),
    "noise.pdf": (b"%PDF-1.7\n" + NOISE, "cut off"),
    "latin.txt": ("Doanh thu tăng ".encode() + b"\xe9\xff", "UTF-8"),
    "zeros.txt": (b"a\0b\0c", "binary"),
    "cut.docx": (WORD[: len(WORD) // 2], "cut off"),
    "hollow.docx": (word_file(""), "no text"),
    "other.docx": (package("content.xml"), "cut off|no Word document"),
    "rich.doc": (b"{\\rtf1 Thu 5}", "RTF"),
    "page.xls": (b"\n<!DOCTYPE html><p>Thu 5</p>", "web page"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cut off"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_line_says_what_and_what_to_do(tmp_path: Path, name: str) -> None:
    assert_told(tmp_path, name, *BROKEN[name])


def test_a_pdf_that_is_protected_cut_off_or_a_scan(tmp_path: Path) -> None:
    whole = pdf_bytes()
    assert_told(tmp_path, "cut.pdf", whole[:-400], "cut off")
    assert_told(tmp_path, "half.pdf", whole[: len(whole) // 2], "cut off")
    assert_told(tmp_path, "locked.pdf", pdf_bytes("secret"), "password")
    assert_told(tmp_path, "scan.pdf", blank_pdf(), "OCR")


def assert_told(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=reason) as caught:
        read(tmp_path / name, f"sub/{name}")
    message = str(caught.value)
    assert message.startswith(f"sub/{name}: ")
    assert "\n" not in message
    assert caught.value.advice


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "none.txt", "none.txt")
    with pytest.raises(ReadError, match="a folder"):
        read(tmp_path, "folder")


def test_a_wrongly_named_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    pdf = pdf_bytes()
    for name, data in (("a.docx", pdf), ("a.txt", pdf), ("a.pdf", WORD), ("a.txt", WORD)):
        document = read_bytes(tmp_path, name, data)
        assert document.format == ("docx" if data is WORD else "pdf")
        assert paragraphs(document)[0].startswith("Thu ngân sách")


def test_cut_at_any_place_is_a_clear_error_or_a_document(tmp_path: Path) -> None:
    for data in (WORD, pdf_bytes()):
        for part in range(1, 20):
            path = tmp_path / "a.bin"
            path.write_bytes(data[: len(data) * part // 20])
            with pytest.raises(ReadError):
                read(path, "a.bin")
