"""Figures told again, sums over the year, and flows with their balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice

import patterns
from extract.kinds import RATIOS
from extract.model import Bound, PeriodKind
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Equation, Identity
from extract.validate.links import is_average, is_base_level, is_shut_off, level_of, name_of
from extract.view import fold

FEWEST_WORDS = 2
FEWEST_DIGITS = 3
BESIDE = 12  # figures before a balance among which its two flows are looked for


def restatements(figures: Figures) -> Iterator[Identity]:
    """One figure told twice, in the lead and the body or body and footnote: ``tăng 34,97%`` and ``tăng 35%``."""
    groups: dict[object, list[Figure]] = {}
    for figure in figures.all:
        if _is_named(figure):
            groups.setdefault(_what(figure), []).append(figure)
    for alike in groups.values():
        for one, other in combinations(alike, 2):
            if _may_be_same(figures, one, other):
                yield Identity("restatement", None, (one, other), _equal(one, other))


def _is_named(figure: Figure) -> bool:
    o = figure.observation
    told = len(name_of(figure).split()) >= FEWEST_WORDS
    return told and o.period is not None and o.bound not in {Bound.LOW, Bound.HIGH}


def _what(figure: Figure) -> object:
    o = figure.observation
    return (name_of(figure), o.area, o.measure, o.base, o.period, o.unit, o.status == "plan", o.indicator[-1:])


def _may_be_same(figures: Figures, one: Figure, other: Figure) -> bool:
    """Whether two figures of one name are the same one told again: in other sentences, and alike but for a slip."""
    a, b = one.observation, other.observation
    if a.place == b.place and (a.context == b.context or a.row is not None):
        return False  # a table has many rows of one name
    if a.place.startswith("sheet:") and b.place.startswith("sheet:"):
        return one.interval().meets(other.interval())  # what another sheet tells under one name may be another thing
    alike = one.interval().meets(other.interval()) or _differ_by_a_slip(one, other) or _differ_by_sign(one, other)
    return alike or _of_same_level(figures, one, other)


def _of_same_level(figures: Figures, one: Figure, other: Figure) -> bool:
    """Whether two ratios are told of the same amount: of 6.306 tỷ the 8,1% here are the 8,1% there."""
    if one.is_level or one.observation.base is None or _are_bounded(one, other):
        return False
    levels = [level_of(figures, ratio) for ratio in (one, other)]
    values = [level.value for level in levels if level is not None]
    return len(values) == 2 and values[0] == values[1] and len(str(values[0].number)) >= FEWEST_DIGITS


def _are_bounded(one: Figure, other: Figure) -> bool:
    """Whether one of two figures is told with ``trên``, ``dưới``: it restates nothing that it does not meet."""
    return any(f.observation.bound not in {Bound.EXACT, Bound.ABOUT} for f in (one, other))


def _differ_by_a_slip(one: Figure, other: Figure) -> bool:
    """Whether the digits of two printed figures differ in one place, by two neighbours that are swapped, or not at all
    but for a separator or a scale word."""
    a, b = ([c for c in f.observation.value_text if c.isdecimal()] for f in (one, other))
    if len(a) != len(b) or len(a) < FEWEST_DIGITS:
        return False
    unlike = [i for i in range(len(a)) if a[i] != b[i]]
    if not unlike:
        return len(a) > FEWEST_DIGITS and not one.interval().meets(other.interval())
    if len(unlike) != 2:
        return len(unlike) == 1
    first, second = unlike
    return second - first == 1 and (a[first], a[second]) == (b[second], b[first])


def _differ_by_sign(one: Figure, other: Figure) -> bool:
    """Whether one tells as a fall what the other tells as a rise: ``giảm 34,97%`` and ``tăng 35%``."""
    values = (one.value, replace(other.value, number=-other.value.number))
    told = min(len(re.sub(r"\D", "", figure.observation.value_text)) for figure in (one, other)) >= FEWEST_WORDS
    stated = told and not one.is_level and not _are_bounded(one, other)
    return stated and one.interval(values[0]).meets(other.interval(values[1]))


def _equal(one: Figure, other: Figure) -> Equation:
    return lambda value_of: (value_of(one), value_of(other))


def cumulative(figures: Figures) -> Iterator[Identity]:
    """The month and what came before it make the sum since January; a month never exceeds that sum."""
    sums = [f for f in figures.all if _spans(f, PeriodKind.YTD) or _spans(f, PeriodKind.YEAR)]
    months = [f for f in figures.all if _spans(f, PeriodKind.MONTH) or _spans(f, PeriodKind.QUARTER)]
    for whole in sums:
        end = whole.observation.period.end if whole.observation.period else None
        alike = (m for m in months if _same_thing(m, whole) and m.observation.period)
        of_end = [
            m
            for m in alike
            if m.observation.period and m.observation.period.end == end and _is_told_near(figures, m, whole)
        ]
        if not of_end or any(_stands(each) or is_average(figures, each) for each in (whole, of_end[0])):
            continue
        month = of_end[0]
        start = month.observation.period.start if month.observation.period else None
        before = [
            s
            for s in sums
            if _same_thing(s, whole) and s.observation.period and start and (start - s.observation.period.end).days == 1
        ]
        if before:
            yield Identity("cumulative", whole, (before[0], month), _added(whole, before[0], month))
        else:
            yield Identity("cumulative", whole, (month,), _equal(whole, month), at_most=True)


def _stands(figure: Figure) -> bool:
    """Whether a figure is of what stands at any time: ``lao động``, ``dân số``."""
    return any(name_of(figure).startswith(fold(word)) for word in patterns.load("wholes")["standing_words"])


def _is_told_near(figures: Figures, month: Figure, whole: Figure) -> bool:
    """Whether a name is long enough to tell one thing, or one sentence tells both: ``Thu tháng 9 …; lũy kế …``."""
    a, b = month.observation, whole.observation
    beside = (a.place, a.context) == (b.place, b.context)
    if not beside:
        return len(name_of(whole).split()) >= FEWEST_WORDS
    inherited = max(month, whole, key=lambda f: f.observation.start)
    between = figures.text[min(a.end, b.end) : max(a.start, b.start)]
    return not (dict(inherited.observation.how).get("indicator") == "continues" and ";" in between)


def _spans(figure: Figure, kind: PeriodKind) -> bool:
    o = figure.observation
    return figure.is_level and o.period is not None and o.period.kind is kind and o.unit != "%" and o.status != "plan"


def _same_thing(one: Figure, other: Figure) -> bool:
    a, b = one.observation, other.observation
    in_tables = a.row is not None or b.row is not None
    if in_tables and (a.place, a.row) != (b.place, b.row):
        return False
    return (name_of(one), a.area, a.unit) == (name_of(other), b.area, b.unit)


def _added(whole: Figure, before: Figure, month: Figure) -> Equation:
    return lambda value_of: (value_of(whole), value_of(before) + value_of(month))


def balances(figures: Figures) -> Iterator[Identity]:
    """Exports are imports and the surplus: ``xuất khẩu 740 triệu, nhập khẩu 700 triệu, xuất siêu 40 triệu USD``;
    a deficit is what imports have more."""
    called = [
        word for kind in patterns.load("wholes")["balances"] for side in ("surplus", "deficit") for word in kind[side]
    ]
    for place, balance in enumerate(figures.all):
        if balance.is_level and balance.observation.unit not in RATIOS and _called([balance], *called) is not None:
            near = reversed(figures.all[max(0, place - BESIDE) : place])
            told = (f for f in near if f.is_level and not is_base_level(f) and f.observation.part_of is None)
            sides = list(islice((f for f in told if not is_shut_off(figures, f, balance)), 2))
            found = _balanced(figures, balance, sides[::-1]) if len(sides) == 2 else None
            if found is not None:
                yield found


def _balanced(figures: Figures, balance: Figure, sides: list[Figure]) -> Identity | None:
    """The balance of the two levels right before it, of one period and unit in one paragraph; None where it is none."""
    o, near = balance.observation, sides[0].observation
    alike = all((s.observation.unit, s.observation.period) == (o.unit, o.period) for s in sides)
    if not alike or near.place != o.place or "\n" in figures.text[near.end : o.start]:
        return None
    for kind in patterns.load("wholes")["balances"]:
        more, less = (_called(sides, kind[side]) for side in ("more", "less"))
        surplus, deficit = (_called([balance], *kind[side]) for side in ("surplus", "deficit"))
        if more is not None and less is not None and more is not less and (surplus is None) != (deficit is None):
            greater, lesser = (more, less) if surplus is not None else (less, more)
            turned = Identity("sum", lesser, (greater, balance), _added(lesser, greater, balance)).judged()
            flipped = turned is not None and turned.verdict in HOLDING  # the balance is called by the other's name
            return Identity("sum", greater, (lesser, balance), _added(greater, lesser, balance), firm=flipped)
    return None


def _called(figures: list[Figure], *words: str) -> Figure | None:
    """The one figure that is called by one of some words."""
    found = [f for f in figures if any(f" {fold(word)} " in f" {name_of(f)} " for word in words)]
    return found[0] if len(found) == 1 else None
