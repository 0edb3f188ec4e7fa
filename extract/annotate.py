"""Writes a draft annotation beside a document, for a person to correct."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from extract.errors import OutputError
from extract.model import Extraction, Observation


def write_draft(extraction: Extraction, target: Path) -> Path:
    """Writes ``STEM.draft.jsonl`` beside the document ``target`` and gives its path.

    One line an observation in the order of the text, with the fields of docs/fields.md; ``start`` and ``end``
    count characters of the document's text as the program reads it, and ``part_of`` is the ``start`` of the total.
    A person corrects the draft and renames it to ``STEM.jsonl``. Raises :class:`OutputError` if there is a draft or
    an annotation already, or if the folder cannot be written to.
    """
    draft, gold = (target.with_suffix(suffix) for suffix in (".draft.jsonl", ".jsonl"))
    for path in (gold, draft):
        if path.exists():
            raise OutputError(f"{path}: is there already and is never overwritten; move it away or rename it first")
    lines = draft_lines(extraction.observations)
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise OutputError(f"{draft}: cannot be written ({error.strerror}); choose a folder you may write to") from error
    return draft


def draft_lines(observations: tuple[Observation, ...]) -> tuple[str, ...]:
    """The lines of a draft, each a JSON object, by place in the text."""
    starts = {item.observation_id: item.start for item in observations}
    ordered = sorted(observations, key=lambda item: (item.start, item.end))
    return tuple(json.dumps(_entry(item, starts), ensure_ascii=False) for item in ordered)


def _entry(item: Observation, starts: dict[str, int]) -> dict[str, object]:
    period = item.period
    entry: dict[str, object] = {
        "start": item.start,
        "end": item.end,
        "value_text": item.value_text,
        "value": _number(item.value),
        "unit": item.unit,
        "scale": item.scale,
        "measure": item.measure.value,
        "base": item.base.value if item.base else None,
        "period_kind": period.kind.value if period else None,
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
        "indicator": item.indicator,
        "area": item.area,
        "status": item.status.value,
        "bound": item.bound.value,
        "place": item.place,
        "part_of": None if item.part_of is None else starts.get(item.part_of),
    }
    optional = {"base_text": item.base_text, "row": item.row, "column": item.column}
    return entry | {name: value for name, value in optional.items() if value is not None}


def _number(value: Decimal) -> int | float:
    """The value as a JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
