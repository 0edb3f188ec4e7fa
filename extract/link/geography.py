"""The official code of an area, and the two geographies: the 63 provinces until June 2025, the 34 since July.

A code names its list, since one number may mean two units (``24`` is Bắc Giang of the 63, and of the 34 Bắc Ninh with
Bắc Giang): ``VN``, ``63.20``, ``34.20``, a district ``63.20.186``, a commune ``63.20.186.06385`` or ``34.20.06385``.
Districts and communes come from the package vietnamadminunits (MIT): the only kept one that has both lists with the
General Statistics Office's codes.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache
from typing import Any

import patterns
from extract.areas import area_named
from extract.view import fold

MERGED = dt.date(2025, 7, 1)
BEFORE, SINCE = "63", "34"
COUNTRY = "VN"


def area_code(name: str, home: str, published: dt.date | None) -> str | None:
    """The code of an area that a report of the province ``home`` names; None for one that no list has.

    >>> area_code("Việt Nam", "Việt Nam", None), area_code("Lạng Sơn", "", dt.date(2022, 1, 24))
    ('VN', '63.20')
    >>> area_code("Bắc Ninh", "", dt.date(2025, 9, 30)), area_code("Bắc Giang", "", dt.date(2024, 9, 30))
    ('34.24', '63.24')
    >>> area_code("Hữu Lũng", "Lạng Sơn", dt.date(2022, 1, 24)), area_code("Sao Hỏa", "Lạng Sơn", None)
    ('63.20.186', None)
    """
    if fold(name) == fold(patterns.load("country")["name"]):
        return COUNTRY
    listed = SINCE if published is not None and published >= MERGED else BEFORE
    if found := _provinces(listed).get(fold(name)):
        return f"{listed}.{found}"
    above = area_code(home, "", published) if home and home != name else None
    within = _districts_and_communes(above) if above is not None and above != COUNTRY else {}
    inside = within.get(fold(name)) or within.get(fold(area_named(name, home)))
    other = SINCE if listed == BEFORE else BEFORE
    elsewhere = _provinces(other).get(fold(name))
    return inside or (f"{other}.{elsewhere}" if elsewhere else None)


def merged(code: str) -> str:
    """The code of the 34 provinces' geography that an area's code falls into; a district falls into its province.

    >>> merged("63.24"), merged("63.20.186"), merged("34.24"), merged("VN")
    ('34.24', '34.20', '34.24', 'VN')
    """
    if not code.startswith(f"{BEFORE}."):
        return code
    return f"{SINCE}.{_merged_into()[code.split('.')[1]]}"


def members(code: str) -> tuple[str, ...]:
    """The codes of the 63 provinces that one of the 34 was made of.

    >>> members("34.24")
    ('63.24', '63.27')
    """
    number = code.split(".")[1]
    return tuple(f"{BEFORE}.{old}" for old, new in sorted(_merged_into().items()) if new == number)


@cache
def name_of(code: str) -> str:
    """The name of the country or a province by its code.

    >>> name_of("63.20"), name_of("VN")
    ('Lạng Sơn', 'Việt Nam')
    """
    if code == COUNTRY:
        return str(patterns.load("country")["name"])
    listed, number = code.split(".")[:2]
    return next(str(p["name"]) for p in _list(listed) if p["code"] == number)


def _list(listed: str) -> list[dict[str, Any]]:
    provinces: list[dict[str, Any]] = patterns.load("areas")["provinces"][
        "until_2025" if listed == BEFORE else "since_2025"
    ]
    return provinces


@cache
def _provinces(listed: str) -> dict[str, str]:
    return {fold(name): p["code"] for p in _list(listed) for name in (p["name"], *p.get("aliases", ()))}


@cache
def _merged_into() -> dict[str, str]:
    return {p["code"]: p["merged_into"] for p in _list(BEFORE)}


@cache
def _districts_and_communes(province: str) -> dict[str, str]:
    """The codes of a province's districts and communes by name with its kind, and without where only one bears it."""
    from vietnamadminunits.database import get_data

    listed, number = province.split(".")
    table = "admin_units_legacy" if listed == BEFORE else "admin_units"
    levels = ("district", "ward") if listed == BEFORE else ("ward",)
    fields = ["provinceCode", *(f"{level}{field}" for level in levels for field in ("", "Short", "Code"))]
    codes: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for unit in get_data(fields, table):
        if unit["provinceCode"] != number:
            continue
        code = province
        for level in levels:
            if not unit[f"{level}Code"]:
                continue
            code = f"{code}.{unit[f'{level}Code']}"
            first.setdefault(fold(unit[level]), code)
            codes[fold(unit[f"{level}Short"])].add(code)
    districts = {name: sorted(found, key=len)[0] for name, found in codes.items() if _is_one(found)}
    return districts | first


def _is_one(codes: set[str]) -> bool:
    """Whether a bare name means one unit: a district before a commune that bears its name, else the only one."""
    shortest = min(map(len, codes))
    return sum(len(code) == shortest for code in codes) == 1
