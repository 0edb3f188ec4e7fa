"""Parts and their total: sums, and parts that must not exceed their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import patterns
from extract.model import Bound
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import Equation, Identity, Verdict
from extract.validate.interval import Interval, total
from extract.validate.links import name_of
from extract.view import fold

LISTED = ": all"
HOLDING = frozenset({Verdict.HOLDS, Verdict.ROUNDED, Verdict.TRUNCATED})


def sums(figures: Figures) -> Iterator[Identity]:
    """``Gồm: xuất khẩu 50 triệu, nhập khẩu 110 triệu`` under ``160 triệu``: lists that are all must meet their total,
    others must not exceed it."""
    for whole in figures.all:
        parts = figures.parts_of(whole)
        gapless = not _skips(figures, whole, parts)
        for _, grouped in groupby(parts, key=lambda part: part.observation.place):
            yield from _lists(whole, tuple(grouped), gapless)


def _lists(whole: Figure, parts: tuple[Figure, ...], gapless: bool) -> Iterator[Identity]:
    """The lists among the parts told in one place: runs that meet the total each, or all of them together."""
    if len(parts) == 1:
        yield _identity("subset", whole, parts, listed=False)
        return
    rest = parts
    while rest:
        run = _meeting_run(whole, rest)
        if not run:
            break
        yield _identity("sum", whole, run, listed=True)
        rest = rest[len(run) :]
    if len(rest) == 1 and len(parts) > 1:
        yield _identity("subset", whole, rest, listed=False)
    elif rest and len(rest) < len(parts):
        yield from (_identity("subset", whole, (part,), listed=False) for part in rest)
    elif rest:
        yield _identity("sum", whole, rest, listed=gapless and _is_closed(whole) and fills(whole, rest))


def _skips(figures: Figures, whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether a level of the kind stands among the parts and is none of them: the list may hold more than was read."""
    own = {part.id for part in parts}
    beside = [f for f in figures.all if parts and f.id not in own and f.observation.part_of not in own]
    kind = [f for f in beside if f.observation.unit == whole.observation.unit or (f.is_counted and whole.is_counted)]
    spans = [(group[0], group[-1]) for _, g in groupby(parts, key=lambda p: p.observation.place) if (group := tuple(g))]
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
    """The shortest row of the first parts, two at least, that meets the total; of one longer that does so exactly."""
    for count in range(2, len(parts) + 1):
        judged = _identity("sum", whole, parts[:count], listed=True).judged()
        if judged is not None and judged.verdict in HOLDING:
            return parts[:count]
    return ()


def fills(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether parts are all of their total: by the words before them, by its name, or by what they are called."""
    if all(is_listed(part) for part in parts) and not _leaves_rest(parts[-1]):
        return True
    return _are_complements([name_of(part) for part in parts])


def _is_closed(whole: Figure) -> bool:
    """Whether a total is told without ``trên``, ``hơn``: its parts may else fall short of it."""
    return whole.observation.bound is not Bound.AT_LEAST


def _leaves_rest(last: Figure) -> bool:
    """Whether the list goes on with a rest that no figure tells: ``rau 41 ha; còn lại là cây khác``."""
    behind = fold(last.observation.context).rpartition(fold(last.observation.value_text))[2]
    rest = [behind.rpartition(word)[2] for word in patterns.load("wholes")["remainders"] if word in behind]
    return any(not re.search(r"\d", text) for text in rest)


def _are_complements(names: list[str]) -> bool:
    """Whether each of some names holds another of the words that together fill a whole: ``nội địa``, ``quốc tế``."""
    sets = (tuple(map(fold, words)) for words in patterns.load("wholes")["complements"])
    return any(
        len(words) == len(names)
        and all(sum(word in name for name in names) == 1 for word in words)
        and all(sum(word in name for word in words) == 1 for name in names)
        for words in sets
    )


def is_listed(part: Figure) -> bool:
    """Whether the words that open its list say that it names all parts."""
    return dict(part.observation.how).get("part_of", "").endswith(LISTED)


def _identity(kind: str, whole: Figure, parts: tuple[Figure, ...], listed: bool) -> Identity:
    return Identity(kind, whole, parts, _sum(whole, parts), at_most=not listed, listed=listed)


def _sum(whole: Figure, parts: tuple[Figure, ...]) -> Equation:
    def sides(value_of: Taken) -> tuple[Interval, Interval]:
        return value_of(whole), total(tuple(value_of(part) for part in parts))

    return sides
