"""The demonstration is what its sentences and figures build, and its figures say where they come from."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from extract.cli import cli

CORPUS = Path(__file__).parent.parent / "corpus"
DEMO = CORPUS / "demo"
REPORTS = sorted([*DEMO.glob("*.docx"), *DEMO.glob("*.pdf")])
SUMS = {
    "retail": ("retail_goods", "retail_hotels", "retail_travel", "retail_other"),
    "export": ("export_domestic", "export_fdi"),
    "import": ("import_domestic", "import_fdi"),
    "budget": ("budget_central", "budget_local"),
}


@pytest.fixture(scope="module")
def figures() -> list[dict[str, str]]:
    with (DEMO / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    command = [sys.executable, str(CORPUS / "demo.py"), "build", "--out", str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return out


def test_there_is_a_report_of_each_month() -> None:
    assert [report.stem for report in REPORTS] == [
        f"{year}-{month:02d}" for year in (2021, 2022) for month in range(1, 13)
    ]
    assert all(report.stat().st_size < 60_000 for report in REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_the_build_gives_the_same_report(report: Path, rebuilt: Path) -> None:
    other = rebuilt / report.name
    if report.suffix == ".docx":
        assert other.read_bytes() == report.read_bytes()
    else:
        assert pages(other) == pages(report)


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_what_is_right_in_the_reports_is_not_called_wrong() -> None:
    """The notes of a page stand within the sentence that goes on behind it: it adds up all the same (2021-04)."""
    result = CliRunner().invoke(cli, ["check", str(DEMO), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert result.output.count("nothing found") == len(REPORTS)


def test_every_figure_says_where_it_comes_from(figures: list[dict[str, str]]) -> None:
    assert len(figures) > 2000
    assert all(figure["cell"] and figure["unit"] for figure in figures)


@pytest.mark.parametrize("total", SUMS)
def test_parts_add_up(total: str, figures: list[dict[str, str]]) -> None:
    values = {(f["indicator"], f["month"]): float(f["value"]) for f in figures if f["kind"] == "month"}
    months = [month for name, month in values if name == total]
    assert len(months) >= 12
    for month in months:
        parts = sum(values[part, month] for part in SUMS[total])
        assert parts == pytest.approx(values[total, month], rel=1e-4), month
