"""The body of a Word file in reading order: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extract.model import BlockKind, Mark, Span
from extract.read.headings import is_item
from extract.read.notes import is_power, raised
from extract.read.reflow import SHORTEST, Candidate, Item, is_unfinished, resumes
from extract.read.word_runs import Token, W, is_on, tokens
from extract.read.word_styles import Styles
from extract.read.word_tables import slots, table_of

_OPENED = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


@dataclass(slots=True)
class Body:
    """Composes a document's text from its XML: ``read`` fills ``text``, ``items``, ``marks`` and ``lines``."""

    styles: Styles
    notes: dict[tuple[str, str], Any]
    text: list[str] = field(default_factory=list)
    length: int = 0
    items: list[Item] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _waiting: list[tuple[str, Any]] = field(default_factory=list)

    def read(self, container: Any) -> None:
        """Take in the paragraphs and tables of ``container``, and behind each what it carries: boxes and notes."""
        above: Any = None
        for element in blocks_of(container):
            if element.tag == W + "tbl":
                self._table(element)
            elif above is not None and _end_deleted(above):
                self._go_on(element)
            else:
                self._paragraph(element)
            above = element if element.tag == W + "p" else None
            self._carried()

    def _carried(self) -> None:
        waiting, self._waiting = self._waiting, []
        for kind, element in sorted(waiting, key=lambda pair: ("box", "table", "note").index(pair[0])):
            if kind == "note":
                self._note(element)
            elif kind == "table":
                self._table(element)
                self._carried()
            else:
                self.read(element)

    def _paragraph(self, element: Any) -> None:
        bold = "bold" if self._is_bold(element) else ""
        label, level = self.styles.label(element), self.styles.level(element)
        for pieces in self._written(element):
            number = next((mark.number for mark in self.marks if mark.start == pieces[0].start), None)
            kind = None if number is None else BlockKind.FOOTNOTE
            self.items.append(Candidate(pieces, kind, level, label, bold, number))
            label, level = "", 0

    def _go_on(self, element: Any) -> None:
        """Take in a paragraph as the rest of the one above, whose end a tracked change has deleted."""
        pieces = tuple(piece for run in self._written(element) for piece in run)
        last = self.items[-1] if self.items else None
        if pieces and isinstance(last, Candidate):
            self.items[-1] = replace(last, pieces=last.pieces + pieces)
        elif pieces:
            self.items.append(Candidate(pieces))

    def _note(self, key: tuple[str, str]) -> None:
        number = self._numbers[key]
        start = self.length
        self.marks.append(Mark(number, start, start + len(raised(number))))
        self._put(raised(number))
        pieces: tuple[Span, ...] = ()
        for element in blocks_of(self.notes[key]):
            if element.tag == W + "tbl":
                self._waiting.append(("table", element))
            else:
                pieces += tuple(piece for run in self._written(element) for piece in run)
        first = Span(start, pieces[0].end if pieces else self.length)
        if not pieces:
            self._put("\n")
        self.items.append(Candidate((first, *pieces[1:]), BlockKind.FOOTNOTE, number=number))

    def _table(self, element: Any) -> None:
        filled = []
        for slot in slots(element):
            pieces = tuple(piece for part in slot.content for piece in self._in_cell(part))
            filled.append((slot, pieces))
        table = table_of(filled)
        if any(cell.pieces for cell in table.cells):
            self.items.append(table)

    def _in_cell(self, cell: Any) -> tuple[Span, ...]:
        pieces: tuple[Span, ...] = ()
        for element in blocks_of(cell):
            if element.tag == W + "tbl":
                self._waiting.append(("table", element))
            else:
                pieces += tuple(piece for run in self._written(element) for piece in run)
        return pieces

    def _written(self, paragraph: Any) -> tuple[tuple[Span, ...], ...]:
        """Write a paragraph's text; its printed lines, in groups where a hard line break parts what is not one."""
        start, line = self.length, ""
        for token in tokens(paragraph):
            line += self._shown(token, line)
        self._put(line + "\n")
        groups: list[tuple[Span, ...]] = []
        above = ""
        for span, words in _trimmed_lines(line, start):
            if groups and is_unfinished(above) and (resumes(words) or (len(above) >= SHORTEST and not is_item(words))):
                groups[-1] = (*groups[-1], span)
            else:
                groups.append((span,))
            self.lines.append(span)
            above = words
        return tuple(groups)

    def _shown(self, token: Token, before: str) -> str:
        """The text of a token that follows ``before`` in its paragraph; notes and boxes are kept for later."""
        if token.kind == "text":
            return token.text
        if token.kind == "box":
            self._waiting.append(("box", token.box))
            return ""
        number = self._number(token)
        shown = raised(number) if number else ""
        if shown and not (token.kind == "raised" and is_power(before, token.text)):
            start = self.length + len(before)
            self.marks.append(Mark(number, start, start + len(shown)))
        return shown

    def _number(self, token: Token) -> int:
        """The printed number of a mark: references count up in the order in which they are printed."""
        if token.kind == "raised":
            return int(token.text)
        key = (token.kind, token.text)
        if key in self.notes and key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._waiting.append(("note", key))
        return self._numbers.get(key, 0)

    def _is_bold(self, paragraph: Any) -> bool:
        default = "on" if self.styles.is_bold(paragraph) else "off"
        shown = [token for token in tokens(paragraph) if token.kind == "text" and token.text.strip()]
        return bool(shown) and all((token.bold or default) == "on" for token in shown)

    def _put(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


def blocks_of(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of a container in order, content controls and insertions opened."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _OPENED:
            yield from blocks_of(child)


def _end_deleted(paragraph: Any) -> bool:
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and (is_on(properties, "del") or is_on(properties, "moveFrom"))


def _trimmed_lines(text: str, start: int) -> Iterator[tuple[Span, str]]:
    """The lines of ``text``, which stands at ``start``, that are not blank: place and words."""
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            yield Span(begin, begin + len(words)), words
        start += len(line) + 1
