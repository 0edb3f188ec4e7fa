"""Parts and their total: sums, and parts that must not exceed their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import patterns
from extract.bind.parts import IN_ROW
from extract.bind.scope import COMPARED, LISTED
from extract.interval import Interval, total
from extract.kinds import are_alike
from extract.model import Bound
from extract.validate.figures import Figure, Figures, Taken, Value, by_place, is_listed
from extract.validate.identity import HOLDING, Equation, Identity
from extract.validate.links import WHOLE, in_sentence, is_average, name_of
from extract.validate.slips import SLIPS, TYPED, is_mended
from extract.view import fold

LONGEST_ROW = 12  # parts of a list up to which each row of first ones is tried
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NEARBY = 60  # characters from a total to the parts in parentheses
ROWS = frozenset({LISTED, IN_ROW})
LONGEST = 60  # parts of a list that is looked through for one that meets its total earlier


def sums(figures: Figures) -> Iterator[Identity]:
    """``Gồm: xuất khẩu 50 triệu, nhập khẩu 110 triệu`` under ``160 triệu``: lists that are all must meet their total,
    others must not exceed it."""
    for whole in figures.all:
        parts = () if is_average(figures, whole) else figures.parts_of(whole)
        gapless = not _skips(figures, whole, parts)
        for told in by_place(parts):
            yield from _lists(figures, whole, told, gapless)


def _lists(figures: Figures, whole: Figure, parts: tuple[Figure, ...], gapless: bool) -> Iterator[Identity]:
    """The lists among the parts told in one place: all of them, or runs that meet the total each."""
    if len(parts) == 1:
        yield from _single(figures, whole, parts, gapless)
        return
    runs, rest = _runs(whole, parts)
    if not runs and _are_other_things(whole, parts):
        return
    bracketed = is_bracketed(figures, whole, parts) and is_exceeded(whole, parts)
    named_all = bracketed or (gapless and _is_closed(whole) and fills(whole, parts))
    twice = _is_told_twice(rest, parts)
    if twice or (named_all and not runs):
        row = parts if twice else _row_meant(whole, parts)
        yield Identity("sum", whole, row, sum_of(whole, row))
        yield from (_at_most("subset", whole, (part,)) for part in parts[len(row) :])
        return
    yield from (Identity("sum", whole, run, sum_of(whole, run)) for run in runs)
    over = tuple(part for part in rest if part.interval().low > whole.interval().high)
    if runs or len(rest) == 1 or over:
        yield from (_at_most("subset", whole, (part,)) for part in (over or rest))
    elif rest:
        yield replace(_at_most("sum", whole, rest), firm=are_complements(rest))


def _single(figures: Figures, whole: Figure, parts: tuple[Figure, ...], gapless: bool) -> Iterator[Identity]:
    """A part told alone: all of its total where the words say so, else not more than it."""
    if _compares_spans(figures, whole, parts[0]) or are_opposite(whole, parts[0]):
        return
    alone = gapless and is_listed(parts[0]) and _is_closed(whole) and _is_all_told(figures, whole, parts[0])
    yield Identity("sum", whole, parts, sum_of(whole, parts)) if alone else _at_most("subset", whole, parts)


def _are_other_things(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether parts are counted in other things than their total, and no slip explains why they do not meet it:
    ``2 khu bảo tồn, gồm 9 trạm, 1 hạt`` lists what the areas have, ``9 đơn vị, gồm 8 xã và 11 thị trấn`` is wrong."""
    if all(are_alike(part.observation.unit, whole.observation.unit) for part in parts):
        return False
    if not any(whole.observation.unit.startswith(unit) for unit in patterns.load("wholes")["general_units"]):
        return True
    listed = Identity("sum", whole, parts, sum_of(whole, parts))
    return not is_mended(listed, listed.figures, TYPED, HOLDING)


def _is_all_told(figures: Figures, whole: Figure, part: Figure) -> bool:
    """Whether the words behind what opens a list tell one thing only: ``chia ra: thu nội địa 205 tỷ, giảm 4%.``"""
    w, p = whole.observation, part.observation
    if w.place == p.place and w.context != p.context:
        return False
    context = fold(p.context)
    lead, _, behind = context.partition(fold(p.value_text))
    between = fold(figures.text[w.end : p.start]) if w.place == p.place else lead
    openers = [between.rfind(word) for word in patterns.load("wholes")["all_openers"] if word in between]
    if not openers:
        return False
    clauses = re.split(r"[;,]\s| và ", between[max(openers) :] + p.value_text + behind.strip(" .;"))
    return all(re.search(r"\d", clause) for clause in clauses) and ";" not in behind.strip(" .;")


