"""What a ratio states: a share, a change, an index, attainment of a plan, or a level of its own."""

from __future__ import annotations

from extract.bind.dimensions import starts_with_head
from extract.bind.figures import Figure
from extract.bind.measures import SAME_CHANGE, Statement, Surroundings, amount
from extract.bind.names import has_any, is_thing
from extract.bind.subjects import label_before
from extract.lexicon import is_word, subject_words
from extract.model import Measure
from extract.scan import Item
from extract.view import fold

INDEX_FROM = 60  # an index is told about 100; below this a figure of it is its growth
OF_ECONOMY = "measured by the economy"
GUESSED = "follows its level"
TELLS = frozenset({"", "level"})
SIGNS = {"up": 1, "down": -1}


def statement(figure: Figure, around: Surroundings) -> Statement:
    """The measure and sign of a figure.

    ``giảm 48,4% so với cùng kỳ`` is a change of −1 sign, ``đạt 2,8% kế hoạch`` a plan ratio, ``bằng 95% cùng kỳ`` an
    index.
    """
    stated = amount(figure, around)
    if stated is not None:
        return stated
    return next((s for rule in RATIOS if (s := rule(figure, around)) is not None), Statement(Measure.LEVEL, why="rate"))


def _of_economy(figure: Figure, around: Surroundings) -> Statement | None:
    """``bội chi ở mức 5,3% GDP``, ``nợ công chiếm 56% GDP``: an indicator of its own."""
    behind = figure.tail[0].text if figure.tail else ""
    if figure.role == "share" and not has_any(around.subject, "no_parts_of_economy"):
        return None  # "khu vực dịch vụ chiếm 49,2% GRDP"
    return Statement(Measure.LEVEL, why=OF_ECONOMY) if is_word(behind, "economies") else None


def _share(figure: Figure, around: Surroundings) -> Statement | None:
    topic = has_any(around.subject, "shares")
    if figure.role == "share" or (topic and (figure.role in TELLS or _from_or_to(figure))):
        return Statement(Measure.SHARE, 0, "total", "share")
    if not topic and _from_or_to(figure):
        return Statement(Measure.LEVEL, why="from one level to another")
    return None


def _from_or_to(figure: Figure) -> bool:
    """``giảm từ 1,05% xuống còn 0,92%``: both ends are levels."""
    if figure.verb is not None:
        return is_word(figure.verb.text.split()[0], "arrival_openers")
    behind = " ".join(item.text for item in figure.tail[:2])
    if is_word(behind, "upward_tails") or is_word(behind, "downward_tails"):
        return False
    changed = any(item.kind == "verb" and item.get("role") in SIGNS for item in figure.lead)
    return changed and bool(figure.lead) and is_word(figure.lead[-1].text, "range_openers")


def _compared_with(figure: Figure, around: Surroundings) -> Statement | None:
    """``so với mức 4,6%/năm của năm 2019``, ``so với 1,63% hồi cuối năm``: a level that another is held against."""
    lead = tuple(item for item in (*figure.lead, *figure.near) if item.kind not in {"bound", "adverb"})
    while lead and is_word(lead[-1].text, "base_levels"):
        lead = lead[:-1]
    against = bool(lead) and lead[-1].kind == "against" and figure.role in TELLS
    return Statement(Measure.LEVEL, why="what it is compared with") if against else None


