"""A sentence as a row of figures, each with the words before it, the verb that governs it, and the words behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import is_word, subject_words
from extract.scan import Item, Quantity, Unit
from extract.view import any_of, fold

STOPS = frozenset(".!?…")
BREAKS = frozenset(",;:()-+•*–—")
BESIDE_VERB = frozenset({"bound", "adverb", "base", "against", "status", "pairing"})
TELLING = frozenset({"base", "against", "period", "plan"})
LONGEST_COMPARED = 4  # words between a comparative and its figure
NEAR = 4  # words beside a comma
HARD = frozenset({"part", "detail"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence: ``lead`` are the items before its ``verb``, ``near`` those between verb and figure,
    ``tail`` those behind it that speak of it. ``inside`` is the depth of parentheses it stands in."""

    quantity: Quantity
    lead: tuple[Item, ...]
    verb: Item | None
    near: tuple[Item, ...]
    tail: tuple[Item, ...]
    inside: int = 0

    @property
    def unit(self) -> Unit:
        return self.quantity.unit

    @property
    def kind(self) -> str:
        """The kind of its unit: ``ratio``, ``money``, ``count`` …"""
        return self.quantity.unit.kind

    @property
    def role(self) -> str:
        """What its verb tells: ``up``, ``level`` …; empty without a verb."""
        if self.verb is None:
            return ""
        return "up" if self.verb.kind == "bound" else self.verb.get("role")  # "hơn cùng kỳ 8%"

    @property
    def opens_aside(self) -> bool:
        """Whether parentheses open right before it."""
        beside = self.lead + self.near
        return bool(beside) and beside[0].text == "("


