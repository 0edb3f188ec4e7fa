"""Provinces and districts by name: those that a list or a table's stub names."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import patterns
from extract.view import any_of, fold


def provinces() -> list[dict[str, Any]]:
    """The 63 provinces and cities that reports up to June 2025 write of, with code, name, kind and aliases."""
    listed: list[dict[str, Any]] = patterns.load("areas")["provinces"]["until_2025"]
    return listed


@cache
def _areas() -> frozenset[str]:
    former = patterns.load("areas")["provinces"]["former"]
    names = [name for p in (*provinces(), *former) for name in (p["name"], *p.get("aliases", ()))]
    for kinds in patterns.load("districts")["district"].values():
        names += [name for listed in kinds.values() for name in listed]
    return frozenset(fold(name) for name in names)


def area_named(label: str, home: str = "") -> str:
    """The province or district that a label is and nothing else; empty for none.

    Its kind is left out, but for a town that bears the name of the report's own province ``home``.

    >>> area_named("Huyện Sóc Sơn"), area_named("TP. Hà Nội"), area_named("Lúa đông xuân")
    ('Sóc Sơn', 'Hà Nội', '')
    >>> area_named("Thành phố Thái Bình", "Thái Bình")
    'Thành phố Thái Bình'
    """
    text = " ".join(label.split()).strip(" ,;:.-–/")
    found = _kind().match(fold(text))
    bare = text[found.end() :] if found else text
    if fold(bare) not in _areas():
        return text if fold(text) in _areas() else ""
    return text if found and fold(bare) == fold(home) else bare


def region_named(label: str) -> str:
    """The part of the country that a label of a table is and nothing else; empty for none.

    >>> region_named("ĐỒNG BẰNG SÔNG HỒNG"), region_named("Bắc Ninh")
    ('Đồng bằng sông Hồng', '')
    """
    return _regions().get(fold(" ".join(label.split()).strip(" ,;:.-–/")), "")


@cache
def _regions() -> dict[str, str]:
    return {fold(name): name for name in patterns.load("areas")["regions"]}


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(map(fold, patterns.load('areas')['short_kinds']))})\s*(?=\w)")
