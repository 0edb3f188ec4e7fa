from __future__ import annotations

from pathlib import Path

import pytest
from evaluate.reports import TEXT, gold, observations

from extract.annotate import write_draft
from extract.errors import OutputError
from extract.evaluate import read_gold
from extract.evaluate.gold import check_spans
from extract.model import Document, Extraction, Frame

EXTRACTION = Extraction(Document("a.txt", "txt", "", TEXT, ()), Frame(None, ""), observations()[::-1], ())


def test_a_draft_is_gold_in_the_order_of_the_text(tmp_path: Path) -> None:
    draft = write_draft(EXTRACTION, tmp_path / "BC 3.2023.txt")
    assert draft == tmp_path / "BC 3.2023.draft.jsonl"
    assert read_gold(draft) == gold()
    check_spans(read_gold(draft), TEXT, "a.txt")


def test_a_draft_is_not_overwritten(tmp_path: Path) -> None:
    draft = write_draft(EXTRACTION, tmp_path / "a.txt")
    draft.write_text("corrected", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.draft\.jsonl: is there already"):
        write_draft(EXTRACTION, tmp_path / "a.txt")
    assert draft.read_text(encoding="utf-8") == "corrected"


def test_no_draft_is_put_beside_an_annotation(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.jsonl: is there already"):
        write_draft(EXTRACTION, tmp_path / "a.docx")
    assert not (tmp_path / "a.draft.jsonl").exists()


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_draft(EXTRACTION, tmp_path / "none" / "a.txt")