def sentences(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """The items of a passage by sentence; a stop ends one where a capital, a figure or nothing follows."""
    begin = 0
    for i, item in enumerate(items):
        following = items[i + 1] if i + 1 < len(items) else None
        shortened = i > 0 and items[i - 1].end == item.start and is_word(items[i - 1].text, "short_words")
        ends = following is None or (_opens(item, following) and not shortened)
        if item.kind == "punct" and item.text in STOPS and ends:
            yield items[begin : i + 1]
            begin = i + 1
    if begin < len(items):
        yield items[begin:]


def _opens(stop: Item, following: Item) -> bool:
    first = following.text[0]
    return following.start > stop.end and (first.isupper() or first.isdigit() or first in '"“-+(')


def without_asides(sentence: tuple[Item, ...]) -> tuple[Item, ...]:
    """A sentence without the parentheses in it that hold no figure and no mention of time or comparison."""
    out: list[Item] = []
    opened: list[int] = []
    for item in sentence:
        out.append(item)
        if item.text == "(":
            opened.append(len(out) - 1)
        elif item.text == ")" and opened:
            begin = opened.pop()
            if all(i.quantity is None and i.kind not in TELLING for i in out[begin:]):
                acronym = [i for i in out[begin + 1 : -1] if len(out) - begin == 3 and i.text.isupper()]
                out[begin:] = acronym
    return tuple(out)


def figures(sentence: tuple[Item, ...]) -> tuple[tuple[Figure, ...], tuple[Item, ...]]:
    """The figures of a sentence in order, and the items after the last one's tail."""
    places = [i for i, item in enumerate(sentence) if item.quantity is not None]
    quantities = [item.quantity for item in sentence if item.quantity is not None]
    begins = [0, *(place + 1 for place in places)]
    gaps = [sentence[begin:end] for begin, end in zip(begins, (*places, len(sentence)), strict=True)]
    verbs = [_verb_of(gap, quantity) for gap, quantity in zip(gaps, quantities, strict=False)]
    tails = [0, *(_tail_end(gaps[k], verbs[k][0], quantities[k - 1]) for k in range(1, len(places)))]
    tails.append(_last_tail(gaps[-1], quantities[-1]) if quantities else 0)
    found: list[Figure] = []
    for k, quantity in enumerate(quantities):
        gap, (start, stop) = gaps[k], verbs[k]
        verb = gap[start] if start < stop else None
        lead, near, tail = gap[tails[k] : start], gap[stop:], gaps[k + 1][: tails[k + 1]]
        found.append(Figure(quantity, lead, verb, near, tail, _depth(sentence[: places[k]])))
    return tuple(found), gaps[-1][tails[-1] :]


def _depth(items: tuple[Item, ...]) -> int:
    """How many parentheses are open behind the items."""
    return max(0, sum((item.text == "(") - (item.text == ")") for item in items if item.kind == "punct"))


def _verb_of(gap: tuple[Item, ...], quantity: Quantity) -> tuple[int, int]:
    """Where the verb that governs the figure behind the gap stands; ``(n, n)`` without one, n where the lead ends."""
    i = len(gap)
    if i and quantity.role == "low" and is_word(gap[i - 1].text, "range_openers"):
        i -= 1  # "tăng từ 0,03% đến 0,41%" tells the range of a change
    while i and (gap[i - 1].kind in BESIDE_VERB or _light(gap, i - 1)):
        i -= 1
    if i and gap[i - 1].kind == "verb":
        held = _comparative_before(gap[: i - 1]) if is_word(gap[i - 1].text, "copulas") else None
        return (held, held + 1) if held is not None else (i - 1, i)  # "nhiều hơn năm 2021 là 212 lượt"
    j = _more_than_base(gap)
    j = _comparative_before(gap) if j is None else j
    if j is not None:
        return j, j + 1
    j = len(gap)
    while j and (gap[j - 1].kind in {"bound", "status", "pairing"} or gap[j - 1].text in {"+", "-", "("}):
        j -= 1
    return j, j


def _more_than_base(gap: tuple[Item, ...]) -> int | None:
    """Where ``hơn`` stands as a verb before a base at the gap's end: ``hơn cùng kỳ 8%``; None where it does not."""
    for i in range(len(gap) - 1, 0, -1):
        if gap[i].kind not in {"base", "period", "bound", "adverb"}:
            return None
        if gap[i].kind in {"base", "period"} and gap[i - 1].get("bound") == "at_least":
            return i - 1
    return None


def _comparative_before(gap: tuple[Item, ...]) -> int | None:
    """Where a comparative stands before what it compares with: ``kém vụ mùa năm 2010 0,62%``; None where none does."""
    words = between = 0
    for i in range(len(gap) - 1, -1, -1):
        if gap[i].kind == "verb" and is_word(gap[i].text, "comparatives"):
            return i if between else None
        words += gap[i].kind == "word"
        between += gap[i].kind in {"word", "base", "period"}
        if words > LONGEST_COMPARED or gap[i].kind not in {"word", "adverb", "period", "base", "bound", "plan"}:
            return None
    return None


def _light(gap: tuple[Item, ...], i: int) -> bool:
    """A mark or period that may stand between a verb and its figure: ``giảm (-23,3%)``, ``tăng so với năm 2022 5%``."""
    item = gap[i]
    if item.text == "," and 0 < i < len(gap) - 1:
        return gap[i + 1].kind == "adverb" and gap[i - 1].kind in {"adverb", "verb"}  # "tăng khá cao, tới 23,5%"
    if item.kind == "punct":
        return item.text in {"+", "-", '"', "“", "”", ":"} or (item.text == "(" and i + 2 >= len(gap))
    if item.kind == "period" and item.get("means") in {"last_month", "last_year", "last_quarter"}:
        return i > 0 and gap[i - 1].kind == "verb"  # "cao hơn tháng trước 200 đồng"
    if item.kind == "plan":
        return i > 0 and (gap[i - 1].kind == "against" or gap[i - 1].get("role") in {"exceed", "up", "down"})
    return item.kind == "period" and i > 0 and gap[i - 1].kind in {"against", "base"}


def _tail_end(gap: tuple[Item, ...], limit: int, quantity: Quantity) -> int:
    """How many items of a gap still speak of the figure before it."""
    end = next((i for i in range(limit) if _breaks(gap, i)), limit)
    if quantity.unit.kind == "count":
        end = _list_end(gap, end, limit)
    if end < limit and gap[end].text == ")":
        end = _base_behind(gap, end, limit)
    if end == limit and 0 < limit < len(gap) and gap[limit].text == "(":
        return limit  # "5,3% GDP (tương ứng 224.000 tỷ đồng)"
    split = _split_at_preposition(gap, limit) if end == limit else limit
    if end == limit and quantity.unit.kind in {"physical", "money"} and 0 < split < limit and _has_words(gap[:split]):
        return split
    if end == limit and quantity.unit.kind != "count" and _has_words(gap[:limit]):
        return next((i for i in range(limit) if gap[i].kind in {"word", "label"}), limit)
    return split if end == limit else end


def _last_tail(gap: tuple[Item, ...], quantity: Quantity) -> int:
    """The last figure's tail: up to the first break, over commas where a counted thing's words go on."""
    end = next((i for i in range(len(gap)) if _breaks(gap, i)), len(gap))
    if end < len(gap) and gap[end].text == ")":
        return _base_behind(gap, end, len(gap))
    return _list_end(gap, end, len(gap)) if quantity.unit.kind == "count" else end


def _base_behind(gap: tuple[Item, ...], end: int, limit: int) -> int:
    """A base right behind closed parentheses is the figure's in them too: ``giảm 63 tỷ (7,8%) so với dự toán``."""
    stop = end + 1
    while stop < limit and gap[stop].kind in TELLING:
        stop += 1
    return stop if stop > end + 1 else end


def _breaks(gap: tuple[Item, ...], i: int) -> bool:
    item = gap[i]
    if item.kind == "punct":
        return (item.text in BREAKS or item.text in STOPS) and not (item.text == "," and _paired(gap, i))
    if item.kind == "joint":
        return not _joins_within(gap, i)
    if item.kind == "verb":
        return item.get("role") in {"up", "down", "share", "exceed"}
    return item.kind in HARD


def _paired(gap: tuple[Item, ...], i: int) -> bool:
    """Whether the words on both sides of a comma are one term: ``67 đơn thư khiếu nại, tố cáo``."""
    before = " ".join(item.text for item in gap[max(0, i - NEAR) : i])
    text = fold(f"{before}, {' '.join(item.text for item in gap[i + 1 : i + 1 + NEAR])}")
    return any(found.start() < len(before) < found.end() for found in _pairs().finditer(text))


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(subject_words('paired_words'))})(?!\w)")


