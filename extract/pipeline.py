"""One document from file to observations: read, scan, bind, account."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from extract.account import SILENT, ignored, observed, unread, unresolved
from extract.bind.moves import opens_parts
from extract.bind.reader import Reader
from extract.bind.scope import Draft
from extract.frame import frame_of
from extract.model import BlockKind, Document, Extraction, Frame, Measure, Number, Observation, Span
from extract.passages import Passage, passages, tables
from extract.read import read
from extract.read.plain import read_plain
from extract.settle import settle
from extract.tables import read_table
from extract.validate.checks import validated
from extract.view import View
from extract.wholes import take_wholes

SIGNED = frozenset({Measure.CHANGE, Measure.CHANGE_ABS, Measure.CONTRIBUTION})
SENTENCE_START = re.compile(r"[.!?…] (?=[A-ZĐÀ-Ỹ“\"])")
SENTENCE_END = re.compile(r"[.!?…](?= [A-ZĐÀ-Ỹ“\"]|$)")


@dataclass(frozen=True, slots=True)
class Bound:
    """A draft with the passage it stands in."""

    passage: Passage
    draft: Draft

    @property
    def span(self) -> Span:
        """Where its figure is printed."""
        return self.passage.view.span(self.draft.quantity.start, self.draft.quantity.end)


def extract_document(path: Path, name: str) -> Extraction:
    """All observations of a document and the account of its numbers; raises ReadError where it cannot be read.

    A file ``NAME.meta.json`` beside it tells its period and area, where there is one (``extract.frame``).
    """
    document = read(path, name)
    return extracted(document, frame_of(document, path.with_name(f"{path.stem}.meta.json")))


def extract_text(text: str, frame: Frame) -> Extraction:
    """All observations of a bare text, each line a paragraph, in a report whose period and area ``frame`` gives.

    >>> text = "Thu ngân sách ước 910 tỷ đồng, tăng 6,4% so với cùng kỳ."
    >>> [(o.value_text, str(o.measure), o.indicator) for o in extract_text(text, Frame(None, "Lạng Sơn")).observations]
    [('910', 'level', 'Thu ngân sách'), ('6,4', 'change', 'Thu ngân sách')]
    """
    return extracted(read_plain(text.encode(), "text.txt"), frame)


def extracted(document: Document, frame: Frame) -> Extraction:
    """All observations of a document as read, and the account of its numbers."""
    reader = Reader(frame)
    bound: list[Bound] = []
    drafts: list[tuple[Draft, ...]] = []
    numbers: list[Number] = []
    for passage in passages(document):
        if passage.block.kind in SILENT:
            numbers.extend(unread(document, passage))
            continue
        if passage.block.kind is BlockKind.HEADING:
            reader.heading(passage.items, passage.block.level)
        marked = _marked(passage, bound)
        anchor = _anchor(passage, marked)
        aside = passage.block.kind is BlockKind.FOOTNOTE and anchor is None
        beside = next((draft for draft in reversed(marked) if draft.is_level), marked[-1] if marked else None)
        drafts.append(reader.read_aside(passage.items, beside) if aside else reader.read(passage.items, anchor))
        bound.extend(Bound(passage, draft) for draft in drafts[-1])
        numbers.extend(ignored(document, passage))
    settle(tuple(drafts))
    take_wholes(tuple(draft for passage in drafts for draft in passage))
    numbers.extend(unresolved(document, b.passage, b.draft) for b in bound if b.draft.doubt)
    bound = [b for b in bound if not b.draft.doubt]
    observations = _observations(document, tuple(bound), frame.area)
    readings = (b.draft.quantity.readings for b in bound)
    numbers.extend(map(observed, observations, readings))
    for table, section in tables(document):
        found, account = read_table(document, table, frame, section)
        observations += found
        numbers.extend(account)
    return validated(Extraction(document, frame, observations, tuple(sorted(numbers, key=lambda n: (n.start, n.end)))))


def _marked(passage: Passage, bound: list[Bound]) -> list[Draft]:
    """The figures before the mark of a footnote, in the passage where it stands; none of any other passage."""
    if passage.block.kind is not BlockKind.FOOTNOTE:
        return []
    marks = ((b.passage, b.passage.mark_of(passage.block)) for b in reversed(bound))
    carrier, place = next(((p, at) for p, at in marks if at is not None), (None, 0))
    return [b.draft for b in bound if b.passage is carrier and b.draft.quantity.end <= place]


def _anchor(passage: Passage, before: list[Draft]) -> Draft | None:
    """The figure that a footnote itemises: the last before its mark in the footnote's own unit; or a count whose parts
    are counted otherwise: ``13,5 nghìn lượt khách`` and ``Gồm: đường bộ 5.764 lượt người``."""
    units = [item.quantity.unit for item in passage.items if item.quantity]
    before = [draft for draft in before if draft.is_level]
    alike = [draft for draft in before if draft.quantity.unit.name in {unit.name for unit in units}]
    if not alike and passage.items and opens_parts(passage.items[0]):
        counted = before[-1:] if all(unit.kind == "count" for unit in units) else []
        alike = [draft for draft in counted if draft.quantity.unit.kind == "count"]
    return alike[-1] if alike else None


def _observations(document: Document, bound: tuple[Bound, ...], area: str) -> tuple[Observation, ...]:
    ids = {id(b.draft): _id(document, b.span) for b in bound}
    return tuple(_observation(document, b, area, ids) for b in bound)


def _id(document: Document, span: Span) -> str:
    return hashlib.sha256(f"{document.sha256}:{span.start}:{span.end}".encode()).hexdigest()[:16]


def _observation(document: Document, bound: Bound, area: str, ids: dict[int, str]) -> Observation:
    draft, passage, span = bound.draft, bound.passage, bound.span
    reading = draft.quantity.readings[0]
    negative = draft.sign < 0 and draft.measure in SIGNED
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
        place=passage.place,
        part_of=ids.get(id(draft.total)) if draft.total is not None else None,
        section=passage.section,
        context=_sentence(passage.view, draft.quantity.start),
        how=tuple(sorted(draft.why.items())),
    )


def _sentence(view: View, position: int) -> str:
    """The printed sentence around a position."""
    start = max((m.end() for m in SENTENCE_START.finditer(view.text[:position])), default=0)
    stop = SENTENCE_END.search(view.text[position:])
    return view.text[start : position + stop.end() if stop else len(view.text)].strip()
