"""The observations of a report as figures to reckon with: each with its value in base units and its interval."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from extract.bind.parts import RIGHT_BEHIND
from extract.interval import ABOUT, INFINITE, Interval
from extract.kinds import PHYSICAL, RATIOS, are_alike
from extract.model import Bound, Extraction, Measure, Observation, Reading
from extract.passages import Passage, passages

K = TypeVar("K", bound=Hashable)
LISTED = ": all"


@dataclass(frozen=True, slots=True)
class Value:
    """What a figure says, as printed or as it may be read or mended: ``number`` is in the printed unit, signed."""

    number: Decimal
    decimals: int
    scale: int
    measure: Measure = Measure.LEVEL

    @property
    def amount(self) -> Decimal:
        """The value in the unit without its scale word: 1230,5 tỷ is 1.230.500.000.000."""
        return self.number.scaleb(self.scale)

    @property
    def step(self) -> Decimal:
        """The worth of the last printed digit."""
        return Decimal(1).scaleb(self.scale - self.decimals)


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation with its value, and the other readings of the same characters."""

    observation: Observation
    value: Value
    others: tuple[Value, ...] = ()

    @property
    def id(self) -> str:
        return self.observation.observation_id

    @property
    def is_level(self) -> bool:
        return self.observation.measure is Measure.LEVEL

    @property
    def is_counted(self) -> bool:
        """Whether it counts whole things, which are never rounded unless told in thousands."""
        unit = self.observation.unit.split("/")[0]
        whole = self.value.decimals == 0 and self.value.scale == 0
        return self.is_level and whole and unit not in RATIOS | PHYSICAL and unit != ""

    def interval(self, value: Value | None = None) -> Interval:
        """What the figure can stand for, as printed or with another ``value``."""
        taken = value or self.value
        bound = self.observation.bound
        if bound is Bound.AT_LEAST:
            return Interval(taken.amount - taken.step / 2, INFINITE, taken.amount)
        if bound is Bound.AT_MOST:
            return Interval(-INFINITE, taken.amount + taken.step / 2, taken.amount)
        if bound is Bound.ABOUT:
            return Interval.rounded(taken.amount, taken.step * ABOUT)
        return Interval.of(taken.amount) if self.is_counted else Interval.rounded(taken.amount, taken.step)

    def truncated(self, value: Value | None = None) -> Interval:
        """What the figure can stand for if it was cut off: up to, but not, the next digit."""
        taken = value or self.value
        ends = sorted((taken.amount, taken.amount + taken.step.copy_sign(taken.amount)))
        return Interval(ends[0], ends[1], taken.amount)


Assignment = Mapping[str, Value]
"""Values by the ids of figures, where they are not those printed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The figures of a report under an assignment."""

    assigned: Assignment

    def __call__(self, figure: Figure) -> Interval:
        """The interval of a figure."""
        return figure.interval(self.assigned.get(figure.id))

    def measure(self, figure: Figure) -> Measure:
        """What a figure states."""
        return self.assigned.get(figure.id, figure.value).measure


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a report in the order of their places."""

    all: tuple[Figure, ...]
    passages: tuple[Passage, ...] = ()
    text: str = ""
    by_id: Mapping[str, Figure] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    sentences: Mapping[tuple[str, str], tuple[Figure, ...]] = field(default_factory=dict)

    @staticmethod
    def of(extraction: Extraction) -> Figures:
        """The figures of a report, with the readings of their numbers."""
        readings = {n.observation_id: n.readings for n in extraction.numbers if n.observation_id}
        ordered = sorted(extraction.observations, key=lambda o: (o.start, o.end))
        found = tuple(_figure(o, readings.get(o.observation_id, ())) for o in ordered)
        places = {figure.id: place for place, figure in enumerate(found)}
        by_id = {figure.id: figure for figure in found}
        document = extraction.document
        parts = _grouped(found, lambda figure: figure.observation.part_of)
        sentences = _grouped(found, lambda figure: (figure.observation.place, figure.observation.context))
        return Figures(found, tuple(passages(document)), document.text, by_id, places, parts, sentences)

    def place(self, figure: Figure) -> int:
        """Where a figure stands among all."""
        return self.places[figure.id]

    def parts_of(self, figure: Figure) -> tuple[Figure, ...]:
        """The levels that are part of a figure, told in its unit."""
        return tuple(part for part in self.parts.get(figure.id, ()) if _is_part(part, figure))


def _grouped(figures: tuple[Figure, ...], key: Callable[[Figure], K | None]) -> dict[K, tuple[Figure, ...]]:
    """The figures by a key, in their order; those without one left out."""
    found: dict[K, list[Figure]] = {}
    for figure in figures:
        value = key(figure)
        if value is not None:
            found.setdefault(value, []).append(figure)
    return {value: tuple(group) for value, group in found.items()}


def by_place(figures: tuple[Figure, ...]) -> tuple[tuple[Figure, ...], ...]:
    """The figures of the body, of each footnote, of each table: a page's notes stand within a sentence that goes on."""
    return tuple(_grouped(figures, lambda figure: figure.observation.place).values())


def _is_part(part: Figure, whole: Figure) -> bool:
    """Whether a level told as part of another is counted like it: in its unit, or both in things."""
    one, other = part.observation, whole.observation
    planned = (one.status == "plan") == (other.status == "plan")
    if not part.is_level or other.unit in RATIOS or one.bound is Bound.AT_LEAST or not planned:
        return False
    if are_alike(one.unit, other.unit):
        return True
    told = is_listed(part) or dict(one.how).get("part_of") == RIGHT_BEHIND
    listed = told and (one.context == other.context or one.place != other.place)
    return part.is_counted and whole.is_counted and (listed or part.value.amount <= whole.value.amount)


def is_listed(part: Figure) -> bool:
    """Whether the words that open its list say that it names all parts: ``gồm``."""
    return dict(part.observation.how).get("part_of", "").endswith(LISTED)


def _figure(observation: Observation, readings: tuple[Reading, ...]) -> Figure:
    value = Value(observation.value, observation.decimals, observation.scale, observation.measure)
    sign = -1 if observation.value < 0 else 1
    others = tuple(
        replace(value, number=sign * reading.value, decimals=reading.decimals)
        for reading in readings
        if sign * reading.value != observation.value
    )
    return Figure(observation, value, others)
