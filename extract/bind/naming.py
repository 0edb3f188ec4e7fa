"""The indicator of a figure: its own words, the words behind it, its label's or neighbour's, or what is counted."""

from __future__ import annotations

import re
from functools import cache

from extract.areas import area_named
from extract.bind.comparing import held_against_level
from extract.bind.completing import act_told, own_name
from extract.bind.counting import counted_thing, shared_tail
from extract.bind.dimensions import SHORT, complement, is_bare_head, starts_with_head
from extract.bind.figures import Figure
from extract.bind.measures import CONTRIBUTIONS
from extract.bind.names import has_any, names_money, without_area, without_growth
from extract.bind.ratios import OF_ECONOMY
from extract.bind.scope import COMPARED_LEVEL
from extract.bind.sentence import Name, Sentence, Turn
from extract.bind.subjects import manner_behind, subject, tail_words
from extract.bind.topics import with_topic
from extract.lexicon import is_word, subject_words
from extract.model import Measure
from extract.view import any_of, fold

CONTINUES_IN_PLACE = "continues, in a place"
IN_MARKET = "continues, in a market"
LISTED_PLACE = "listed places"
IN_PLACES = frozenset({IN_MARKET, CONTINUES_IN_PLACE})
MANNER = "the manner behind it"


def own_words(sentence: Sentence, place: int) -> str:
    """The subject among the words before a figure, without the report's area; empty where they only say more."""
    figure = sentence.figures[place]
    if sentence.drafts and _speaks_on(figure):
        return ""
    return without_area(subject(figure.lead), sentence.frame.area)


def named(turn: Turn) -> Name:
    """The indicator that a figure measures, and why; ``tăng 5% về lượng`` is of the quantity of what is named."""
    name, why = _named(turn)
    name = _of_interest(without_growth(in_full(name, turn)), turn)
    manner = manner_behind(turn.figure)
    if not manner or not starts_with_head(manner):
        return name, why
    return (f"{manner} {complement(_thing(turn, name))}".strip() if is_bare_head(manner) else manner), MANNER


def _of_interest(name: str, turn: Turn) -> str:
    """A name of per cent a year as the interest that it is, on what its label tells: ``Cho vay: ngắn hạn 7%/năm``."""
    (interest,) = subject_words("interest")
    if turn.unit.name != "%" or not fold(turn.unit.printed).startswith(subject_words("yearly_rates")):
        return name
    label = turn.scope.label if fold(turn.scope.label) not in fold(name) else ""
    told = f"{label} {name}".strip()
    lent = has_any(told, "lent_things") and turn.figure.role not in {"up", "down"}
    return f"{interest} {told}" if lent and interest not in fold(told) else name


def in_full(name: str, turn: Turn) -> str:
    """An abbreviation alone as the document explains it: ``chỉ số giá tiêu dùng CPI``; an average said to be one."""
    words = name.split()
    full = turn.sentence.explained.get(words[0], "") if words else ""
    if full and all(is_word(word, "abbreviation_tails") for word in words[1:]):
        name = " ".join((full, *words[1:]))
    period = turn.scope.period_why.removeprefix("own words: ")
    averaged = fold(period).startswith(subject_words("averages")) and has_any(name, "price_indices")
    average = subject_words("averages")[0]
    return f"{name} {average}" if averaged and average not in fold(name) else name


def _thing(turn: Turn, name: str) -> str:
    """What is told in several manners: of ``tăng 5% về lượng và 7% về giá trị`` the name before both."""
    if turn.own:
        return name
    named_so = (d.indicator for d in reversed(turn.sentence.drafts) if d.why["indicator"] != MANNER)
    return next(named_so, name)


def _named(turn: Turn) -> Name:
    figure, own, unit = turn.figure, turn.own, turn.unit
    going_on = _going_on(turn)
    if going_on is not None:
        return going_on
    whole = turn.following[0] if figure.quantity.role == "part" and turn.following else figure
    tail = tail_words(whole)
    headed = starts_with_head(own)
    first = listed_place(own)
    if first and (not headed or first != own):
        whose = _of_places(turn, own.removesuffix(first))
        if whose:
            return whose, LISTED_PLACE
    if unit.kind == "count" and not headed:
        name, why = counted_thing(turn, tail)
        return with_topic(name, turn.sentence.topic), why
    if not headed and _names_it(figure, tail):
        return tail, "words behind it"
    tail = tail or (shared_tail(turn) if unit.kind == "physical" else "")
    act = act_told(turn)
    if act and not headed:
        return with_topic(act, turn.sentence.topic), "the verb's act"
    if own:
        name, why = own_name(turn, own, tail)
        return with_topic(name, turn.sentence.topic), why
    if tail and unit.kind not in {"ratio", "points"}:
        alike = _named_alike(turn, tail)
        if alike:
            return alike, "named as the one before, with the words behind it"
        rest = complement(turn.scope.subject) if len(tail.split()) <= SHORT else ""
        return f"{tail} {rest}".strip(), "words behind it"
    return _name_before(turn)


