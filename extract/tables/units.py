"""Units as tables print them: in a column of their own, in a head's brackets, after ``Đơn vị tính:``."""

from __future__ import annotations

import re
from dataclasses import replace

from extract import lexicon
from extract.scan.units import NO_UNIT, Unit, unit_at
from extract.tables.vocabulary import opens, phrases, tidy, viewed

POWERS = {"1000": 3, "1000000": 6, "100": 2, "10": 1}
MULTIPLE = re.compile(r"(1[.,]?0{3}[.,]?0{3}|1[.,]?0{3}|100|10)(?=[ \w])\s*")
BRACKETS = re.compile(r"\(([^()]*)\)")
PER_CENT = re.compile(r"[,:\s]*(?<!\d)%\s*")
PER_CENT_UNIT = Unit("%", "ratio", known=True)


def unit_of(text: str) -> Unit | None:
    """The unit that a text is and nothing else; None where it is none.

    >>> texts = ("1000 tấn", "Tr.kWh", "Tỷ đồng", "Tạ/ha", "1.000 m³", "Nghìn lượt khách")
    >>> [(unit.name, unit.scale) for text in texts if (unit := unit_of(text))]
    [('t', 3), ('kWh', 6), ('VND', 9), ('t/ha', -1), ('m3', 3), ('lượt khách', 3)]
    >>> unit_of("giai đoạn 1") is None, unit_of("ước") is None
    (True, True)
    """
    text = tidy(text)
    printed = MULTIPLE.match(text)
    power = POWERS[re.sub(r"\D", "", printed.group(1))] if printed else 0
    found = _whole(text[printed.end() :] if printed else text)
    if found is not None and found.kind == "count" and power in (1, 2):
        return None  # "10 tháng", "100 xã" are no unit of ten, of a hundred
    return replace(found, scale=found.scale + power) if found else None


def units_of(text: str) -> tuple[Unit, ...]:
    """The units that a text lists and nothing else; empty where it is no such list.

    >>> [(unit.name, unit.scale) for unit in units_of("ĐVT: Nghìn tấn, triệu USD")], units_of("Nghìn tấn than")
    ([('t', 3), ('USD', 6)], ())
    """
    parts = re.split(r"[;,]", _without_opener(text).strip(" :"))
    units = tuple(unit for part in parts if (unit := unit_of(part)) is not None)
    return units if len(units) == len(parts) else ()


def _whole(text: str) -> Unit | None:
    view = viewed(text)
    if not view.key:
        return None
    match = lexicon.units().at(view.key, 0)
    if match is not None and match.end == len(view.key):
        entry = match.entry
        return Unit(entry.get("unit"), entry.get("kind"), int(entry.get("scale")), match.end, known=True)
    found = unit_at(view, 0)
    return found if found is not NO_UNIT and found.known and found.name and found.end == len(view.key) else None


def printed_unit(text: str) -> Unit | None:
    """The unit of a cell in the column of units, where any noun counts something."""
    known = unit_of(text)
    name = tidy(text).lower()
    if known is not None or not name or len(name.split()) > 4:
        return known
    return Unit(name, "count", printed=name)


def split_unit(text: str) -> tuple[str, Unit | None]:
    """A head or label without its unit, and the unit: in brackets, after ``ĐVT:``, or a per cent sign.

    >>> text, unit = split_unit("Tổng mức đầu tư (nghìn tỷ đồng)")
    >>> text, unit.name, unit.scale
    ('Tổng mức đầu tư', 'VND', 12)
    >>> split_unit("% so với KH")[1].name, split_unit("Vành đai 1 (giai đoạn 1)")[1]
    ('%', None)
    """
    alone = unit_of(text) if "%" in text else None
    if alone is not None:
        return "", alone
    for found in reversed(list(BRACKETS.finditer(text))):
        unit = unit_of(_without_opener(found.group(1)))
        if unit is not None:
            return tidy(text[: found.start()] + " " + text[found.end() :]), unit
    told = table_unit(text)
    if told is not None:
        return tidy(text[: _opener(text)[0]]), told
    if PER_CENT.search(text):
        return tidy(PER_CENT.sub(" ", text)), PER_CENT_UNIT
    return text, None


def counted_unit(name: str) -> Unit | None:
    """The unit that a name counts: ``người`` of ``Số người chết``.

    >>> counted_unit("Số lượt người khám bệnh").name, counted_unit("Số thu ngân sách")
    ('lượt người', None)
    """
    opened = opens(name, "counting")
    found = lexicon.units().at(viewed(name).key, opened + 1) if opened else None
    if found is None or found.entry.get("kind") != "count":
        return None
    return Unit(found.entry.get("unit"), "count", known=True)


def table_unit(text: str) -> Unit | None:
    """The unit that follows ``Đơn vị tính:`` in a text."""
    _, end = _opener(text)
    return printed_unit(re.split(r"[;)\n]", text[end:].lstrip(" :"))[0]) if end else None


def _opener(text: str) -> tuple[int, int]:
    key = viewed(text).key
    for phrase in phrases("unit_openers"):
        found = re.search(rf"(?<!\w){re.escape(phrase)}\s*:", key)
        if found:
            return found.start(), found.end()
    return 0, 0


def _without_opener(text: str) -> str:
    _, end = _opener(text)
    return text[end:] if end else text
