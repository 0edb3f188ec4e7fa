"""The values that flow from step to step: a document as read, and what is found in it.

Everything here is frozen. Positions are character offsets into :attr:`Document.text`, the document's text as it is
stored (for a ``.txt`` the decoded file), so that ``document.text[o.start:o.end] == o.value_text`` always holds.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of the document's text."""

    start: int
    end: int


# --------------------------------------------------------------------------------------------- the document as read


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line with its place; ``edges`` are the x positions (points) of its characters, one more of them."""

    start: int
    end: int
    page: int | None = None
    top: float | None = None
    bottom: float | None = None
    size: float | None = None
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class BlockKind(StrEnum):
    """What a stretch of text is in the document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    LETTERHEAD = "letterhead"  # issuer, number, place and date, title, addressee
    SIGNATURE = "signature"  # recipients and signer
    FURNITURE = "furniture"  # running heads, page numbers


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in the text, written as superscript digits (``²``): where it stands and the number it gives."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, footnote …: its ``pieces`` are the spans that make it up in reading order.

    A sentence that a page break cuts is one block of two pieces. ``marks`` are the footnote marks inside the pieces;
    the pieces still contain their characters. ``level`` is the depth of a heading (1 for ``I.``, 2 for ``1.``,
    3 for ``a)``), ``number`` a footnote's number.
    """

    kind: BlockKind
    pieces: tuple[Span, ...]
    marks: tuple[Mark, ...] = ()
    level: int = 0
    number: int | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at a 0-based grid position; ``pieces`` is empty for an empty cell; ``marks`` as in a block.

    In a workbook ``stored`` is the number that it shows rounded, ``indent`` how deep its text is set in.
    """

    row: int
    column: int
    pieces: tuple[Span, ...] = ()
    row_span: int = 1
    column_span: int = 1
    marks: tuple[Mark, ...] = ()
    stored: Decimal | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: ``number`` counts from 1 through the document, ``caption`` the blocks right above it.

    In a workbook ``sheet`` names the sheet; ``sheet_rows`` and ``sheet_columns`` tell where the table's rows and
    columns stand in it, counted from A1.
    """

    number: int
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    caption: tuple[Span, ...] = ()
    sheet: str = ""
    sheet_rows: tuple[int, ...] = ()
    sheet_columns: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        return f"sheet:{self.sheet}" if self.sheet else f"table:{self.number}"

    @property
    def start(self) -> int:
        return min((piece.start for cell in self.cells for piece in cell.pieces), default=0)


@dataclass(frozen=True, slots=True)
class Header:
    """What the letterhead says; empty where it says nothing."""

    issuer: str = ""
    number: str = ""
    place: str = ""
    dated: dt.date | None = None
    title: str = ""
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as one text with structure over it.

    ``flow`` holds blocks and tables in reading order, footnotes left out; ``footnotes`` holds those, by number of
    appearance. Every character that is not white space belongs to exactly one block, cell or table caption.
    """

    path: str  # relative to the input folder
    format: str  # txt, md, html, docx, doc, pdf, xlsx, xls
    sha256: str
    text: str
    flow: tuple[Block | Table, ...]
    footnotes: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    pages: int | None = None
    header: Header = field(default_factory=Header)


# --------------------------------------------------------------------------------------------- what is found in it


class Measure(StrEnum):
    LEVEL = "level"
    PLAN_RATIO = "plan_ratio"
    CHANGE = "change"
    CHANGE_ABS = "change_abs"
    INDEX = "index"
    MULTIPLE = "multiple"
    SHARE = "share"
    CONTRIBUTION = "contribution"


class Base(StrEnum):
    SAME_PERIOD = "same_period_last_year"
    PREVIOUS = "previous_period"
    DECEMBER = "december_last_year"
    PLAN = "plan"
    PLAN_CENTRAL = "plan_central"
    PLAN_LOCAL = "plan_local"
    TOTAL = "total"
    GROWTH = "growth"
    OTHER = "other"


class PeriodKind(StrEnum):
    MONTH = "month"
    YTD = "ytd"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    INSTANT = "instant"


class Status(StrEnum):
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PLAN = "plan"


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    LOW = "low"
    HIGH = "high"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Period:
    """The span measured; for an ``instant`` both ends are the date."""

    kind: PeriodKind
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Frame:
    """What the document as a whole says of its figures: its own period and area."""

    period: Period | None
    area: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a printed number: ``1.230`` is 1230 at little cost or 1.23 at more; ``why`` names the rule."""

    value: Decimal
    decimals: int
    cost: int
    why: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A number of the report bound to what it measures; fields as in docs/fields.md."""

    observation_id: str
    start: int
    end: int
    value_text: str
    value: Decimal
    decimals: int
    unit: str
    scale: int
    measure: Measure
    base: Base | None
    base_text: str | None
    period: Period | None
    indicator: str
    area: str
    status: Status
    bound: Bound
    place: str
    part_of: str | None = None
    row: int | None = None
    column: int | None = None
    section: str = ""
    context: str = ""
    how: tuple[tuple[str, str], ...] = ()
    verdict: str = "unchecked"  # confirmed, contradicted


@dataclass(frozen=True, slots=True)
class Number:
    """The account of one printed number: ``outcome`` is ``observation``, ``ignored`` or ``unresolved``."""

    place: str
    start: int
    end: int
    text: str
    outcome: str
    reason: str
    observation_id: str | None = None
    readings: tuple[Reading, ...] = ()
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One identity that a report states, with the verdict on it; fields as in docs/checks.md.

    ``printed`` and ``expected`` are the intervals, low and high, of the two sides. ``suspect`` is the observation whose
    change to ``suggestion`` mends the check; ``fault`` is ``report`` or ``reading``. ``text``, from ``start`` to
    ``end``, is what is printed at the place to look at.
    """

    check_id: str
    kind: str
    verdict: str
    text: str
    start: int
    end: int
    message_vi: str
    message_en: str
    total: str | None = None
    members: tuple[str, ...] = ()
    printed: tuple[Decimal, Decimal] | None = None
    expected: tuple[Decimal, Decimal] | None = None
    suspect: str | None = None
    suggestion: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields."""

    document: Document
    frame: Frame
    observations: tuple[Observation, ...]
    numbers: tuple[Number, ...]
    checks: tuple[Check, ...] = ()
