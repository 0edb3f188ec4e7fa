"""One document from file to observations: read, scan, bind, account."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.bind.reader import Reader
from extract.bind.scope import Draft
from extract.frame import frame_of
from extract.model import (
    Block,
    BlockKind,
    Document,
    Extraction,
    Frame,
    Measure,
    Number,
    Observation,
    Span,
    Table,
)
from extract.numbers import Style, style_of
from extract.read import read
from extract.read.plain import read_plain
from extract.scan import Item, scan
from extract.view import View, view_of

DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
SILENT = {
    BlockKind.LETTERHEAD: "letterhead",
    BlockKind.SIGNATURE: "signature",
    BlockKind.FURNITURE: "page number or running head",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its view, items and place; ``section`` is the path of headings above it."""

    block: Block
    view: View
    items: tuple[Item, ...]
    place: str
    section: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A draft with the passage it stands in."""

    passage: Passage
    draft: Draft


def extract_document(path: Path, name: str) -> Extraction:
    """All observations of a document and the account of its numbers; raises ReadError where it cannot be read."""
    document = read(path, name)
    return extracted(document, frame_of(document, path.with_name(f"{path.stem}.meta.json")))


def extract_text(text: str, frame: Frame) -> Extraction:
    """All observations of a bare text, each line a paragraph, in a report whose period and area ``frame`` gives."""
    return extracted(read_plain(text.encode(), "text.txt"), frame)


def extracted(document: Document, frame: Frame) -> Extraction:
    """All observations of a document as read, and the account of its numbers."""
    reader = Reader(frame)
    bound: list[Bound] = []
    numbers: list[Number] = []
    for passage in _passages(document):
        if passage.block.kind in SILENT:
            numbers.extend(_silent(document, passage))
            continue
        if passage.block.kind is BlockKind.HEADING:
            reader.heading(passage.items, passage.block.level)
        anchor = _anchor(passage, bound)
        bound.extend(Bound(passage, draft) for draft in reader.read(passage.items, anchor))
        numbers.extend(_ignored(document, passage))
    observations = _observations(document, bound, frame.area)
    numbers.extend(_observed(bound, observations))
    return Extraction(document, frame, observations, tuple(sorted(numbers, key=lambda n: (n.start, n.end))))


# --------------------------------------------------------------------------------------------------- passages


def _passages(document: Document) -> Iterator[Passage]:
    """The blocks in reading order, each footnote right after the block that carries its mark."""
    style = style_of(document.text)
    notes = {note.number: note for note in document.footnotes}
    told: set[int] = set()
    headings: list[tuple[int, str]] = []
    for part in document.flow:
        if isinstance(part, Table):
            continue
        section = " / ".join(text for _, text in headings)
        passage = _passage(document, part, "body", section, style)
        if part.kind is BlockKind.HEADING:
            headings = [h for h in headings if h[0] < part.level] + [(part.level, passage.view.text)]
        yield passage
        for mark in part.marks:
            if mark.number in notes and mark.number not in told:
                told.add(mark.number)
                yield _passage(document, notes[mark.number], f"footnote:{mark.number}", section, style)
    for note in document.footnotes:
        if note.number not in told:
            yield _passage(document, note, f"footnote:{note.number}", "", style)


def _passage(document: Document, block: Block, place: str, section: str, style: Style) -> Passage:
    view = view_of(document.text, block.pieces, block.marks)
    return Passage(block, view, scan(view, style), place, section)


def _anchor(passage: Passage, bound: list[Bound]) -> Draft | None:
    """The figure that a footnote itemises: in the passage of its mark, before it, in the footnote's own unit."""
    if passage.block.kind is not BlockKind.FOOTNOTE or not bound:
        return None
    carrier = next((b.passage for b in reversed(bound) if _mark_of(b.passage, passage) is not None), None)
    if carrier is None:
        return None
    place = _mark_of(carrier, passage)
    assert place is not None
    before = [b.draft for b in bound if b.passage is carrier and b.draft.is_level and b.draft.quantity.end <= place]
    units = {item.quantity.unit.name for item in passage.items if item.quantity}
    alike = [draft for draft in before if draft.quantity.unit.name in units]
    return alike[-1] if alike else None


