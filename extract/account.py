"""What became of each printed number of a passage: an observation, ignored for a reason, or unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.bind.scope import Draft
from extract.model import BlockKind, Document, Number, Observation, Reading
from extract.passages import Passage

DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
DIGITS_OR_MARKS = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[.,]\d+)*")
SILENT = {
    BlockKind.LETTERHEAD: "letterhead",
    BlockKind.SIGNATURE: "signature",
    BlockKind.FURNITURE: "page number or running head",
}


def unread(document: Document, passage: Passage) -> Iterator[Number]:
    """The numbers of a block that is not read for figures: a letterhead, a signature, a page number."""
    reason = SILENT[passage.block.kind]
    for piece in passage.block.pieces:
        for found in DIGITS.finditer(document.text, piece.start, piece.end):
            yield Number(passage.place, found.start(), found.end(), found.group(), "ignored", reason)


def ignored(document: Document, passage: Passage) -> Iterator[Number]:
    """The numbers of a passage that are no quantities: dates, document numbers, list labels, footnote marks."""
    for mark in passage.block.marks:
        text = document.text[mark.start : mark.end]
        yield Number(passage.place, mark.start, mark.end, text, "ignored", "footnote mark")
    for item in passage.items:
        start, reason = (item.quantity.end, "unit") if item.quantity else (item.start, item.reason or item.kind)
        for found in DIGITS_OR_MARKS.finditer(passage.view.text[start : item.end]):
            span = passage.view.span(start + found.start(), start + found.end())
            text = document.text[span.start : span.end]
            yield Number(passage.place, span.start, span.end, text, "ignored", reason)


def unresolved(document: Document, passage: Passage, draft: Draft) -> Number:
    """The number of a draft that is in doubt, with the reason and the ways to read it."""
    span = passage.view.span(draft.quantity.start, draft.quantity.end)
    text = document.text[span.start : span.end]
    return Number(passage.place, span.start, span.end, text, "unresolved", draft.doubt, None, draft.quantity.readings)


def observed(observation: Observation, readings: tuple[Reading, ...]) -> Number:
    """The number that an observation is printed as, with the ways to read it and what decided between them."""
    o = observation
    decided = dict(o.how).get("value", readings[0].why) if len(readings) > 1 else ""
    return Number(o.place, o.start, o.end, o.value_text, "observation", "", o.observation_id, readings, decided)
