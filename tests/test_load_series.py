"""``load_series``: by names as reports write them, by days, in the geography of before and since July 2025."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from extract.api import load_series
from extract.errors import OutputError
from extract.link.catalogue import catalogue
from extract.link.linking import Link
from extract.link.observations import Codes
from extract.model import Bound, Document, Extraction, Frame, Measure, Observation, Status
from extract.spans import month
from extract.write.parquet import write_output
from extract.write.rows import Rows, rows

MAY = month(2022, 5)
LEVEL = Observation(
    "a", 0, 5, "40", Decimal(40), 0, "USD", 6, Measure.LEVEL, None, None, MAY, "xuất khẩu", "", Status.ACTUAL,
    Bound.EXACT, "body",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A figure of a province as a report of a day tells it."""

    area: str
    code: str
    value: int
    indicator: str = "trade.export"
    unit: str = "USD"
    status: Status = Status.ACTUAL
    bound: Bound = Bound.EXACT
    day: str = "2022-05-28"


def written(folder: Path, *told: Told) -> Path:
    write_output((_report(str(n), each) for n, each in enumerate(told)), folder, catalogue())
    return folder


def _report(name: str, told: Told) -> Rows:
    observation = replace(
        LEVEL, observation_id=name, value=Decimal(told.value), value_text=str(told.value), unit=told.unit,
        status=told.status, bound=told.bound, area=told.area,
    )  # fmt: skip
    frame = Frame(MAY, told.area, dt.date.fromisoformat(told.day))
    document = Document(f"{name}.docx", "docx", f"hash of {name}", "", (), pages=None)
    codes = {name: Codes(Link(told.indicator, "exact", 1.0), told.code)}
    return rows(Extraction(document, frame, (observation,), (), ()), codes)


def in_34(folder: Path) -> dict[tuple[str, str], float]:
    found = load_series(folder, geography="34")
    return {(row["area_code"], row["status"]): float(row["value"]) for row in found.to_dict("records")}


BAC_GIANG, BAC_NINH = ("Bắc Giang", "63.24"), ("Bắc Ninh", "63.27")  # both are Bắc Ninh (34.24) today


def test_levels_of_what_was_merged_are_summed_plans_apart(tmp_path: Path) -> None:
    one, other = Told(*BAC_GIANG, 40), Told(*BAC_NINH, 60)
    plans = replace(one, value=400, status=Status.PLAN), replace(other, value=500, status=Status.PLAN)
    folder = written(tmp_path, one, other, *plans)
    assert in_34(folder) == {("34.24", "actual"): 100e6, ("34.24", "plan"): 900e6}
    assert set(load_series(folder, geography="34")["derived"]) == {"merged"}


@pytest.mark.parametrize(
    "changed",
    [
        {"indicator": "prices.cpi"},
        {"unit": "%"},
        {"unit": "USD/tấn"},
        {"bound": Bound.AT_LEAST},
    ],
)
def test_what_does_not_add_up_is_not_summed(tmp_path: Path, changed: dict[str, object]) -> None:
    told = (Told(*BAC_GIANG, 40), Told(*BAC_NINH, 60))
    folder = written(tmp_path, *(replace(each, **changed) for each in told))  # type: ignore[arg-type]
    assert in_34(folder) == {}


def test_a_sum_needs_all_members_and_yields_to_a_printed_figure(tmp_path: Path) -> None:
    assert in_34(written(tmp_path / "one", Told(*BAC_GIANG, 40))) == {}
    printed = Told("Bắc Ninh", "34.24", 101)
    folder = written(tmp_path / "printed", Told(*BAC_GIANG, 40), Told(*BAC_NINH, 60), printed)
    assert in_34(folder) == {("34.24", "actual"): 101e6}


def test_several_vintages_are_not_added_into_one(tmp_path: Path) -> None:
    told = Told(*BAC_GIANG, 40), Told(*BAC_NINH, 60), Told(*BAC_NINH, 61, day="2022-06-28")
    folder = written(tmp_path, *told)
    assert in_34(folder) == {("34.24", "actual"): 101e6}
    with pytest.raises(OutputError, match="leave vintage out or give a day"):
        load_series(folder, geography="34", vintage="all")
    known = load_series(folder, geography="34", vintage="2022-05-31")
    assert [float(value) for value in known["value"]] == [100e6]


@pytest.mark.parametrize("asked", ["trade.export", "trade.*", "Kim ngạch xuất khẩu", "xuất khẩu hàng hoá"])
def test_an_indicator_is_found_by_code_and_by_name(tmp_path: Path, asked: str) -> None:
    folder = written(tmp_path, Told(*BAC_GIANG, 40))
    assert len(load_series(folder, indicator=asked)) == 1
    assert load_series(folder, indicator="Kim ngạch nhập khẩu").empty


@pytest.mark.parametrize("asked", ["63.24", "Bắc Giang", "tỉnh Bắc Giang", "BẮC GIANG"])
def test_an_area_is_found_by_code_and_by_name(tmp_path: Path, asked: str) -> None:
    folder = written(tmp_path, Told(*BAC_GIANG, 40), Told(*BAC_NINH, 60))
    assert list(load_series(folder, area=asked)["area_code"]) == ["63.24"]


def test_a_day_that_is_none_and_an_output_of_another_version(tmp_path: Path) -> None:
    folder = written(tmp_path, Told(*BAC_GIANG, 40))
    with pytest.raises(OutputError, match="vintage cannot be 'May'; give a day as 2024-05-31, or all"):
        load_series(folder, vintage="May")
    assert len(load_series(folder, vintage=dt.datetime(2022, 5, 31, 12))) == 1
    path = folder / "series.parquet"
    pd.DataFrame(pq.read_table(path).drop(["verdict"]).to_pandas()).to_parquet(path)
    with pytest.raises(OutputError, match="has no column verdict"):
        load_series(folder)