def _list_end(gap: tuple[Item, ...], end: int, limit: int) -> int:
    """A counted thing's own list of words goes on over commas to the clause's end: ``64 vụ buôn lậu, hàng giả; …``."""
    if end == 0 or end >= limit or gap[end].text != ",":
        return end
    ends = {"part", "verb", "period"}
    stop = next((i for i in range(end, limit) if gap[i].text in {";", ".", "("} or gap[i].kind in ends), None)
    return stop if stop is not None and gap[stop].text in {";", "."} else end


def _joins_within(gap: tuple[Item, ...], i: int) -> bool:
    """``và`` between two bases, or between words that a mark ends: ``trả trước và đúng hạn, chiếm …``."""
    if i + 1 >= len(gap) or not i:
        return False
    if gap[i - 1].kind == "base" and gap[i + 1].kind == "base":
        return True
    stop = next((n for n in range(i + 1, len(gap)) if gap[n].kind not in {"word", "adverb", "name"}), len(gap))
    marked = i + 1 < stop < len(gap) and gap[stop].text in {",", ";", "(", "."}
    return marked and gap[i - 1].kind == "word" and is_word(gap[i].text, "joints")


def _has_words(items: tuple[Item, ...]) -> bool:
    return any(item.kind == "word" for item in items)


def _split_at_preposition(gap: tuple[Item, ...], limit: int) -> int:
    """Without a mark the next figure's words begin at a small word: ``239 tấn gạo cho 4.771 hộ``."""
    return next((i for i in range(limit - 1, -1, -1) if is_word(gap[i].text, "clause_openers")), limit)
