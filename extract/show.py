"""A document printed as the program understood it, so that a person can see a reading error."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from extract.model import Block, BlockKind, Cell, Document, Span, Table

_WIDTH = 118  # characters of a printed line
_CELL = 30  # characters of a table cell, at most
_MARK = re.compile("\ue000(\\d+)\ue001")
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]*(?:\ue000\d+\ue001)*\s+(?=[^\W\d_a-zđ])")


def render(document: Document) -> str:
    """The document as text: what the letterhead says, the sections indented by depth, each footnote under the sentence
    that carries its mark, tables as grids, and last what was set aside."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from _head(document)
    notes: dict[int, list[Block]] = {}
    for note in document.footnotes:
        notes.setdefault(note.number or 0, []).append(note)
    depth = 0
    for item in document.flow:
        if isinstance(item, Table):
            yield from _table(document, item)
            yield from _called(document, notes, tuple(m.number for c in item.cells for m in c.marks), "  ")
        elif item.kind is BlockKind.HEADING:
            depth = item.level
            yield ""
            yield from _wrapped(_words(document, item.pieces), "  " * (depth - 1), "# ")
            yield from _called(document, notes, tuple(mark.number for mark in item.marks), "  " * depth)
        elif item.kind is BlockKind.PARAGRAPH:
            yield from _paragraph(document, item, notes, "  " * depth)
    yield from _rest(document, notes)


def _head(document: Document) -> Iterator[str]:
    pages = f", {document.pages} pages" if document.pages else ""
    tables = sum(isinstance(item, Table) for item in document.flow)
    yield f"{document.path} ({document.format}{pages}, {len(document.footnotes)} footnotes, {tables} tables)"
    header = document.header
    dated = header.dated.isoformat() if header.dated else ""
    said = (
        ("issuer", header.issuer),
        ("number", header.number),
        ("place", header.place),
        ("dated", dated),
        ("title", header.title),
        ("addressee", header.addressee),
    )
    for name, value in said:
        if value:
            yield from _wrapped(value, "", f"{name + ':':<11}")


def _paragraph(document: Document, block: Block, notes: dict[int, list[Block]], indent: str) -> Iterator[str]:
    """The sentences of a paragraph; where one carries marks, their notes stand under it."""
    yield ""
    text = _with_marks(document, block)
    held, start = "", 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        held, start = held + text[start:end], end
        numbers = tuple(int(number) for number in _MARK.findall(held))
        if numbers:
            yield from _wrapped(_MARK.sub(r"[\1]", held), indent, "")
            yield from _called(document, notes, numbers, indent)
            held = ""
    if held:
        yield from _wrapped(held, indent, "")


def _with_marks(document: Document, block: Block) -> str:
    """A block's words with its footnote marks set between two signs that no text holds."""
    shown = []
    for piece in block.pieces:
        start = piece.start
        for mark in block.marks:
            if piece.start <= mark.start < piece.end:
                shown.append(document.text[start : mark.start] + f"\ue000{mark.number}\ue001")
                start = mark.end
        shown.append(document.text[start : piece.end] + " ")
    return _tidy("".join(shown))


def _called(document: Document, notes: dict[int, list[Block]], numbers: tuple[int, ...], indent: str) -> Iterator[str]:
    """The notes of these numbers, each printed once."""
    for number in numbers:
        waiting = notes.get(number, [])
        if waiting:
            yield from _wrapped(_note(document, waiting.pop(0)), indent + "    ", f"[{number}] ")


def _note(document: Document, note: Block) -> str:
    """A note's words without the mark they begin with."""
    text = _words(document, note.pieces)
    mark = document.text[note.marks[0].start : note.marks[0].end] if note.marks else ""
    return text.removeprefix(mark).strip()


def _rest(document: Document, notes: dict[int, list[Block]]) -> Iterator[str]:
    """What has no place in the sections: notes without a mark, sign-off, furniture."""
    lone = [note for waiting in notes.values() for note in waiting]
    blocks = [item for item in document.flow if isinstance(item, Block)]
    groups = (
        ("footnotes without a mark", lone),
        ("sign-off", [block for block in blocks if block.kind is BlockKind.SIGNATURE]),
        ("set aside", [block for block in blocks if block.kind is BlockKind.FURNITURE]),
    )
    for name, found in groups:
        if found:
            yield ""
            yield f"-- {name}"
        for block in found:
            yield from _wrapped(_words(document, block.pieces), "   ", "")


def _table(document: Document, table: Table) -> Iterator[str]:
    """A table as a grid; a cell that spans others stands in the first of them."""
    texts = {(cell.row, cell.column): _cell(document, cell) for cell in table.cells}
    widths = [
        max((min(_CELL, len(texts.get((row, column), ""))) for row in range(table.rows)), default=0)
        for column in range(table.columns)
    ]
    yield ""
    yield f"[table {table.number}: {table.rows} x {table.columns}] {_words(document, table.caption)}".rstrip()
    for row in range(table.rows):
        shown = (_cut(texts.get((row, column), ""), width) for column, width in enumerate(widths))
        yield ("| " + " | ".join(shown) + " |").rstrip()


def _cell(document: Document, cell: Cell) -> str:
    return _words(document, cell.pieces)


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


def _words(document: Document, pieces: tuple[Span, ...]) -> str:
    return _tidy(" ".join(document.text[piece.start : piece.end] for piece in pieces))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00ad", "").split()))


def _wrapped(text: str, indent: str, opener: str) -> Iterator[str]:
    hanging = indent + " " * len(opener)
    yield from textwrap.wrap(text, _WIDTH, initial_indent=indent + opener, subsequent_indent=hanging) or [indent]
