"""One figure to its draft: named, stated, dated, and bound to what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from extract.bind.amounts import bound_of, doubt, take_unit
from extract.bind.based import base_level
from extract.bind.bases import base_in, plan_in
from extract.bind.comparing import beside, held_against_level, take_base
from extract.bind.dating import period_of, planned_year
from extract.bind.dimensions import dimension_of
from extract.bind.figures import Figure
from extract.bind.measures import PLAN_COMPARED, Statement, Surroundings
from extract.bind.names import has_any, of_economy
from extract.bind.naming import IN_PLACES, LISTED_PLACE, is_place, is_region, named, own_words, tells_plan
from extract.bind.parts import take_total
from extract.bind.places import take_area
from extract.bind.ratios import OF_ECONOMY, statement
from extract.bind.scope import COMPARED_LEVEL, TOLD_FIRST, Draft, Scope
from extract.bind.sentence import Sentence, Turn
from extract.bind.subjects import subject, tail_words, things_named
from extract.bind.times import compares
from extract.lexicon import subject_words
from extract.model import Measure, Status
from extract.view import fold

STATED = frozenset({Measure.LEVEL, Measure.PLAN_RATIO, Measure.CHANGE, Measure.INDEX})
PAIRED = frozenset({"high", "whole"})


def drafted(sentence: Sentence, scope: Scope, place: int) -> Draft:
    """The draft of the figure at ``place``; what it tells the next figures goes into ``scope``."""
    turn = Turn(sentence, scope, place, own_words(sentence, place))
    turn = replace(turn, based=base_level(turn))
    figure = turn.figure
    name, why = named(turn)
    stated = _stated(turn, name)
    if stated.why == OF_ECONOMY:
        name = of_economy(name, figure.tail[0].text)
    if stated.why == "the ratio before, counted otherwise":
        name, why = turn.sentence.known[-1].indicator, "continues, counted otherwise"
    if stated.why == "share of the things named" and not turn.own:
        name, why = things_named(figure.tail), "the things named"
    period, period_why = period_of(turn, name)
    bound = bound_of(figure, stated.measure)
    if scope.status is Status.PLAN and not scope.planned and _is_reached(figure):
        scope.status = Status.ACTUAL  # "Theo dự toán tỉnh giao, thu ngân sách đạt 56 tỷ đồng"
    draft = Draft(figure.quantity, stated.measure, stated.sign, name, period, scope.status, bound)
    draft.inside, draft.tail = figure.inside, tail_words(figure)
    draft.why |= {"indicator": why, "measure": stated.why, "period": period_why}
    take_unit(draft, turn)
    draft.doubt = doubt(draft, figure)
    take_base(draft, turn, stated)
    take_total(draft, turn)
    draft.plan_before = scope.plan
    take_area(draft, turn)
    _remember(draft, turn, stated)
    if stated.why == PLAN_COMPARED:
        draft.status = Status.PLAN
    if turn.based is not None and turn.based.planned:
        _make_plan(draft, turn.before or draft)
    elif turn.before is not None and (tells_plan(figure) or _stands_over_plan(turn)):
        _make_plan(draft, turn.before)
    return draft


def _is_reached(figure: Figure) -> bool:
    """Whether a figure is told as reached: ``đạt 56 tỷ đồng``, ``đã trồng 900 ha``."""
    verb = (figure.verb.text,) if figure.verb is not None else ()
    words = " ".join((*(item.text for item in (*figure.lead, *figure.near)), *verb))
    return has_any(words, "reached_words")


def _stated(turn: Turn, name: str) -> Statement:
    before = turn.before
    if before is not None and turn.figure.quantity.role in PAIRED:
        return Statement(before.measure, before.sign, "base" if before.base else "", "pair")
    if turn.based is not None and turn.based.how in {COMPARED_LEVEL, TOLD_FIRST}:
        return Statement(Measure.LEVEL, why=turn.based.how)
    return statement(turn.figure, _surroundings(turn, turn.own or name))


def _surroundings(turn: Turn, name: str) -> Surroundings:
    figure, scope, before = turn.figure, turn.scope, turn.before
    near = beside(figure)
    plan = plan_in(near) is not None or _is_of_planned(turn)
    base = base_in(near, scope.period, turn.frame.period) is not None or compares(figure)
    return Surroundings(
        subject=name,
        continues=not turn.own or figure.quantity.role in PAIRED,
        plan=plan,
        base=(base or _joins_based(turn)) and not plan,
        after_level=before is not None and before.measure in STATED,
        equal_means=_equal_means(turn),
        before=(before.measure, before.sign, before.why["measure"]) if before is not None else None,
        after_whole=before is not None and before.quantity.role == "whole",
        before_is_money=before is not None and before.quantity.unit.kind == "money",
        before_is_ratio=before is not None and before.quantity.unit.kind == "ratio",
        list_shares=scope.shares,
        list_sign=scope.sign,
        same_depth=before is not None and before.inside == figure.inside,
        plan_in_total=any(d.measure is Measure.PLAN_RATIO for d in scope.pattern),
        against_plan=scope.against_plan,
        plan_told=scope.plan is not None,
        change_untold=_is_change_untold(turn),
        counted_in=_is_counted_in(turn),
    )


def _joins_based(turn: Turn) -> bool:
    """Whether a ratio told with ``bằng`` is joined to one with a base: ``bằng 68% về lượng và 96% về trị giá so cùng
    kỳ``."""
    if turn.figure.role != "equal" or not turn.following:
        return False
    beside_it = turn.following[0]
    if held_against_level(turn.figure, beside_it):
        return any(item.kind in {"base", "period"} for item in beside_it.tail)
    joined = beside_it.kind == "ratio" and beside_it.verb is None and not subject(beside_it.lead)
    return joined and base_in(beside_it.tail, turn.scope.period, turn.frame.period) is not None


def _is_change_untold(turn: Turn) -> bool:
    """Whether parentheses tell a change before its base: ``xảy ra 562 vụ, giảm 11,5% (73 vụ) so cùng kỳ``."""
    behind = turn.sentence.figures[turn.place - 1].tail if turn.place else ()
    if any(item.kind in {"base", "against", "plan"} for item in behind) or not turn.figure.tail[1:]:
        return False
    based = turn.figure.tail[0].text == ")" and turn.figure.tail[1].kind in {"base", "against"}
    levels = (d for d in reversed(turn.sentence.drafts) if d.is_level and d.quantity.unit.name == turn.unit.name)
    level = next(levels, None)
    return based and level is not None


def _is_counted_in(turn: Turn) -> bool:
    """Whether a rate is a plan ratio told before, counted otherwise: ``Nếu tính cả vốn kéo dài thì đạt 79%``."""
    told = turn.sentence.known[-1:]
    words = fold(" ".join(item.text for item in turn.figure.lead))
    return bool(told) and told[0].measure is Measure.PLAN_RATIO and words.startswith(subject_words("counting_in"))


def _is_of_planned(turn: Turn) -> bool:
    """Whether a bare rate follows a fraction of what was planned: ``260/1.900 ha rừng theo kế hoạch, đạt 13,7%``."""
    before, behind = turn.before, turn.sentence.figures[turn.place - 1].tail if turn.place else ()
    of_whole = before is not None and before.quantity.role == "whole"
    return of_whole and not turn.own and turn.figure.kind == "ratio" and plan_in(behind) is not None


def _equal_means(turn: Turn) -> Measure | None:
    """What ``bằng`` means here: as it was last told, else as the ratio before, in the sentence or of its total."""
    scope = turn.scope
    told = (d.measure for d in reversed((*scope.pattern, *turn.sentence.drafts)))
    last = scope.equal or next((m for m in told if m in {Measure.PLAN_RATIO, Measure.INDEX}), None)
    compared = scope.base is not None and scope.plan is None and turn.sentence.told
    return Measure.INDEX if last is None and compared else last


def _remember(draft: Draft, turn: Turn, stated: Statement) -> None:
    """What the figure leaves to the next ones: its subject, the level of the clause, the event, the verbs of a row."""
    scope, own = turn.scope, turn.own
    counted = draft.quantity.unit.kind == "count"
    if own:
        scope.closed = None
    if own or not counted:
        scope.subject = draft.indicator
    if _is_theme(draft, own):
        scope.theme, scope.theme_unit = draft.indicator, draft.unit_name
    dimension = dimension_of(draft.indicator)
    if own and dimension and not draft.inside:
        scope.dimension, scope.dimension_kind = dimension, draft.quantity.unit.kind
    if not scope.clause and draft.is_level:
        scope.clause = draft.tail or draft.indicator
    if any(fold(own).startswith(f"{count} ") for count in subject_words("event_counts")):
        scope.event = " ".join(own.split()[2:])
    if counted:
        scope.lead = own if draft.tail or not own else scope.lead or own
    if turn.figure.role == "equal" and stated.why in {"plan named", "base named"}:
        scope.equal = stated.measure


def _is_theme(draft: Draft, own: str) -> bool:
    """Whether what a figure measures may go on for other places, which name nothing but themselves."""
    named_by = draft.why["indicator"]
    elsewhere = named_by in IN_PLACES or draft.inside > 0 or is_place(own) or is_region(own)
    return named_by == LISTED_PLACE or ((bool(own) or draft.is_level) and not elsewhere)


def _stands_over_plan(turn: Turn) -> bool:
    """Whether the figure is the plan that a stroke puts under the one before: ``410 ha/KH 500 ha``."""
    behind = turn.sentence.figures[turn.place - 1].tail if turn.place else ()
    under = bool(behind) and behind[-1].kind == "plan" and behind[-1].text.startswith("/")
    return under and not turn.figure.lead and turn.figure.verb is None


def _make_plan(draft: Draft, planned: Draft) -> None:
    """``(KH 3.360 ha)``: the plan of the figure before; one in per cent is of the same measure."""
    draft.status = Status.PLAN
    if draft.period is not None:
        draft.period = planned_year(draft.period)
    if draft.measure is Measure.LEVEL and draft.quantity.unit.kind == "ratio":
        draft.measure, draft.base, draft.sign = planned.measure, planned.base, planned.sign
