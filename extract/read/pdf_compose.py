"""The text of a PDF out of its lines, and its paragraphs and tables as places in that text."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model import BlockKind, Cell, Line, Mark, Span, Table
from extract.read.assemble import Content
from extract.read.pdf_grid import GridCell, joined_grids
from extract.read.pdf_lines import Printed
from extract.read.pdf_paragraphs import layout_of, paragraphs
from extract.read.pdf_zones import Page, Zones, opens_note, zones_of
from extract.read.reflow import Candidate, Item


@dataclass(slots=True)
class _Writer:
    """Takes lines in, each once, and remembers where in the text they stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    marks: dict[Printed, tuple[Mark, ...]] = field(default_factory=dict)
    spans: dict[Printed, Span] = field(default_factory=dict)

    def write(self, strip: Printed) -> None:
        start, end = self.length, self.length + len(strip.text)
        self.parts.append(strip.text + "\n")
        self.length = end + 1
        self.spans[strip] = Span(start, end)
        self.marks[strip] = tuple(Mark(number, start + a, start + b) for number, a, b in strip.marks)
        place = (round(strip.top, 2), round(strip.bottom, 2), round(strip.size, 2))
        self.lines.append(Line(start, end, strip.page, *place, strip.edges))


def composed(pages: tuple[Page, ...]) -> Content:
    """The text of the pages with its paragraphs, tables, notes and furniture in reading order."""
    zones = zones_of(pages)
    writer = _Writer()
    for page in pages:
        for _, _, strips in sorted(_units(page), key=lambda unit: unit[:2]):
            for strip in strips:
                writer.write(strip)
    items = [*_tables(pages, zones, writer), *_bodies(pages, zones, writer), *_notes(zones, writer)]
    items += [Candidate((writer.spans[strip],), BlockKind.FURNITURE) for strip in zones.furniture]
    return Content(
        format="pdf",
        text="".join(writer.parts),
        items=tuple(sorted(items, key=_start)),
        marks=tuple(mark for marks in writer.marks.values() for mark in marks),
        lines=tuple(writer.lines),
        pages=len(pages),
    )


def _units(page: Page) -> list[tuple[float, float, tuple[Printed, ...]]]:
    """The lines and tables of a page with their height and left edge."""
    lines = [(strip.base, strip.x0, (strip,)) for strip in page.strips]
    grids = [(grid.box.top, grid.box.x0, tuple(s for cell in grid.cells for s in cell.strips)) for grid in page.grids]
    return lines + grids


def _start(item: Item) -> int:
    return item.start


def _bodies(pages: tuple[Page, ...], zones: Zones, writer: _Writer) -> list[Item]:
    """The paragraphs of the body; a table ends the paragraph above it."""
    layout = layout_of(zones.body)
    tables = sorted((page.number, grid.box.top) for page in pages for grid in page.grids)
    streams: dict[int, list[Printed]] = {}
    for strip in zones.body:
        above = sum(place < (strip.page, strip.base) for place in tables)
        streams.setdefault(above, []).append(strip)
    groups = [group for _, stream in sorted(streams.items()) for group in paragraphs(stream, layout)]
    return [_candidate(group, writer) for group in groups]


def _candidate(group: tuple[Printed, ...], writer: _Writer) -> Candidate:
    pieces = tuple(writer.spans[strip] for strip in group)
    strong = "bold" if all(strip.bold for strip in group) else ""
    if opens_note(group[0]):
        return Candidate(pieces, BlockKind.FOOTNOTE, number=group[0].marks[0][0])
    return Candidate(pieces, strong=strong)


def _notes(zones: Zones, writer: _Writer) -> list[Item]:
    """The footnotes; one goes on until the next mark, over the end of a page too."""
    groups: list[list[Printed]] = []
    for strip in zones.notes:
        if opens_note(strip) or not groups:
            groups.append([strip])
        else:
            groups[-1].append(strip)
    return [_candidate(tuple(group), writer) for group in groups]


def _tables(pages: tuple[Page, ...], zones: Zones, writer: _Writer) -> list[Item]:
    """The tables, each with its part overleaf; the head that is printed again there is furniture."""
    body = set(zones.body)
    bodies = {page.number: [strip for strip in page.strips if strip in body] for page in pages}
    items: list[Item] = []
    for grids, repeated in joined_grids([grid for page in pages for grid in page.grids], bodies):
        items.append(_table(grids, writer))
        if repeated:
            items.append(Candidate(tuple(writer.spans[strip] for strip in repeated), BlockKind.FURNITURE))
    return items


def _table(cells: tuple[GridCell, ...], writer: _Writer) -> Table:
    made = tuple(_cell(cell, writer) for cell in cells)
    rows = max(cell.row + cell.row_span for cell in cells)
    return Table(0, made, rows, max(cell.column + cell.column_span for cell in cells))


def _cell(cell: GridCell, writer: _Writer) -> Cell:
    pieces = tuple(writer.spans[strip] for strip in cell.strips)
    return Cell(cell.row, cell.column, pieces, cell.row_span, cell.column_span)