def _growth_noun(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.verb is not None and figure.role != "level":
        return None
    sign = _growth_told(figure)
    return Statement(Measure.CHANGE, sign, "base", "growth is the topic") if sign else None


def _growth_told(figure: Figure) -> int:
    """The sign of a verb of change used as a noun before: ``mức giảm thu nội địa gần 6%``; else 0."""
    for i in range(len(figure.lead) - 1, -1, -1):
        item = figure.lead[i]
        singles_out = item.text == "," and _singles_out(figure.lead[i + 1 :])
        if (item.kind == "punct" and item.text in ",;()" and not singles_out) or item.kind in {"part", "quantity"}:
            return 0
        if item.kind == "verb" and item.get("role") in SIGNS:
            return SIGNS[item.get("role")]
    return 0


def _singles_out(items: tuple[Item, ...]) -> bool:
    """Whether words pick one out of those told before: ``7 nhóm hàng tăng, cao nhất là nhóm giao thông 2,89%``."""
    words = fold(" ".join(item.text for item in items))
    return words.startswith(subject_words("inverted_openers")) and any(is_word(i.text, "copulas") for i in items)


def _carried_change(figure: Figure, around: Surroundings) -> Statement | None:
    """``tăng 35 vụ (15,2%)``, ``tốc độ tăng trưởng 5%, đạt 6%``: the change before goes on in per cent."""
    if around.before is None or not around.continues:
        return None
    measure, sign, why = around.before
    alike = figure.verb is not None and fold(figure.verb.text).startswith(subject_words("alike_openers"))
    if measure is Measure.CHANGE_ABS and (figure.inside or alike):
        return Statement(Measure.CHANGE, figure.quantity.sign or sign, "base", SAME_CHANGE)  # "(-1,01%)"
    if measure is Measure.CHANGE and figure.role == "level" and why == "growth is the topic" and not around.plan:
        return Statement(Measure.CHANGE, 1, "base", "growth is the topic")
    return None


def _carried(figure: Figure, around: Surroundings) -> Statement | None:
    """A ratio without a verb states what the ratio before it states: ``tăng 13,1% và 14,6%``."""
    linked = figure.verb is not None and is_word(figure.verb.text, "copulas")
    if around.before is None or around.plan or (figure.role and not linked):
        return None
    measure, sign, _ = around.before
    if measure in {Measure.PLAN_RATIO, Measure.SHARE} and _is_rate(around):
        return Statement(Measure.LEVEL, why="rate")  # "bằng 128% kế hoạch, công suất phòng 58%"
    if measure is Measure.CHANGE and not any(item.text == "(" for item in (*figure.lead, *figure.near)):
        return Statement(Measure.CHANGE, figure.quantity.sign or sign, "base", "as the figure before")
    if measure is Measure.SHARE and not around.base:
        of_things = _of_things(figure, around)
        return of_things or Statement(Measure.SHARE, 0, "total", "as the figure before")
    if measure is Measure.PLAN_RATIO and not around.base and not figure.inside and not figure.quantity.sign:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "as the figure before")
    if measure is Measure.LEVEL and around.before_is_ratio and around.continues and not around.base:
        return Statement(Measure.LEVEL, why="as the figure before")
    return None


def _excess_or_sign(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.role == "exceed":
        return Statement(Measure.CHANGE, 1, "plan", "exceeds")
    if figure.quantity.sign:
        return Statement(Measure.CHANGE, figure.quantity.sign, "base", "sign")
    return None


def _plan(figure: Figure, around: Surroundings) -> Statement | None:
    if around.plan:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "plan named")
    if around.against_plan and figure.role in {*TELLS, "equal"} and not around.base:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "held against the plan")
    return None


def _list_head(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.role or around.base:
        return None
    if around.list_shares or has_any(label_before(figure.lead), "structures"):
        return Statement(Measure.SHARE, 0, "total", "the list's head")
    return Statement(Measure.CHANGE, around.list_sign, "base", "the list's head") if around.list_sign else None


def _counted_in(figure: Figure, around: Surroundings) -> Statement | None:
    if around.counted_in and figure.role in {*TELLS, "equal"} and not around.base:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "the ratio before, counted otherwise")
    return None


def _completion(figure: Figure, around: Surroundings) -> Statement | None:
    return Statement(Measure.PLAN_RATIO, 0, "plan", "completes") if figure.role == "complete" else None


def _rate_told(figure: Figure, around: Surroundings) -> Statement | None:
    """``khám phá 34 vụ, đạt tỷ lệ 82,9%``: the verb itself names a rate."""
    told = figure.verb is not None and figure.role == "level" and has_any(figure.verb.text, "rates")
    words = [item.text for item in (*figure.lead, *figure.near) if item.kind == "word"]
    echoed = len(words) > 2 and all(is_word(word, "echo_words") for word in words[:-2])  # "ứng với tỷ lệ 0,7%"
    alone = is_word(" ".join(words[-2:] if echoed else words), "rates")
    told = told or (alone and figure.role in {"", "level"} and not around.plan and not around.base)
    return Statement(Measure.LEVEL, why="rate told") if told else None


def _is_rate(around: Surroundings) -> bool:
    """``Tỷ lệ nợ xấu duy trì dưới 2% tổng dư nợ``: the name itself is a rate."""
    return not around.continues and has_any(around.subject, "rates")


