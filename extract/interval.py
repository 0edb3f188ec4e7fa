"""Printed figures as intervals: what a figure of so many decimals can stand for, and arithmetic on it.

The rule is that of XBRL Calculations 1.1: a reported value is the interval that rounds to it, a total holds where the
intervals of both sides meet; a figure cut off rather than rounded is told apart. All arithmetic is decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

INFINITE = Decimal("Infinity")
HUNDRED = Decimal(100)
ABOUT = 10  # "khoảng 300" may be as far off as a digit less would be


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included; ``exact`` is the printed value itself.

    >>> one = Interval.rounded(Decimal("1230.5"), Decimal("0.1"))
    >>> (one.low, one.high)
    (Decimal('1230.45'), Decimal('1230.55'))
    """

    low: Decimal
    high: Decimal
    exact: Decimal

    @staticmethod
    def of(value: Decimal) -> Interval:
        """A value without doubt, such as a count."""
        return Interval(value, value, value)

    @staticmethod
    def rounded(value: Decimal, step: Decimal) -> Interval:
        """What rounds to a value printed to multiples of ``step``."""
        return Interval(value - step / 2, value + step / 2, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high, self.exact + other.exact)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low, self.exact - other.exact)

    def __mul__(self, other: Interval) -> Interval:
        ends = [a * b if a and b else Decimal(0) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends), self.exact * other.exact)

    def over(self, other: Interval) -> Interval | None:
        """The quotient; None where the divisor may be nought, or both sides are open: ``trên 18`` of ``trên 40``."""
        if other.low <= 0 <= other.high or other.exact == 0:
            return None
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        if any(a.is_infinite() and b.is_infinite() for a, b in pairs):
            return None
        ends = [a / b for a, b in pairs]
        return Interval(min(ends), max(ends), self.exact / other.exact)

    def meets(self, other: Interval) -> bool:
        """Whether both can be the same value."""
        return self.low <= other.high and other.low <= self.high

    def gap(self, other: Interval) -> Decimal:
        """How far the two are apart; nought where they meet."""
        return max(Decimal(0), self.low - other.high, other.low - self.high)


def total(intervals: tuple[Interval, ...]) -> Interval:
    """The sum of some intervals.

    >>> total((Interval.of(Decimal(50)), Interval.of(Decimal(110)))).exact
    Decimal('160')
    """
    result = Interval.of(Decimal(0))
    for each in intervals:
        result = result + each
    return result