def _named_alike(turn: Turn, tail: str) -> str:
    """The name of the figure before it with the words behind this one for those behind that one: ``gieo trồng 434 ha
    ngô, 61 ha khoai lang`` tells two areas; else nothing."""
    before = turn.before
    if before is None or turn.own or not before.tail or before.quantity.unit.name != turn.unit.name:
        return ""
    opening, found, rest = before.indicator.partition(before.tail)
    return f"{opening}{tail}{rest}" if found and (opening or rest) else ""


def _names_it(figure: Figure, tail: str) -> bool:
    """Whether the words behind a figure name it: ``hoàn thành 5 km đường``, ``910 tỷ đồng thu ngân sách``."""
    said = figure.kind != "ratio" or any(item.kind == "word" for item in figure.tail)
    if figure.role == "complete" and said and len(tail.split()) > 1:
        return True  # but "hoàn thành 8,1% kế hoạch năm 2024" names its plan alone
    if not tail or figure.kind != "money":
        return False
    first = figure.tail[0]
    return starts_with_head(tail) or (first.kind == "word" and names_money(tail))


def _going_on(turn: Turn) -> Name | None:
    """The neighbour's name for a range's end, a fraction's whole, a place, a change without words, a plan."""
    neighbour, figure = turn.neighbour, turn.figure
    if turn.based is not None and turn.based.level is not None:
        return turn.based.level.indicator, turn.based.how
    market = _in_market(turn)
    if market:
        return market, IN_MARKET
    if neighbour is None:
        return None
    if figure.quantity.role == "high":
        return neighbour.indicator, "range"
    if figure.quantity.role == "whole":
        return f"{neighbour.indicator} {subject_words('whole_suffix')[0]}", "fraction"
    if turn.place and held_against_level(turn.sentence.figures[turn.place - 1], figure):
        return neighbour.indicator, COMPARED_LEVEL
    whole = _whole_named(turn)
    if whole:
        return whole, "the whole named before"
    if turn.own and is_place(turn.own) and turn.unit.name == neighbour.quantity.unit.name:
        return neighbour.indicator, CONTINUES_IN_PLACE
    if not turn.own and figure.role in {"up", "down"} and turn.unit.kind != "count":
        return neighbour.indicator, "continues"
    return (neighbour.indicator, "continues, the plan") if tells_plan(figure) else None


def _name_before(turn: Turn) -> Name:
    neighbour, verb = turn.neighbour, turn.figure.verb
    if neighbour is None:
        return (turn.scope.subject, "sentence before") if turn.scope.subject else _earlier(turn)
    if neighbour.why["measure"] == OF_ECONOMY and turn.unit.kind != "ratio":
        neighbour = next((d for d in turn.sentence.drafts if d.why["measure"] != OF_ECONOMY), neighbour)
    if turn.unit.kind == "money" and neighbour.quantity.unit.kind == "count" and starts_with_head(neighbour.tail):
        return f"{neighbour.tail} {neighbour.quantity.unit.name}", "the words behind what is counted"
    name = neighbour.indicator.removesuffix(f" {subject_words('whole_suffix')[0]}")
    if verb is not None and has_any(verb.text, "rates"):
        name = f"{' '.join(verb.text.split()[1:])} {name}"  # "tỷ lệ" of "đạt tỷ lệ"
    return name, "continues"


def _earlier(turn: Turn) -> Name:
    """What the passage before measures, of several what it began with if words point there (``chỉ số này``); under a
    heading what its verb does with it: ``thu ngân sách`` of ``hết quý I thu 70 tỷ đồng`` under ``2. Ngân sách``."""
    pointed = any(is_word(item.text, "pointers") for item in turn.figure.lead)
    if turn.scope.earlier and (pointed or turn.scope.alone):
        return turn.scope.earlier, "passage before"
    name, verb = turn.scope.heading, turn.figure.verb
    act = fold(verb.text).rpartition(" ")[2] if verb is not None else ""
    acting = name and is_word(act, "acts") and turn.unit.kind == "money" and act not in fold(name).split()
    return (f"{act} {name}", "the verb's act, of the heading") if acting else ("", "nothing names it")


def listed_place(own: str) -> str:
    """The place that words end with, which may begin a list of places: ``Đà Nẵng`` of ``… tăng cao là Đà Nẵng``."""
    if area_named(own):
        return own
    place = next(
        (own[-len(after) :] for c in subject_words("copulas") if (after := fold(own).rpartition(f" {c} ")[2])), ""
    )
    return place if place != own and area_named(place) else ""


