"""A document as passages in reading order, each with its view, its items and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.model import Block, BlockKind, Document, Table
from extract.numbers import Style, style_of
from extract.scan import Item, scan
from extract.view import View, view_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its view, items and place; ``section`` is the path of headings above it."""

    block: Block
    view: View
    items: tuple[Item, ...]
    place: str
    section: str

    def mark_of(self, note: Block) -> int | None:
        """Where in the view the mark of a footnote stands; None where it is not here."""
        return next((at for at, number in self.view.notes if number == note.number), None)


def passages(document: Document) -> Iterator[Passage]:
    """The blocks in reading order, each footnote right after the block that carries its mark."""
    style = style_of(document.text)
    untold = {note.number: note for note in document.footnotes}
    for part, section in _sections(document):
        if isinstance(part, Table):
            continue
        yield _passage(document, part, section, style)
        for mark in part.marks:
            note = untold.pop(mark.number, None)
            if note is not None:
                yield _passage(document, note, section, style)
    for note in document.footnotes:
        if note.number in untold:
            yield _passage(document, note, "", style)


def tables(document: Document) -> Iterator[tuple[Table, str]]:
    """The tables in reading order, each with the path of headings above it."""
    return ((part, section) for part, section in _sections(document) if isinstance(part, Table))


def _sections(document: Document) -> Iterator[tuple[Block | Table, str]]:
    """The parts of the flow, each with the path of headings above it."""
    headings: tuple[tuple[int, str], ...] = ()
    for part in document.flow:
        yield part, " / ".join(text for _, text in headings)
        if isinstance(part, Block) and part.kind is BlockKind.HEADING:
            text = view_of(document.text, part.pieces, part.marks).text
            headings = (*(h for h in headings if h[0] < part.level), (part.level, text))


def _passage(document: Document, block: Block, section: str, style: Style) -> Passage:
    place = f"footnote:{block.number}" if block.kind is BlockKind.FOOTNOTE else "body"
    view = view_of(document.text, block.pieces, block.marks)
    return Passage(block, view, scan(view, style), place, section)
