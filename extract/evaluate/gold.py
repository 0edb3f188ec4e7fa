"""Reads gold: the observations that a person annotated beside a document, one JSON object a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.errors import ChitieuError
from extract.model import Base, Bound, Measure, PeriodKind, Status


class GoldError(ChitieuError):
    """A gold line that is not an annotated observation: file and line, what was found, what to do."""

    def __init__(self, place: str, found: str, advice: str) -> None:
        super().__init__(f"{place}: {found}; {advice}")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated observation; fields as in docs/fields.md.

    ``start`` and ``end`` count characters of the plain text that was annotated and are None where there was none.
    ``also`` holds, by field, the other values that count as right.
    """

    value_text: str
    value: Decimal
    unit: str
    scale: int
    measure: Measure
    period_kind: PeriodKind
    period_start: dt.date
    period_end: dt.date
    indicator: str
    area: str
    status: Status
    bound: Bound
    place: str
    base: Base | None = None
    base_text: str | None = None
    part_of: int | None = None
    start: int | None = None
    end: int | None = None
    row: int | None = None
    column: int | None = None
    also: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    def accepted(self, field: str) -> tuple[Any, ...]:
        """All values of a field that count as right, the annotated one first."""
        return (getattr(self, field), *dict(self.also).get(field, ()))


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The annotated observations of one ``.jsonl`` file in the order of its lines, blank lines passed over.

    Raises :class:`GoldError` naming file and line for what is no JSON object, for a missing or impossible value,
    and for a place that is annotated twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), f"cannot be read ({error})", "give a readable UTF-8 file") from error
    placed = tuple((f"{path}, line {count}", line) for count, line in enumerate(lines, 1) if line.strip())
    gold = tuple(read_line(line, place) for place, line in placed)
    _refuse_doubles(gold, tuple(place for place, _ in placed))
    return gold


def read_line(line: str, place: str) -> Gold:
    """One annotated observation from its JSON text; ``place`` is what an error names."""
    try:
        entry = json.loads(line, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise GoldError(place, f"no JSON ({error.msg})", "write one JSON object a line") from error
    if not isinstance(entry, dict):
        raise GoldError(place, "no JSON object", "write one JSON object a line")
    missing = [field for field in _REQUIRED if entry.get(field) is None]
    if missing:
        raise GoldError(place, f"nothing for {', '.join(missing)}", "fill in the fields of docs/fields.md")
    values = {field: _parsed(field, entry[field], place) for field in _PARSERS if field in entry}
    if (values.get("start") is None) != (values.get("end") is None):
        raise GoldError(place, "start without end, or end without start", "give both or neither")
    return Gold(**values, also=_alternatives(entry.get("also") or {}, place))


def check_spans(gold: tuple[Gold, ...], text: str, name: str) -> None:
    """Raises :class:`GoldError` if a span cut out of the document's text is not the annotated number."""
    for item in gold:
        if item.start is None or (there := text[item.start : item.end]) == item.value_text:
            continue
        found = f"{item.value_text!r} is annotated at {item.start}, but {there!r} stands there"
        raise GoldError(name, found, "the annotation belongs to another text; correct its spans")


def _refuse_doubles(gold: tuple[Gold, ...], places: tuple[str, ...]) -> None:
    seen: set[int] = set()
    for item, place in zip(gold, places, strict=True):
        if item.start is None:
            continue
        if item.start in seen:
            raise GoldError(place, f"{item.value_text!r} at {item.start} is annotated twice", "keep one of the lines")
        seen.add(item.start)


def _alternatives(also: object, place: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    if not isinstance(also, dict):
        raise GoldError(place, "also is no object", 'write {"field": [value, …]}')
    unknown = sorted(set(also) - set(_PARSERS))
    if unknown:
        raise GoldError(place, f"also names {', '.join(unknown)}", "name fields of docs/fields.md")
    listed = ((field, values if isinstance(values, list) else [values]) for field, values in also.items())
    return tuple((field, tuple(_parsed(field, value, place) for value in values)) for field, values in listed)


def _parsed(field: str, value: object, place: str) -> Any:
    if value is None and field not in _REQUIRED:
        return None
    try:
        return _PARSERS[field](value)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise GoldError(place, f"{field} cannot be {value!r}", "see docs/fields.md for its values") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError
    return Decimal(value)


def _date(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))


_PARSERS: dict[str, Callable[[Any], Any]] = {
    "value_text": _text,
    "value": _decimal,
    "unit": _text,
    "scale": _whole,
    "measure": Measure,
    "period_kind": PeriodKind,
    "period_start": _date,
    "period_end": _date,
    "indicator": _text,
    "area": _text,
    "status": Status,
    "bound": Bound,
    "place": _text,
    "base": Base,
    "base_text": _text,
    "part_of": _whole,
    "start": _whole,
    "end": _whole,
    "row": _whole,
    "column": _whole,
}
_OPTIONAL = ("base", "base_text", "part_of", "start", "end", "row", "column")
_REQUIRED = tuple(field for field in _PARSERS if field not in _OPTIONAL)
