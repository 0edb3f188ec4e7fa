"""Which figure another is part of: fractions, shares, and the parts listed under a total."""

from __future__ import annotations

from extract.bind.figures import Figure
from extract.bind.scope import LISTED, PLANS, SINGLE, Draft
from extract.bind.sentence import Turn
from extract.bind.times import is_dated
from extract.kinds import are_alike
from extract.lexicon import is_word
from extract.model import Measure, PeriodKind, Status
from extract.scan import Item
from extract.spans import year_of

ELSEWHERE = frozenset({"base", "against", "plan", "per", "pairing"})  # beside a figure that is told of something else
RIGHT_BEHIND = "right behind what opens its total's parts"
IN_ROW = "in the row of its total's parts"
MUCH = 20  # times its total that a part is whose scale word is wrong
ROW = 2  # figures that parentheses behind them break down together: "26 vụ, 44 đối tượng (03 vụ, 05 đối tượng)"


def take_total(draft: Draft, turn: Turn) -> None:
    """The draft's total, where it has one: ``tổng thu 10 tỷ đồng, trong đó thu nội địa 7 tỷ đồng``."""
    scope, before = turn.scope, turn.before
    if before is not None and draft.quantity.role == "whole":
        if turn.based is not None:
            return
        if _is_counted_in(before, draft):
            before.total = draft
        if draft.quantity.unit.kind == "money" and draft.period is not None:
            draft.status, draft.period = Status.PLAN, year_of(draft.period.end.year)
            draft.why["status"] = "money under a stroke is planned"
        return
    if before is not None and draft.base in PLANS and before.quantity.role == "whole" and before.period is not None:
        before.status, before.period = Status.PLAN, year_of(before.period.end.year)
    if before is not None and _is_plan_attained(draft, turn, before) and draft.period is not None:
        draft.status, draft.period = Status.PLAN, year_of(draft.period.end.year)
        draft.why["status"] = "the plan attained"
    if draft.measure is Measure.SHARE:
        draft.total = _whole_of(before) or scope.total or (before.total if before is not None else None)
    elif draft.is_level and not draft.is_base_level:
        total = _before_aside(draft, turn) or _named_total(draft, turn) or _singled_out(draft, turn)
        if total is not None:
            _list_under(total, draft, turn)
    if any(item.get("whole") for item in (*turn.figure.lead, *turn.figure.near)):
        _open_whole(draft, turn)


def _is_plan_attained(draft: Draft, turn: Turn, before: Draft) -> bool:
    """Whether a level tells the plan of the ratio before it: ``52% dự toán 3.000 tỷ``, ``27% dự toán (4.200 tỷ)``."""
    figure = turn.figure
    if before.measure is not Measure.PLAN_RATIO or not draft.is_level or draft.quantity.unit.kind == "ratio":
        return False
    between = (*turn.sentence.figures[turn.place - 1].tail, *figure.lead, *figure.near)
    told = [item for item in between if item.text != "("]
    plain = all(item.kind in {"word", "plan", "bound"} for item in told)
    return plain and figure.verb is None and bool(told) and any(item.kind == "plan" for item in told[-2:])


def _whole_of(before: Draft | None) -> Draft | None:
    """The whole of a fraction right before its share: ``102/107 xã, chiếm 95,3%``."""
    return before if before is not None and before.quantity.role == "whole" else None


def _open_whole(draft: Draft, turn: Turn) -> None:
    """``trong tổng số 50 dự án``: the total of the figure right before it, else of those that follow."""
    before, first = turn.before, next(iter((*turn.figure.lead, *turn.figure.near)))
    draft.total = None
    if before is not None and (first.get("whole") or first.text == "("):
        if before.measure is Measure.SHARE or (before.is_level and _may_be_part(before, draft)):
            before.total = draft
    elif draft.is_level:
        turn.scope.total, turn.scope.totals = draft, (draft,)


def _list_under(total: Draft, draft: Draft, turn: Turn) -> None:
    scope = turn.scope
    draft.total = total
    draft.why["part_of"] = _how_listed(draft, total, turn)
    if total.period is not None and total.period.kind is PeriodKind.INSTANT and not is_dated(turn.figure):
        draft.period, draft.why["period"] = total.period, "its total's"
    if not scope.list_mark and any(d.total is total for d in turn.sentence.drafts):
        scope.list_mark = ";" if any(item.text == ";" for item in turn.figure.lead) else ","


def _how_listed(draft: Draft, total: Draft, turn: Turn) -> str:
    """How a part is known to be one: its list names all, it stands right behind its opener, or in a row of parts."""
    if turn.scope.exhaustive:
        return f"{LISTED}: all"
    if _opens_its_list(draft, total, turn):
        return RIGHT_BEHIND
    return IN_ROW if _goes_on_in_row(draft, total, turn) else LISTED


