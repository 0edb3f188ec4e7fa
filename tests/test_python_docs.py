"""The Python examples of docs/python.md give what they show."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "python.md"
FEWEST = 10


def test_the_examples_give_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)  # what the examples write stays out of the repository
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS | doctest.REPORT_ONLY_FIRST_FAILURE
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=flags, encoding="utf-8")
    assert failed == 0
    assert tried >= FEWEST
    assert (tmp_path / "trade.png").exists()


def test_the_arguments_told_of_are_those_there_are() -> None:
    import inspect
    import re

    from extract import load_series

    told = set(re.findall(r"^\| `(\w+)=", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == set(inspect.signature(load_series).parameters) - {"folder"}
