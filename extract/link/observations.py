"""The codes of a document's observations: levels by their names, ratios as the levels that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.link.geography import area_code
from extract.link.linking import Link, Linker, Mention
from extract.model import Extraction, Measure, Observation
from extract.view import fold

IN_OWN_UNIT = frozenset({Measure.LEVEL, Measure.CHANGE_ABS})
Key = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True)
class Codes:
    """What the catalogue and the lists of areas call an observation: the link of its indicator, its area's code."""

    indicator: Link
    area: str | None


def codes_of(extraction: Extraction, linker: Linker) -> dict[str, Codes]:
    """The codes of every observation of a document, by observation_id."""
    observations = {o.observation_id: o for o in extraction.observations}
    links = _links(observations, linker)
    frame = extraction.frame
    return {
        o.observation_id: Codes(links[o.observation_id], area_code(o.area, frame.area, frame.published))
        for o in observations.values()
    }


def _links(observations: dict[str, Observation], linker: Linker) -> dict[str, Link]:
    found: dict[str, Link] = {}
    rows: dict[Key, set[str]] = defaultdict(set)  # the codes of the levels of a name in a row, in the document
    for o in (o for o in observations.values() if o.measure in IN_OWN_UNIT):
        link = linker.link(Mention(o.indicator, o.unit or None, _context(o, observations)))
        found[o.observation_id] = link
        if link.code:
            for key in _keys(o):
                rows[key].add(link.code)
    for o in (o for o in observations.values() if o.measure not in IN_OWN_UNIT):
        told = next((rows[key] for key in _keys(o) if key in rows), set())
        if len(told) == 1:
            found[o.observation_id] = Link(next(iter(told)), "sibling", 1.0)
        else:
            found[o.observation_id] = linker.link(Mention(o.indicator, None, _context(o, observations)))
    return found


def _keys(o: Observation) -> Iterable[Key]:
    """What a ratio and the level that it speaks of share: the name in a row, else the name in the document."""
    if o.row is not None:
        yield o.place, o.row, fold(o.indicator)
    yield "", None, fold(o.indicator)


def _context(o: Observation, observations: dict[str, Observation]) -> tuple[str, ...]:
    """The words around a figure: headings, the total that it is part of, in a table its head and row."""
    total = observations.get(o.part_of) if o.part_of else None
    return (o.section, total.indicator if total else "", o.context if o.row is not None else "")
