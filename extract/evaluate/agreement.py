"""When an output says the same as a gold line: field by field, and up the ladder of levels."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import fuzz

from extract.evaluate.gold import Gold
from extract.model import Observation

#: The levels of the ladder with the fields that each adds; a level holds if all before it hold too.
LADDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", ("number",)),
    ("quantity", ("value", "unit", "scale")),
    ("statement", ("measure", "base")),
    ("dated", ("period_kind", "period_start", "period_end")),
    ("full", ("indicator",)),
)
LEVELS: tuple[str, ...] = tuple(level for level, _ in LADDER)

#: The fields whose accuracy is told over the pairs whose number agrees.
FIELDS: tuple[str, ...] = (
    "unit",
    "scale",
    "sign",
    "measure",
    "base",
    "base_text",
    "period_kind",
    "period_start",
    "period_end",
    "indicator",
    "area",
    "status",
    "bound",
    "part_of",
    "place",
    "row",
    "column",
)

#: Fields that are judged only where the gold line has them.
WHERE_GOLD_HAS = frozenset({"base_text", "row", "column"})

_TOKEN_SET, _TOKEN_SORT = 80, 55


def agreements(gold: Gold, output: Observation, starts: Mapping[str, int | None]) -> frozenset[str]:
    """The fields in which an output agrees with a gold line, ``number`` and ``value`` among them.

    ``starts`` gives by observation_id the ``start`` of the gold line that an output is paired with: what ``part_of``
    is judged by.
    """
    said = told(output, starts)
    names = ("number", "value", *FIELDS)
    return frozenset(name for name in names if any(_same(name, right, said[name]) for right in expected(gold, name)))


def depth(agreed: frozenset[str]) -> int:
    """How many levels of the ladder hold, 0 to 5.

    >>> depth(frozenset({"number", "value", "unit", "scale", "measure", "indicator"}))
    2
    """
    for rung, (_, fields) in enumerate(LADDER):
        if not agreed.issuperset(fields):
            return rung
    return len(LADDER)


def counts(gold: Gold, name: str) -> bool:
    """Whether a field of this gold line counts at all."""
    return name not in WHERE_GOLD_HAS or expected(gold, name) != (None,)


def expected(gold: Gold, name: str) -> tuple[Any, ...]:
    """The values of a field that count as right, the annotated one first; ``number`` is printed form and size."""
    if name == "number":
        return tuple((printed(gold.value_text), abs(value)) for value in gold.accepted("value"))
    if name == "sign":
        return tuple(_sign(value) for value in gold.accepted("value"))
    return gold.accepted(name)


def told(output: Observation, starts: Mapping[str, int | None]) -> dict[str, Any]:
    """What an output says, by field; a total that is paired with no gold line stays an observation_id."""
    period = output.period
    derived = {
        "number": (printed(output.value_text), abs(output.value)),
        "value": output.value,
        "sign": _sign(output.value),
        "period_kind": period and period.kind,
        "period_start": period and period.start,
        "period_end": period and period.end,
        "part_of": None if output.part_of is None else starts.get(output.part_of, output.part_of),
    }
    return {name: getattr(output, name) for name in FIELDS if name not in derived} | derived


def shown(value: object) -> str:
    """A field's value as a person reads it; ``-`` for nothing.

    >>> shown(("1.230", 1230))
    '1.230 = 1230'
    """
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return " = ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def printed(value_text: str) -> str:
    """A printed number by its digits and separators alone, the spaces that a layout puts inside left out.

    >>> printed("1 230.5") == printed("1230.5")
    True
    """
    return re.sub(r"[\s\u00ad]+", "", value_text)


def same_words(one: str, other: str) -> bool:
    """Whether two names mean one thing, word order and additions forgiven, a different core not.

    >>> same_words("kim ngạch xuất khẩu", "Kim ngạch xuất khẩu (ước)")
    True
    >>> same_words("số vụ cháy", "số hộ nghèo")
    False
    """
    one, other = _bare(one), _bare(other)
    return fuzz.token_set_ratio(one, other) >= _TOKEN_SET and fuzz.token_sort_ratio(one, other) >= _TOKEN_SORT


def _same(name: str, right: Any, said: Any) -> bool:
    if right is None or said is None:
        return right is said
    return _COMPARISONS.get(name, _equal)(right, said)


def _equal(right: Any, said: Any) -> bool:
    return bool(right == said)


def _same_text(right: str, said: str) -> bool:
    return _folded(right) == _folded(said)


def _same_areas(right: str, said: str) -> bool:
    return {_bare(area) for area in right.split(",")} == {_bare(area) for area in said.split(",")}


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", _folded(text)).split())


def _sign(value: Any) -> int:
    return int(value > 0) - int(value < 0)


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "unit": _same_text,
    "indicator": same_words,
    "base_text": same_words,
    "area": _same_areas,
}
