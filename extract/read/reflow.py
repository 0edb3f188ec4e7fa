"""From lines and paragraphs as a format gives them to the blocks of the document: what every format shares."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

import patterns
from extract.model import Block, BlockKind, Mark, Span, Table
from extract.read.headings import depths, heading_level, is_item, openers
from extract.read.notes import RAISED

_CLOSERS = "\"”»’')]" + RAISED
SHORTEST = 30  # characters; a shorter line is whole though nothing ends it
_TERMINAL = tuple(".!?:;…")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph as its format gives it, not yet known for what it is.

    ``kind`` is given where the format itself tells (a footnote, a page number); ``level`` is the heading depth that a
    style declares; ``label`` stands for a number that is printed but no text; ``strong`` is ``bold`` where all of it is
    printed bold; ``number`` a footnote's number. ``joins`` is ``never`` where the paragraph surely ends.
    """

    pieces: tuple[Span, ...]
    kind: BlockKind | None = None
    level: int = 0
    label: str = ""
    strong: str = ""
    number: int | None = None
    joins: str = "cut"

    @property
    def start(self) -> int:
        return self.pieces[0].start

    def text(self, text: str) -> str:
        """Its words in one line, cut out of the document's text."""
        return words(text, *self.pieces)


Item = Candidate | Table


def words(text: str, *pieces: Span) -> str:
    """The words of ``pieces`` in one line: composed (NFC), single spaces, no soft hyphens.

    >>> words("ước\u00a0 đạt\\n160 tri\u00adệu", Span(0, 20))
    'ước đạt 160 triệu'
    """
    line = " ".join(text[piece.start : piece.end] for piece in pieces)
    return unicodedata.normalize("NFC", " ".join(line.replace("\u00ad", "").split()))


def is_unfinished(line: str) -> bool:
    """Whether a line's sentence goes on: nothing that ends a sentence stands at its end.

    >>> is_unfinished("Sở Kế hoạch và Đầu tư (cơ quan lập quy hoạch), Nhà tài"), is_unfinished("ước đạt 99,31%.¹²")
    (True, False)
    """
    bare = line.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(bare) and not bare.endswith(_TERMINAL)


def resumes(line: str) -> bool:
    """Whether a line can be the second half of a sentence.

    >>> resumes("trợ và đơn vị tư vấn"), resumes("380,67 triệu đồng"), resumes("1. Thu, chi"), resumes("Trong tháng")
    (True, True, False, False)
    """
    first = line.lstrip('(“"')[:1]
    return (first.islower() or first.isdigit() or first in ",;)%") and bool(first) and not is_item(line)


def leans_on(above: str, line: str) -> bool:
    """Whether a line's end asks for the next one's beginning: a scale word for its unit, ``ngày`` for its date.

    >>> leans_on("ước đạt 21 triệu", "USD, tăng 3%"), leans_on("Đến ngày", "20/4/2023, dư nợ"), leans_on("Năm", "2023")
    (True, True, False)
    """
    if re.match(r"\d{1,2}/\d{1,2}", line):
        return openers("day").fullmatch(above.split()[-1]) is not None
    return re.search(rf"\d (?:{_scale_words()})$", above) is not None and re.match(r"[A-ZĐ]{3,}\b", line) is not None


@cache
def _scale_words() -> str:
    return "|".join(re.escape(phrase) for scale in patterns.load("scales")["scale"] for phrase in scale["phrases"])


def join_cut(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with every sentence whole again that a page's end, with its footnotes and page number, has cut.

    Where a note stands last before the second half and neither body nor note is finished, the body has it.
    """
    out: list[Item] = []
    body: int | None = None  # the paragraph in ``out`` that may still be going on
    for item in items:
        if isinstance(item, Table):
            body = None
        elif item.kind is None:
            may = resumes(item.label + item.text(text)) and item.level == 0
            target = _target(text, out, body) if may else None
            if target is None and body is not None and _is_cut_from_figure(text, out[body], item):
                target = body
            if target is not None:
                out[target] = _joined(out[target], item)
                continue
            body = len(out)
        out.append(item)
    return tuple(out)


def _target(text: str, out: list[Item], body: int | None) -> int | None:
    places = [body] if body is not None else []
    if out and isinstance(out[-1], Candidate) and out[-1].kind is BlockKind.FOOTNOTE:
        places.append(len(out) - 1)
    for place in places:
        candidate = out[place]
        if isinstance(candidate, Candidate) and _may_go_on(text, candidate):
            return place
    return None


def _is_cut_from_figure(text: str, first: Item, second: Candidate) -> bool:
    """A per cent sign that begins a line belongs to the figure that ends the line above, however short that is."""
    return isinstance(first, Candidate) and second.text(text).startswith("%") and first.text(text)[-1:].isdigit()


def _may_go_on(text: str, candidate: Candidate) -> bool:
    line = candidate.text(text)
    return candidate.joins == "cut" and len(line) >= SHORTEST and is_unfinished(line)


def _joined(first: Item, second: Candidate) -> Candidate:
    assert isinstance(first, Candidate)
    return replace(first, pieces=first.pieces + second.pieces, joins=second.joins)


def blocks(text: str, items: tuple[Item, ...], marks: tuple[Mark, ...]) -> tuple[Block | Table, ...]:
    """The items as blocks: headings told from paragraphs, each with the footnote marks inside it."""
    raw = tuple(_raw_level(text, item) for item in items)
    return tuple(
        _marked(item, marks) if isinstance(item, Table) else _block(item, level, marks)
        for item, level in zip(items, depths(raw), strict=True)
    )


def _raw_level(text: str, item: Item) -> int:
    if isinstance(item, Table) or item.kind not in (None, BlockKind.HEADING):
        return 0
    line = item.label + item.text(text).rstrip(RAISED)
    declared = item.level and item.level + 1
    return heading_level(line) or declared or heading_level(line, item.strong)


def _block(item: Candidate, level: int, marks: tuple[Mark, ...]) -> Block:
    kind = item.kind or (BlockKind.HEADING if level else BlockKind.PARAGRAPH)
    return Block(kind, item.pieces, _inside(item.pieces, marks), level, item.number)


def _marked(table: Table, marks: tuple[Mark, ...]) -> Table:
    return replace(table, cells=tuple(replace(cell, marks=_inside(cell.pieces, marks)) for cell in table.cells))


def _inside(pieces: tuple[Span, ...], marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(m for m in marks for piece in pieces if piece.start <= m.start and m.end <= piece.end)


def parted(flow: tuple[Block | Table, ...]) -> tuple[tuple[Block | Table, ...], tuple[Block, ...]]:
    """The flow without its footnotes, and the footnotes."""
    notes = tuple(item for item in flow if isinstance(item, Block) and item.kind is BlockKind.FOOTNOTE)
    rest = tuple(item for item in flow if isinstance(item, Table) or item.kind is not BlockKind.FOOTNOTE)
    return rest, notes
