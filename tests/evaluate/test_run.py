"""The whole measurement over a folder, with programs that are right, wrong or fail."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from evaluate.reports import OTHER_TEXT, TEXT, observations
from extract.annotate import draft_lines
from extract.errors import ReadError
from extract.evaluate import EvaluationError, GoldError, find_cases
from extract.evaluate.command import measure
from extract.evaluate.report import as_json, as_text
from extract.model import Document, Extraction, Frame, Observation


def extraction(name: str, text: str, found: tuple[Observation, ...]) -> Extraction:
    suffix = Path(name).suffix.lstrip(".")
    return Extraction(Document(name, suffix, "", text, ()), Frame(None, ""), found, ())


def reader(path: Path, name: str) -> Extraction:
    """Finds all in plain text, all but the first number in Word, and reads no PDF."""
    if path.suffix == ".pdf":
        raise ReadError(name, "no text in it", "give a digital PDF")
    if path.suffix == ".docx":
        return extraction(name, OTHER_TEXT, observations(OTHER_TEXT)[1:])
    return extraction(name, TEXT, observations(TEXT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "lao-cai"
    inner.mkdir()
    (inner / "BC 3.2023.txt").write_text(TEXT, encoding="utf-8")
    (inner / "BC 3.2023.docx").write_bytes(b"")
    (inner / "BC 3.2023.jsonl").write_text("\n".join(draft_lines(observations())), encoding="utf-8")
    (inner / "BC 3.2023.checks.jsonl").write_text("{}", encoding="utf-8")
    (inner / "BC 3.2023.checks.txt").write_text("", encoding="utf-8")
    (inner / "other.txt").write_text("Không có gì", encoding="utf-8")
    return tmp_path


def picture(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()


def test_cases_are_documents_with_gold_beside_them(folder: Path) -> None:
    inner = folder / "lao-cai"
    gold = inner / "BC 3.2023.jsonl"
    assert find_cases(folder) == ((inner / "BC 3.2023.txt", gold), (inner / "BC 3.2023.docx", gold))


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no annotated document"):
        find_cases(tmp_path)


def test_each_format_is_measured_and_held_to_the_thresholds(folder: Path) -> None:
    outcome = measure(folder, reader, (), {"number": 0.99})
    assert [(score.name, score.levels[0].matched) for score in outcome.evaluation.formats] == [
        ("txt", 11),
        ("docx", 10),
    ]
    assert len(outcome.shortfalls) == 1
    assert outcome.shortfalls[0].startswith("docx: number F1 0.95")
    assert measure(folder, reader, (), {"full": 0.9}).shortfalls == ()


def test_only_the_formats_asked_for_are_measured_and_none_is_no_pass(folder: Path) -> None:
    outcome = measure(folder, reader, ("docx", "pdf"), {})
    assert [score.name for score in outcome.evaluation.formats] == ["docx"]
    assert outcome.shortfalls == ("pdf: no annotated document was measured",)


def test_unknown_levels_and_formats_are_refused(folder: Path) -> None:
    with pytest.raises(EvaluationError, match="exact: no such level; choose from number"):
        measure(folder, reader, (), {"exact": 0.9})
    with pytest.raises(EvaluationError, match="odt: no such format"):
        measure(folder, reader, ("odt",), {})


def test_a_document_that_fails_misses_all_its_gold(folder: Path) -> None:
    (folder / "lao-cai" / "BC 3.2023.pdf").write_bytes(b"%PDF-1.4 cut short")
    evaluation = measure(folder, reader, (), {}).evaluation
    pdf = next(score for score in evaluation.formats if score.name == "pdf")
    assert (pdf.levels[0].gold, pdf.levels[0].outputs, pdf.levels[0].f1) == (11, 0, 0)
    assert [name for name, _ in evaluation.failures] == ["lao-cai/BC 3.2023.pdf"]
    assert "FAILED (all its gold missed) lao-cai/BC 3.2023.pdf" in as_text(evaluation)


def test_pictures_of_pages_are_in_no_score_and_are_told(folder: Path) -> None:
    picture(folder / "lao-cai" / "BC 3.2023.pdf")
    evaluation = measure(folder, reader, (), {}).evaluation
    assert [score.name for score in evaluation.formats] == ["txt", "docx"]
    assert [name for name, _ in evaluation.unread] == ["lao-cai/BC 3.2023.pdf"]
    assert "NOT READ (in no score) lao-cai/BC 3.2023.pdf" in as_text(evaluation)


def test_pictures_alone_reach_no_threshold(tmp_path: Path) -> None:
    picture(tmp_path / "a.pdf")
    (tmp_path / "a.jsonl").write_text(draft_lines(observations())[0], encoding="utf-8")
    assert measure(tmp_path, reader, (), {"number": 0.1}).shortfalls == ("no annotated document was measured",)


def test_gold_that_does_not_fit_the_plain_text_is_refused(folder: Path) -> None:
    (folder / "lao-cai" / "BC 3.2023.txt").write_text(" " + TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match="belongs to another text"):
        measure(folder, reader, ("docx",), {})


def test_the_text_report_shows_levels_fields_places_and_misses(folder: Path) -> None:
    def wrong(path: Path, name: str) -> Extraction:
        first, second, *others = observations()
        spurious = replace(first, start=20, end=21, value_text="3", observation_id="x")
        return extraction(name, TEXT, (spurious, replace(second, unit="điểm %"), *others))

    text = as_text(measure(folder, wrong, ("txt",), {}).evaluation, misses=5, by="how")
    assert ["number", "0.909", "0.909", "0.909"] in [line.split()[:4] for line in text.splitlines()]
    assert "MISSING 4.120 (lao-cai/BC 3.2023.txt, body)" in text
    assert "SPURIOUS 3 (lao-cai/BC 3.2023.txt, body)" in text
    assert "WRONG 100 (lao-cai/BC 3.2023.txt, body)\n    unit: gold '%', output 'điểm %'" in text
    assert "“Diện tích lúa gieo được 4.120 ha, đạt 100% kế hoạch, tăng 5% so với cùng kỳ.”" in text
    assert "unit: after the number" in text
    assert text.index("MISSING") < text.index("SPURIOUS") < text.index("WRONG")
    assert "Worst misses" not in as_text(measure(folder, wrong, ("txt",), {}).evaluation)


def test_the_json_report_holds_the_same_figures(folder: Path) -> None:
    evaluation = measure(folder, reader, (), {}).evaluation
    values = json.loads(json.dumps(as_json(evaluation, misses=3), ensure_ascii=False))
    assert values["formats"]["txt"]["levels"]["full"]["f1"] == 1
    assert values["formats"]["docx"]["levels"]["number"]["recall"] == pytest.approx(10 / 11)
    assert [miss["kind"] for miss in values["formats"]["docx"]["misses"]] == ["missing"]
    assert set(values["documents"]) == {"lao-cai/BC 3.2023.txt", "lao-cai/BC 3.2023.docx"}
