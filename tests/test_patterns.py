"""Every entry of the pattern files is held to its own examples and counter-examples, read as a passage is read."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

import patterns
from extract.lexicon import entries
from extract.model import Span
from extract.phrases import Entry
from extract.scan import scan
from extract.view import view_of

FILES = sorted(Path(patterns.__file__).parent.glob("*.toml"))
ENTRIES = list(entries())
EXAMPLES = [(entry, text) for table, entry in ENTRIES for text in table.get("examples", ())]
COUNTERS = [(entry, text) for table, entry in ENTRIES for text in table.get("counter", ())]


def named(value: Entry | str | dict[str, Any]) -> str:
    if isinstance(value, Entry):
        return f"{value.kind}-{value.name}"
    return value if isinstance(value, str) else ""


def found_in(text: str) -> list[Entry]:
    """The entries whose phrases a text holds, scanned from left to right, the longest phrase first."""
    items = scan(view_of(text, (Span(0, len(text)),)))
    return [item.match.entry for item in items if item.match is not None]


@pytest.mark.parametrize(("entry", "text"), EXAMPLES, ids=named)
def test_example_holds_its_entry(entry: Entry, text: str) -> None:
    assert entry in found_in(text)


@pytest.mark.parametrize(("entry", "text"), COUNTERS, ids=named)
def test_counter_example_holds_none_of_it(entry: Entry, text: str) -> None:
    assert entry not in found_in(text)


@pytest.mark.parametrize(("table", "entry"), ENTRIES, ids=named)
def test_entry_has_both_kinds_of_example(table: dict[str, Any], entry: Entry) -> None:
    assert table["phrases"]
    assert table.get("examples"), f"{entry.name} has no example"
    assert table.get("counter"), f"{entry.name} has no counter-example"


def test_names_of_entries_are_unique() -> None:
    names = [(entry.kind, entry.name) for _, entry in ENTRIES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_text_is_composed(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
