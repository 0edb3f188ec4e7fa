"""What a total and its parts imply together: their plans, and their levels of the period compared with, must add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.bind.scope import COMPARED
from extract.interval import Interval, total
from extract.model import Base, Measure
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import HOLDING, Equation, Identity
from extract.validate.links import told_of
from extract.validate.ratios import FULL


def implied_plans(figures: Figures, lists: tuple[Identity, ...]) -> Iterator[Identity]:
    """The plans that a total and its parts imply: 160/2,8% against 50/2,3% + 110/3,1%."""
    yield from _implied(figures, lists, "implied_plan", _plan_ratio)


def implied_bases(figures: Figures, lists: tuple[Identity, ...]) -> Iterator[Identity]:
    """The levels of a year before that a total and its parts imply: 160/(1-48,4%) against 50/(1-58,3%) + …"""
    yield from _implied(figures, lists, "implied_base", _compared)


def _plan_ratio(figure: Figure) -> str:
    o = figure.observation
    return str(o.base) if o.measure is Measure.PLAN_RATIO else ""


def _compared(figure: Figure) -> str:
    o = figure.observation
    return str(o.base) if o.measure in COMPARED and o.base in {Base.SAME_PERIOD, Base.PREVIOUS, Base.DECEMBER} else ""


def _implied(
    figures: Figures, lists: tuple[Identity, ...], kind: str, base_of: Callable[[Figure], str]
) -> Iterator[Identity]:
    for identity in lists:
        whole = identity.total
        if whole is None:
            continue
        for ratio in told_of(figures, whole):
            base = base_of(ratio)
            pairs = [(p, next((r for r in told_of(figures, p) if base_of(r) == base), None)) for p in identity.members]
            known = [(part, of_part) for part, of_part in pairs if of_part is not None]
            if not base or not known:
                continue
            judged = identity.judged()
            if identity.at_most and (judged is None or judged.verdict not in HOLDING):
                continue  # parts that lie one in the other
            complete = len(known) == len(identity.members) and not identity.at_most
            members = (ratio, *(figure for pair in known for figure in pair))
            yield Identity(kind, whole, members, _implied_sum(whole, ratio, known), at_most=not complete)
            break


def _implied_sum(whole: Figure, ratio: Figure, known: list[tuple[Figure, Figure]]) -> Equation:
    def sides(value_of: Taken) -> tuple[Interval, Interval] | None:
        printed = _base(value_of(whole), value_of(ratio), value_of.measure(ratio))
        bases = [_base(value_of(part), value_of(of_part), value_of.measure(of_part)) for part, of_part in known]
        if printed is None or any(base is None for base in bases):
            return None
        return printed, total(tuple(base for base in bases if base is not None))

    return sides


def _base(level: Interval, value: Interval, measure: Measure) -> Interval | None:
    """What a level was held against, from the ratio told."""
    match measure:
        case Measure.CHANGE:
            return (level * FULL).over(value + FULL)
        case Measure.CHANGE_ABS:
            return level - value
        case Measure.MULTIPLE:
            return level.over(value)
    return (level * FULL).over(value)
