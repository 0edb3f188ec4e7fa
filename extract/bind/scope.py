"""What open slots take their values from: a figure's draft and the frame of words it is read under."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extract.model import Base, Bound, Measure, Period, Status
from extract.scan import Quantity, Unit

CARRIED = frozenset({Base.SAME_PERIOD, Base.PREVIOUS, Base.DECEMBER})
PLANS = frozenset({Base.PLAN, Base.PLAN_CENTRAL, Base.PLAN_LOCAL})
COMPARED = frozenset({Measure.CHANGE, Measure.CHANGE_ABS, Measure.INDEX, Measure.MULTIPLE})
HELD = COMPARED | {Measure.PLAN_RATIO}
SINGLE = "single"  # the role of a quantity that is neither an end of a range nor a side of a fraction

Named = tuple[Base, str | None]
"""A base with its words where it is ``other``."""


COMPARED_LEVEL = "the level compared with"
"""How the name of a level of the base was found: ``so với mức 5 tỷ đồng của cùng kỳ``."""

TOLD_FIRST = "the base's level, told first"
"""That of a level of the base before what is compared with it: ``so với quý trước (100 đơn) giảm 13 đơn``."""

YEAR_BEFORE = "the level of the year before"
"""That of a level told in parentheses for the year before: ``12.340 con (cùng kỳ 12.100 con)``."""

LISTED = "listed under its total"
PAIRED_BASE = "the base's level under a stroke"
"""That of a level of the base under a stroke: ``giảm 306 vụ so với cùng kỳ (848/1.154 vụ)``."""

BASE_LEVELS = frozenset({COMPARED_LEVEL, PAIRED_BASE, TOLD_FIRST, YEAR_BEFORE})


@dataclass(slots=True)
class Draft:
    """An observation in the making; ``total`` is the draft it is part of, ``why`` the rule behind each field.

    ``nearest`` and ``row`` are the bases that stood open before it, ``named`` all bases behind it in their order.
    """

    quantity: Quantity
    measure: Measure
    sign: int
    indicator: str
    period: Period | None
    status: Status
    bound: Bound
    base: Base | None = None
    base_text: str | None = None
    nearest: Named | None = None
    row: tuple[Named, ...] = ()
    named: tuple[Named, ...] = ()
    plan_before: Base | None = None
    pattern: tuple[tuple[Measure, Base, str | None], ...] = ()  # the ratios of its total, in order
    tail: str = ""  # the words behind it
    inside: int = 0  # the depth of parentheses it stands in
    total: Draft | None = None
    area: str = ""
    unit_name: str = ""
    scale: int = 0
    doubt: str = ""  # why it is no observation after all
    why: dict[str, str] = field(default_factory=dict)

    @property
    def amount(self) -> Decimal:
        """The value in the unit without its scale word, as first read."""
        return self.quantity.readings[0].value.scaleb(self.scale)

    @property
    def is_level(self) -> bool:
        return self.measure is Measure.LEVEL

    @property
    def is_compared(self) -> bool:
        return self.measure in COMPARED

    @property
    def is_listed(self) -> bool:
        """Whether it is one of the parts that words list under a total."""
        return self.total is not None and self.why.get("part_of", "").startswith(LISTED)

    @property
    def is_base_level(self) -> bool:
        """Whether it is the level of what another is compared with."""
        return self.why.get("indicator") in BASE_LEVELS

    @property
    def names_base(self) -> bool:
        """Whether its own words name what it is held against."""
        return self.why.get("base") == "own words"


@dataclass(frozen=True, slots=True)
class BaseLevel:
    """That a figure tells the level of a base: the ``level`` held against it where one is told, ``how`` it is told, the
    base's span where its words or its kind give one, and whether the base is a plan."""

    level: Draft | None
    how: str
    period: Period | None = None
    planned: bool = False


Local = tuple[Period | None, str, str, Named | None, Draft | None]
"""What parentheses may change and give back: period with its rule, subject, base, total."""


@dataclass(slots=True)
class Scope:
    """The state of reading one passage. ``pattern`` holds the total's statements in order, for its parts to follow."""

    period: Period | None
    period_why: str = "document"
    subject: str = ""
    earlier: str = ""  # what the first figure of the passage before measures
    alone: bool = False  # all figures of that passage measure it
    heading: str = ""  # what the heading above names
    event: str = ""  # what happened, for the persons counted after it
    lead: str = ""  # the verbs before a row of counts
    label: str = ""  # what the passage is about, before its colon
    clause: str = ""  # the first level of the clause
    dimension: str = ""  # the last one named, for short names after it
    dimension_kind: str = ""  # the kind of its unit
    theme: str = ""  # what was measured last, but for a market or country
    theme_unit: str = ""
    anchor: Draft | None = None  # a footnote's figure
    status: Status = Status.ACTUAL
    base: Named | None = None
    row: tuple[Named, ...] = ()  # the bases named for the subject before, in order
    plan: Base | None = None
    total: Draft | None = None
    exhaustive: bool = False  # the words that open its parts say that they are all
    totals: tuple[Draft, ...] = ()  # the levels told up to the total, for parts in other units
    pattern: tuple[Draft, ...] = ()
    list_mark: str = ""
    parent_subject: str = ""
    unit: Unit | None = None  # told in a list's head
    headed: bool = False  # a list's head hands it on
    shares: bool = False  # a list's head tells shares
    sign: int = 0  # the change told in a list's head
    against_plan: bool = False
    equal: Measure | None = None  # what "bằng" meant last
    planned: bool = False  # the sentence opens with a plan
    per: str = ""  # "bình quân mỗi ngày"
    area: str = ""  # a place that holds for its sentence
    opened: bool = False  # the period opened its sentence
    closed: Draft | None = None  # the total of the parts that a semicolon ended
    opening: Period | None = None  # the date behind the topic of the passage

    def local(self) -> Local:
        return (self.period, self.period_why, self.subject, self.base, self.total)

    def restore(self, saved: Local) -> None:
        self.period, self.period_why, self.subject, self.base, self.total = saved

    def date(self, period: Period, words: str) -> None:
        """From here on figures are of the period that ``words`` name."""
        self.period, self.period_why = period, f"own words: {words}"
