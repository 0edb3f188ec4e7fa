"""The commands as a user meets them: what they print, what they write, how they fail."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from extract.batch import read_all
from extract.cli import cli
from extract.sources import Source, sources

REPORT = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 15/BC-UBND

Hòa Bình, ngày 26 tháng 4 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội tháng 4 năm 2024

I. KINH TẾ
1. Xuất nhập khẩu
Kim ngạch xuất khẩu tháng 4 ước đạt 58,3 triệu USD, tăng 4,2% so với cùng kỳ năm trước.
2. Thu ngân sách
Thu ngân sách nhà nước tháng 4 ước đạt 1.398,7 tỷ đồng, giảm 0,5% so với cùng kỳ năm trước.
"""


def chitieu(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def one_line(result: Result) -> str:
    """The only line of stderr, which must have no trace of Python."""
    assert "Traceback" not in result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("chitieu: ")
    return line


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024-04.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good reports and two bad ones, with files beside them that are no documents."""
    folder = tmp_path / "reports"
    (folder / "2024").mkdir(parents=True)
    for name in ("2024/b.txt", "2024/a.md", "c.txt"):
        (folder / name).write_text(REPORT, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    for name in ("README.md", ".hidden.txt", "c.jsonl", "2024/~$b.docx", "c.report", "notes"):
        (folder / name).write_text("not a document")
    return folder


def test_help_teaches() -> None:
    text = chitieu("--help").output
    for words in ("Try it", "--out output", "explain", "Exit status", "evaluate", "annotate", "show"):
        assert words in text
    assert text.count("\n  chitieu ") + text.count("\n    chitieu ") >= 3


@pytest.mark.parametrize("command", ["extract", "show", "explain", "evaluate", "annotate"])
def test_each_command_has_help(command: str) -> None:
    result = chitieu(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 6


def test_help_loads_nothing_slow() -> None:
    slow = {"pandas", "numpy", "pyarrow", "spacy", "scipy", "lxml", "docx", "pypdfium2", "pdfplumber", "rapidfuzz"}
    code = "import sys, extract.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not slow & set(loaded.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt", "--format", "xml"],
        ["extract", "a.txt", "--workers", "0"],
        ["extract", "a.txt", "--out", "out", "--format", "csv"],
        ["explain", "a.txt"],
        ["evaluate", "folder", "--min", "number"],
        ["extrct", "a.txt"],
    ],
)
def test_bad_arguments_end_with_2(arguments: list[str]) -> None:
    result = chitieu(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [["extract"], ["show"], ["annotate"], ["explain", "5"], ["evaluate"]])
def test_a_missing_path_is_told_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    result = chitieu(arguments[0], tmp_path / "none.txt", *arguments[1:])
    assert result.exit_code == 1
    assert "none.txt" in one_line(result)


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    result = chitieu("extract", tmp_path)
    assert result.exit_code == 1
    assert "no documents in it" in one_line(result)


def test_the_others_are_done_when_some_fail(folder: Path, tmp_path: Path) -> None:
    result = chitieu("extract", folder, tmp_path / "none.txt", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["chitieu", n] for n in ("empty.txt", "none.txt", "torn.pdf")]
    documents = pl.read_parquet(tmp_path / "out" / "documents.parquet")
    assert dict(documents.select("document", "status").iter_rows()) == {
        "2024/a.md": "ok", "2024/b.txt": "ok", "c.txt": "ok",
        "empty.txt": "failed", "none.txt": "failed", "torn.pdf": "failed",
    }  # fmt: skip
    assert "6 documents" in result.stdout
    assert "3 could not be read" in result.stdout


def test_the_output_is_the_same_whatever_the_number_of_workers(folder: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        chitieu("extract", folder, "--out", tmp_path / f"out{workers}", "--workers", workers)
    for name in ("observations", "documents", "numbers"):
        one, two = (tmp_path / f"out{workers}" / f"{name}.parquet" for workers in (1, 2))
        assert one.read_bytes() == two.read_bytes()
        assert pl.read_parquet(one).height > 0


def test_every_place_cut_again_is_what_is_printed(report: Path, tmp_path: Path) -> None:
    assert chitieu("extract", report, "--out", tmp_path / "out").exit_code == 0
    rows = pl.read_parquet(tmp_path / "out" / "observations.parquet").to_dicts()
    assert [row["value_text"] for row in rows] == ["58,3", "4,2", "1.398,7", "0,5"]
    assert all(REPORT[row["start"] : row["end"]] == row["value_text"] for row in rows)


def test_observations_as_csv_and_json_lines(report: Path) -> None:
    table = list(csv.DictReader(io.StringIO(chitieu("extract", report, "--format", "csv").stdout)))
    objects = [json.loads(line) for line in chitieu("extract", report, "--format", "jsonl").stdout.splitlines()]
    assert [row["value"] for row in table] == ["58.3", "4.2", "1398.7", "-0.5"]
    assert [each["value"] for each in objects] == [58.3, 4.2, 1398.7, -0.5]
    assert {row["document"] for row in table} == {"2024-04.txt"}


def test_observations_are_printed_as_a_table_by_default(report: Path) -> None:
    result = chitieu("extract", report)
    assert result.exit_code == 0
    assert "2024-04.txt (4 observations)" in result.stdout
    assert "1398.7" in result.stdout


def test_an_output_folder_in_the_way_is_told_in_one_line(report: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    result = chitieu("extract", report, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "cannot be written" in one_line(result)


def test_show_prints_the_document(report: Path) -> None:
    result = chitieu("show", report)
    assert result.exit_code == 0
    assert "Kim ngạch xuất khẩu tháng 4 ước đạt 58,3 triệu USD" in result.stdout


def test_explain_tells_the_words_behind_each_field(report: Path) -> None:
    result = chitieu("explain", report, "4,2")
    assert result.exit_code == 0
    assert "Kim ngạch xuất khẩu tháng 4 ước đạt" in result.stdout
    assert "same_period_last_year" in result.stdout
    assert "change" in result.stdout


def test_explain_tells_why_a_number_is_no_observation(report: Path) -> None:
    result = chitieu("explain", report, "2024")
    assert result.exit_code == 0
    assert "ignored" in result.stdout
    assert "because" in result.stdout


def test_explain_of_a_figure_that_is_not_there(report: Path) -> None:
    result = chitieu("explain", report, "777")
    assert result.exit_code == 1
    assert "no figure 777" in one_line(result)


def test_a_corrected_draft_measures_the_program(report: Path, tmp_path: Path) -> None:
    result = chitieu("annotate", report)
    draft = tmp_path / "2024-04.draft.jsonl"
    assert result.exit_code == 0
    assert result.stdout.strip() == str(draft)
    assert chitieu("annotate", report).exit_code == 1
    draft.rename(tmp_path / "2024-04.jsonl")
    assert chitieu("evaluate", tmp_path, "--min", "full=1").exit_code == 0
    measured = json.loads(chitieu("evaluate", tmp_path, "--json").stdout)
    assert measured["formats"]["txt"]["levels"]["full"]["f1"] == 1
    refused = chitieu("evaluate", tmp_path, "--min", "full=94")
    assert refused.exit_code == 2
    assert "F1 from 0 to 1" in refused.output
    line, *others = (tmp_path / "2024-04.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = json.dumps({**json.loads(line), "unit": "km"}, ensure_ascii=False)
    (tmp_path / "2024-04.jsonl").write_text("\n".join((wrong, *others)), encoding="utf-8")
    result = chitieu("evaluate", tmp_path, "--min", "full=1")
    assert result.exit_code == 1
    assert "full" in one_line(result)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Makes the program itself fail on every document."""

    def set_error(error: Exception) -> None:
        def fail(*_: Any) -> None:
            raise error

        monkeypatch.setattr("extract.pipeline.extract_document", fail)

    return set_error


def test_an_error_in_the_program_is_a_failed_row(
    broken: Callable[[Exception], None], report: Path, tmp_path: Path
) -> None:
    broken(ValueError("first\nsecond"))
    result = chitieu("extract", report, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "ValueError: first" in one_line(result)
    assert "please report it" in pl.read_parquet(tmp_path / "out" / "documents.parquet")["error"][0]


def test_an_error_in_the_program_shows_no_traceback_in_any_command(
    broken: Callable[[Exception], None], report: Path
) -> None:
    broken(RuntimeError("odd"))
    for command in (["annotate", report], ["explain", report, "5"]):
        result = chitieu(*command)
        assert result.exit_code == 1
        assert "RuntimeError: odd" in one_line(result)


def test_debugging_raises_the_error(
    broken: Callable[[Exception], None], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(ValueError("odd"))
    monkeypatch.setenv("CHITIEU_DEBUG", "1")
    result = chitieu("extract", report)
    assert isinstance(result.exception, ValueError)


def test_a_closed_pipe_is_silent(folder: Path) -> None:
    command = [sys.executable, "-m", "extract.cli", "extract", folder / "2024", "--format", "jsonl", "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


class Deadly:
    """A path that ends the process that it is sent to, as a fault in a library would."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def test_a_document_that_kills_its_reader_costs_no_other(folder: Path) -> None:
    names = ("2024/a.md", "2024/b.txt", "c.txt")
    good = [Source(folder / name, name) for name in names]
    listed = (good[0], Source(Deadly(), "b.pdf"), *good[1:])  # type: ignore[arg-type]
    results = list(read_all(listed, 2))
    assert [result.name for result in results] == [source.name for source in listed]
    assert [result.cell("status") for result in results] == ["ok", "failed", "ok", "ok"]
    assert "ended the process" in str(results[1].cell("error"))


def test_documents_of_a_folder(folder: Path) -> None:
    assert [source.name for source in sources([folder])] == [
        "2024/a.md", "2024/b.txt", "c.txt", "empty.txt", "torn.pdf",
    ]  # fmt: skip


def test_a_document_given_twice_is_read_once(folder: Path) -> None:
    assert [source.name for source in sources([folder / "2024", folder / "2024" / "a.md"])] == ["a.md", "b.txt"]


def test_documents_of_one_name_are_told_apart(folder: Path) -> None:
    (folder / "2025").mkdir()
    (folder / "2025" / "a.md").write_text(REPORT, encoding="utf-8")
    named = [source.name for source in sources([folder / "2024", folder / "2025"])]
    assert named == [f"{folder.as_posix()}/2024/a.md", f"{folder.as_posix()}/2025/a.md", "b.txt"]


def test_a_file_name_that_is_no_text_has_a_name(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    Path(os.fsdecode(path)).write_text(REPORT, encoding="utf-8")
    assert [source.name for source in sources([tmp_path])] == ["b\ufffdo.txt"]
