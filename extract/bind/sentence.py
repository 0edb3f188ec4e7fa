"""A sentence while it is read, and the turn of each figure in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.bind.figures import Figure
from extract.bind.scope import BaseLevel, Draft, Local, Scope
from extract.bind.sections import Section
from extract.model import Base, Frame
from extract.scan import Item, Unit

Name = tuple[str, str]
"""An indicator with the rule that named it."""


@dataclass(slots=True)
class Sentence:
    """The figures of a sentence, the words it opens and closes with, and the drafts made of it so far."""

    figures: tuple[Figure, ...]
    rest: tuple[Item, ...]  # behind the last figure's tail
    first: Item | None  # the first item that is no mark
    listed: bool  # an item of a list, or a sentence that opens with "cụ thể", "và"
    frame: Frame  # of its section
    section: Section
    preceding: tuple[Draft, ...]  # of its passage
    earlier: Draft | None  # the last draft before it, of whatever passage
    topic: str = ""  # the work that the text describes
    prices: bool = False  # the text speaks of consumer prices
    explained: dict[str, str] = field(default_factory=dict)  # abbreviations with their full names
    drafts: list[Draft] = field(default_factory=list)
    asides: list[Local] = field(default_factory=list)  # what open parentheses give back
    told: list[Base] = field(default_factory=list)  # bases named by own words
    event_told: bool = False

    @property
    def known(self) -> tuple[Draft, ...]:
        """The drafts of the sentence, of its passage where it has none yet."""
        return tuple(self.drafts) or self.preceding

    @property
    def latest(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else self.earlier

    @property
    def begun(self) -> str:
        """The first subject of the sentence."""
        return next((draft.indicator for draft in self.drafts if draft.indicator), "")


@dataclass(frozen=True, slots=True)
class Turn:
    """One figure at its place in the sentence, under the scope as it stands there; ``own`` are its subject's words,
    ``based`` what it is beside if it tells the level of a base."""

    sentence: Sentence
    scope: Scope
    place: int
    own: str = ""
    based: BaseLevel | None = None

    @property
    def figure(self) -> Figure:
        return self.sentence.figures[self.place]

    @property
    def unit(self) -> Unit:
        return self.figure.quantity.unit

    @property
    def frame(self) -> Frame:
        return self.sentence.frame

    @property
    def following(self) -> tuple[Figure, ...]:
        """The figures behind it in the sentence."""
        return self.sentence.figures[self.place + 1 :]

    @property
    def before(self) -> Draft | None:
        """The draft of the figure before it."""
        return self.sentence.drafts[-1] if self.sentence.drafts else None

    @property
    def neighbour(self) -> Draft | None:
        """The draft it may speak on of: without words of its own, none of deeper parentheses than its own."""
        if self.own:
            return self.before
        closed = self.scope.closed
        if closed is not None and self.unit.kind in {"ratio", "points"} and not self.figure.inside:
            return closed  # "…, gồm A 9 tấn và B 3 tấn; đạt 80% kế hoạch"
        return next((d for d in reversed(self.sentence.drafts) if d.inside <= self.figure.inside), self.before)