def _of_things(figure: Figure, around: Surroundings) -> Statement | None:
    """``67,6% doanh nghiệp đánh giá``, ``35,3% là cơ sở``, ``44% tổng số hộ``: a share of what the next words name."""
    if not figure.tail or figure.role not in TELLS or _is_rate(around):
        return None
    first = figure.tail[0]
    linked = first.kind == "verb" and is_word(first.text, "copulas")
    words = " ".join(item.text for item in figure.tail[:3])
    if linked or (first.kind == "word" and (is_word(first.text, "whole_words") or is_thing(words))):
        return Statement(Measure.SHARE, 0, "total", "share of the things named")
    return None


def _of_fraction(figure: Figure, around: Surroundings) -> Statement | None:
    if around.after_whole and figure.role == "level" and around.before_is_money:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "of the plan under a stroke")
    if around.after_whole and figure.role == "level":
        return Statement(Measure.LEVEL, why="rate of a fraction")
    return None


def _index(figure: Figure, around: Surroundings) -> Statement | None:
    return Statement(Measure.INDEX, 0, "base", "base named") if around.base else None


def _paid_out(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.role in {*TELLS, "equal"} and has_any(around.subject, "plan_flows"):
        return Statement(Measure.PLAN_RATIO, 0, "plan", "paid out of a plan")
    return None


def _of_thing_named(figure: Figure, around: Surroundings) -> Statement | None:
    behind = figure.tail[0] if figure.tail else None
    measured = any(item.kind in {"plan", "base"} for item in figure.tail)  # "bằng 95% sản lượng cùng kỳ"
    whole = behind is not None and starts_with_head(" ".join(item.text for item in figure.tail[:3]))
    if figure.role == "equal" and whole and measured:
        planned = any(item.kind == "plan" for item in figure.tail)
        return (
            Statement(Measure.PLAN_RATIO, 0, "plan", "of the plan of a thing")
            if planned
            else Statement(Measure.INDEX, 0, "base", "on the base of a thing")
        )
    if figure.role == "equal" and whole and around.after_level and around.continues:
        return Statement(Measure.SHARE, 0, "total", "of the whole named")  # "bằng 23,6% diện tích gieo trồng"
    if figure.role == "equal" and behind is not None and behind.kind == "word" and not is_word(behind.text, "manners"):
        return Statement(Measure.LEVEL, why="of the thing named")
    return None


def _own_index(figure: Figure, around: Surroundings) -> Statement | None:
    """``IIP đạt 105,3%`` is an index, ``CPI đạt 7%`` its growth."""
    if around.continues or not has_any(around.subject, "indices"):
        return None
    if figure.quantity.readings[0].value < INDEX_FROM:
        return Statement(Measure.CHANGE, 1, "base", "an index")
    return Statement(Measure.INDEX, 0, "base", "an index")


def _equals(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.role != "equal":
        return None
    asks = "base" if around.equal_means is Measure.INDEX else "plan"
    return Statement(around.equal_means or Measure.PLAN_RATIO, 0, asks, "equals")


def _growth_named(figure: Figure, around: Surroundings) -> Statement | None:
    named = not around.continues and has_any(around.subject, "growth") and not has_any(around.subject, "rates")
    return Statement(Measure.CHANGE, 1, "base", "growth is the topic") if named else None


def _goes_on(figure: Figure, around: Surroundings) -> Statement | None:
    """``thu 910 tỷ đồng, đạt 41%`` attains the plan, ``(31%)`` behind a level is its share."""
    if around.continues and figure.inside and figure.role == "" and around.equal_means is Measure.PLAN_RATIO:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "in parentheses, as told before")
    indexed = around.equal_means is Measure.INDEX and figure.quantity.readings[0].value >= INDEX_FROM
    if around.continues and figure.inside and figure.role == "" and indexed:
        return Statement(Measure.INDEX, 0, "base", "in parentheses, as told before")
    if around.continues and figure.inside and figure.role == "":
        return Statement(Measure.SHARE, 0, "total", "in parentheses")
    if around.continues and around.after_level and figure.role in TELLS:
        return Statement(Measure.PLAN_RATIO, 0, "plan", GUESSED)
    if around.plan_in_total and figure.role == "level" and not has_any(around.subject, "rates"):
        return Statement(Measure.PLAN_RATIO, 0, "plan", "as its total")
    return None


RATIOS = (
    _of_economy,
    _share,
    _compared_with,
    _growth_noun,
    _carried_change,
    _carried,
    _excess_or_sign,
    _plan,
    _list_head,
    _counted_in,
    _completion,
    _rate_told,
    _of_things,
    _of_fraction,
    _index,
    _paid_out,
    _of_thing_named,
    _own_index,
    _equals,
    _growth_named,
    _goes_on,
)
