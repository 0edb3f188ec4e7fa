"""Turn a report's annotation (`.gold`) into JSON Lines; the language is described in README.md.

Every value is decided by a person who reads the text; this module only finds the offsets and expands the short forms.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from markup import Spot

_BASES = {
    "yoy": "same_period_last_year",
    "prev": "previous_period",
    "dec": "december_last_year",
    "plan": "plan",
    "plan_c": "plan_central",
    "plan_l": "plan_local",
    "other": "other",
}
_STATUS = {"act": "actual", "est": "estimate", "target": "plan"}
_BOUNDS = {"exact": "exact", "about": "about", "low": "low", "high": "high", "min": "at_least", "max": "at_most"}
_SCALES = {"nghìn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "nghìn_tỷ": 12, "tạ": -1}


@dataclass(slots=True)
class Sheet:
    """What the lines read so far have set: periods by name, the group's defaults, labels of totals."""

    periods: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    group: dict[str, str] = field(default_factory=dict)


def rows(path: Path, spots: list[Spot]) -> Iterator[dict[str, object]]:
    """One dict per gold line, in the order of the text. Raises ValueError where sheet and text disagree."""
    read = list(_lines(path))
    printed = [row["number"] for row in read]
    if printed != [spot.text for spot in spots]:
        pairs = zip_longest(printed, (spot.text for spot in spots))
        at, (line, text) = next((at, pair) for at, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        raise ValueError(f"{path}: number {at} is {line} in the sheet and {text} in the text: bring them in line")
    starts = {row["id"]: spot.start for row, spot in zip(read, spots, strict=True) if "id" in row}
    for row, spot in zip(read, spots, strict=True):
        yield _gold(row, spot, starts)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    sheet = Sheet()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@period "):
            name, kind, start, end = line.split()[1:]
            sheet.periods[name] = (kind, start, end)
        elif line.startswith("@default "):
            sheet.defaults = dict(_settings(line.split()[1:]))
        elif line.startswith("["):
            indicator, _, settings = line[1:].partition("]")
            sheet.group = {"indicator": indicator, **dict(_settings(settings.split()))}
        else:
            yield _row(line.split(), sheet)


def _row(words: list[str], sheet: Sheet) -> dict[str, str]:
    row = {**sheet.defaults, **sheet.group, "number": words[0], **_statement(words[1]), **dict(_settings(words[2:]))}
    for prefix in ("", "also."):
        if f"{prefix}period" in row:
            span = sheet.periods[row[f"{prefix}period"]]
            row.update(zip((f"{prefix}period_kind", f"{prefix}period_start", f"{prefix}period_end"), span, strict=True))
    return row


def _statement(word: str) -> dict[str, str]:
    """The second word: `=` a level, `+yoy` a change, `plan` an attainment, `i:yoy` an index, `x:yoy` a multiple."""
    if word == "=":
        return {"measure": "level"}
    if word == "share":
        return {"measure": "share", "base": "total"}
    if word in _BASES:
        return {"measure": "plan_ratio", "base": _BASES[word]}
    if word in ("+pts", "-pts"):
        return {"measure": "contribution", "base": "growth", "sign": word[0]}
    if word[:2] in ("i:", "x:"):
        return {"measure": "index" if word[0] == "i" else "multiple", "base": _BASES[word[2:]]}
    return {"measure": "change", "base": _BASES[word[1:]], "sign": word[0]}


def _settings(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        key, sign, value = word.partition("=")
        if sign:
            enumerated = key in ("also.measure", "also.status", "also.bound")
            yield key, _BASES[value] if key == "also.base" else value if enumerated else value.replace("_", " ")
        elif key in _STATUS:
            yield "status", _STATUS[key]
        elif key in _BOUNDS:
            yield "bound", _BOUNDS[key]
        else:
            yield "unit", key


def _unit(row: dict[str, str]) -> tuple[str, int]:
    """The canonical unit and its scale: `tỷ:VND` is VND with scale 9, `tạ:t/ha` is t/ha with scale -1."""
    default = {"contribution": "điểm_%", "multiple": "lần"}.get(row["measure"], "%")
    scale, colon, unit = row.get("unit", default).rpartition(":")
    return unit.replace("_", " "), _SCALES[scale] if colon else 0


def _value(row: dict[str, str]) -> int | float:
    printed = Decimal(row["v"] if "v" in row else row["number"].replace(".", "").replace(",", "."))
    signed = -printed if row.get("sign") == "-" else printed
    return int(signed) if signed == signed.to_integral_value() else float(signed)


def _gold(row: dict[str, str], spot: Spot, starts: dict[str, int]) -> dict[str, object]:
    unit, scale = _unit(row)
    in_own_unit = row["measure"] == "change" and unit != "%"
    gold: dict[str, object] = {
        "start": spot.start,
        "end": spot.end,
        "value_text": spot.text,
        "value": _value(row),
        "unit": unit,
        "scale": scale,
        "measure": "change_abs" if in_own_unit else row["measure"],
        "base": row.get("base"),
        "period_kind": row["period_kind"],
        "period_start": row["period_start"],
        "period_end": row["period_end"],
        "indicator": row["indicator"],
        "area": row["area"],
        "status": row.get("status", "actual"),
        "bound": row.get("bound", "exact"),
        "place": spot.place,
        "row": spot.row,
        "column": spot.column,
        "part_of": starts[row["of"]] if "of" in row else None,
    }
    if "base_text" in row:
        gold["base_text"] = row["base_text"]
    also = {key.removeprefix("also."): [row[key]] for key in row if key.startswith("also.") and key != "also.period"}
    return {**gold, "also": also} if also else gold


def as_jsonl(path: Path, spots: list[Spot]) -> str:
    """The whole gold file, one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(path, spots))
