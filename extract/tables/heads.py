"""What the words of a head say of the figures under it: measure, base, period, status, unit, name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from extract.areas import region_named
from extract.bind.dimensions import starts_with_head
from extract.model import Base, Measure, Period, PeriodKind, Status
from extract.periods import resolve
from extract.phrases import Entry, Match
from extract.scan import Item, scan
from extract.scan.units import Unit
from extract.spans import year_of
from extract.tables.units import split_unit, unit_of
from extract.tables.vocabulary import holds, is_one, opens, tidy, viewed, without

NAMING = frozenset({"word", "name", "verb", "unit", "joint", "bound", "adverb", "plan", "label"})
BARE_YEAR = Entry("period", "year", (("means", "year"),))
SIGNS = re.compile(r"\(\s*[+\-±−–]\s*(?:[,;/]?\s*[+\-−–]\s*)*\)|\+\s*/\s*[-−–]")
BASIS = "§"  # stands for words that hold "so" and compare nothing: "theo giá so sánh 2010"
TWICE = re.compile(r"(?<!\w)(năm|tháng|quý) (?=\1(?!\w))", re.IGNORECASE)  # "tháng 9 năm" over "năm 2011"
NO_SPAN = frozenset({"years"})
PARTS_OF_YEAR = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YTD})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a head states of its figures.

    ``measure`` is None where the values must tell whether they are an index or a change. ``against`` holds the words
    from the base on, ``before`` is set where the figures are those of the year before. ``words`` name the indicator,
    ``area`` is the part of the country that a head is.
    """

    words: str = ""
    measure: Measure | None = Measure.LEVEL
    base: Base | None = None
    against: tuple[Item, ...] = ()
    period: Period | None = None
    before: bool = False
    status: Status | None = None
    unit: Unit | None = None
    area: str = ""


def sense_of(path: tuple[str, ...], frame: Period | None) -> Sense:
    """The sense of a head's cells from top to bottom, in a report on ``frame``.

    >>> sense = sense_of(("Tăng (+), giảm (-) so cùng kỳ (%)",), None)
    >>> sense.measure.value, sense.against[0].text, sense.words
    ('change', 'so cùng kỳ', '')
    >>> sense_of(("Kế hoạch năm",), None).status.value, sense_of(("Diện tích (ha)",), None).words
    ('plan', 'Diện tích')
    """
    area = next((region for text in path if (region := region_named(text))), "")
    text, unit = _without_units(tuple(text for text in path if not region_named(text)))
    text = without(TWICE.sub("", text), "whole_areas")
    plain = without(without(text, "estimates"), "neutral")
    items = _dated(scan(viewed(plain)))
    turn = next((i for i, item in enumerate(items) if _compares(item)), len(items))
    own, against = items[:turn], items[turn:]
    status = Status.ESTIMATE if holds(text, "estimates") else None
    period = _period(own, frame) or _period(_under_base(against), frame)
    found = replace(_measured(text, unit, own, against), period=period, unit=unit, area=area)
    if found.status is Status.PLAN:
        return replace(found, period=_plan_period(plain, frame), words=_name(items, found))
    named = items if found.measure is Measure.LEVEL else (*own, *_behind_base(against))
    return replace(found, status=status, words=_name(named, found))


def _under_base(against: tuple[Item, ...]) -> tuple[Item, ...]:
    """What stands under a base or plan told in full: ``So với cùng kỳ năm trước (%)`` over ``Quý I năm 2022``."""
    return against[1:] if against and against[0].kind in {"base", "plan"} else ()


def _behind_base(against: tuple[Item, ...]) -> tuple[Item, ...]:
    """The words behind a base, which name what is compared: ``So với cùng kỳ`` over ``Diện tích``; of a base in words
    (``so với vụ đông xuân 2002``) those that begin with what is measured."""
    if not against or against[0].kind != "against":
        return against[1:]
    if against[1:] and against[1].kind in {"period", "base", "plan"}:
        return against[2:]
    return next((rest for at in range(1, len(against)) if starts_with_head(_words(rest := against[at:]))), ())


def _words(items: tuple[Item, ...]) -> str:
    return " ".join(item.text for item in items)


def _without_units(path: tuple[str, ...]) -> tuple[str, Unit | None]:
    """The words of a head without the heads that add nothing and without units; the lowest unit."""
    texts, unit = [], None
    cells = tuple(text for text, _ in groupby(path))
    for text, below in zip(cells, (*cells[1:], ""), strict=False):
        words, told = ("", whole) if (whole := _unit_alone(text)) else split_unit(SIGNS.sub(" ", text))
        unit = told or unit
        goes_on = below[:1].islower()  # "Tổng" over "mức" is one head
        silent = is_one(words, "silent") or (below and opens(words, "breakdowns"))
        if words and (goes_on or len(cells) == 1 or not silent):
            texts.append(words)
    return " ".join(texts), unit


