"""The unit, scale and bound of a figure, its own or those of its neighbours and its list's head."""

from __future__ import annotations

from dataclasses import replace

from extract.bind.figures import Figure
from extract.bind.scope import Draft
from extract.bind.sentence import Turn
from extract.bind.subjects import chunks
from extract.lexicon import is_word
from extract.model import Bound, Measure, Span
from extract.scan import NO_UNIT, Item, Unit, unit_at
from extract.view import view_of

MONEY_FROM = 6  # from triệu on, an amount without a unit is money
RANGE_ENDS = {"low": Bound.LOW, "high": Bound.HIGH}
IN_PER_CENT = frozenset({Measure.CHANGE, Measure.PLAN_RATIO, Measure.INDEX, Measure.SHARE})

NO_UNIT_NO_VERB = "no unit, and no word says what it is"


def unit_told(items: tuple[Item, ...]) -> Unit | None:
    """The unit in parentheses at the end of a list's head: ``của các khu vực (%):``."""
    if len(items) < 3 or items[-2].text != ")" or all(item.kind == "punct" for item in items):
        return None
    opening = next((i for i in range(len(items) - 1, -1, -1) if items[i].text == "("), None)
    if opening is None:
        return None
    text = " ".join(item.text for item in items[opening + 1 : -2])
    unit = unit_at(view_of(text, (Span(0, len(text)),)), 0)
    return unit if unit.known else None


def with_unit(figures: tuple[Figure, ...], place: int, unit: Unit | None) -> tuple[Figure, ...]:
    """The figures, the one at ``place`` in its list's unit where it has none."""
    figure = figures[place]
    if unit is None or figure.unit is not NO_UNIT:
        return figures
    told = replace(figure, quantity=replace(figure.quantity, unit=unit))
    return (*figures[:place], told, *figures[place + 1 :])


def take_unit(draft: Draft, turn: Turn) -> None:
    """The draft's unit and scale; one without a unit takes that of the figures beside it."""
    unit = turn.unit
    draft.unit_name, draft.scale = unit.name, unit.scale
    if turn.scope.per and unit.kind == "count" and draft.is_level:
        draft.unit_name = f"{unit.name}/{turn.scope.per}"
    if unit.name:
        return
    if unit.scale >= MONEY_FROM:
        ahead = next((f.unit.name for f in turn.following if f.unit.kind == "money"), "")
        draft.unit_name = ahead if ahead and turn.before is None else "VND"
    else:
        _borrow_unit(draft, turn)


def _unit_ahead(turn: Turn) -> Unit:
    """The unit of the next figure, over a row of bare ones: ``8, 10, 12 nghìn đồng/kg``."""
    for figure in turn.following:
        if figure.unit is not NO_UNIT or any(item.kind == "word" for item in figure.lead):
            return figure.unit
    return NO_UNIT


def _is_joined_ahead(turn: Turn) -> bool:
    """Whether a figure is told in one breath with the next one, which has a unit: ``1.790 và 2.055 khách``."""
    ahead = turn.following[0] if turn.following else None
    return ahead is not None and len(ahead.lead) == 1 and is_word(ahead.lead[0].text, "joints") and ahead.unit.known


def _borrow_unit(draft: Draft, turn: Turn) -> None:
    donors = [d for d in reversed(turn.sentence.drafts) if d.unit_name and (d.is_level or not draft.is_level)]
    following = _unit_ahead(turn)
    if draft.measure in IN_PER_CENT:
        draft.unit_name = "%"
    elif draft.is_level and donors and not chunks(turn.figure.lead) and not _is_joined_ahead(turn):
        draft.unit_name, draft.scale = donors[0].unit_name, turn.unit.scale or donors[0].scale
    elif following.name and not (draft.is_level and following.kind == "ratio"):
        draft.unit_name, draft.scale = following.name, turn.unit.scale or following.scale
    elif donors:
        draft.unit_name, draft.scale = donors[0].unit_name, turn.unit.scale or donors[0].scale


def bound_of(figure: Figure, measure: Measure) -> Bound:
    """How a figure bounds the value: ``từ 18 tuổi trở lên`` at least, ``gần 6%`` about, ``80-100 xe`` low and high."""
    if figure.quantity.role in RANGE_ENDS:
        return RANGE_ENDS[figure.quantity.role]
    tail = " ".join(item.text for item in figure.tail[:2])
    if is_word(tail, "upward_tails"):
        return Bound.AT_LEAST
    if is_word(tail, "downward_tails"):
        return Bound.AT_MOST
    if figure.role == "exceed" and measure is Measure.LEVEL:
        return Bound.AT_LEAST
    told = [item for item in (*figure.lead[-1:], *figure.near) if item.kind == "bound"]
    if told:
        return Bound(told[-1].get("bound"))
    said = figure.verb.text.split() if figure.verb else []
    ending = said[-1] if said else ""
    if is_word(ending, "at_least_endings") and not is_word(" ".join(said[-2:]), "comparatives"):
        return Bound.AT_LEAST
    return Bound.ABOUT if is_word(ending, "about_endings") else Bound.EXACT


def doubt(draft: Draft, figure: Figure) -> str:
    """Why a draft is none: a whole number without unit, verb, bound or label may be anything, such as ``vụ 2``."""
    if draft.unit_name or draft.scale or draft.quantity.readings[0].decimals or figure.quantity.role != "single":
        return ""
    told = figure.verb is not None or figure.near or draft.bound is not Bound.EXACT or not draft.is_level
    labelled = any(item.text in {":", "("} for item in figure.lead[-1:]) or draft.total is not None
    return "" if told or labelled else NO_UNIT_NO_VERB
