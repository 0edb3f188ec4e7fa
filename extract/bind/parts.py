"""Which figure another is part of: fractions, shares, and the parts listed under a total."""

from __future__ import annotations

from extract.bind.scope import PLANS, Draft
from extract.bind.sentence import Turn
from extract.bind.times import is_dated
from extract.model import Measure, PeriodKind, Status
from extract.periods import year_of


def take_total(draft: Draft, turn: Turn) -> None:
    """The draft's total, where it has one: ``tổng thu 10 tỷ đồng, trong đó thu nội địa 7 tỷ đồng``."""
    scope, before = turn.scope, turn.before
    if before is not None and draft.quantity.role == "whole":
        before.total = draft
        return
    if before is not None and draft.base in PLANS and before.quantity.role == "whole" and before.period is not None:
        before.status, before.period = Status.PLAN, year_of(before.period.end.year)
    if draft.measure is Measure.SHARE:
        draft.total = scope.total or (before.total if before is not None else None)
    elif draft.is_level and scope.total is not None and _may_be_part(draft, scope.total):
        _list_under(scope.total, draft, turn)


def _list_under(total: Draft, draft: Draft, turn: Turn) -> None:
    scope = turn.scope
    draft.total = total
    draft.why["part_of"] = "listed under its total"
    if total.period is not None and total.period.kind is PeriodKind.INSTANT and not is_dated(turn.figure):
        draft.period, draft.why["period"] = total.period, "its total's"
    if not scope.list_mark and any(d.total is total for d in turn.sentence.drafts):
        scope.list_mark = ";" if any(item.text == ";" for item in turn.figure.lead) else ","


def _may_be_part(draft: Draft, total: Draft) -> bool:
    """A part is counted in the unit of its total and does not exceed it, in one of their readings at least."""
    own, whole = draft.quantity, total.quantity
    if own.unit.kind != whole.unit.kind:
        return False
    if own.unit.kind in {"physical", "money", "rate"} and own.unit.name != whole.unit.name:
        return False
    least = min(reading.value for reading in own.readings).scaleb(own.unit.scale)
    return least <= max(reading.value for reading in whole.readings).scaleb(whole.unit.scale)
