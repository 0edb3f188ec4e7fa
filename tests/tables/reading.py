"""Tables written in Markdown, read as a province's report of a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from extract.accounting import unaccounted
from extract.model import Document, Frame, Number, Observation, Period, PeriodKind, Table
from extract.read.plain import read_plain
from extract.tables import read_table

MAY = Frame(Period(PeriodKind.MONTH, dt.date(2023, 5, 1), dt.date(2023, 5, 31)), "Thái Bình")


def read_text(text: str, frame: Frame = MAY) -> tuple[dict[str, Observation], tuple[Number, ...]]:
    """The observations of the text's first table by their printed number, and the account of its numbers."""
    document = read_plain(text.encode(), "bang.md")
    found, numbers = read_table(document, first_table(document), frame, "")
    assert all(document.text[o.start : o.end] == o.value_text for o in found)
    assert not [span for span in unaccounted(document, numbers) if in_cells(document, span.start)]
    return {o.value_text: o for o in found}, numbers


def first_table(document: Document) -> Table:
    return next(part for part in document.flow if isinstance(part, Table))


def in_cells(document: Document, position: int) -> bool:
    """Whether a position of the text lies in a table's cell."""
    tables = (part for part in document.flow if isinstance(part, Table))
    return any(p.start <= position < p.end for table in tables for cell in table.cells for p in cell.pieces)


def said(observation: Observation, *names: str) -> tuple[Any, ...]:
    """Fields of an observation as plain values; a period as kind, first and last day."""
    return tuple(_plain(getattr(observation, name)) for name in names)


def _plain(value: Any) -> Any:
    if isinstance(value, Period):
        return value.kind.value, value.start.isoformat(), value.end.isoformat()
    return value
