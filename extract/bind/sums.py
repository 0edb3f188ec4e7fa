"""Parts that no word tells, but their sum does: ``giải quyết 12.064 hồ sơ, trước hạn 1.087, đúng hạn 10.977 hồ sơ``."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extract.bind.scope import SINGLE, Draft
from extract.model import Base, Measure, Status

LEAST = 2  # parts
BARE = frozenset({"in parentheses, as told before", "in parentheses"})


def take_sums(drafts: list[Draft]) -> None:
    """The levels of a sentence that follow one of the same unit and period and add up to it are its parts."""
    levels = [draft for draft in drafts if draft.is_level and draft.unit_name and draft.quantity.role == SINGLE]
    for place, total in enumerate(levels):
        alike = [d for d in levels[place + 1 :] if d.unit_name == total.unit_name and d.period == total.period]
        parts = _adding_up(total, alike)
        for part in parts:
            part.total, part.why["part_of"] = total, "adds up to it with its neighbours"
        _take_shares(drafts, parts)


def take_other_totals(drafts: list[Draft], known: tuple[Draft, ...]) -> None:
    """Parts that are listed under one level and add up to another are parts of that one.

    ``61.430 tỷ, gồm: ngắn hạn 39.315 tỷ, trung hạn 22.115 tỷ; theo loại tiền gồm: nội tệ 60.870 tỷ, ngoại tệ 560 tỷ``
    breaks the 61.430 down twice; ``5.236 tỷ, bằng 58,2% dự toán 9.000 tỷ, gồm 4.412 tỷ và 824 tỷ`` not the 9.000.
    """
    for total in _totals(drafts):
        parts = [
            d for d in drafts if d.total is total and d.is_level and d.is_listed and d.unit_name == total.unit_name
        ]
        if len(parts) < LEAST or _adds_up(total, parts):
            continue
        before = known[: next((i for i, d in enumerate(known) if d is parts[0]), len(known))]
        others = (d for d in reversed(before) if d.is_level and d is not total and d.unit_name == total.unit_name)
        other = next(
            (d for d in others if _adds_up(d, parts) or (d is total.total and _fits_above(parts, total))), None
        )
        if other is not None:
            _move(drafts, parts, other)


def _totals(drafts: list[Draft]) -> list[Draft]:
    """The totals of the drafts, each once."""
    return list({id(d.total): d.total for d in drafts if d.total is not None}.values())


def _fits_above(parts: list[Draft], total: Draft) -> bool:
    """Whether a part exceeds the level that it is listed under, itself a part, and its total holds them all:
    ``61.430 tỷ, gồm … 22.115 tỷ; VND 60.870 tỷ, ngoại tệ 500 tỷ``."""
    above = total.total if total.is_listed else None
    exceeds = any(part.amount > total.amount for part in parts)
    return above is not None and exceeds and sum(d.amount for d in parts) <= above.amount


def _move(drafts: list[Draft], parts: list[Draft], total: Draft) -> None:
    """Puts parts, and the shares that they are of their total, under another."""
    old = parts[0].total
    for draft in drafts[next(i for i, d in enumerate(drafts) if d is parts[0]) :]:
        if draft.total is old and (draft.measure is Measure.SHARE or any(draft is part for part in parts)):
            draft.total = total


def _adds_up(total: Draft, parts: list[Draft]) -> bool:
    """Whether parts make their total, within what the last digits tell."""
    off = abs(sum(d.amount for d in parts) - total.amount)
    return off <= sum(map(_half_step, (total, *parts)))


def _half_step(draft: Draft) -> Decimal:
    """Half of what the last digit of a figure is worth; nothing for a count, which is never rounded."""
    decimals = draft.quantity.readings[0].decimals
    return Decimal(5).scaleb(draft.scale - decimals - 1) if draft.scale or decimals else Decimal(0)


def take_shares(drafts: list[Draft]) -> None:
    """A bare rate in parentheses behind a part that it is the share of: ``ngắn hạn 39.315 tỷ đồng (64%)``."""
    for part, ratio in pairwise(drafts):
        total = part.total
        bare = ratio.why["measure"] in BARE and part.is_level and ratio.quantity.unit.kind == "ratio"
        if bare and total is not None and part.unit_name == total.unit_name and gives_ratio(part, ratio, total):
            ratio.measure, ratio.base, ratio.base_text, ratio.total = Measure.SHARE, Base.TOTAL, None, total
            ratio.why["measure"] = "share of the figures before"


def _adding_up(total: Draft, alike: list[Draft]) -> list[Draft]:
    """The first figures of a row that are exactly their total together; empty where none are."""
    told, whole = Decimal(0), total.amount
    for count, draft in enumerate(alike, 1):
        if not _is_open(draft, total):
            return []
        told += draft.amount
        if told >= whole:
            return alike[:count] if told == whole and count >= LEAST else []
    return []


def _is_open(draft: Draft, total: Draft) -> bool:
    """Whether a figure may still be a part: of no other total, or of one that parentheses break down further."""
    if draft.status is Status.PLAN and total.status is not Status.PLAN:
        return False
    return draft.total is None or (draft.total is total.total and draft.inside > total.inside)


def gives_ratio(part: Draft, ratio: Draft, whole: Draft) -> bool:
    """Whether a part is the printed per cent of a whole, as exactly as it is printed."""
    told, total = ratio.quantity.readings[0], whole.amount
    return total > 0 and round(100 * part.amount / total, told.decimals) == told.value


def _take_shares(drafts: list[Draft], parts: list[Draft]) -> None:
    """A share right behind a part is of the part's total: ``trước hạn 1.087 hồ sơ (chiếm 9,01%)``."""
    for draft, following in pairwise(drafts):
        if following.measure == "share" and following.total is None and any(draft is part for part in parts):
            following.total = draft.total
