"""Provinces and districts that a stub lists."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.tables.vocabulary import tidy
from extract.view import fold

KINDS = ("tỉnh", "thành phố", "tp.", "tp", "huyện", "thị xã", "tx.", "tx", "quận", "h.", "q.")


@cache
def _areas() -> frozenset[str]:
    provinces = patterns.load("areas")["provinces"]["until_2025"]
    names = [name for p in provinces for name in (p["name"], *p.get("aliases", ()))]
    for kinds in patterns.load("districts")["district"].values():
        names += [name for listed in kinds.values() for name in listed]
    return frozenset(fold(name) for name in names)


def area_named(label: str) -> str:
    """The province or district that a label is and nothing else, without its kind; empty for none.

    >>> area_named("Huyện Sóc Sơn"), area_named("TP. Hà Nội"), area_named("Lúa đông xuân")
    ('Sóc Sơn', 'Hà Nội', '')
    """
    text = tidy(label)
    kind = "|".join(re.escape(fold(kind)) for kind in KINDS)
    found = re.match(rf"(?:{kind})\s*(?=\w)", fold(text))
    bare = text[found.end() :] if found else text
    return next((name for name in (text, bare) if fold(name) in _areas()), "") and bare
