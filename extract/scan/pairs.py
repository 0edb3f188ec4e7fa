"""Quantities side by side: fractions, ranges, days that look like fractions, and the sign before a quantity."""

from __future__ import annotations

from dataclasses import replace

from extract.lexicon import is_word
from extract.scan.items import Item, Quantity
from extract.scan.units import NO_UNIT
from extract.view import View

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


def paired(items: tuple[Item, ...], view: View) -> tuple[Item, ...]:
    """The items with fractions and ranges told, units shared, signs taken up: ``80-100 xe``, ``25/50 cuộc``."""
    out = list(items)
    for i, item in enumerate(out):
        if item.quantity is None:
            continue
        if i and out[i - 1].text in "+-±" and _is_sign(out, i, view):
            out[i] = replace(item, quantity=replace(item.quantity, sign=-1 if view.key[out[i - 1].start] == "-" else 1))
        if i >= 2 and out[i - 2].quantity is not None:
            _join(out, i)
    return tuple(out)


def _is_sign(items: list[Item], i: int, view: View) -> bool:
    glued = items[i - 1].end == items[i].start
    if not glued or i < 2:
        return glued
    return items[i - 2].quantity is None and view.key[items[i - 1].start - 1] in " (:;"


def _join(items: list[Item], i: int) -> None:
    """Two quantities and the mark between them as the ends of a range, part and whole, or a day."""
    left, right = _pair(items, i)
    bare = left.unit is NO_UNIT
    if items[i - 1].text == "/" and bare and right.unit is NO_UNIT and _is_day(left, right):
        for k in (i - 2, i):
            items[k] = Item("name", items[k].start, items[k].end, items[k].text, reason="date")
        return
    roles = _roles(items, i)
    if not roles:
        return
    if bare:
        unit = right.unit
    elif left.unit.name == "" and left.unit.scale != 0:
        unit = replace(right.unit, scale=left.unit.scale)
    else:
        unit = left.unit
    items[i - 2] = replace(items[i - 2], quantity=replace(left, unit=replace(unit, end=left.unit.end), role=roles[0]))
    items[i] = replace(items[i], quantity=replace(right, role=roles[1], sign=0))


def _roles(items: list[Item], i: int) -> tuple[str, ...]:
    """``25/50 cuộc`` are part and whole, ``80-100 xe``, ``từ 3 đến 5 ngày`` low and high; else nothing."""
    (left, right), link = _pair(items, i), items[i - 1].text
    if link == "/":
        return ("part", "whole") if left.unit is NO_UNIT or left.unit.name == right.unit.name else ()
    alike = left.unit is NO_UNIT or left.unit.name == right.unit.name
    led = is_word(right.unit.name, "durations") or (i >= 3 and is_word(items[i - 3].text, "range_leads"))
    ranged = link in DASHES or (led and is_word(link, "range_links"))
    return ("low", "high") if alike and ranged else ()


def _pair(items: list[Item], i: int) -> tuple[Quantity, Quantity]:
    left, right = items[i - 2].quantity, items[i].quantity
    assert left is not None
    assert right is not None
    return left, right


def _is_day(day: Quantity, month: Quantity) -> bool:
    """``13/10`` with nothing counted behind it is a day, ``6/2023`` a month; ``8/8`` is all of eight."""
    if day.printed == month.printed:
        return False
    if not (day.printed.isdigit() and month.printed.isdigit()):
        return False
    if len(month.printed) == 4 and month.printed[:2] in ("19", "20"):
        return 1 <= int(day.printed) <= 12  # "đến 6/2023"
    return int(day.printed) <= 31 and 1 <= int(month.printed) <= 12
