"""Which reading of a printed number holds, where its digits leave that open and the report's own arithmetic decides.

``2,147 tỷ`` is 2.147 or 2147; ``trong đó thu nội địa 1.205 tỷ, thu hải quan 942 tỷ`` adds up to the second only. Parts
and their total, a level with its stated ratio or change, and the same figure told again can decide; where none does,
the cheapest reading stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from extract.bind.parts import IN_ROW, RIGHT_BEHIND, is_out_of_scale
from extract.bind.respective import HOW
from extract.bind.scope import Draft
from extract.lexicon import function_words
from extract.model import Measure, Reading
from extract.view import fold

MOST_COMBINATIONS = 64
MOST_ANEW = 1  # figures of an identity that it may read against the report's convention; more are no slip
BESIDE = 3  # figures between a ratio and the levels that it holds against each other
COARSE = Decimal("0.05")  # a figure printed more roughly restates nothing
HUNDRED = Decimal(100)
THOUSANDTHS = 3
SAID = frozenset({HOW, RIGHT_BEHIND, IN_ROW})  # words say that it is a part, even if it is too great: it may be wrong

Interval = tuple[Decimal, Decimal]
"""The least and the greatest value that a printed figure can stand for."""

NOTHING: Interval = (Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation that should hold between figures; ``holds`` judges the intervals of its members in their order."""

    members: tuple[Draft, ...]
    holds: Callable[[tuple[Interval, ...]], bool]
    why: str

    def fits(self, fixed: set[int]) -> list[tuple[Reading, ...]]:
        """The ways to read its members so that it holds, cheapest first; those in ``fixed`` are read as they are."""
        choices = [d.quantity.readings[:1] if id(d) in fixed else _possible(d) for d in self.members]
        count = prod(map(len, choices))
        if not 1 < count <= MOST_COMBINATIONS:
            return []
        held = [read for read in product(*choices) if self.holds(tuple(map(interval, self.members, read)))]
        return sorted(held, key=_cost)


def _possible(draft: Draft) -> tuple[Reading, ...]:
    """The readings of a figure: the first, and those without thousandths that nobody prints: ``214.500 người`` is never
    214,5, nor ``718.800 tỷ`` 718,8."""
    known = draft.quantity.readings
    counts = draft.quantity.unit.kind == "count" and draft.scale == 0
    filled = draft.quantity.printed.endswith("0")
    return tuple(r for r in known if r is known[0] or r.decimals < THOUSANDTHS or not (counts or filled))


def settle(passages: tuple[tuple[Draft, ...], ...]) -> None:
    """Each draft's reading that the identities of its document decide comes first; ``why`` tells the identity.

    A part that turns out greater than its total is none.
    """
    identities = [i for i in (*_parts(passages), *_ratios(passages), *_restatements(passages)) if _is_open(i)]
    fixed: set[int] = set()
    for identity in identities:
        fits = identity.fits(fixed)
        if len(fits) == 1 and _is_present(identity, fits[0]):
            fixed.update(map(id, identity.members))
    for identity in identities:
        fits = identity.fits(fixed)
        if fits and not any(_is_present(identity, fit) for fit in fits) and _decides(identity, fits):
            _take(identity, fits[0], fixed)
    for draft in (d for passage in passages for d in passage):
        _drop_exceeded(draft)


def interval(draft: Draft, reading: Reading) -> Interval:
    """What a figure read so can stand for, from the decimals that are printed: ``1,25 nghìn tỷ`` is 1245 to 1255 tỷ."""
    half = Decimal(5).scaleb(-reading.decimals - 1)
    return (reading.value - half).scaleb(draft.scale), (reading.value + half).scaleb(draft.scale)


def _is_open(identity: Identity) -> bool:
    return any(len(draft.quantity.readings) > 1 for draft in identity.members)


def _is_present(identity: Identity, fit: tuple[Reading, ...]) -> bool:
    return all(draft.quantity.readings[0] == reading for draft, reading in zip(identity.members, fit, strict=True))


def _decides(identity: Identity, fits: list[tuple[Reading, ...]]) -> bool:
    """Whether one way to read the members is the cheapest and reads few anew, none so small that it tips nothing."""
    best = fits[0]
    if len(fits) > 1 and _cost(best) == _cost(fits[1]):
        return False
    found = tuple(map(interval, identity.members, best))
    anew = [i for i, draft in enumerate(identity.members) if draft.quantity.readings[0] != best[i]]
    return len(anew) <= MOST_ANEW and not any(identity.holds((*found[:i], NOTHING, *found[i + 1 :])) for i in anew)


def _cost(readings: tuple[Reading, ...]) -> int:
    """What a way of reading costs; decimals filled up with zeros (``2,400`` as 2.4) cost a little more."""
    return sum(
        reading.cost + (reading.decimals > 2 and reading.value % 1 % Decimal("0.01") == 0) for reading in readings
    )


def _take(identity: Identity, fit: tuple[Reading, ...], fixed: set[int]) -> None:
    for draft, reading in zip(identity.members, fit, strict=True):
        known = draft.quantity.readings
        if reading != known[0]:
            others = tuple(other for other in known if other != reading)
            draft.quantity = replace(draft.quantity, readings=(reading, *others))
            draft.why["value"] = f"{reading.why}: {identity.why}"
        fixed.add(id(draft))