def _goes_on_in_row(draft: Draft, total: Draft, turn: Turn) -> bool:
    """Whether a count goes on in a row of its total's parts, in their unit and with nothing but words between: then it
    is one even where it exceeds the total: ``06 vụ, trong đó: khai thác 02 vụ, vận chuyển 08 vụ, phá rừng 01 vụ``."""
    before = turn.before
    if before is None or before.total is not total or not before.is_level or before.inside != turn.figure.inside:
        return False
    plain = all(item.kind in {"word", "joint", "name", "adverb"} or item.text == "," for item in turn.figure.lead)
    alike = all(_counts_alike(each, total) for each in (before, draft))
    counted = alike and total.quantity.unit.kind == "count" and draft.quantity.role == SINGLE
    told_so = (draft.period, draft.status, draft.scale) == (before.period, before.status, total.scale)
    fits = draft.amount <= total.amount or (_stands_alone(total, turn) and _exceeds_little(draft, total))
    return counted and plain and turn.figure.verb is None and told_so and fits


def _stands_alone(total: Draft, turn: Turn) -> bool:
    """Whether a total is the only level in its unit that its sentence tells before its parts: no other can be meant."""
    others = (d for d in turn.sentence.known if d.is_level and d is not total and d.total is not total)
    return not any(_counts_alike(d, total) for d in others)


def _exceeds_little(draft: Draft, total: Draft) -> bool:
    """Whether a figure is of the order of its total: one that a slip may have made greater."""
    return draft.amount <= MUCH * total.amount


def _named_total(draft: Draft, turn: Turn) -> Draft | None:
    """The total that a part is listed under: of several figures told before, the last one that counts the same.

    ``71 vụ, 96 đối tượng, trong đó khởi tố 22 vụ, 41 bị can``: the 22 are of the 71.
    """
    scope, last = turn.scope, turn.scope.total
    if last is None or _is_told_of_part(draft, turn) or _is_all_listed(last, turn):
        return None
    place = next((i for i, total in enumerate(scope.totals) if total is last), None)
    known = (last,) if place is None else scope.totals[: place + 1]
    alike = next((total for total in reversed(known) if _counts_alike(draft, total)), None)
    if alike is not None and _goes_on_in_row(draft, alike, turn):
        draft.why["part_of"] = IN_ROW
        return alike
    if alike is not None:
        wrong = is_out_of_scale(draft, alike) or _opens_its_list(draft, alike, turn)
        fits = _is_counted_in(draft, alike) if scope.exhaustive or wrong else _may_be_part(draft, alike)
        return alike if fits else None
    wrong = scope.exhaustive or _opens_its_list(draft, last, turn)
    fits = _is_counted_in(draft, last) if wrong else _may_be_part(draft, last)
    if fits:
        return last if not _are_event_and_persons(draft, last) else None
    above = last.total  # "4.618 trường hợp, gồm … 26 phương tiện khác. Trong số đó nồng độ cồn 1.183 trường hợp"
    climbs = above is not None and last.is_listed and not turn.sentence.drafts and _counts_alike(draft, above)
    return above if climbs and above is not None and _may_be_part(draft, above) else None


def _is_all_listed(total: Draft, turn: Turn) -> bool:
    """Whether a list that names all parts has met its total already: what ``và`` joins behind it is no part."""
    parts = [d for d in turn.sentence.drafts if d.total is total and d.is_level]
    alike = len(parts) > 1 and all(_counts_in_unit(d, total) for d in parts)
    joined = any(item.kind == "joint" for item in turn.figure.lead)
    return turn.scope.exhaustive and alike and joined and sum(d.amount for d in parts) == total.amount


def _counts_in_unit(part: Draft, total: Draft) -> bool:
    return part.quantity.unit.kind == total.quantity.unit.kind


def _is_told_of_part(draft: Draft, turn: Turn) -> bool:
    """Whether parentheses behind a part only tell it of another span, or planned: ``500 tỷ đồng (lũy kế 2.600 tỷ)``."""
    before = (d for d in reversed(turn.sentence.drafts) if d.is_level and d.inside < turn.figure.inside)
    part = next((d for d in before if _counts_alike(draft, d)), None)
    if part is None or not part.is_listed:
        return False
    return draft.period != part.period or (draft.status is Status.PLAN) != (part.status is Status.PLAN)


def _singled_out(draft: Draft, turn: Turn) -> Draft | None:
    """The figure that one part is picked from: ``chi ngân sách 276 tỷ đồng, riêng chi đầu tư 71,5 tỷ``."""
    lead = turn.figure.lead
    if not any(item.kind == "joint" and is_word(item.text, "single_words") for item in lead):
        return None
    if any(item.kind in {*ELSEWHERE, "period"} for item in _beside(turn.figure)) or draft.status is Status.PLAN:
        return None
    levels = [d for d in turn.sentence.drafts if d.is_level and d.inside <= turn.figure.inside]
    alike = next((d for d in reversed(levels) if _counts_alike(draft, d)), None)
    return alike if alike is not None and alike.period == draft.period and _may_be_part(draft, alike) else None


