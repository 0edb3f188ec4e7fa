"""Whether a mention of time dates the figure beside it, or belongs to a base, a plan or the name of a thing."""

from __future__ import annotations

from extract.bind.bases import joins_base
from extract.bind.figures import Figure
from extract.lexicon import is_word, subject_words
from extract.model import Period
from extract.periods import resolve
from extract.scan import Item
from extract.spans import month_before
from extract.view import fold

BASES = frozenset({"base", "against", "plan"})
LONGEST_BASE = 4  # items that name a base before parentheses
NARROW = frozenset(
    {"at_date", "at_month_end", "ytd_to_date", "to_month", "months", "month", "between", "now", "to_date"}
)


def dates(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a period of a lead dates the figure: not as a base, nor as the year of a plan or of a thing named."""
    item = lead[i]
    before = lead[i - 1] if i else None
    if _held_against(lead, i):
        return False
    if item.get("means") in {"last_month", "last_year", "last_quarter"}:
        opens = before is None or before.kind in {"punct", "joint"}
        return opens and (i == len(lead) - 1 or lead[i + 1].text == ",")
    if item.get("means") == "year":
        light = {"punct", "label", "status", "joint", "part", "detail"}
        return all(other.kind in light for other in lead[:i]) or not (_plans_year(lead, i) or _names_year(lead, i))
    return True


def _names_year(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a year says of which year a thing is that was dated before: ``đến 15/5, giải ngân vốn năm 2023``."""
    start = max((n for n in range(i) if lead[n].text in {";", "("}), default=-1) + 1
    narrow = (item for item in lead[start:i] if item.kind == "period" and item.get("means") in NARROW)
    return lead[i - 1].kind == "word" and any(narrow)


def _plans_year(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a year belongs to a plan named before it: ``Kế hoạch sử dụng đất năm 2022``."""
    before = next((item for item in reversed(lead[:i]) if item.kind != "word"), None)
    return before is not None and before.kind == "plan"


def _held_against(items: tuple[Item, ...], i: int) -> bool:
    """Whether a period belongs to a base before it: ``so với năm 2022``, ``so với ước thực hiện năm 2012``."""
    for item in reversed(items[max(0, i - 3) : i]):
        if item.kind in {"against", "base"}:
            return True
        if item.kind not in {"verb", "status", "bound", "word"} and not joins_base(items, i):
            return False
    return False


def of_plan(items: tuple[Item, ...], i: int) -> bool:
    """Whether a year stands right behind a plan: ``kế hoạch năm 2021``."""
    return items[i].kind in {"period", "name"} and i > 0 and items[i - 1].kind == "plan"


def dating_near(figure: Figure) -> tuple[Item, ...]:
    """What stands between a verb and its figure, but a period that the verb compares: ``hơn năm 2010 3,7%``."""
    if figure.role not in {"up", "down"} or not figure.near:
        return figure.near
    if figure.verb is not None and is_word(figure.verb.text, "comparatives"):
        return tuple(item for item in figure.near if item.kind != "period")  # "kém vụ mùa năm 2010 0,62%"
    return figure.near[1:] if figure.near[0].kind == "period" else figure.near


def opens_clause(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a date opens its clause: ``; ngày 28/6/2023, thương lái mua …``."""
    before = lead[i - 1] if i else None
    opens = before is None or before.text in {":", ";", "-", "+", ","} or i == len(lead) - 1
    return opens and fold(lead[i].text).startswith(subject_words("day_words"))


def period_behind(figure: Figure) -> Item | None:
    """The period behind a figure that is no base's and no plan's."""
    return next((item for item in figure.tail if item.kind == "period" and not _after_against(item, figure.tail)), None)


def _after_against(item: Item, items: tuple[Item, ...]) -> bool:
    place = items.index(item)
    return _held_against(items, place) or (place > 0 and items[place - 1].kind == "plan")


def compares(figure: Figure) -> bool:
    """A period right behind a ratio or multiple is what it is held against: ``gấp 1,2 lần năm 2018``."""
    held = figure.unit.kind == "times" or (figure.unit.kind == "ratio" and figure.role == "equal")
    behind = [item for item in figure.tail[:2] if not is_word(item.text, "possessives")]
    return held and bool(behind) and behind[0].kind == "period"


def dating_base(figure: Figure) -> Item | None:
    """A base without ``so`` that opens a clause dates the figure: ``cùng kỳ năm 2022 tăng 49%``."""
    return next((item for item in figure.lead if item.kind == "base" and _opens_as_time(item, figure)), None)


def opens_same_period(item: Item) -> bool:
    """Whether a base stands without ``so``, as a time of its own: ``cùng kỳ năm 2013``."""
    return item.kind == "base" and fold(item.text).startswith(subject_words("same_period_openers"))


def names_year_before(item: Item) -> bool:
    """Whether a base tells a time of its own by its year: ``cùng kỳ năm 2022``, not ``cùng thời gian``."""
    told = item.match is not None and item.match.slot("year") != ""
    return opens_same_period(item) and (told or fold(item.text).endswith(subject_words("earlier_endings")))


def _opens_as_time(item: Item, figure: Figure) -> bool:
    if not opens_same_period(item):
        return False
    place = figure.lead.index(item)
    before = figure.lead[place - 1] if place else None
    after_other = place > 1 and figure.lead[place - 2].kind in {"base", "against", "period"}
    opens = before is None or before.text in {"(", ",", ";"} or (before.kind == "joint" and not after_other)
    aside = before is not None and before.text == "("
    if aside and place + 1 < len(figure.lead) and figure.lead[place + 1].text == ")":
        return False  # "so với cùng kỳ (CK)" only explains how it is shortened
    if before is not None and is_word(before.text, "possessives"):
        return True  # "con số này của cùng kỳ năm 2013 là 14,7%"
    if before is not None and is_word(before.text, "turns"):
        return True  # "trong khi cùng kỳ năm ngoái ngân sách còn thặng dư 83 tỷ đồng"
    return opens and (aside or not any(i.kind == "word" for i in figure.lead[place + 1 :]))


def held_before(figure: Figure) -> tuple[Item, ...]:
    """The words right before the parentheses that a figure opens, where they name the base or plan whose own level it
    tells: ``so KH cả năm (5.000 tấn) mới bằng 24%``, ``so với 31/12/2023 (58.734 tỷ đồng) tăng 7%``; else nothing."""
    beside = (*figure.lead, *figure.near)
    opening = max((i for i, item in enumerate(beside) if item.text == "("), default=0)
    plain = figure.verb is None and all(item.kind in {"period", "bound", "punct"} for item in beside[opening:])
    start = max((i for i in range(opening) if beside[i].kind in BASES), default=opening)
    named = beside[start:opening]
    close = len(named) <= LONGEST_BASE and all(item.kind in BASES | {"period", "name", "word"} for item in named)
    return named if figure.inside and plain and close else ()


def held_against_month(figure: Figure, period: Period, own: Period) -> bool:
    """Whether a figure that no words date is compared with the month before: then it is a month's."""
    beside, lead = (*figure.lead, *figure.near, *figure.tail), figure.lead
    dated = any(item.kind == "period" and not _held_against(lead, i) for i, item in enumerate(lead))
    return not dated and any(names_month_before(beside, i, period, own) for i in range(len(beside)))


def names_month_before(items: tuple[Item, ...], i: int, period: Period, own: Period) -> bool:
    """Whether a base is the month before the end of a span, in a report on ``own``: ``so với tháng trước``, ``so với
    tháng 4`` of what runs to May."""
    if items[i].kind == "base":
        return items[i].entry_name == "previous_month"
    named = next((item.match for item in items[i : i + 3] if item.kind == "period"), None)
    return items[i].kind == "against" and named is not None and resolve(named, own) == month_before(period.end)


def is_dated(figure: Figure) -> bool:
    """Whether words of its own date a figure."""
    return any(item.kind == "period" for item in (*figure.lead, *figure.tail))


def remains(figure: Figure) -> bool:
    """``còn 4.189 hồ sơ``: what is left is a stock."""
    if figure.verb is None:
        return bool(figure.lead) and is_word(figure.lead[-1].text, "present_words")
    told = figure.verb.text.split()
    left = is_word(told[-1], "remaining_words") or is_word(told[0], "present_words")
    return figure.role == "level" and left