def _of_places(turn: Turn, before: str = "") -> str:
    """What the first of listed places is measured by: its label's, its total's or its sentence's subject."""
    of_some = next((fold(before).find(some) for some in subject_words("some_places") if some in fold(before)), 0)
    if of_some > 0 and starts_with_head(before):
        return before[:of_some].strip(" ,")
    colon = max((i for i, item in enumerate(turn.figure.lead) if item.text == ":"), default=0)
    label = subject(turn.figure.lead[:colon])
    total = turn.scope.total
    if total is not None and total.quantity.unit.kind == turn.unit.kind:
        return total.indicator
    alike = [draft for draft in turn.sentence.drafts if draft.quantity.unit.name == turn.unit.name]
    if alike and alike[-1].measure is Measure.LEVEL:
        return alike[-1].indicator.removesuffix(f" {subject_words('whole_suffix')[0]}")
    return label if starts_with_head(label) else turn.scope.subject or label


def _whole_named(turn: Turn) -> str:
    """The whole that parentheses tell right behind it: ``1,5% tổng vốn chủ sở hữu (34.000 tỷ đồng)``; else nothing."""
    previous = turn.sentence.figures[turn.place - 1] if turn.place else None
    if previous is None or previous.kind != "ratio" or not previous.tail or not turn.figure.opens_aside or turn.own:
        return ""
    beside = (*turn.figure.lead, *turn.figure.near)
    plain = turn.figure.verb is None and all(item.kind in {"punct", "bound"} for item in beside)
    named = plain and previous.tail[0].kind == "word" and is_word(previous.tail[0].text, "whole_words")
    return tail_words(previous) if named else ""


def _in_market(turn: Turn) -> str:
    """What was measured last, in another market: ``xuất khẩu gạo`` of ``xuất khẩu gạo sang Philippines 5 triệu USD,
    Trung Quốc 3 triệu USD``."""
    scope, unit = turn.scope, turn.unit
    market = _market().sub("", fold(turn.own))
    market = turn.own[len(turn.own) - len(market) :]
    if is_word(market, "regions") and scope.theme and unit.name == scope.theme_unit:
        bare = _regional().sub("", fold(scope.theme))
        return scope.theme if len(bare) == len(scope.theme) else f"{scope.theme[: len(bare)]} {turn.own}"
    alike = unit.name == scope.theme_unit or unit.kind == "ratio"
    labelled = any(item.text == ":" for item in turn.figure.lead)
    if not market or not scope.theme or not alike or labelled or not is_place(market):
        return ""
    if area_named(market):
        return scope.theme
    abroad = len(market) < len(turn.own) or is_word(market, "countries")
    return f"{scope.theme} {market}" if abroad else ""


@cache
def _market() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(subject_words('market_openers'))}) )+")


@cache
def _regional() -> re.Pattern[str]:
    """The region that ends a name, with the words that open it: ``khu vực thành thị``."""
    openers, regions = (any_of(subject_words(name)) for name in ("market_openers", "regions"))
    return re.compile(rf"(?: (?:{openers}))* (?:{regions})$")


def is_region(own: str) -> bool:
    """Whether words are a part of the country and nothing else: ``các tỉnh miền Bắc``."""
    return is_word(_market().sub("", fold(own)), "regions")


def is_place(own: str) -> bool:
    """Whether words are a proper name alone: ``Krông Nô``, ``huyện Cư Jút``."""
    words = [word for word in own.split() if not is_word(word, "place_words")]
    return 0 < len(words) <= 4 and all(w[0].isupper() for w in words) and not all(w.isupper() for w in words)


def tells_plan(figure: Figure) -> bool:
    """``(KH 3.360 ha)``, ``(chỉ tiêu cả năm 96%)``: a plan told in parentheses belongs to the figure before."""
    if not figure.inside or not figure.opens_aside:
        return False
    words = [item for item in (*figure.lead, *figure.near) if item.kind != "punct"]
    light = {"plan", "period", "status", "verb", "bound"}
    plans = any(item.kind == "plan" or item.get("status") == "plan" for item in words)
    return plans and all(item.kind in light or is_word(item.text, "plan_acts") for item in words)


def _speaks_on(figure: Figure) -> bool:
    """Whether the words before a ratio or multiple only say more of the figure before it."""
    lead = figure.lead
    if figure.kind not in {"ratio", "points", "times"}:
        return False
    if figure.role in CONTRIBUTIONS and lead and is_word(lead[0].text, "reasons"):
        return True  # "nhóm nhà ở tăng 0,8% do giá điện tăng, làm CPI chung tăng 0,1 điểm phần trăm"
    ends = bool(lead) and lead[-1].text == "," and figure.verb is not None
    if ends and not any(item.text == ";" or item.kind == "part" for item in lead):
        own = subject(lead)
        if own and not starts_with_head(own):
            return True
    words = fold(" ".join(item.text for item in lead if item.kind not in {"punct", "joint", "rank"}))
    return any(words == opening or words.startswith(f"{opening} ") for opening in subject_words("continuers"))