def _before_aside(draft: Draft, turn: Turn) -> Draft | None:
    """The figure that parentheses behind it break down: ``64 vụ (khai thác 21 vụ, vận chuyển 43 vụ)``."""
    figure = turn.figure
    if not figure.inside or figure.role not in {"", "level"} or draft.status is Status.PLAN:
        return None
    beside = (*figure.lead, *figure.near, *_without_manner(figure.tail))
    told_elsewhere = any(item.kind in ELSEWHERE or item.get("without") for item in beside)
    told_elsewhere |= turn.based is not None or any(item.text[-4:].isdigit() for item in figure.lead)
    if told_elsewhere or draft.quantity.role != "single" or not _stands_in_detail(turn):
        return None
    before = [d for d in turn.sentence.drafts if d.inside < figure.inside and d.is_level][-ROW:]
    total = next((d for d in reversed(before) if _counts_alike(draft, d)), None)
    if total is None or not total.quantity.unit.name:
        return None
    return total if _may_be_part(draft, total) or _goes_on_in_row(draft, total, turn) else None


def _stands_in_detail(turn: Turn) -> bool:
    """Whether parentheses open right behind a figure and before this one, or it goes on in them."""
    figure, before = turn.figure, turn.before
    opened = any(item.text == "(" for item in (*figure.lead, *figure.near))
    if not opened:
        goes_on = before is not None and before.inside >= figure.inside
        return goes_on and before is not None and (before.total is not None or not before.is_level)
    previous = turn.sentence.figures[turn.place - 1] if turn.place else None
    of_base = previous is not None and any(item.kind == "base" for item in previous.tail)
    return figure.opens_aside and not of_base and not any(item.kind == "period" for item in figure.lead)


def _without_manner(tail: tuple[Item, ...]) -> tuple[Item, ...]:
    """The words behind a figure but a plan by which something was done: ``08 cuộc theo kế hoạch``."""
    return tuple(
        item
        for i, item in enumerate(tail)
        if not (item.kind == "plan" and i and is_word(tail[i - 1].text, "deed_openers"))
    )


def _beside(figure: Figure) -> tuple[Item, ...]:
    return (*figure.lead, *figure.near, *figure.tail)


def _counts_alike(draft: Draft, total: Draft) -> bool:
    """Whether two figures are told in one unit, or both count persons."""
    own, whole = draft.quantity.unit.name or draft.unit_name, total.quantity.unit.name
    return own == whole or own in whole.split(", ") or (is_word(own, "persons") and is_word(whole, "persons"))


def _are_event_and_persons(draft: Draft, total: Draft) -> bool:
    """``1.231 vụ, làm 641 người chết``: persons are no part of what happened to them."""
    units = (draft.quantity.unit.name, total.quantity.unit.name)
    return any(is_word(u, "events") for u in units) and any(is_word(u, "persons") for u in units)


def _may_be_part(draft: Draft, total: Draft) -> bool:
    """A part is counted in the unit of its total and does not exceed it, in one of their readings at least."""
    least = min(reading.value for reading in draft.quantity.readings).scaleb(draft.scale)
    most = max(reading.value for reading in total.quantity.readings).scaleb(total.quantity.unit.scale)
    return _is_counted_in(draft, total) and least <= most


def _opens_its_list(draft: Draft, total: Draft, turn: Turn) -> bool:
    """Whether a count stands right behind what opens the parts of the count before: ``36 xã, trong đó [có] 94 xã``."""
    own, whole = draft.quantity.unit, total.quantity.unit
    same = own.kind == whole.kind == "count" and are_alike(own.name, whole.name)  # "67 đơn thư, 39 đơn"
    beside = (*turn.figure.lead, *turn.figure.near)
    told = bool(beside) and all(item.kind in {"part", "verb", "punct", "status"} for item in beside)
    alone = told or (_is_only_level(total, turn) and draft.period == total.period and _exceeds_little(draft, total))
    return same and alone and total is turn.before and any(item.kind == "part" for item in beside)


def _is_only_level(total: Draft, turn: Turn) -> bool:
    """Whether a total is the only level told before its parts: no other can be meant."""
    return [d for d in turn.sentence.known if d.is_level] == [total]


def is_out_of_scale(draft: Draft, total: Draft) -> bool:
    """Whether a figure exceeds its total so far that a scale word must be wrong: ``285,3 triệu, gồm … 24 tỷ``."""
    part, whole = draft.amount, total.amount
    scaled = draft.quantity.unit.kind == "physical" and draft.scale > 0 and total.scale > 0
    return (scaled or draft.quantity.unit.kind == "money") and part > MUCH * whole


def _is_counted_in(draft: Draft, total: Draft) -> bool:
    """Whether a figure is told in a unit in which it may be part of a total."""
    own, whole = draft.quantity, total.quantity
    borrowed = own.unit.name == "" and draft.unit_name == total.unit_name
    if own.unit.kind != whole.unit.kind and not borrowed:
        return False
    return borrowed or own.unit.kind not in {"physical", "money", "rate"} or own.unit.name == whole.unit.name
