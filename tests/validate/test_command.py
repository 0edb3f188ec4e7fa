"""``chitieu check``: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import cli

WRONG = "Tổng thu 12.450 tỷ đồng, gồm: thu nội địa 7.260 tỷ đồng, thu hải quan 5.109 tỷ đồng.\n"
RIGHT = "Tổng thu 12.450 tỷ đồng, gồm: thu nội địa 7.260 tỷ đồng, thu hải quan 5.190 tỷ đồng.\n"
TITLE = "BÁO CÁO\nTình hình kinh tế - xã hội tháng 3 năm 2023\n\n"


def chitieu(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.txt"
    path.write_text(TITLE + WRONG, encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(TITLE + RIGHT, encoding="utf-8")
    return path


def test_what_fails_is_told_with_its_sentence_and_status_1(wrong: Path) -> None:
    result = chitieu("check", wrong, "--lang", "en")
    assert result.exit_code == 1
    assert "5.109 tỷ đồng is probably 5.190 tỷ đồng (two digits swapped)" in result.output
    assert "« Tổng thu 12.450 tỷ đồng, gồm: thu nội địa" in result.output


def test_what_holds_is_told_with_status_0(right: Path) -> None:
    result = chitieu("check", right)
    assert result.exit_code == 0
    assert "không thấy sai lệch" in result.output


def test_json(wrong: Path, right: Path) -> None:
    result = chitieu("check", wrong, right, "--format", "json", "--lang", "en")
    (found,) = json.loads(result.output)
    assert (found["kind"], found["text"], found["suggestion"], found["fault"]) == ("sum", "5.109", "5.190", "report")
    assert (TITLE + WRONG)[found["start"] : found["end"]] == "5.109"
    assert result.exit_code == 1


def test_sarif(wrong: Path) -> None:
    log = json.loads(chitieu("check", wrong, "--format", "sarif", "--lang", "en").output)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"] == [{"id": "sum"}]
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"], region["startLine"]) == ("sum", "error", 4)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == wrong.as_posix()


def test_html(wrong: Path, tmp_path: Path) -> None:
    page = chitieu("check", wrong, "--format", "html", "--lang", "en").output
    assert page.startswith("<!doctype html>")
    assert "<li>Body: sum of the parts: 7.260 tỷ đồng + 5.109 tỷ đồng" in page


def test_a_file_that_cannot_be_read_costs_no_other(wrong: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    result = chitieu("check", broken, wrong, "--lang", "en")
    assert result.exit_code == 1
    assert "broken.docx" in result.stderr
    assert "two digits swapped" in result.stdout


def test_what_cannot_be_read_is_told_in_every_form_and_the_others_are_checked(tmp_path: Path, wrong: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(bytes(range(256)) * 40)
    result = chitieu("check", tmp_path, "--lang", "en")
    assert result.exit_code == 1
    assert f"{broken.as_posix()}: the content is no .docx file; save it anew from its program" in result.output
    assert "5.190" in result.output
    told = json.loads(CliRunner().invoke(cli, ["check", str(tmp_path), "--format", "json"]).stdout)
    assert [each["document"] for each in told if each["kind"] == "unreadable"] == [broken.as_posix()]
    log = json.loads(CliRunner().invoke(cli, ["check", str(tmp_path), "--format", "sarif"]).stdout)
    (invocation,) = log["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert "broken.docx" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert "the content is no .docx file" in chitieu("check", tmp_path, "--format", "html").stdout


def test_a_document_that_the_program_fails_on_is_named(
    wrong: Path, right: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("extract.pipeline.extract_document", fails)
    result = chitieu("check", wrong, right)
    assert result.exit_code == 1
    assert result.output.count("an error in the program (ZeroDivisionError); please report it with the document") == 2


def test_an_empty_name_is_no_folder() -> None:
    result = chitieu("check", "")
    assert result.exit_code != 0
    assert "no name of a file" in result.output


def test_what_is_undecided_is_told_on_demand_and_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text(TITLE + "Diện tích lúa 3.100 ha, đạt 27,4% kế hoạch (KH 3.360 ha).\n", encoding="utf-8")
    assert "nothing found" in chitieu("check", path, "--lang", "en").output
    result = chitieu("check", path, "--lang", "en", "--undecided")
    assert result.exit_code == 0
    assert "nothing found; 1 undecided" in result.output
    assert "? Body: against the plan: 3.100 ha / 3.360 ha = 92,262%; the report prints 27,4%." in result.output
    (told,) = json.loads(chitieu("check", path, "--undecided", "--format", "json").output)
    assert told["verdict"] == "undecided"
    log = json.loads(chitieu("check", path, "--undecided", "--format", "sarif").output)
    assert [each["level"] for each in log["runs"][0]["results"]] == ["note"]
