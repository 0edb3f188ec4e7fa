"""Web pages: headings, paragraphs, list items and tables in their order, without scripts and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from extract.errors import ReadError
from extract.model import BlockKind, Cell, Document, Span, Table
from extract.read.assemble import Content, document
from extract.read.notes import raised_marks
from extract.read.reflow import Candidate, Item

SILENT = frozenset({"script", "style", "head", "noscript", "template", "nav", "button", "select", "svg", "iframe"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "form"}
)
BLOCKS |= {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"}
BLOCKS |= {"ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MEASURES = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m)$")  # "m²" is no footnote's mark
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
MOST_SPAN = 1000  # rows or columns that a cell may say it covers


def read_html(data: bytes, name: str) -> Document:
    """The document of a web page; raises ReadError where it holds no words.

    Nothing is fetched: pictures, frames and style sheets are left where they are.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding=None if b"charset" in data[:2048].lower() else "utf-8", no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        raise ReadError(name, "a web page without words", "check that it was saved whole") from None
    page = _Page()
    page.walk(root, 0)
    page.flush()
    text = "".join(page.text)
    if not page.items:
        raise ReadError(name, "a web page without words", "check that it was saved whole")
    marks = raised_marks(text)
    opened = {mark.start: mark.number for mark in marks}
    return document(name, data, Content("html", text, tuple(_noted(item, opened) for item in page.items), marks))


def _noted(item: Item, marks: dict[int, int]) -> Item:
    """A paragraph that opens with a footnote's mark is that footnote."""
    if not isinstance(item, Candidate) or item.pieces[0].start not in marks:
        return item
    return replace(item, kind=BlockKind.FOOTNOTE, number=marks[item.pieces[0].start])


@dataclass(slots=True)
class _Page:
    """The text and its parts as they grow; ``open`` holds the words of the paragraph that is not yet ended."""

    text: list[str] = field(default_factory=list)
    at: int = 0
    items: list[Item] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    level: int = 0

    def walk(self, element: Any, level: int) -> None:
        """An element with what it holds; ``level`` is that of the heading it stands in."""
        if not isinstance(element.tag, str) or element.tag in SILENT or _is_hidden(element):
            return
        if element.tag == "table" and element.find(".//table") is None:
            self.flush()
            self._table(element)
            return
        level = HEADINGS.get(element.tag, level)
        if element.tag in BLOCKS:
            self.flush()
            self.level = level
            self.open += ["- "] if element.tag == "li" else []
        if element.text:
            self.open.append(_raised(element, "".join(self.open)) if element.tag == "sup" else element.text)
        for child in element:
            self.walk(child, level)
            self.level = level
            self.open.append(child.tail or "")
        if element.tag in BLOCKS:
            self.flush()

    def flush(self) -> None:
        """Ends the paragraph that is open."""
        words = " ".join("".join(self.open).split())
        self.open = []
        if words.strip("- "):
            self.items.append(Candidate((self._write(words),), level=self.level, joins="never"))
            self._write("\n")

    def _write(self, words: str) -> Span:
        self.text.append(words)
        self.at += len(words)
        return Span(self.at - len(words), self.at)

    def _table(self, element: Any) -> None:
        for caption in element.iterfind("caption"):
            self.walk(caption, 0)
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        rows = [row for row in element.iter("tr") if not _is_hidden(row)]
        for place, row in enumerate(rows):
            column = 0
            for cell in (c for c in row if c.tag in ("td", "th") and not _is_hidden(c)):
                while (place, column) in taken:
                    column += 1
                height = min(_span(cell, "rowspan"), len(rows) - place)
                width = _span(cell, "colspan")
                taken |= {(place + down, column + right) for down in range(height) for right in range(width)}
                words = " ".join(cell.text_content().split())
                pieces = (self._write(words),) if words else ()
                cells.append(Cell(place, column, pieces, height, width))
                self._write("\t")
                column += width
            self._write("\n")
        if any(cell.pieces for cell in cells):
            columns = max(cell.column + cell.column_span for cell in cells)
            self.items.append(Table(0, tuple(cells), len(rows), columns))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None


def _span(cell: Any, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return min(max(int(told), 1), MOST_SPAN) if told.isdecimal() else 1


def _raised(element: Any, before: str) -> str:
    """A raised number as the mark of a footnote, unless it is the power of a measure."""
    told = (element.text or "").strip()
    return told.translate(RAISED) if told.isdecimal() and not MEASURES.search(before) else told