def _drop_exceeded(draft: Draft) -> None:
    total = draft.total
    if total is None or not draft.is_level or draft.unit_name != total.unit_name:
        return
    why = draft.why.get("part_of", "")
    named = why.endswith(": all") or why in SAID
    if named or total.quantity.role == "whole" or is_out_of_scale(draft, total):
        return
    if interval(draft, draft.quantity.readings[0])[0] > interval(total, total.quantity.readings[0])[1]:
        draft.total = None
        draft.why.pop("part_of", None)


# ----------------------------------------------------------------------------------------------------- identities


def _parts(passages: Iterable[tuple[Draft, ...]]) -> Iterator[Identity]:
    """Two parts or more and their total: ``tổng thu 2,147 tỷ, trong đó … 1.205 tỷ, … 942 tỷ``."""
    drafts = [draft for passage in passages for draft in passage]
    listed: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.total is not None and draft.is_level and draft.unit_name == draft.total.unit_name:
            listed.setdefault(id(draft.total), []).append(draft)
    for total in drafts:
        parts = listed.get(id(total), [])
        if len(parts) > 1:
            yield Identity((total, *parts), _adds_up, "the parts add up to the total")


def _adds_up(intervals: tuple[Interval, ...]) -> bool:
    total, *parts = intervals
    return meet(total, (sum(low for low, _ in parts), sum(high for _, high in parts)))


def _ratios(passages: Iterable[tuple[Draft, ...]]) -> Iterator[Identity]:
    """A level, what it is held against, and the ratio or change told: ``1,560 tỷ, bằng 52% dự toán 3.000 tỷ``."""
    for drafts in passages:
        for place, stated in enumerate(drafts):
            equation = EQUATIONS.get(stated.measure)
            level = _level_of(drafts, place)
            if equation is None or level is None:
                continue
            near = drafts[max(0, place - BESIDE) : place + BESIDE + 1]
            for other in near:
                if other is not level and other.is_level and other.unit_name == level.unit_name:
                    yield Identity((level, stated, other), equation(stated.sign), "the stated ratio or change")


def _level_of(drafts: tuple[Draft, ...], place: int) -> Draft | None:
    """The level that a ratio speaks of: the one before it, of a fraction the part."""
    before = reversed(drafts[max(0, place - BESIDE) : place])
    return next((d for d in before if d.is_level and d.quantity.role != "whole"), None)


Equation = Callable[[tuple[Interval, ...]], bool]


def _ratio(sign: int) -> Equation:
    return lambda of: meet(of[0], tuple(end * part / HUNDRED for end, part in zip(of[2], of[1], strict=True)))


def _multiple(sign: int) -> Equation:
    return lambda of: meet(of[0], tuple(end * times for end, times in zip(of[2], of[1], strict=True)))


def _change(sign: int) -> Equation:
    def holds(of: tuple[Interval, ...]) -> bool:
        low, high = sorted(1 + sign * end / HUNDRED for end in of[1])
        return meet(of[0], (of[2][0] * low, of[2][1] * high))

    return holds


def _change_abs(sign: int) -> Equation:
    def holds(of: tuple[Interval, ...]) -> bool:
        low, high = sorted(sign * end for end in of[1])
        return meet(of[0], (of[2][0] + low, of[2][1] + high))

    return holds


EQUATIONS: dict[Measure, Callable[[int], Equation]] = {
    Measure.PLAN_RATIO: _ratio,
    Measure.SHARE: _ratio,
    Measure.INDEX: _ratio,
    Measure.MULTIPLE: _multiple,
    Measure.CHANGE: _change,
    Measure.CHANGE_ABS: _change_abs,
}


def _restatements(passages: Iterable[tuple[Draft, ...]]) -> Iterator[Identity]:
    """A figure told again: ``1,312 triệu USD (tương đương 1,3 tỷ USD)``."""
    placed = [(n, d) for n, passage in enumerate(passages) for d in passage if d.is_level and d.unit_name]
    for n, draft in placed:
        if len(draft.quantity.readings) < 2:
            continue
        for m, other in placed:
            if (
                other is not draft
                and _is_told_again(draft, other)
                and (_speak_alike(draft, other) if n == m else _same(draft, other))
            ):
                yield Identity((draft, other), lambda of: meet(*of), "the figure told again")


def _is_told_again(draft: Draft, other: Draft) -> bool:
    if draft.unit_name != other.unit_name:
        return False
    if (draft.quantity.printed, draft.scale) == (other.quantity.printed, other.scale):
        return False
    low, high = interval(other, other.quantity.readings[0])
    return high - low <= 2 * COARSE * low


def _same(draft: Draft, other: Draft) -> bool:
    return bool(draft.indicator) and fold(draft.indicator) == fold(other.indicator) and draft.period == other.period


def _speak_alike(draft: Draft, other: Draft) -> bool:
    """Whether two names share a word that says something."""
    one, two = (set(fold(d.indicator).split()) - set(function_words()) for d in (draft, other))
    return any(len(word) > 1 for word in one & two)


def meet(one: Interval, other: tuple[Decimal | int, ...]) -> bool:
    """Whether two intervals have a value in common."""
    return one[0] <= other[1] and other[0] <= one[1]
