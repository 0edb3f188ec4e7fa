"""What a compared figure is held against, where its own words say so, and what they hand on."""

from __future__ import annotations

from extract.bind.bases import against, all_bases, base_in, plan_in
from extract.bind.figures import Figure
from extract.bind.measures import Statement
from extract.bind.scope import PLANS, TOLD_FIRST, Draft, Named
from extract.bind.sentence import Turn
from extract.bind.times import compares, dating_base, held_before, opens_same_period
from extract.lexicon import is_word, subject_words, words
from extract.model import Base, Measure, Period, PeriodKind
from extract.scan import Item
from extract.view import fold

HELD = frozenset({Measure.PLAN_RATIO, Measure.INDEX})


def beside(figure: Figure) -> tuple[Item, ...]:
    """The mentions behind a figure up to the first word, with those between its verb and it."""
    end = next((i for i, item in enumerate(figure.tail) if item.kind == "word"), len(figure.tail))
    between = (item for item in figure.near if item.kind in {"base", "against", "plan", "period"})
    return (*figure.tail[:end], *between)


def held_against_level(figure: Figure, following: Figure | None) -> bool:
    """Whether a figure is compared with the level right behind it: ``tăng 4 tỷ so với mức 1.200 tỷ của cùng kỳ``."""
    if following is None or not figure.tail or figure.tail[-1].kind != "against" or following.verb is not None:
        return False
    between = " ".join(item.text for item in (*following.lead, *following.near) if item.kind != "bound")
    told = following.kind not in {"ratio", "points", "times"} or (figure.kind == "points" and following.kind == "ratio")
    return told and (not between or is_word(between, "base_levels"))


def take_base(draft: Draft, turn: Turn, stated: Statement) -> None:
    """The base of a draft from its own words; an open one is left to the end of the sentence."""
    if draft.measure is Measure.SHARE:
        draft.base = Base.TOTAL
    elif draft.measure is Measure.CONTRIBUTION:
        draft.base = Base.GROWTH
    elif stated.asks == "plan":
        _take_plan(draft, turn)
    elif stated.asks == "base":
        _take_comparison(draft, turn)
    if draft.measure in HELD and not draft.names_base:
        told = ((d.measure, d.base, d.base_text) for d in turn.scope.pattern if d.measure in HELD)
        draft.pattern = tuple((measure, base, text) for measure, base, text in told if base is not None)


def _take_plan(draft: Draft, turn: Turn) -> None:
    figure, scope = turn.figure, turn.scope
    own = plan_in(figure.tail) or plan_in(figure.near) or (plan_in(figure.lead) if scope.against_plan else None)
    if own is not None:
        draft.base, draft.why["base"] = own, "own words"
        scope.plan = own
    else:
        draft.base, draft.why["base"] = scope.plan or Base.PLAN, "nearest plan before"


def _take_comparison(draft: Draft, turn: Turn) -> None:
    figure, frame = turn.figure, turn.frame.period
    draft.named = all_bases(figure.tail, draft.period, frame)
    told_of = len(figure.tail) > 1 and is_word(figure.tail[0].text, "possessives") and opens_same_period(figure.tail[1])
    behind = None if told_of else base_in(figure.tail, draft.period, frame)
    if behind is None and turn.following and held_against_level(figure, turn.following[0]):
        behind = _of_level(turn.following[0], draft.period, frame)
    if behind is None and compares(figure):
        behind = against(figure.tail, draft.period, frame)
    plan = plan_in(beside(figure))
    if plan is not None and behind is None:
        draft.base, draft.why["base"] = plan, "own words"
        return
    dated = dating_base(figure) is not None
    before = None if dated else base_in(figure.lead + figure.near, draft.period, frame)
    own = behind or before or _told_first(turn, draft.period) or _compared(figure, draft.period, frame)
    if own is None and _is_yearly_rate(figure):
        draft.base, draft.why["base"] = Base.PREVIOUS, "a rate per year"
        return
    if own is None:
        draft.nearest, draft.row = turn.scope.base, turn.scope.row
        return
    if behind is None and len(all_bases(figure.lead, draft.period, frame)) > 1:
        draft.row = turn.scope.row
    (draft.base, draft.base_text), draft.why["base"] = own, "own words"
    turn.sentence.told.append(own[0])
    if behind is not None and own[0] is not Base.OTHER and own[0] not in PLANS:
        _hand_on(own, draft, turn)


def _told_first(turn: Turn, period: Period | None) -> Named | None:
    """The base whose own level stands right before a change: ``so với cuối quý II (61.907 tỷ đồng) tăng 1,52%``."""
    before = turn.before
    if before is None or before.why["indicator"] != TOLD_FIRST:
        return None
    return base_in(held_before(turn.sentence.figures[turn.place - 1]), period, turn.frame.period)


def _is_yearly_rate(figure: Figure) -> bool:
    """``tăng bình quân 9,5%/năm``, ``tăng 8 - 10% mỗi năm``: year against year."""
    behind = " ".join(item.text for item in figure.tail[:2])
    return figure.unit.printed.endswith("năm") or is_word(behind, "yearly_tails")


def _compared(figure: Figure, period: Period | None, frame: Period | None) -> Named | None:
    """What stands between a comparative and its figure: ``thấp hơn mức trung bình năm 2022 khoảng 2.000 đồng``."""
    if figure.verb is None or not is_word(figure.verb.text, "comparatives"):
        return None
    named = tuple(item for item in figure.near if item.kind not in {"bound", "adverb"})
    while named and is_word(named[0].text, "base_levels"):
        named = named[1:]
    averaged = any(is_word(item.text, "average_words") for item in figure.near)
    dated = any(item.kind == "period" for item in named)
    yearly = period is not None and period.kind is PeriodKind.YEAR
    if averaged and not (dated and yearly):
        return Base.OTHER, " ".join(item.text for item in figure.near if item.kind != "bound")
    return against(named, period, frame) if dated else None


def _of_level(level: Figure, period: Period | None, frame: Period | None) -> Named | None:
    """The base that the words behind a level tell, with which something is compared: ``1.200 tỷ đồng đầu năm``."""
    told = next((i for i, item in enumerate(level.tail) if item.kind in {"base", "period"}), None)
    if told is None:
        match = words().at(fold(f"{subject_words('comparing')[0]} {' '.join(item.text for item in level.tail)}"), 0)
        return (Base(match.entry.get("base")), None) if match is not None and match.entry.kind == "base" else None
    behind = level.tail[told:]
    return base_in(behind, period, frame) if behind[0].kind == "base" else against(behind, period, frame)


def _hand_on(named: Named, draft: Draft, turn: Turn) -> None:
    """A base named is the next figures' too; those named for one subject stand in a row for the next to follow."""
    same = any(d.indicator == draft.indicator and d.is_compared for d in turn.sentence.drafts)
    turn.scope.base = named
    turn.scope.row = (*(turn.scope.row if same else ()), named)
