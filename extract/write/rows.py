"""Rows of the output: what one document adds to each of the tables."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from pathlib import PurePath

from extract.accounting import unaccounted
from extract.link.catalogue import Catalogue
from extract.link.observations import Codes
from extract.model import Box, Check, Document, Extraction, Frame, Number, Observation
from extract.series.points import Point
from extract.series.tellings import Telling
from extract.write.columns import (
    CHECKS,
    DOCUMENTS,
    NUMBERS,
    OBSERVATIONS,
    SERIES,
    Cell,
    Column,
    Row,
    bounded,
    exact,
    plain,
)
from extract.write.place import place_on_page


@dataclass(frozen=True, slots=True)
class Rows:
    """What one document adds to the output: its own row, and those of its observations and numbers by place."""

    document: Row
    observations: tuple[Row, ...] = ()
    numbers: tuple[Row, ...] = ()
    checks: tuple[Row, ...] = ()

    @property
    def name(self) -> str:
        return str(self.document[0])

    def cell(self, column: str) -> Cell:
        """The value of a column of the document's own row."""
        return self.document[[each.name for each in DOCUMENTS].index(column)]


@dataclass(frozen=True, slots=True)
class _ObservationSource:
    document: Document
    frame: Frame
    observation: Observation
    page: int | None
    box: Box | None
    indicator_code: str | None
    match: str | None
    area_code: str | None


@dataclass(frozen=True, slots=True)
class _SeriesSource:
    told: Telling
    indicator_code: str
    indicator: str
    area_code: str
    base: str | None
    base_text: str | None
    decimals: int
    latest: bool
    derived: str | None
    tellings: int
    observation_id: str | None


@dataclass(frozen=True, slots=True)
class _NumberSource:
    document: Document
    number: Number


@dataclass(frozen=True, slots=True)
class _CheckSource:
    document: Document
    check: Check
    printed_low: Decimal | None
    printed_high: Decimal | None
    expected_low: Decimal | None
    expected_high: Decimal | None


@dataclass(frozen=True, slots=True)
class _DocumentSource:
    document: Document
    frame: Frame
    numbers: int = 0
    observations: int = 0
    ignored: int = 0
    unresolved: int = 0
    unaccounted: int = 0
    status: str = "ok"
    error: str | None = None


def rows(extraction: Extraction, codes: dict[str, Codes]) -> Rows:
    """The output of one document, its observations with their ``codes`` by observation_id.

    Raises OutputError for a value that the output cannot hold exactly.
    """
    document, frame = extraction.document, extraction.frame
    outcomes = Counter(number.outcome for number in extraction.numbers)
    source = _DocumentSource(
        document,
        frame,
        numbers=len(extraction.numbers),
        observations=len(extraction.observations),
        ignored=outcomes["ignored"],
        unresolved=outcomes["unresolved"],
        unaccounted=len(unaccounted(document, extraction.numbers)),
    )
    observations = sorted(extraction.observations, key=attrgetter("start", "end", "observation_id"))
    numbers = sorted(extraction.numbers, key=attrgetter("start", "end", "outcome"))
    return Rows(
        _document_row(source),
        tuple(_row(_on_page(document, frame, each, codes[each.observation_id]), OBSERVATIONS) for each in observations),
        tuple(_row(_NumberSource(document, each), NUMBERS) for each in numbers),
        tuple(_row(_bounded(document, each), CHECKS) for each in extraction.checks),
    )


def failed(name: str, message: str) -> Rows:
    """The row of a document that could not be read: its name, and why.

    >>> failed("2024/a.pdf", "2024/a.pdf: no text; scan it with OCR first").document
    ('2024/a.pdf', None, 'pdf', None, ..., 'failed', '2024/a.pdf: no text; scan it with OCR first')
    """
    document = Document(name, PurePath(name).suffix.lstrip(".").lower(), "", "", ())
    return Rows(_document_row(_DocumentSource(document, Frame(None, ""), status="failed", error=message)))


def _bounded(document: Document, check: Check) -> _CheckSource:
    nothing = (None, None)
    return _CheckSource(document, check, *(check.printed or nothing), *(check.expected or nothing))


def _document_row(source: _DocumentSource) -> Row:
    return tuple(None if value == "" else value for value in _row(source, DOCUMENTS))


def _row(source: object, columns: tuple[Column, ...]) -> Row:
    return tuple(_cell(_follow(source, column.path.split(".")), column.kind) for column in columns)


def _follow(value: object, path: Iterable[str]) -> object:
    for name in path:
        if value is None:
            return None
        value = getattr(value, name)
    return value


def _cell(value: object, kind: str) -> Cell:
    match value:
        case None:
            return None
        case Decimal() if kind == "bound":
            return bounded(value)
        case Decimal() if kind == "plain":
            return plain(value)
        case Decimal():
            return exact(value)
        case tuple() if kind == "readings":
            return tuple((exact(reading.value), reading.cost, reading.why) for reading in value)
        case str():
            return str(value)  # an enum's own word
        case int() | float() | dt.date() | tuple():
            return value
    raise TypeError(f"no column holds {value!r}")


def _on_page(document: Document, frame: Frame, observation: Observation, codes: Codes) -> _ObservationSource:
    page, box = place_on_page(document.lines, observation.start, observation.end)
    link = codes.indicator
    return _ObservationSource(document, frame, observation, page, box, link.code, link.text, codes.area)


def series_row(point: Point, catalogue: Catalogue) -> Row:
    """The row of a point of a series; its indicator is the catalogue's name, or the report's own words."""
    series = point.told.series
    known = catalogue.indicators.get(series.indicator)
    base, _, base_text = series.base.partition(": ")
    step = point.told.step.adjusted()
    return _row(
        _SeriesSource(
            point.told,
            series.indicator,
            known.vi if known else point.told.words,
            series.area,
            base or None,
            base_text or None,
            max(0, -step),
            point.latest,
            point.derived or None,
            point.tellings,
            None if point.derived else point.told.observation_id,
        ),
        SERIES,
    )


def check_row(document: str, check: Check) -> Row:
    """The row of a check across documents, under the one that tells last."""
    return _row(_bounded(Document(document, "", "", "", ()), check), CHECKS)
