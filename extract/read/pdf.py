"""PDF files with a text layer, through pdfium."""

from __future__ import annotations

from typing import Any

import pypdfium2

from extract.errors import ReadError
from extract.model import Document
from extract.read.assemble import document
from extract.read.pdf_columns import column_grids
from extract.read.pdf_compose import composed
from extract.read.pdf_glyphs import frame_of, glyphs_of, rules_of
from extract.read.pdf_lines import parted, strips_of
from extract.read.pdf_ruled import ruled_grids
from extract.read.pdf_zones import Page

_FEWEST = 20  # characters a page, on average, below which a file counts as pictures of pages


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a digital PDF: its text is composed line by line, characters composed (NFC).

    Raises ReadError for a file that is protected, cut off, or holds no text but pictures of pages.
    """
    pdf = _opened(data, name)
    try:
        count = len(pdf)
        pages = tuple(_page(pdf, index, name) for index in range(count))
    finally:
        pdf.close()
    characters = sum(len(strip.text) for page in pages for strip in page.strips)
    characters += sum(len(s.text) for page in pages for grid in page.grids for c in grid.cells for s in c.strips)
    if characters < _FEWEST or (characters < _FEWEST * count and _has_pictures(data)):
        raise ReadError(
            name, "a PDF without a text layer (a scan)", "recognise its text first (OCR), then give the result"
        )
    return document(name, data, composed(pages))


def _opened(data: bytes, name: str) -> Any:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(name, "a PDF protected by a password", "save it without the password") from None
        raise ReadError(name, "the PDF is cut off or damaged", "get a whole copy of the file") from None
    if not len(pdf) or b"%%EOF" not in data[-2048:]:
        pdf.close()
        raise ReadError(name, "the PDF is cut off: its end is missing", "get a whole copy of the file")
    return pdf


def _page(pdf: Any, index: int, name: str) -> Page:
    try:
        page = pdf[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise ReadError(name, f"page {index + 1} cannot be read", "get a whole copy of the file") from None
    try:
        frame = frame_of(page)
        rules = rules_of(page, frame)
        ruled, rest = ruled_grids(strips_of(index + 1, glyphs_of(text_page.raw, frame)), rules)
        unruled, rest = column_grids(rest)
        strips = tuple(part.printed for strip in rest for part in parted(strip))
        return Page(index + 1, frame.width, frame.height, strips, ruled + unruled, rules)
    finally:
        text_page.close()
        page.close()


def _has_pictures(data: bytes) -> bool:
    return b"/Image" in data or b"/ObjStm" in data
