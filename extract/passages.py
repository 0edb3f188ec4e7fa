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
    headings: tuple[tuple[int, str], ...] = ()
    for part in document.flow:
        if isinstance(part, Table):
            continue
        section = " / ".join(text for _, text in headings)
        passage = _passage(document, part, section, style)
        if part.kind is BlockKind.HEADING:
            headings = (*(h for h in headings if h[0] < part.level), (part.level, passage.view.text))
        yield passage
        for mark in part.marks:
            note = untold.pop(mark.number, None)
            if note is not None:
                yield _passage(document, note, section, style)
    for note in document.footnotes:
        if note.number in untold:
            yield _passage(document, note, "", style)


def _passage(document: Document, block: Block, section: str, style: Style) -> Passage:
    place = f"footnote:{block.number}" if block.kind is BlockKind.FOOTNOTE else "body"
    view = view_of(document.text, block.pieces, block.marks)
    return Passage(block, view, scan(view, style), place, section)