def _unit_alone(text: str) -> Unit | None:
    """The scaled unit that a cell of a head is and nothing else: ``Nghìn HK``; ``Lượng``, ``Dự án`` may be names."""
    unit = unit_of(text)
    return unit if unit is not None and unit.scale else None


def _dated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without punctuation, a bare year made a period: ``2023 so với 2022``."""
    kept = (item for item in items if item.kind != "punct")
    return tuple(_as_period(item) if item.reason == "year" else item for item in kept)


def _as_period(item: Item) -> Item:
    year = re.search(r"\d{4}", item.text)
    assert year is not None
    return replace(item, kind="period", match=Match(item.start, item.end, BARE_YEAR, (("year", year.group()),)))


def _compares(item: Item) -> bool:
    return item.kind == "against" or (item.kind in {"base", "plan"} and bool(opens(item.text, "against_words")))


def _period(items: tuple[Item, ...], frame: Period | None) -> Period | None:
    """The first period that items name, a part of it where that stands below (``Năm 2022`` over ``Quý II``); a span of
    several years dates no figure."""
    found: Period | None = None
    for item in items:
        within = found or frame
        if item.kind == "period" and item.match and within is not None and item.get("means") not in NO_SPAN:
            told = resolve(item.match, within)
            if found is None:
                found = told
            elif found.kind is PeriodKind.YEAR and told is not None and told.kind in PARTS_OF_YEAR:
                return told if told.end.year == found.end.year else found
    return found


def period_in(text: str, frame: Period | None) -> Period | None:
    """The first period that a caption, label or heading names."""
    return _period(_dated(scan(viewed(without(without(text, "estimates"), "neutral")))), frame)


def _plan_period(text: str, frame: Period | None) -> Period | None:
    """A plan's period: the one beside its words, else the year."""
    return period_in(without(text, "plans"), frame) or (year_of(frame.end.year) if frame else None)


def _measured(text: str, unit: Unit | None, own: tuple[Item, ...], against: tuple[Item, ...]) -> Sense:
    """Measure, base and status of a head by the words it holds."""
    kind = unit.kind if unit else ""
    if holds(text, "contributions") and not against:
        return Sense(measure=Measure.CONTRIBUTION, base=Base.GROWTH)
    if holds(text, "shares") or (kind == "ratio" and holds(text, "of_totals")):
        return Sense(measure=Measure.SHARE, base=Base.TOTAL)
    plan = next((item for item in (*own, *against) if item.kind == "plan"), None)
    if plan is not None and (plan in against or kind == "ratio"):
        return _against_plan(text, plan, against)
    if plan is not None:
        return Sense(status=Status.PLAN)
    base = next((i for i, item in enumerate(own) if item.kind == "base"), None)
    if not against and base is not None:
        return Sense(measure=None, against=own[base:]) if kind == "ratio" else Sense(before=True)
    if against:
        return Sense(measure=_comparison(text, kind), against=against)
    if opens(text, "changes"):
        relative = kind == "ratio" or (kind == "" and holds(text, "growth_rates"))
        return Sense(measure=Measure.CHANGE if relative else Measure.CHANGE_ABS)
    return Sense(measure=Measure.MULTIPLE) if kind == "times" else Sense()


def _against_plan(text: str, plan: Item, against: tuple[Item, ...]) -> Sense:
    giver = {"central": Base.PLAN_CENTRAL, "local": Base.PLAN_LOCAL}.get(plan.get("giver"), Base.PLAN)
    measure = Measure.CHANGE if holds(text, "changes") and against else Measure.PLAN_RATIO
    return Sense(measure=measure, base=giver)


def _comparison(text: str, kind: str) -> Measure | None:
    if kind == "times":
        return Measure.MULTIPLE
    if holds(text, "absolutes") or kind not in {"ratio", ""}:
        return Measure.CHANGE_ABS
    if holds(text, "changes"):
        return Measure.CHANGE
    return Measure.INDEX if holds(text, "indices") else None


def _name(items: tuple[Item, ...], found: Sense) -> str:
    """The words that name an indicator: what is left without periods, bases, plans and the words of the measure."""
    kept = " ".join(item.text for item in items if item.kind in NAMING and item.kind != "plan")
    if found.measure is not Measure.LEVEL:
        basis = next((item.text for item in items if item.entry_name == "price_basis"), "")
        kept = without(kept.replace(basis, BASIS) if basis else kept, "against_words").replace(BASIS, basis)
    if found.measure is Measure.SHARE:
        kept = without(kept, "shares")
    if found.measure in {Measure.CHANGE, Measure.CHANGE_ABS}:
        kept = without(without(kept, "changes"), "absolutes")
    if found.status is Status.PLAN:
        kept = without(kept, "plans")
    return "" if is_one(kept, "silent") else tidy(kept)
