"""The tables of a page: written between its marks, and those of the accuracy page are what the program gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate.cases import EvaluationError
from extract.evaluate.command import run
from extract.evaluate.page import CLOSES, OPENS, as_markdown, write_page

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"


def test_the_accuracy_page_tells_what_the_program_gives() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    measured = as_markdown(run(CORPUS, ("txt",), {}).evaluation)
    assert page.partition(OPENS)[2].partition(CLOSES)[0].strip() == measured.strip(), (
        "write it anew: chitieu evaluate corpus --format txt --page docs/accuracy.md"
    )


def test_the_rest_of_a_page_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n{OPENS}\nold\n{CLOSES}\nAfter\n", "utf-8")
    write_page(page, run(CORPUS / "chu-puh", ("txt",), {}).evaluation)
    written = page.read_text("utf-8")
    assert written.startswith("# Before\n")
    assert written.endswith(f"{CLOSES}\nAfter\n")
    assert "| `number` |" in written
    assert "old" not in written


@pytest.mark.parametrize("text", ["no marks", f"{CLOSES} {OPENS}"])
def test_a_page_without_marks_is_refused(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match="no place for the tables"):
        write_page(page, run(CORPUS / "chu-puh", ("txt",), {}).evaluation)
    assert page.read_text("utf-8") == text
