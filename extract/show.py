"""A document printed as the program understood it, so that a person can see a reading error."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from extract.model import Block, BlockKind, Cell, Document, Extraction, Observation, Span, Table

_WIDTH = 118  # characters of a printed line
_CELL = 30  # characters of a table cell, at most
_MARK = re.compile("\ue000(\\d+)\ue001")
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]*(?:\ue000\d+\ue001)*\s+(?=[^\W\d_a-zđ])")


def render(document: Document) -> str:
    """The document as text: what the letterhead says, the sections indented by depth, each footnote under the sentence
    that carries its mark, tables as grids, and last what was set aside."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def render_cells(extraction: Extraction) -> str:
    """The tables of a document as understood: by column the path of its heads, under it each cell with the path of its
    rows, its unit, measure, base, period and status, and the indicator that it measures.

    A cell of a sheet is named as there (``C8``), of another table by row and column from 0 (``7,2``).
    """
    return "\n".join(_understood(extraction)).rstrip() + "\n"


def _understood(extraction: Extraction) -> Iterator[str]:
    document = extraction.document
    yield f"{document.path} ({document.format})"
    cells = [o for o in extraction.observations if o.row is not None]
    tables = [item for item in document.flow if isinstance(item, Table)]
    for table in tables:
        end = max((piece.end for cell in table.cells for piece in cell.pieces), default=table.start)
        own = [o for o in cells if table.start <= o.start < end]
        yield ""
        yield f"[{table.place}] {_words(document, table.caption)}".rstrip()
        for column in sorted({o.column for o in own if o.column is not None}):
            found = [o for o in own if o.column == column]
            yield f"  {found[0].context.partition(' | ')[0] or '(no head)'}"
            yield from (f"    {_told(o, bool(table.sheet))}" for o in found)


def _told(o: Observation, in_sheet: bool) -> str:
    """A cell in one line: ``C8  425811 VND e9  level, month 2022-02-01..2022-02-28, actual  TỔNG SỐ = Tổng mức …``."""
    assert o.row is not None
    assert o.column is not None
    cell = f"{_letters(o.column)}{o.row + 1}" if in_sheet else f"{o.row},{o.column}"
    unit = f"{o.unit} e{o.scale}" if o.scale else o.unit
    held = f"{o.measure} on {o.base}" if o.base else str(o.measure)
    period = f"{o.period.kind} {o.period.start}..{o.period.end}" if o.period else "no period"
    rows = o.context.partition(" | ")[2]
    return f"{cell:<6}{o.value_text} {unit}  {held}, {period}, {o.status}  {rows} = {o.indicator}"


def _letters(column: int) -> str:
    """A column as a sheet names it.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


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
