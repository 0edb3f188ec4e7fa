"""The catalogue is whole: codes, names, units, parts, and a user's own entries over it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from extract.errors import PatternError
from extract.link.catalogue import Catalogue, catalogue

CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z0-9]+(?:_[a-z0-9]+)*)+")
FEWEST = 350


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue()


def test_there_are_enough_and_each_is_whole(known: Catalogue) -> None:
    assert len(known.indicators) >= FEWEST
    for indicator in known.indicators.values():
        assert CODE.fullmatch(indicator.code), indicator.code
        assert indicator.vi
        assert indicator.en
        assert indicator.units
        assert indicator.code not in indicator.parts
        assert unicodedata.is_normalized("NFC", indicator.vi)
        assert indicator.low is not None
        assert indicator.high is not None
        assert indicator.low <= indicator.high


def test_every_indicator_has_a_wording_and_no_name_is_given_twice_in_a_domain(known: Catalogue) -> None:
    assert {wording.code for wording in known.wordings if wording.own} == known.indicators.keys()


def test_parts_are_measured_in_a_unit_of_their_whole(known: Catalogue) -> None:
    for indicator in known.indicators.values():
        for code in (code for parts in indicator.parts for code in parts):
            assert {*indicator.units} & {*known.indicators[code].units}, (indicator.code, code)


OWN = """
[[indicator]]
code = "budget.revenue"
vi = "Thu ngân sách của chúng tôi"
en = "Our revenue"
units = ["VND"]
kind = "flow"

[[indicator]]
code = "ours.dragon_fruit"
vi = "Diện tích thanh long ruột đỏ"
en = "Red dragon fruit"
aliases = ["thanh long ruột đỏ"]
units = ["ha"]
kind = "stock"
"""


def test_entries_of_a_users_own_lie_over_the_built_in_ones(tmp_path: Path, known: Catalogue) -> None:
    (tmp_path / "ours.toml").write_text(OWN, encoding="utf-8")
    found = catalogue(tmp_path)
    assert found.indicators["budget.revenue"].vi == "Thu ngân sách của chúng tôi"
    assert found.indicators.keys() - known.indicators.keys() == {"ours.dragon_fruit"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[indicator]]\ncode = 'a.b'\nvi = 'x'\nen = 'x'\nunits = ['ha']", "a.b: has no kind; add it"),
        ("[[indicator]]\ncode = 'a.b'\nvi = 'x'\nen = 'x'\nunits = ['ha']\nkind = 'sum'", "kind cannot be sum"),
        ("[[family]]\ncode = 'a.b'\nitems = 'none'", "no list of items none"),
        ("code = ", "no TOML"),
        (OWN + "parts = [['a.c']]", "its part a.c is no indicator"),
    ],
)
def test_an_entry_that_is_not_whole_is_told_in_a_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=re.escape(said)):
        catalogue(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="no folder"):
        catalogue(tmp_path / "missing")