def _mark_of(carrier: Passage, note: Passage) -> int | None:
    return next((at for at, number in carrier.view.notes if number == note.block.number), None)


# ------------------------------------------------------------------------------------------------ observations


def _observations(document: Document, bound: list[Bound], area: str) -> tuple[Observation, ...]:
    ids = {id(b.draft): _id(document, b.passage.view.span(b.draft.quantity.start, b.draft.quantity.end)) for b in bound}
    return tuple(_observation(document, b, area, ids) for b in bound)


def _id(document: Document, span: Span) -> str:
    return hashlib.sha256(f"{document.sha256}:{span.start}:{span.end}".encode()).hexdigest()[:16]


def _observation(document: Document, bound: Bound, area: str, ids: dict[int, str]) -> Observation:
    draft, view = bound.draft, bound.passage.view
    quantity = draft.quantity
    span = view.span(quantity.start, quantity.end)
    reading = quantity.readings[0]
    negative = draft.sign < 0 and draft.measure in {Measure.CHANGE, Measure.CHANGE_ABS, Measure.CONTRIBUTION}
    return Observation(
        observation_id=ids[id(draft)],
        start=span.start,
        end=span.end,
        value_text=document.text[span.start : span.end],
        value=-reading.value if negative else reading.value,
        decimals=reading.decimals,
        unit=draft.unit_name,
        scale=draft.scale,
        measure=draft.measure,
        base=draft.base,
        base_text=draft.base_text,
        period=draft.period,
        indicator=draft.indicator,
        area=draft.area or area,
        status=draft.status,
        bound=draft.bound,
        place=bound.passage.place,
        part_of=ids.get(id(draft.total)) if draft.total is not None else None,
        section=bound.passage.section,
        context=_sentence(view, quantity.start),
        how=tuple(sorted(draft.why.items())),
    )


def _sentence(view: View, position: int) -> str:
    """The printed sentence around a position."""
    start = max((m.end() for m in re.finditer(r"[.!?…] (?=[A-ZĐÀ-Ỹ“\"])", view.text[:position])), default=0)
    stop = re.search(r"[.!?…](?= [A-ZĐÀ-Ỹ“\"]|$)", view.text[position:])
    return view.text[start : position + stop.end() if stop else len(view.text)].strip()


# -------------------------------------------------------------------------------------------------- the account


def _silent(document: Document, passage: Passage) -> Iterator[Number]:
    reason = SILENT[passage.block.kind]
    for piece in passage.block.pieces:
        for found in DIGITS.finditer(document.text, piece.start, piece.end):
            yield Number(passage.place, found.start(), found.end(), found.group(), "ignored", reason)


def _ignored(document: Document, passage: Passage) -> Iterator[Number]:
    for mark in passage.block.marks:
        yield Number(passage.place, mark.start, mark.end, document.text[mark.start : mark.end], "ignored", "footnote mark")
    for item in passage.items:
        if item.quantity is not None:
            yield from _in_unit(document, passage, item)
        else:
            yield from _digits_between(document, passage, item.start, item.end, item.reason or item.kind)


def _in_unit(document: Document, passage: Passage, item: Item) -> Iterator[Number]:
    assert item.quantity is not None
    yield from _digits_between(document, passage, item.quantity.end, item.quantity.stop, "unit")


def _digits_between(document: Document, passage: Passage, start: int, stop: int, reason: str) -> Iterator[Number]:
    if start >= stop:
        return
    for found in re.finditer(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[.,]\d+)*", passage.view.text[start:stop]):
        span = passage.view.span(start + found.start(), start + found.end())
        yield Number(passage.place, span.start, span.end, document.text[span.start : span.end], "ignored", reason)


def _observed(bound: list[Bound], observations: tuple[Observation, ...]) -> Iterator[Number]:
    for b, o in zip(bound, observations, strict=True):
        readings = b.draft.quantity.readings
        decided = readings[0].why if len(readings) > 1 else ""
        yield Number(o.place, o.start, o.end, o.value_text, "observation", "", o.observation_id, readings, decided)

