"""Word files: python-docx opens the package, the XML inside is walked here."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from extract.errors import ReadError
from extract.model import Document, Line
from extract.read.assemble import Content, document
from extract.read.word_body import Body
from extract.read.word_runs import W
from extract.read.word_styles import styles_of

_BIGGEST = 1 << 30  # bytes of XML in the package
_BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    EOFError,
    AttributeError,  # python-docx, of a package whose own lists are other XML
    etree.XMLSyntaxError,
)
_WORD = "wordprocessingml"


def read_word(data: bytes, name: str) -> Document:
    """The document of a ``.docx``: its text is composed from the paragraphs, footnotes after the one that calls them.

    Raises ReadError for a package that is cut off, too big or not Word's.
    """
    main = _main_part(data, name)
    root = etree.fromstring(main.blob)
    body = root.find(W + "body")
    if body is None:
        raise ReadError(name, "a Word file without a body", "save it again as .docx in Word")
    notes = {
        (kind, note.get(W + "id", "")): note
        for kind in ("footnote", "endnote")
        if (part := _related(main, kind + "s")) is not None
        for note in part.iter(W + kind)
    }
    walk = Body(styles_of(_related(main, "styles"), _related(main, "numbering")), notes)
    walk.read(body)
    text = "".join(walk.text)
    if not text.strip():
        raise ReadError(
            name, "the file holds no text", "if it holds pictures of pages, recognise their text (OCR) first"
        )
    lines = tuple(Line(span.start, span.end) for span in walk.lines)
    return document(name, data, Content("docx", text, tuple(walk.items), tuple(walk.marks), lines))


def _main_part(data: bytes, name: str) -> Part:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(entry.file_size for entry in package.infolist())
        if size > _BIGGEST:
            raise ReadError(name, f"its parts unpack to {size >> 20} MB", "split the document")
        part: Part = Package.open(io.BytesIO(data)).main_document_part
        etree.fromstring(part.blob)
    except _BROKEN:
        if not _lists_word(data):
            raise ReadError(name, "no Word document, though packed like one", "save it as .docx in Word") from None
        raise ReadError(name, "the .docx is cut off or damaged", "get a whole copy of the file") from None
    if _WORD not in part.content_type and "ms-word" not in part.content_type:
        raise ReadError(name, "another kind of Office file, no Word document", "save it as .docx in Word")
    return part


def _lists_word(data: bytes) -> bool:
    return b"word/" in data or b"[Content_Types].xml" not in data


def _related(main: Part, kind: str) -> Any:
    """The root of the part that the document relates to as ``kind``; None without one."""
    for relation in main.rels.values():
        if relation.reltype.endswith("/" + kind) and not relation.is_external:
            return etree.fromstring(relation.target_part.blob)
    return None
