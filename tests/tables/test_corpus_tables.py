"""The tables of the annotated corpus, in each format: every figure, every field."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.agreement import same_words
from extract.frame import frame_of
from extract.model import Observation, Table
from extract.read import read
from extract.tables import read_table

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = (path for path in CORPUS.glob("*/*.jsonl") if path.with_suffix(".txt").exists())
REPORTS = sorted(path for path in GOLD if '"table:' in path.read_text(encoding="utf-8"))
SAME = ("unit", "scale", "measure", "base", "area", "status", "bound")


@pytest.mark.parametrize("ending", [".txt", ".docx", ".pdf"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_tables_of_the_corpus_are_read_whole(report: Path, ending: str) -> None:
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    gold = {(g["place"], g["row"], g["column"]): g for g in lines if g["place"].startswith("table:")}
    area = Counter(g["area"] for g in gold.values()).most_common(1)[0][0]
    found = _read(report.with_suffix(ending), area)
    starts = {g["start"]: cell for cell, g in gold.items()}
    assert set(found) == set(gold)
    assert {cell: wrong for cell, g in gold.items() if (wrong := _differences(g, found, cell, starts))} == {}


def _read(path: Path, area: str) -> dict[tuple[str, int | None, int | None], Observation]:
    document = read(path, path.name)
    frame = replace(frame_of(document), area=area)  # whose report it is, is told elsewhere
    tables = (part for part in document.flow if isinstance(part, Table))
    return {(o.place, o.row, o.column): o for table in tables for o in read_table(document, table, frame, "")[0]}


def _differences(gold: dict[str, Any], found: dict[Any, Observation], cell: Any, starts: dict[int, Any]) -> list[str]:
    o = found[cell]
    wrong = [name for name in SAME if getattr(o, name) != gold[name]]
    period = (o.period.kind, o.period.start.isoformat(), o.period.end.isoformat()) if o.period else None
    totals = {other.observation_id: place for place, other in found.items()}
    checks = {
        "value": o.value == Decimal(str(gold["value"])),
        "period": period == (gold["period_kind"], gold["period_start"], gold["period_end"]),
        "indicator": same_words(gold["indicator"], o.indicator),
        "part_of": totals.get(o.part_of or "") == starts.get(gold["part_of"]),
    }
    return wrong + [name for name, right in checks.items() if not right]