def _runs(whole: Figure, parts: tuple[Figure, ...]) -> tuple[tuple[tuple[Figure, ...], ...], tuple[Figure, ...]]:
    """The rows of first parts that meet the total one after the other, and what is left behind them."""
    runs: list[tuple[Figure, ...]] = []
    rest = parts
    while run := _meeting_run(whole, rest):
        runs.append(run)
        rest = rest[len(run) :]
    return tuple(runs), rest


def _row_meant(whole: Figure, parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The longest row of first parts that one slip keeps from meeting the total: behind it a part of a part may be
    told; else all, and all where one of them is told twice."""
    if _holds_without_a_twin(whole, parts):
        return parts
    for count in range(min(len(parts), LONGEST_ROW), 1, -1):
        row = Identity("sum", whole, parts[:count], sum_of(whole, parts[:count]))
        if is_mended(row, row.figures, SLIPS, HOLDING):
            return row.members
    return parts


def _holds_without_a_twin(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether parts meet their total once one that is told twice is counted once."""
    seen: list[tuple[str, Value]] = []
    once: list[Figure] = []
    for part in parts:
        told = (name_of(part), part.value)
        once += [] if told in seen else [part]
        seen.append(told)
    return len(once) == len(parts) - 1 and _holds(whole, tuple(once))


def _holds(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    judged = Identity("sum", whole, parts, sum_of(whole, parts)).judged()
    return judged is not None and judged.verdict in HOLDING


def _is_told_twice(rest: tuple[Figure, ...], parts: tuple[Figure, ...]) -> bool:
    """Whether what is left of a list that met its total was in it already: a part told twice."""
    if not rest:
        return False
    told = {(name_of(part), part.value) for part in parts[: len(parts) - len(rest)]}
    return all((name_of(part), part.value) in told for part in rest)


def _skips(figures: Figures, whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether a level of the kind stands among the parts and is none of them: the list may hold more than was read."""
    if not parts:
        return False
    own = {part.id for part in parts}
    near = figures.all[min(figures.place(whole), figures.place(parts[0])) : figures.place(parts[-1])]
    beside = [f for f in near if f.id not in own and f.observation.part_of not in own]
    unit = whole.observation.unit
    mixed = whole.is_counted and any(part.observation.unit != unit for part in parts)
    kind = [f for f in beside if f.observation.unit == unit or (mixed and f.is_counted)]
    spans = [(told[0], told[-1]) for told in by_place(parts)]
    return any(
        f.is_level and f.observation.place == one.observation.place and _between(f, whole, one, other)
        for f in kind
        for one, other in spans
    )


def _between(figure: Figure, whole: Figure, first: Figure, last: Figure) -> bool:
    o, same = figure.observation, whole.observation.place == first.observation.place
    start = whole.observation.end if same else first.observation.start
    return start < o.start < last.observation.end


def _meeting_run(whole: Figure, parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The shortest row of the first parts, two at least, that meets the total."""
    rows = (parts[:count] for count in range(2, min(len(parts), LONGEST) + 1))
    return next((row for row in rows if _holds(whole, row)), ())


def fills(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether parts are all of their total: by the words before them, by its name, or by what they are called."""
    if all(is_listed(part) for part in parts) and not _leaves_rest(parts[-1]):
        return True
    units = [part.observation.unit for part in parts]
    row = whole.observation.unit.split(", ")  # "151 xã, phường, thị trấn (131 xã, 12 phường, 8 thị trấn)"
    return are_complements(parts, ("complements",)) or (len(row) > 1 and sorted(units) == sorted(row))


def is_bracketed(figures: Figures, whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether parentheses right behind a total hold all of a row: ``1.205 dự án (397 dự án FDI và 808 trong nước)``."""
    first, last = parts[0].observation, parts[-1].observation
    if whole.observation.place != first.place:
        return False
    before = figures.text[whole.observation.end : first.start]
    inside, behind = figures.text[first.end : last.start], figures.text[last.end :]
    opened = before.count("(") == 1 and ")" not in before + inside and len(before) < NEARBY
    opened = opened and not YEAR.search(inside)  # "184 hợp tác xã (lập mới 12, giải thể 05, cuối năm 2017 có 177)"
    return opened and re.match(r"[^()\d]*\)", behind) is not None


def is_exceeded(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether counts without ``trong đó`` before them are more than their total together: ``12 cuộc (8 cuộc theo kế
    hoạch, 6 cuộc đột xuất)``."""
    alike = all(part.observation.period == whole.observation.period for part in parts)
    counted = alike and whole.is_counted and all(part.is_counted and not part.others for part in parts)
    plain = all(dict(part.observation.how).get("part_of") in ROWS for part in parts)
    return counted and plain and sum(part.value.amount for part in parts) > whole.value.amount


def _is_closed(whole: Figure) -> bool:
    """Whether a total is told without ``trên``, ``hơn``: its parts may else fall short of it."""
    return whole.observation.bound is not Bound.AT_LEAST


def _leaves_rest(last: Figure) -> bool:
    """Whether the list goes on with a rest that no figure tells: ``rau 41 ha; còn lại là cây khác``."""
    behind = fold(last.observation.context).rpartition(fold(last.observation.value_text))[2]
    rest = [behind.rpartition(word)[2] for word in patterns.load("wholes")["remainders"] if word in behind]
    return any(not re.search(r"\d", text) for text in rest)


def are_complements(parts: tuple[Figure, ...], lists: tuple[str, ...] = ("complements", "usual_parts")) -> bool:
    """Whether parts are called by the words that together fill a whole, each by another: ``nội địa``, ``quốc tế``."""
    names = [name_of(part) for part in parts]
    differing = [" ".join(words) for words in _without_common([name.split() for name in names])]
    sets = (tuple(map(fold, words)) for each in lists for words in patterns.load("wholes")[each])
    alike = (words for words in sets if len(words) == len(names))
    return any(_are_called(names, words) or _are_called(differing, words) for words in alike)


def _without_common(names: list[list[str]]) -> list[list[str]]:
    """Names without the words that all of them begin with: of ``cảng quốc tế … nội địa`` what differs."""
    same = next((n for n, words in enumerate(zip(*names, strict=False)) if len(set(words)) > 1), 0)
    return [words[same:] for words in names]


def _are_called(names: list[str], words: tuple[str, ...]) -> bool:
    once = all(sum(word in name for name in names) == 1 for word in words)
    return once and all(sum(word in name for word in words) == 1 for name in names)


def _compares_spans(figures: Figures, whole: Figure, part: Figure) -> bool:
    """Whether a fraction whose part exceeds its whole holds this year against the last: ``58/54 vụ, tăng 7,4%``,
    ``19/24 vụ, chết 8/11 người, bị thương 17/15 người``."""
    if not whole.observation.indicator.endswith(WHOLE) or part.value.amount <= whole.value.amount:
        return False
    beside = [f for f in in_sentence(figures, part) if f is not whole and f is not part]
    of_events = any(whole.observation.unit == fold(unit) for unit in patterns.load("wholes")["event_units"])
    fractions = of_events and any(f.observation.indicator.endswith(WHOLE) for f in beside)
    return fractions or any(f.observation.measure in COMPARED and _fits_change(part, whole, f) for f in beside)


def _fits_change(part: Figure, whole: Figure, change: Figure) -> bool:
    """Whether a change is that from one figure to another: from 54 to 58 by 7,4 %, or by 4."""
    now, before, told = part.value.amount, whole.value.amount, abs(change.value.amount)
    return told in (abs(now - before), round(abs(100 * now / before - 100), change.value.decimals))


def _at_most(kind: str, whole: Figure, parts: tuple[Figure, ...]) -> Identity:
    return Identity(kind, whole, parts, sum_of(whole, parts), at_most=True)


def sum_of(whole: Figure, parts: tuple[Figure, ...]) -> Equation:
    """A total against the sum of some parts."""

    taken_off = [are_opposite(whole, part) for part in parts]

    def sides(value_of: Taken) -> tuple[Interval, Interval]:
        values = zip(parts, taken_off, strict=True)
        nothing = Interval.of(Decimal(0))
        return value_of(whole), total(
            tuple(nothing - value_of(part) if off else value_of(part) for part, off in values)
        )

    return sides


def are_opposite(whole: Figure, part: Figure) -> bool:
    """Whether a part is a balance of the other sign than its total's: ``xuất siêu 3 tỷ USD, gồm … nhập siêu 2 tỷ``."""
    pairs = patterns.load("wholes")["opposites"]
    one, other = name_of(whole), name_of(part)
    return any(fold(a) in one and fold(b) in other for pair in pairs for a, b in (pair, reversed(pair)))
