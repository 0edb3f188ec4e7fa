"""Write a report as .docx with true Word footnotes and real tables, byte for byte the same on every build."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from markup import Block, Piece, tables

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = _HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_STYLES = {"heading1": "Heading1", "heading2": "Heading2", "heading3": "Heading3"}
_ALIGNED = {"centred": "center", "signoff": "right", "paragraph": "both"}
_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PARTS = ("document", "styles", "footnotes")


def write(blocks: tuple[Block, ...], path: Path) -> None:
    """Write the document; the parts are stored uncompressed, so that no zlib version changes the bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({part: f"{part}.xml" for part in _PARTS[1:]}),
        "word/document.xml": _document(blocks),
        "word/styles.xml": _styles(),
        "word/footnotes.xml": _footnotes(blocks),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, content.encode("utf-8"))


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f"{_RELATIONS}{entries}</Relationships>"


def _content_types() -> str:
    kinds = {part: "document.main" if part == "document" else part for part in _PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_DOCUMENT}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return (
        f'{_HEAD}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{headings}"
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _runs(pieces: Iterable[Piece]) -> str:
    """Runs of text; the numbers are not set apart, a footnote mark is a reference to the note."""
    runs, pending = "", ""
    for piece in pieces:
        if piece.kind != "mark":
            pending += piece.text
            continue
        runs += _run(pending) if pending else ""
        runs += f'<w:r>{_RAISED}<w:footnoteReference w:id="{piece.text}"/></w:r>'
        pending = ""
    return runs + (_run(pending) if pending else "")


def _paragraph(block: Block) -> str:
    if block.kind == "page break":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    style = f'<w:pStyle w:val="{_STYLES[block.kind]}"/>' if block.kind in _STYLES else ""
    aligned = f'<w:jc w:val="{_ALIGNED[block.kind]}"/>' if block.kind in _ALIGNED else ""
    return f"<w:p><w:pPr>{style}{aligned}</w:pPr>{_runs(block.pieces)}</w:p>"


def _table(rows: tuple[Block, ...]) -> str:
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
    grid = "<w:gridCol/>" * len(rows[0].cells)
    cells = ("".join(f"<w:tc><w:tcPr/><w:p>{_runs(cell)}</w:p></w:tc>" for cell in row.cells) for row in rows)
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    borders = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"


def _document(blocks: tuple[Block, ...]) -> str:
    body = "".join(
        _table(group) if group[0].kind == "table" else _paragraph(group[0])
        for group in tables(block for block in blocks if block.kind != "footnote")
    )
    margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    return f"{_HEAD}<w:document {_WORD}><w:body>{body}{page}</w:body></w:document>"


def _footnotes(blocks: tuple[Block, ...]) -> str:
    notes = "".join(
        f'<w:footnote w:id="{block.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
        f"{_runs(block.pieces)}</w:p></w:footnote>"
        for block in blocks
        if block.kind == "footnote"
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"{_HEAD}<w:footnotes {_WORD}>{separators}{notes}</w:footnotes>"
