"""Word files written for the tests: bodies of raw WordprocessingML in a package that python-docx makes."""

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_NAMESPACES = (
    nsdecls("w", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def reference(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def word_file(body: str, footnotes: dict[int, str] | None = None, endnotes: dict[int, str] | None = None) -> bytes:
    """The bytes of a ``.docx`` with this body; notes are paragraphs by ``w:id``."""
    document = docx.Document()
    element = document.element.body
    for child in parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>"):
        element.insert(len(element) - 1, child)
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            _add_notes(document, kind, notes)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_notes(document: docx.document.Document, kind: str, notes: dict[int, str]) -> None:
    inner = "".join(f'<w:{kind} w:id="{number}">{note}</w:{kind}>' for number, note in notes.items())
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    blob = f"<w:{kind}s {_NAMESPACES}>{separator}{inner}</w:{kind}s>".encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), _TYPE.format(kind + "s"), blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper() + "S"))
