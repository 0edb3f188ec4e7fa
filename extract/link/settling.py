"""Links of one document held against each other: two figures of one series that contradict each other are not both
rightly named, unless the report itself is wrong.

A part is not what its total is; of ``Nước khác`` under ``Châu Á`` and under ``Châu Âu`` neither is all other countries;
a name that a wording only comes near gives way to one that is a wording. What stays contradicted, under names that are
beyond doubt, is for the checks to tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extract.interval import Interval
from extract.link.linking import Link, Linker, Mention
from extract.model import Measure, Observation
from extract.validate.figures import Figure, Value
from extract.view import fold

IN_OWN_UNIT = frozenset({Measure.LEVEL, Measure.CHANGE_ABS})
CERTAIN = {"exact": 3, "words": 2, "fuzzy": 1, "clause": 0}
Named = tuple[str, int | None, str]
"""What is named: a row of a table with its name, or a name in prose."""


def settled(observations: tuple[Observation, ...], links: dict[str, Link], linker: Linker) -> dict[str, Link]:
    """The links by observation_id, open where a figure contradicts one that is named with more certainty; of a row that
    says more than the other (``Tổng mức bán lẻ Du lịch lữ hành`` beside ``Tổng mức bán lẻ``) by what it says more."""
    certain = _certainty(observations, links)
    doubtful: dict[tuple[Named, str | None], str] = {}  # with what such a name begins that says more than another
    for told in _series(observations, links):
        for one, other in _pairs(told, certain):
            if not _value(one).meets(_value(other)):
                for lost, begun in _losing(one, other, certain):
                    key = named(lost), links[lost.observation_id].code
                    doubtful[key] = max(doubtful.get(key, ""), begun, key=len)
    found = dict(links)
    for o in observations:
        link = links[o.observation_id]
        lost_begun = doubtful.get((named(o), link.code))
        if lost_begun is not None:
            found[o.observation_id] = _of_rest(o, link, lost_begun, linker)
    return found


def _of_rest(o: Observation, link: Link, begun: str, linker: Linker) -> Link:
    """The link of what a name says more than its beginning, if that is a part of what it was taken for; else open."""
    if begun and link.code is not None:
        unit = o.unit or None if o.measure in IN_OWN_UNIT else None
        rest = linker.link(Mention(o.indicator[len(begun) :].strip(), unit, (o.section,), (), link.code))
        if rest.code is not None and rest.code != link.code and linker.is_part(rest.code, link.code):
            return rest
    return _open(link)


def _series(observations: Iterable[Observation], links: dict[str, Link]) -> Iterator[list[Observation]]:
    """The figures that would be of one series in one period, two or more."""
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        code = links[o.observation_id].code
        if code is not None and o.period is not None:
            groups[code, o.area, o.measure, o.base, o.base_text, o.unit, o.period, o.status, o.bound].append(o)
    return (told for told in groups.values() if len(told) > 1)


def _pairs(told: list[Observation], certain: dict[Named, int]) -> Iterator[tuple[Observation, Observation]]:
    """Each figure with the next and with that of the surest, shortest name: as many pairs as figures, twice."""
    yield from pairwise(told)
    surest = max(told, key=lambda o: (certain[named(o)], -len(o.indicator), -o.start))
    yield from ((surest, o) for o in told if o is not surest)


def _losing(one: Observation, other: Observation, certain: dict[Named, int]) -> tuple[tuple[Observation, str], ...]:
    """Which of two figures that contradict each other is named wrongly, and with what its name begins if it says more
    than the other's; none where names are beyond doubt."""
    if one.part_of == other.observation_id:
        return ((one, other.indicator if _continues(one, other) else ""),)
    if other.part_of == one.observation_id:
        return ((other, one.indicator if _continues(other, one) else ""),)
    alike = fold(one.indicator) == fold(other.indicator)
    table = one.row is not None and one.place == other.place
    if table and one.row == other.row:
        return ()  # two columns of a row: what tells them apart is no name
    if table and alike:
        return (one, ""), (other, "")
    if table and _continues(one, other):
        return ((one, other.indicator),)
    if table and _continues(other, one):
        return ((other, one.indicator),)
    first, second = certain[named(one)], certain[named(other)]
    if alike or (first == second == CERTAIN["exact"] and not table):
        return ()
    if first != second:
        return ((one if first < second else other, ""),)
    return (one, ""), (other, "")


def _continues(one: Observation, other: Observation) -> bool:
    """Whether a name says more than another: ``Tổng mức bán lẻ Du lịch`` than ``Tổng mức bán lẻ``."""
    return fold(one.indicator).startswith(f"{fold(other.indicator)} ")


def _certainty(observations: Iterable[Observation], links: dict[str, Link]) -> dict[Named, int]:
    """How certain the names are, a ratio's as its level's."""
    found: dict[Named, int] = defaultdict(int)
    for o in observations:
        found[named(o)] = max(found[named(o)], CERTAIN.get(links[o.observation_id].how, 0))
    return found


def named(o: Observation) -> Named:
    """What an observation's name is in its document: with its row in a table, alone in prose."""
    return ("", None, fold(o.indicator)) if o.row is None else (o.place, o.row, fold(o.indicator))


def _value(o: Observation) -> Interval:
    return Figure(o, Value(o.value, o.decimals, o.scale)).interval()


def _open(link: Link) -> Link:
    return Link(None, "open", link.score, (link.code,) if link.code else ())
