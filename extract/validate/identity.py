"""An identity: an equation that should hold between figures, and the verdict on it under some values of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.interval import Interval
from extract.validate.figures import Assignment, Figure, Taken, is_listed


class Verdict(StrEnum):
    HOLDS = "holds"
    ROUNDED = "holds_rounded"
    TRUNCATED = "holds_truncated"
    FAILS = "fails"
    UNDECIDED = "undecided"
    WARNS = "warns"  # across documents: worth a look and no error, such as a revision


HOLDING = frozenset({Verdict.HOLDS, Verdict.ROUNDED, Verdict.TRUNCATED})


UNDIVIDED = Decimal("1e-20")
"""How far two values may be apart, of the greater, that are the same but for the order of divisions and sums."""


def same(one: Decimal, other: Decimal) -> bool:
    """Whether two reckoned values are the same, whatever the order in which they were reckoned."""
    return abs(one - other) <= UNDIVIDED * max(abs(one), abs(other))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, with what is printed and what the other figures give for it."""

    verdict: Verdict
    printed: Interval
    expected: Interval


Equation = Callable[[Taken], tuple[Interval, Interval] | None]
"""The two sides of an equation, the printed one first; None where they cannot be reckoned."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``total`` is the figure that ``members`` give; ``at_most`` says that the printed side may be greater too,
    ``firm`` that the words leave no doubt of the members, whatever the figures."""

    kind: str
    total: Figure | None
    members: tuple[Figure, ...]
    equation: Equation
    at_most: bool = False
    firm: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that enter it, the total first."""
        return (self.total, *self.members) if self.total is not None else self.members

    def judged(self, assigned: Assignment | None = None) -> Judgement | None:
        """The verdict under the printed values but those ``assigned``; None where the equation says nothing."""
        known: Assignment = assigned or {}
        sides = self.equation(Taken(known))
        if sides is None:
            return None
        printed, expected = sides
        if same(printed.exact, expected.exact) or (self.at_most and expected.exact <= printed.exact):
            return Judgement(Verdict.HOLDS, printed, expected)
        if printed.meets(expected) or (self.at_most and expected.low <= printed.high):
            return Judgement(Verdict.ROUNDED, printed, expected)
        if self._is_cut(known, expected):
            return Judgement(Verdict.TRUNCATED, printed, expected)
        listed = self.firm or all(is_listed(part) for part in self.members)
        nested = self.at_most and self.kind == "sum" and not listed  # parts that words do not list may lie in others
        return Judgement(Verdict.UNDECIDED if nested else Verdict.FAILS, printed, expected)

    def _is_cut(self, known: Assignment, expected: Interval) -> bool:
        """Whether the total was cut off instead of rounded; a count is neither."""
        if self.total is None or self.kind != "sum" or self.total.is_counted:
            return False
        cut = self.total.truncated(known.get(self.total.id))
        return cut.low <= expected.high and expected.low < cut.high
