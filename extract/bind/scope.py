"""What open slots take their values from: the frame of the sentence, the paragraph and the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model import Base, Bound, Frame, Measure, Period, Status
from extract.scan import Quantity
from extract.scan.units import Unit


Named = tuple[Base, str | None]
"""A base with its words where it is ``other``."""


@dataclass(slots=True)
class Draft:
    """An observation in the making; ``total`` is the draft it is part of, ``why`` the rule behind each field."""

    quantity: Quantity
    measure: Measure
    sign: int
    indicator: str
    period: Period | None
    status: Status
    bound: Bound
    sentence: int
    base: Base | None = None
    base_text: str | None = None
    nearest: Named | None = None
    row: tuple[Named, ...] = ()
    plan_before: Base | None = None
    tail: str = ""
    inside: int = 0
    named: tuple[Named, ...] = ()  # all bases behind it
    total: Draft | None = None
    area: str = ""
    unit_name: str = ""
    scale: int = 0
    why: dict[str, str] = field(default_factory=dict)

    @property
    def is_level(self) -> bool:
        return self.measure is Measure.LEVEL


@dataclass(slots=True)
class Scope:
    """The state of reading one passage. ``pattern`` holds the total's statements in order, for its parts to follow."""

    frame: Frame
    period: Period | None
    period_why: str = "document"
    subject: str = ""
    event: str = ""  # what happened, for the persons counted after it
    lead: str = ""  # the verbs before a row of counts
    clause: str = ""  # the first level of the clause
    anchor: Draft | None = None  # a footnote's figure
    status: Status = Status.ACTUAL
    base: Named | None = None
    row: tuple[Named, ...] = ()  # the bases named for the subject before, in order
    plan: Base | None = None
    total: Draft | None = None
    pattern: tuple[Draft, ...] = ()
    list_mark: str = ""
    parent_subject: str = ""
    unit: Unit | None = None  # told in a list's head
    sign: int = 0  # the change told in a list's head
    against_plan: bool = False
    equal: Measure | None = None  # what "bằng" meant last
    planned: bool = False  # the sentence opens with a plan
    per: str = ""  # "bình quân mỗi ngày"
    opened: bool = False  # the period opened its sentence

    def local(self) -> Local:
        """What parentheses may change and give back."""
        return (self.period, self.period_why, self.subject, self.base, self.total)

    def restore(self, saved: Local) -> None:
        self.period, self.period_why, self.subject, self.base, self.total = saved


Local = tuple[Period | None, str, str, Named | None, Draft | None]
