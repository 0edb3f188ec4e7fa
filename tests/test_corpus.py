"""The bundled corpus is whole, its gold fits its texts, and its sources build it again."""

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
SOURCES = sorted((CORPUS / "source").glob("*.report"))
TEXTS = sorted(CORPUS.glob("*/*.txt"))

MEASURES = {"level", "plan_ratio", "change", "change_abs", "index", "multiple", "share", "contribution"}
BASES = {
    "same_period_last_year",
    "previous_period",
    "december_last_year",
    "plan",
    "plan_central",
    "plan_local",
    "total",
    "growth",
    "other",
}
BASES_OF: dict[str, set[str | None]] = {
    "level": {None},
    "plan_ratio": {"plan", "plan_central", "plan_local"},
    "share": {"total"},
    "contribution": {"growth"},
}
PERIODS = {"month", "ytd", "quarter", "year", "range", "instant"}
FIELDS = {
    "unit",
    "measure",
    "base",
    "period_kind",
    "period_start",
    "period_end",
    "indicator",
    "area",
    "status",
    "bound",
}
STATUSES = {"actual", "estimate", "plan"}
BOUNDS = {"exact", "about", "low", "high", "at_least", "at_most"}
RATIOS = {"plan_ratio", "change", "index", "share"}


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def gold_of(text: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus")
    run = subprocess.run(
        [sys.executable, str(CORPUS / "build.py"), "--out", str(out)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return out


def test_there_are_reports_of_several_areas_and_years() -> None:
    assert len(TEXTS) >= 6
    assert len({text.parent.name for text in TEXTS}) >= 6
    assert len({text.stem[:4] for text in TEXTS}) >= 4


def test_every_source_has_its_built_report() -> None:
    assert [f"{text.parent.name}-{text.stem}" for text in TEXTS] == [source.stem for source in SOURCES]


@pytest.mark.parametrize("text", TEXTS, ids=name)
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".jsonl"])
def test_every_report_has_all_its_formats(text: Path, suffix: str) -> None:
    assert text.with_suffix(suffix).stat().st_size > 0


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_text_and_gold_are_nfc(text: Path) -> None:
    for path in (text, text.with_suffix(".jsonl")):
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_the_gold_points_at_whole_numbers_of_the_text(text: Path) -> None:
    content = text.read_bytes().decode("utf-8")
    last = 0
    for gold in gold_of(text):
        start, end = gold["start"], gold["end"]
        assert content[start:end] == gold["value_text"]
        assert start >= last, "gold lines stand in the order of the text and do not overlap"
        assert not content[start - 1].isdigit()
        assert not re.match(r"[.,]?\d", content[end:])
        last = end


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_the_gold_keeps_to_the_fields(text: Path) -> None:
    for gold in gold_of(text):
        measure, base = gold["measure"], gold["base"]
        assert measure in MEASURES
        assert base in BASES_OF.get(measure, BASES - {"total", "growth"}), gold
        assert gold["status"] in STATUSES
        assert gold["bound"] in BOUNDS
        assert (measure not in RATIOS) or gold["unit"] == "%", gold
        assert (base == "other") == ("base_text" in gold)
        assert gold["unit"]
        assert gold["indicator"]
        assert gold["area"]


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_other_right_values_keep_to_the_fields_too(text: Path) -> None:
    for gold in gold_of(text):
        also = gold.get("also", {})
        assert set(also) <= FIELDS
        assert set(also.get("base", ())) <= BASES
        assert set(also.get("status", ())) <= STATUSES
        assert set(also.get("period_kind", ())) <= PERIODS
        assert all(gold[field] not in values for field, values in also.items())


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_the_gold_is_dated(text: Path) -> None:
    for gold in gold_of(text):
        start, end = date.fromisoformat(gold["period_start"]), date.fromisoformat(gold["period_end"])
        assert gold["period_kind"] in PERIODS
        assert start <= end
        assert (gold["period_kind"] == "instant") == (start == end)
        if gold["period_kind"] == "ytd":
            assert (start.month, start.day) == (1, 1)


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_a_printed_value_is_the_value(text: Path) -> None:
    for gold in gold_of(text):
        digits = re.sub(r"\D", "", gold["value_text"]).strip("0")
        assert re.sub(r"\D", "", str(gold["value"])).strip("0") == digits, gold
        assert gold["value"] >= 0 or gold["measure"] in {"change", "change_abs", "contribution"}


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_parts_point_at_another_level_of_the_report(text: Path) -> None:
    lines = gold_of(text)
    levels = {gold["start"] for gold in lines if gold["measure"] == "level"}
    for gold in lines:
        if gold["part_of"] is not None:
            assert gold["measure"] in {"level", "share"}
            assert gold["part_of"] in levels - {gold["start"]}


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_a_place_is_what_the_text_shows(text: Path) -> None:
    content = text.read_text(encoding="utf-8")
    for gold in gold_of(text):
        line = content[content.rfind("\n", 0, gold["start"]) + 1 : gold["start"]]
        kind, _, number = gold["place"].partition(":")
        assert kind in {"body", "footnote", "table"}
        assert (kind == "footnote") == (line[:1] in tuple("¹²³⁴⁵⁶⁷⁸⁹"))
        assert (kind == "table") == line.startswith("|") == (gold["row"] is not None) == (gold["column"] is not None)
        assert kind == "body" or int(number) > 0
        if kind == "table":
            assert gold["column"] == line.count("|") - 1


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_word_footnotes_are_true_footnotes(text: Path) -> None:
    marked = re.findall(r"^[¹²³⁴⁵⁶⁷⁸⁹]", text.read_text(encoding="utf-8"), re.MULTILINE)
    with zipfile.ZipFile(text.with_suffix(".docx")) as archive:
        assert archive.read("word/footnotes.xml").count(b"<w:footnoteRef/>") == len(marked)
        assert archive.read("word/document.xml").count(b"<w:footnoteReference ") == len(marked)


@pytest.mark.parametrize("text", TEXTS, ids=name)
@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".docx"])
def test_the_build_gives_the_same_bytes(text: Path, suffix: str, rebuilt: Path) -> None:
    committed = text.with_suffix(suffix)
    assert (rebuilt / committed.relative_to(CORPUS)).read_bytes() == committed.read_bytes()


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_the_build_gives_the_same_pages(text: Path, rebuilt: Path) -> None:
    """The PDF's words, not its bytes, which change with the version of the fonts and of zlib."""
    committed = text.with_suffix(".pdf")
    assert pages(rebuilt / committed.relative_to(CORPUS)) == pages(committed)


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]
