"""The number of a cell: printed alone, with a sign, in brackets, with a per cent sign or a unit behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import words
from extract.scan.units import Unit
from extract.tables.units import unit_of
from extract.view import View

FIGURE = re.compile(
    r"""\s* (?P<open>\()? \s* (?P<sign>[+\-−–±▲▼])? \s*
    (?P<number>\d{1,3}(?:[ ]\d{3})+(?:[.,]\d+)? | \d+(?:[.,]\d+)*) \s*  # 1 234,5 or 1.234,5
    (?P<unit>[^\d\s()][^()]*)? (?P<close>\))? \s*""",
    re.VERBOSE,
)
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number at ``start`` to ``end`` of a cell's view; ``sign`` −1 or 1 where one is printed, else 0."""

    start: int
    end: int
    printed: str
    sign: int = 0
    bracketed: bool = False
    unit: Unit | None = None


def figure_in(view: View) -> Figure | None:
    """The number that a cell holds and nothing else beside it but its sign and unit.

    >>> from extract.tables.vocabulary import viewed
    >>> figure = figure_in(viewed("+25,1"))
    >>> figure.printed, figure.sign, figure_in(viewed("9 tháng")), figure_in(viewed("1 234,5")).printed
    ('25,1', 1, None, '1234,5')
    """
    found = FIGURE.fullmatch(view.text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    unit = unit_of(found["unit"]) if found["unit"] else None
    if unit is not None and found["number"] == "1" and "/" in view.text:
        return None  # "1 người/tháng" in a head is a unit
    phrase = words().at(view.key, found.start("number"))
    if found["unit"] and (unit is None or (phrase is not None and phrase.entry.kind == "period")):
        return None
    sign = {"-": -1, "▼": -1, None: 0}.get(found["sign"] and _dash(found["sign"]), 1)
    start, end = found.span("number")
    return Figure(start, end, found["number"].replace(" ", ""), sign, bool(found["open"]), unit)


def _dash(sign: str) -> str:
    return "-" if sign in "-−–" else sign


def is_year(text: str) -> bool:
    """Whether a cell is a year and nothing else: ``2010``, ``(2019)``."""
    return YEAR.fullmatch(text.strip().removeprefix("(").removesuffix(")")) is not None
