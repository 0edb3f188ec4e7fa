"""The notebook runs on the output of any reports, and shows what they tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import extract

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "analysis.ipynb"
PICTURES = ROOT / "docs" / "pictures"
LINES = 10  # of a cell, so that a reader who knows no code gets by
REPORTS = {
    "2023-02.txt": """BÁO CÁO
Tình hình kinh tế - xã hội tháng 02 năm 2023 tỉnh Nam Định

Nam Định, ngày 25 tháng 02 năm 2023

Kim ngạch xuất khẩu tháng 02 năm 2023 ước đạt 200 triệu USD, tăng 5,2% so với cùng kỳ năm trước.
Chỉ số sản xuất công nghiệp tháng 02 năm 2023 tăng 8,1% so với cùng kỳ năm trước.
""",
    "2023-03.txt": """BÁO CÁO
Tình hình kinh tế - xã hội tháng 3 năm 2023 tỉnh Nam Định

Nam Định, ngày 25 tháng 3 năm 2023

Kim ngạch xuất khẩu tháng 02 năm 2023 đạt 210 triệu USD. Kim ngạch xuất khẩu tháng 3 năm 2023 ước đạt 230 triệu USD, tăng 6,4% so với cùng kỳ năm trước.
Chỉ số sản xuất công nghiệp tháng 3 năm 2023 tăng 9,0% so với cùng kỳ năm trước.
Tổng thu ngân sách nhà nước 3 tháng đầu năm 2023 đạt 1.000 tỷ đồng, bằng 25,0% dự toán năm, trong đó: thu nội địa 700 tỷ đồng; thu xuất nhập khẩu 400 tỷ đồng.
""",  # noqa: E501
}


def run(folder: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The notebook after all its cells ran on an output folder; its pictures are in ``scratch/pictures``."""
    monkeypatch.setenv("CHITIEU_OUTPUT", str(folder))
    monkeypatch.setenv("CHITIEU_PICTURES", str(scratch / "pictures"))
    for name in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(scratch / name.lower()))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute(cwd=str(NOTEBOOK.parent))
    return notebook


def shown(notebook: Any, cell: str) -> Any:
    """What a cell shows at its end, by media type."""
    outputs = next(each for each in notebook.cells if each.id == cell).outputs
    return next(output.data for output in outputs if output.output_type == "execute_result")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of reports of the corpus, and of two months of a province whose second corrects its first."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    documents = [ROOT / "corpus" / name for name in ("lang-son/2022-01.docx", "ha-nam/2024-06.docx")]
    extract.extract([folder, *documents], out=folder / "output", workers=2)
    return folder / "output"


def test_all_cells_run(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = run(reports, tmp_path, monkeypatch)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [output for cell in code for output in cell.outputs if output.output_type in ("error", "stream")]
    pictures = {path.stem for path in (tmp_path / "pictures").iterdir()}
    drawn = {cell.id for cell in code if "image/png" in (cell.outputs[-1].data if cell.outputs else {})}
    assert pictures == {"coverage", "iip", "plan", "growth"}
    assert pictures | {"retail", "trade", "prices", "investment", "pair", "revisions"} == drawn
    assert "2022-01.docx" in shown(notebook, "load")["text/html"]


def test_findings_and_revisions_are_told(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = run(reports, tmp_path, monkeypatch)
    assert "không khớp" in shown(notebook, "findings")["text/html"]
    revised = shown(notebook, "revised")["text/html"]
    assert "200 triệu USD" in revised
    assert "210 triệu USD" in revised
    assert "+5,0 %" in revised


def test_reports_without_figures_are_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Không có số liệu.\n", encoding="utf-8")
    extract.extract(tmp_path / "a.txt", out=tmp_path / "output", workers=1)
    notebook = run(tmp_path / "output", tmp_path, monkeypatch)
    assert "nothing told" in shown(notebook, "revised")["text/plain"]
    assert "nothing told" in shown(notebook, "findings")["text/plain"]
    assert "image/png" in shown(notebook, "coverage")


def test_it_is_kept_without_outputs() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    assert nbformat.writes(notebook) == text.rstrip("\n")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count] == []


def test_each_cell_is_short_and_told_of_before() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "code"] * (len(cells) // 2)
    assert [cell.id for cell in cells if cell.cell_type == "code" and cell.source.count("\n") >= LINES] == []


def test_the_pictures_are_small() -> None:
    pictures = sorted(PICTURES.glob("*.png"))
    assert 3 <= len(pictures) <= 4
    assert [path.name for path in pictures if path.stat().st_size >= 80_000] == []
