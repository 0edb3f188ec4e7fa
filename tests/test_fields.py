"""docs/fields.md lists the values that the fields may hold, and a pattern file that gives another is refused."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

import patterns
from extract import lexicon
from extract.errors import PatternError
from extract.model import Base, Bound, Measure, PeriodKind, Status

PAGE = (Path(__file__).parent.parent / "docs" / "fields.md").read_text(encoding="utf-8")
TOLD = {"measure": Measure, "base": Base, "period_kind": PeriodKind, "status": Status, "bound": Bound}


@pytest.mark.parametrize("field", TOLD)
def test_the_page_lists_all_values_and_no_other(field: str) -> None:
    section = PAGE.partition(f"\n## {field}\n")[2].partition("\n## ")[0]
    first_cells = re.findall(r"^\| ([^|]*) \|", section, re.MULTILINE)
    listed = {value for cell in first_cells for value in re.findall(r"`(\w+)`", cell)}
    values: type[StrEnum] = TOLD[field]
    assert listed == {*values}


def test_an_unknown_base_of_an_entry_is_refused() -> None:
    with pytest.raises(PatternError, match=r'bases\.toml: entry "odd": base cannot be "lastyear"; give one of'):
        lexicon.refuse_unknown({"name": "odd", "base": "lastyear"}, "bases")


def test_a_pattern_file_that_is_no_toml_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.toml").write_text("phrases = [", encoding="utf-8")
    monkeypatch.setattr(patterns, "files", lambda _: tmp_path)
    with pytest.raises(PatternError, match=r"patterns/broken\.toml: no TOML"):
        patterns.load("broken")
