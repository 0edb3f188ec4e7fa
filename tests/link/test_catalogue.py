"""The catalogue is whole: codes, names, units, parts, and a user's own entries over it."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from extract.errors import PatternError
from extract.link.catalogue import Catalogue, catalogue
from extract.link.linking import linker

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


ENTRY = "[[indicator]]\ncode = 'a.b'\nvi = 'x'\nen = 'x'\n"
WHOLE = ENTRY + "units = ['ha']\nkind = 'flow'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY + "units = ['ha']", "indicator a.b: 'kind' is a required property; mend it"),
        (ENTRY + "units = ['ha']\nkind = 'sum'", "indicator a.b kind: 'sum' is not one of"),
        (ENTRY + "units = 'ha'\nkind = 'flow'", "indicator a.b units: 'ha' is not of type 'array'"),
        (WHOLE + "range = [5]", "indicator a.b range: [5] is too short"),
        (WHOLE + "aliases = 'thanh long'", "indicator a.b aliases: 'thanh long' is not of type 'array'"),
        (WHOLE + "parts = ['a.c']", "'a.c' is not of type 'array'"),
        (WHOLE.replace("a.b", "TODO"), "indicator TODO code: 'TODO' does not match"),
        (WHOLE.replace("a.b", "~x"), "indicator ~x code: '~x' does not match"),
        (WHOLE.replace("[[indicator]]", "[indicator]"), "is not of type 'array'"),
        (WHOLE.replace("[[indicator]]", "[[indicators]]"), "'indicators' was unexpected"),
        ("[[items.fruit]]\ncode = 'mango'\nen = 'Mango'", "items fruit mango: 'vi' is a required property"),
        (WHOLE + WHOLE, "a.b stands there twice"),
        (
            "[[family]]\ncode = 'a.b'\nvi = '{item}'\nen = '{item}'\nstems = []\nunits = ['ha']\nkind = 'flow'\n"
            "items = 'none'",
            "no list of items none",
        ),
        ("code = ", "no TOML"),
        (OWN + "parts = [['a.c']]", "its part a.c is no indicator"),
    ],
)
def test_an_entry_that_is_not_whole_is_told_in_a_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=re.escape(said)) as told:
        catalogue(tmp_path)
    assert str(told.value).startswith(f"{tmp_path / 'ours.toml'}: ") or "its part" in said
    assert "\n" not in str(told.value)


def test_a_file_with_a_mark_of_its_encoding_and_one_in_another(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(OWN.encode("utf-8-sig"))
    assert "ours.dragon_fruit" in catalogue(tmp_path).indicators
    path.write_bytes(OWN.encode("utf-16"))
    with pytest.raises(PatternError, match=r"ours\.toml: not in UTF-8; save it as UTF-8"):
        catalogue(tmp_path)


def test_a_file_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(OWN, encoding="utf-8")
    assert linker(tmp_path) is linker(tmp_path)
    assert "ours.dragon_fruit" in catalogue(tmp_path).indicators
    path.write_text(OWN.replace("dragon_fruit", "red_dragon_fruit"), encoding="utf-8")
    assert "ours.red_dragon_fruit" in catalogue(tmp_path).indicators


def test_the_built_in_files_are_as_the_schema_says() -> None:
    folder = Path(str(files("patterns"))) / "indicators"
    validator = Draft202012Validator(json.loads((folder / "schema.json").read_bytes()))
    for path in sorted(folder.glob("*.toml")):
        faults = [error.message for error in validator.iter_errors(tomllib.loads(path.read_text("utf-8")))]
        assert not faults, path.name


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="no folder"):
        catalogue(tmp_path / "missing")


def test_a_folder_without_indicators(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"no \.toml file in it"):
        catalogue(tmp_path)
