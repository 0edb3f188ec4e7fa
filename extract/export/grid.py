"""Figures laid out as sheets: a domain a sheet, a series a row, a period a column."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from extract.export import labels
from extract.export.figures import ALL, Choice, Figure, Line
from extract.model import Measure, Period
from extract.series.wording import SCALES

UNSCALED = frozenset({"%", "‰", "điểm %", "lần", ""})
"""Units that no scale word stands before."""
LEGEND = "Ghi chú"
LONGEST = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""What Excel allows of a sheet's name."""
MOST_PLACES = 8
MEASURES = tuple(map(str, Measure))


@dataclass(frozen=True, slots=True)
class Row:
    """A series on its sheet: the power of ten that it is shown in, its figures, each in the column of its period.

    ``vintage`` is given where every vintage has a row of its own.
    """

    line: Line
    vintage: dt.date | None
    scale: int
    figures: tuple[Figure, ...]

    @property
    def places(self) -> int:
        """Decimal places of what is derived: as many as the printed ones show at most."""
        told = [places(each, self.scale) for each in self.figures if each.origin]
        return max(told, default=1 if self.scale else max(each.decimals for each in self.figures))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The series of a domain, and the periods that any of them tells, in the order of time."""

    name: str
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]


def sheets(told: tuple[Figure, ...], choice: Choice) -> tuple[Sheet, ...]:
    """The sheets of figures, by name, the series that no indicator names last.

    Where all vintages are chosen, each of them has a row of its own.
    """
    domains: dict[str, list[Figure]] = {}
    for figure in told:
        domains.setdefault(labels.domain(figure.line), []).append(figure)
    ordered = sorted(domains, key=lambda name: (name == labels.OTHERS, name))
    return tuple(_sheet(name, domains[each], choice) for each, name in zip(ordered, _names(ordered), strict=True))


def _names(domains: list[str]) -> tuple[str, ...]:
    """Names that Excel takes, none of them twice, upper and lower case being one to it."""
    found: list[str] = []
    taken = {"history", LEGEND.casefold()}
    for domain in domains:
        name = base = FORBIDDEN.sub(" ", domain)[:LONGEST].strip("' ") or labels.OTHERS
        number = 2
        while name.casefold() in taken:
            ending = f" ({number})"
            name, number = base[: LONGEST - len(ending)] + ending, number + 1
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)


def _sheet(name: str, told: list[Figure], choice: Choice) -> Sheet:
    def own(figure: Figure) -> tuple[Line, dt.date]:
        return figure.line, (figure.vintage or dt.date.min) if choice.vintage == ALL else dt.date.min

    ordered = sorted(told, key=lambda each: (_level_first(each.line), own(each)))
    rows = tuple(_row(key, tuple(figures)) for key, figures in groupby(ordered, own))
    return Sheet(name, tuple(sorted({each.period for each in told}, key=in_time)), rows)


def _level_first(line: Line) -> tuple[object, ...]:
    """The order of lines: of one indicator and area the level, then how it compares."""
    return line.indicator, line.area, MEASURES.index(line.measure)


def _row(key: tuple[Line, dt.date], told: tuple[Figure, ...]) -> Row:
    line, vintage = key
    return Row(line, None if vintage == dt.date.min else vintage, scale(told), told)


def in_time(period: Period) -> tuple[object, ...]:
    """Where a period stands among others: by its end, the shorter first; so 06/2022, quý II/2022, 6T/2022."""
    return period.end, -period.start.toordinal(), period.kind


def scale(told: Iterable[Figure]) -> int:
    """The power of ten that reports print most of these figures in; of derived ones that of the greatest."""
    figures = tuple(told)
    printed = Counter(each.origin.scale for each in figures if each.origin and each.origin.scale in labels.WORDS)
    if printed:
        return max(printed, key=lambda power: (printed[power], power))
    if any(each.origin for each in figures) or figures[0].line.unit in UNSCALED:
        return 0
    greatest = max(abs(each.value) for each in figures)
    return next(power for power, _ in SCALES if greatest >= 10**power or not power)


def places(figure: Figure, power: int) -> int:
    """Decimal places that show a printed figure in another scale with the digits that are printed."""
    origin = figure.origin
    return min(max(origin.decimals + power - origin.scale, 0), MOST_PLACES) if origin else 0
