"""Parts that no word tells, but their sum does: ``giải quyết 12.064 hồ sơ, trước hạn 1.087, đúng hạn 10.977 hồ sơ``."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extract.bind.scope import Draft
from extract.model import Status

LEAST = 2  # parts
SINGLE = "single"


def take_sums(drafts: list[Draft]) -> None:
    """The levels of a sentence that follow one of the same unit and period and add up to it are its parts."""
    levels = [draft for draft in drafts if draft.is_level and draft.unit_name and draft.quantity.role == SINGLE]
    for place, total in enumerate(levels):
        alike = [d for d in levels[place + 1 :] if d.unit_name == total.unit_name and d.period == total.period]
        parts = _adding_up(total, alike)
        for part in parts:
            part.total, part.why["part_of"] = total, "adds up to it with its neighbours"
        _take_shares(drafts, parts)


def _adding_up(total: Draft, alike: list[Draft]) -> list[Draft]:
    """The first figures of a row that are exactly their total together; empty where none are."""
    told, whole = Decimal(0), _amount(total)
    for count, draft in enumerate(alike, 1):
        if not _is_open(draft, total):
            return []
        told += _amount(draft)
        if told >= whole:
            return alike[:count] if told == whole and count >= LEAST else []
    return []


def _is_open(draft: Draft, total: Draft) -> bool:
    """Whether a figure may still be a part: of no other total, or of one that parentheses break down further."""
    if draft.status is Status.PLAN and total.status is not Status.PLAN:
        return False
    return draft.total is None or (draft.total is total.total and draft.inside > total.inside)


def _amount(draft: Draft) -> Decimal:
    return draft.quantity.readings[0].value.scaleb(draft.scale)


def gives_ratio(part: Draft, ratio: Draft, whole: Draft) -> bool:
    """Whether a part is the printed per cent of a whole, as exactly as it is printed."""
    told, total = ratio.quantity.readings[0], _amount(whole)
    return total > 0 and round(100 * _amount(part) / total, told.decimals) == told.value


def _take_shares(drafts: list[Draft], parts: list[Draft]) -> None:
    """A share right behind a part is of the part's total: ``trước hạn 1.087 hồ sơ (chiếm 9,01%)``."""
    for draft, following in pairwise(drafts):
        if following.measure == "share" and following.total is None and any(draft is part for part in parts):
            following.total = draft.total
