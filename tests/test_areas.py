"""The table of areas is whole: every province of both lists, and where each old one went."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import patterns

FOLDER = Path(patterns.__file__).parent


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


OLD = table("areas")["provinces"]["until_2025"]
NEW = table("areas")["provinces"]["since_2025"]
DISTRICTS = table("districts")


def test_63_provinces_became_34() -> None:
    assert len(OLD) == len({p["code"] for p in OLD}) == len({p["name"] for p in OLD}) == 63
    assert len(NEW) == len({p["code"] for p in NEW}) == len({p["name"] for p in NEW}) == 34


def test_five_cities_before_and_six_since() -> None:
    assert [p["name"] for p in OLD if p["kind"] == "thành phố"] == [
        "Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ",
    ]  # fmt: skip
    assert sum(p["kind"] == "thành phố" for p in NEW) == 6


def test_every_old_province_merged_into_a_unit_that_stands() -> None:
    assert {p["merged_into"] for p in OLD} == {p["code"] for p in NEW}


def test_eleven_units_were_not_merged_and_no_merger_took_more_than_three() -> None:
    sizes = Counter(Counter(p["merged_into"] for p in OLD).values())
    assert sizes == {1: 11, 2: 17, 3: 6}


def test_mergers_that_changed_the_name_or_the_code() -> None:
    new = {p["code"]: p["name"] for p in NEW}
    became = {p["name"]: new[p["merged_into"]] for p in OLD}
    assert became["Yên Bái"] == became["Lào Cai"] == "Lào Cai"
    assert became["Quảng Nam"] == "Đà Nẵng"
    assert became["Bà Rịa - Vũng Tàu"] == became["Bình Dương"] == "Hồ Chí Minh"
    assert became["Bắc Giang"] == "Bắc Ninh"
    assert became["Thừa Thiên Huế"] == "Huế"
    assert became["Lạng Sơn"] == "Lạng Sơn"


def test_no_name_or_alias_means_two_provinces_of_a_list() -> None:
    for provinces in (OLD, NEW):
        names = Counter(name for p in provinces for name in (p["name"], *p.get("aliases", ())))
        assert [name for name, count in names.items() if count > 1] == []


def test_aliases_that_reports_use() -> None:
    alias = {name: p["code"] for p in OLD for name in (p["name"], *p.get("aliases", ()))}
    for name in ("TP.HCM", "TP Hồ Chí Minh", "Thừa Thiên - Huế", "Bà Rịa – Vũng Tàu", "Hoà Bình", "Đắc Lắc"):
        assert name in alias
    assert alias["TP.HCM"] == "79"
    assert alias["Hoà Bình"] == "17"


def test_districts_belong_to_a_province_and_are_named_once() -> None:
    codes = {p["code"] for p in OLD}
    assert set(DISTRICTS["district"]) == codes
    assert set(DISTRICTS["former"]) < codes
    named = [
        (code, kind, name) for code, kinds in DISTRICTS["district"].items() for kind in kinds for name in kinds[kind]
    ]
    assert len(named) == len(set(named)) == 696
    assert {kind for _, kind, _ in named} == {"thành phố", "quận", "thị xã", "huyện"}


def test_former_districts_are_former() -> None:
    for code, kinds in DISTRICTS["former"].items():
        for kind, names in kinds.items():
            assert not set(names) & set(DISTRICTS["district"][code].get(kind, ())), (code, kind)


def test_text_is_composed_unicode() -> None:
    for name in ("areas", "districts"):
        text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
