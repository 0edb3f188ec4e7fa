from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import GoldError, read_gold
from extract.evaluate.gold import check_spans
from extract.model import Base, Measure, PeriodKind

LINE: dict[str, Any] = {
    "start": 10,
    "end": 15,
    "value_text": "12,50",
    "value": 12.50,
    "unit": "%",
    "scale": 0,
    "measure": "change",
    "base": "plan",
    "period_kind": "ytd",
    "period_start": "2023-01-01",
    "period_end": "2023-03-31",
    "indicator": "thu ngân sách",
    "area": "Lào Cai",
    "status": "actual",
    "bound": "exact",
    "place": "body",
    "part_of": None,
}


def written(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "a.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_line_is_read_into_values(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, LINE, ""))
    assert (gold.value, gold.measure, gold.base, gold.period_kind) == (
        Decimal("12.5"),
        Measure.CHANGE,
        Base.PLAN,
        PeriodKind.YTD,
    )
    assert (gold.period_start, gold.period_end) == (dt.date(2023, 1, 1), dt.date(2023, 3, 31))
    assert gold.accepted("unit") == ("%",)


def test_offsets_are_optional(tmp_path: Path) -> None:
    line = {name: value for name, value in LINE.items() if name not in ("start", "end", "part_of", "base")}
    (gold,) = read_gold(written(tmp_path, line))
    assert (gold.start, gold.end, gold.base, gold.part_of) == (None, None, None, None)


def test_also_is_read_with_the_types_of_its_fields(tmp_path: Path) -> None:
    also = {"period_kind": ["month", "quarter"], "base": [None], "indicator": "thu nội địa", "value": [-12.5]}
    (gold,) = read_gold(written(tmp_path, LINE | {"also": also}))
    assert gold.accepted("period_kind") == (PeriodKind.YTD, PeriodKind.MONTH, PeriodKind.QUARTER)
    assert gold.accepted("base") == (Base.PLAN, None)
    assert gold.accepted("indicator") == ("thu ngân sách", "thu nội địa")
    assert gold.accepted("value") == (Decimal("12.5"), Decimal("-12.5"))


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ({"unit": "%"}, "nothing for value_text"),
        (LINE | {"measure": "growth"}, "measure cannot be 'growth'"),
        (LINE | {"value": "12,5"}, "value cannot be '12,5'"),
        (LINE | {"scale": 1.5}, "scale cannot be"),
        (LINE | {"period_end": "2023-02-30"}, "period_end cannot be '2023-02-30'"),
        (LINE | {"end": None}, "start without end"),
        (LINE | {"also": {"sign": [1]}}, "also names sign"),
        (LINE | {"also": {"measure": ["x"]}}, "measure cannot be 'x'"),
        (LINE | {"also": ["%"]}, "also is no object"),
        (LINE, "annotated twice"),
    ],
)
def test_a_bad_line_is_told_by_file_line_and_fault(bad: dict[str, Any] | str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, LINE, bad)
    with pytest.raises(GoldError) as error:
        read_gold(path)
    assert f"{path}, line 2" in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe{")
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "a.jsonl")
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_gold_of_another_text_is_refused(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path, LINE))
    check_spans(gold, "Thu tăng: 12,50%", "a.txt")
    with pytest.raises(GoldError, match="'12,50' is annotated at 10"):
        check_spans(gold, "Thu đã tăng: 12,50%", "a.txt")
