"""What is chosen for the pictures of an output folder, and what these show."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import extract
from extract import canvas, plots, selection

HEAD = """BÁO CÁO
Tình hình kinh tế - xã hội tháng {month} năm 2023 tỉnh {area}

{area}, ngày 25 tháng {month} năm 2023

"""
REPORTS = {
    ("Nam Định", "02"): """Kim ngạch xuất khẩu tháng 02 năm 2023 ước đạt 200 triệu USD.
Chỉ số sản xuất công nghiệp tháng 02 năm 2023 tăng 8,1% so với cùng kỳ năm trước.
""",
    ("Nam Định", "03"): """Kim ngạch xuất khẩu tháng 02 năm 2023 đạt 210 triệu USD.
Kim ngạch xuất khẩu tháng 3 năm 2023 ước đạt 230 triệu USD.
Chỉ số sản xuất công nghiệp tháng 3 năm 2023 bằng 109,0% so với cùng kỳ năm trước.
Thu ngân sách nhà nước tháng 3 đạt 100 tỷ đồng, trong đó: thu nội địa 70 tỷ đồng; thu xuất nhập khẩu 40 tỷ đồng.
""",
    ("Hà Nam", "03"): """Kim ngạch xuất khẩu tháng 3 năm 2023 ước đạt 350 triệu USD.
""",
}
NAM_DINH = "63.36"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> extract.Tables:
    folder = tmp_path_factory.mktemp("reports")
    for (area, month), text in REPORTS.items():
        head = HEAD.format(area=area, month=month)
        (folder / f"{area}-{month}.txt").write_text(head + text, encoding="utf-8")
    return extract.extract(folder, workers=1)


@pytest.fixture(scope="module")
def points(tables: extract.Tables) -> pd.DataFrame:
    series = tables.series
    return selection.prepared(series.assign(value=series["value"].astype(float)), tables.checks, 36)


def test_the_area_most_told_of(points: pd.DataFrame) -> None:
    assert selection.main_area(points) == NAM_DINH


def test_coverage_has_a_column_a_month_and_counts_vintages(points: pd.DataFrame) -> None:
    counts = selection.coverage(points, 30)
    assert [str(month) for month in counts.columns] == ["2023-02", "2023-03"]
    assert counts.loc["Kim ngạch xuất khẩu hàng hóa"].tolist() == [2, 1]


def test_months_beyond_those_asked_for_are_left_out(tables: extract.Tables) -> None:
    newest = selection.prepared(tables.series, tables.checks, 1)
    assert set(newest["month"].astype(str)) == {"2023-03"}


def test_a_change_and_an_index_are_one_line(points: pd.DataFrame) -> None:
    told = selection.growth(points, NAM_DINH, "industry.iip")
    assert told["value"].tolist() == [8.1, 9.0]


def test_all_vintages_are_there_and_the_newest_is_marked(points: pd.DataFrame) -> None:
    told = selection.levels(points, NAM_DINH, "trade.export")
    assert told["value"].tolist() == [200e6, 210e6, 230e6]
    assert told["latest"].tolist() == [False, True, True]


def test_a_revision_is_first_against_newest(points: pd.DataFrame) -> None:
    told = selection.revisions(points)
    assert told[["first", "newest", "revision"]].to_numpy().tolist() == [[200e6, 210e6, 5.0]]


def test_two_areas_are_compared_in_what_both_tell(points: pd.DataFrame) -> None:
    told = selection.pair(points)
    assert set(told["line"]) == {"Hà Nam", "Nam Định"}
    assert set(told["indicator_code"]) == {"trade.export"}


def test_one_area_is_compared_with_none(points: pd.DataFrame) -> None:
    alone = selection.pair(points[points["area_code"] == NAM_DINH])
    assert len(alone) == 0
    assert canvas.NOTHING in plots.comparison(alone).axes[0].texts[0].get_text()


def test_what_failed_a_check_bears_a_cross(points: pd.DataFrame) -> None:
    codes = ("budget.revenue", "budget.revenue.domestic", "budget.revenue.customs")
    told = selection.levels(points, NAM_DINH, *codes)
    assert told["failing"].any()
    legend = plots.timeline(told, "Thu ngân sách").legends[0]
    assert "không khớp khi kiểm tra" in [text.get_text() for text in legend.get_texts()]


def test_units_stand_on_the_axis(points: pd.DataFrame) -> None:
    axes = plots.timeline(selection.levels(points, NAM_DINH, "trade.export"), "Xuất khẩu").axes[0]
    assert axes.get_ylabel() == "triệu USD, từng tháng"
    assert axes.get_title() == "Xuất khẩu\n02/2023 – 03/2023: 1 trên 2 số đã công bố lại"


def test_findings_say_what_fails_first(tables: extract.Tables) -> None:
    told = selection.findings(tables.checks, "vi", 10)
    assert told["verdict"].iloc[0] == "không khớp"
    assert "Nam Định-03.txt" in set(told["document"])


def test_a_picture_is_the_same_bytes_each_time(
    points: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(canvas.PICTURES, str(tmp_path))
    for name in ("one", "two"):
        canvas.keep(name, plots.coverage(selection.coverage(points, 30)))
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
