"""Reading a file into a :class:`~extract.model.Document`, whatever its format."""

from __future__ import annotations

import io
from pathlib import Path

from extract.errors import ReadError
from extract.model import Document
from extract.read.plain import read_plain

__all__ = ["read"]

_BIGGEST = 200 * 2**20  # bytes
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FOREIGN = (
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"<!doctype html", "a web page under another name", "name it .html, or save it anew from its program"),
    (b"<html", "a web page under another name", "name it .html, or save it anew from its program"),
    (b"\x89png", "a picture", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "recognise its text first (OCR)"),
)

_PAGES = (b"<!doctype html", b"<html")
_OFFICE = frozenset({".docx", ".doc", ".pdf", ".xls", ".xlsx", ".odt"})


def read(path: Path, name: str) -> Document:
    """The document in the file at ``path``, called ``name`` in what is written of it.

    What the file is, is seen from its content: a PDF named ``.docx`` is read as the PDF that it is.
    Raises ReadError, which says what was found and what to do, for a file that is missing, empty, protected, cut off
    or of another kind.
    """
    data = _content(path, name)
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from extract.read.pdf import read_pdf  # here, since a folder of text files need not wait for it

        return read_pdf(data, name)
    if data.startswith(b"PK") and b"xl/workbook" in data:
        from extract.read.workbook import read_workbook

        return read_workbook(data, name, "xlsx")
    if data.startswith(OLD_OFFICE):
        return _read_old_office(data, name)
    if data.startswith(b"PK"):
        from extract.read.word import read_word

        return read_word(data, name)
    page = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES)
    if page and path.suffix.lower() not in _OFFICE:
        from extract.read.html import read_html

        return read_html(data, name)
    for opening, found, advice in _FOREIGN:
        if data[:200].lstrip().lower().startswith(opening):
            raise ReadError(name, found, advice)
    if path.suffix.lower() in _OFFICE and b"\0" in data:
        raise ReadError(name, f"the content is no {path.suffix.lower()} file", "save it anew from its program")
    return read_plain(data, name)


def _read_old_office(data: bytes, name: str) -> Document:
    """The document of an Office file of before 2007, told by the streams in it."""
    import olefile

    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(name, "an Office file protected by a password", "save it without password")
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {entry[0] for entry in file.listdir()}
    except (OSError, ValueError, IndexError, TypeError, RecursionError):
        raise ReadError(name, "the old Office file is cut off or damaged", "get a whole copy of the file") from None
    if "WordDocument" in streams:
        from extract.read.old_word import read_old_word

        return read_old_word(data, name)
    if streams & {"Workbook", "Book"}:
        from extract.read.workbook import read_workbook

        return read_workbook(data, name, "xls")
    raise ReadError(name, "another kind of old Office file", "save it as .docx or .xlsx")


def _content(path: Path, name: str) -> bytes:
    if path.is_dir():
        raise ReadError(name, "a folder, not a file", "give the files in it")
    try:
        if path.stat().st_size > _BIGGEST:
            raise ReadError(name, "the file is over 200 MB", "split it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(name, "there is no such file", "check the path") from None
    except OSError as error:
        raise ReadError(name, f"the file cannot be opened ({error.strerror})", "check its permissions") from None
    if not data.strip():
        raise ReadError(name, "the file is empty", "check that it was saved whole")
    return data
