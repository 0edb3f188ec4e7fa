"""The lexical items of a passage, longest match first: each figure is a quantity or swallowed by a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract import lexicon
from extract.model import Reading
from extract.numbers import PRINTED, readings
from extract.phrases import Match
from extract.scan.units import NO_UNIT, Unit, unit_at
from extract.view import View

WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*")
CODED_WORD = re.compile(r"[^\W\d_]+[.-]?\d[\w.+-]*+(?![,%])")
GLUED = re.compile(r"(.{2,}?)(tăng|giảm|đạt|chiếm|tăngso|giảmso)(?!\w)|(tăng|giảm)(?=so(?!\w))", re.IGNORECASE)  # words printed without their space
CODE = re.compile(r"\d{1,3}-(?:19|20)\d\d(?!\d)|\d+(?:/\d{4})?(?:/|-)[A-ZĐ]{2}[\w/-]*|\d+[A-ZĐ]{1,3}\b|\d+(?:\.\d+){3,}|0\d{2,4}[ .]\d{3}[ .]\d{3,4}|0\d{9,10}")
VARIETY = re.compile(r"(?<!\w)(?!KH|DT|CK|TH|SL|DN)[A-Z]{2} $")  # "lúa OM 5451"
YEAR = re.compile(r"(?:19|20)\d\d")
LABEL = re.compile(r"(\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])(?:[.)/]+|(?= [A-ZĐ])|[.](?=[^\W\d])))\s*(?=[^\W\d])")
DURATIONS = frozenset({"năm", "tháng", "ngày", "giờ", "phút", "tuần"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; positions are the view's, ``stop`` is the end of the unit's words.

    ``role`` is ``single``, ``low`` and ``high`` (a range), ``part`` and ``whole`` (a fraction).
    """

    start: int
    end: int
    stop: int
    printed: str
    readings: tuple[Reading, ...]
    unit: Unit
    sign: int = 0
    role: str = "single"


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a punctuation mark, a phrase (``kind`` of its entry) or a quantity; ``reason`` why a figure is none."""

    kind: str
    start: int
    end: int
    text: str
    match: Match | None = None
    quantity: Quantity | None = None
    reason: str = ""

    @property
    def entry_name(self) -> str:
        return self.match.entry.name if self.match else ""

    def get(self, key: str) -> str:
        return self.match.entry.get(key) if self.match else ""


def scan(view: View, english: bool = False) -> tuple[Item, ...]:
    """The items of a view from left to right; every character but spaces belongs to one.

    >>> from extract.model import Span
    >>> from extract.view import view_of
    >>> text = "xuất khẩu ước đạt 50 triệu USD, giảm 58,3%"
    >>> [(i.kind, i.text) for i in scan(view_of(text, (Span(0, len(text)),)))]
    [('word', 'xuất'), ('word', 'khẩu'), ('verb', 'ước đạt'), ('quantity', '50 triệu USD'), ('punct', ','),
     ('verb', 'giảm'), ('quantity', '58,3%')]
    """
    label = LABEL.match(view.text)
    items = [Item("label", 0, label.end(1), label.group(1), reason="list numbering")] if label else []
    position = label.end() if label else 0
    while position < len(view.key):
        if view.key[position] == " ":
            position += 1
            continue
        item = _item_at(view, position, english)
        if item.reason == "duration" and items and items[-1].kind in {"verb", "bound"} and not item.text.endswith(("năm", "tháng")):
            item = _number_at(view, position, english, frozenset())
        items.append(item)
        position = item.end
    return _paired(tuple(items), view)


def _item_at(view: View, position: int, english: bool) -> Item:
    match = lexicon.words().at(view.key, position)
    if match and not _figure_inside_counts(view, match):
        return Item(match.entry.kind, position, match.end, view.text[position : match.end], match, reason=match.entry.get("reason"))
    for pattern, reason in ((CODE, "code"), (CODED_WORD, "name")):
        coded = pattern.match(view.text, position)
        if coded and not (pattern is CODE and _is_measure(view, position)):
            return Item("name", position, coded.end(), coded.group(), reason=reason)
    if view.key[position].isdigit():
        return _number_at(view, position, english)
    word = WORD.match(view.text, position)
    end = word.end() if word else position + 1
    glued = GLUED.match(view.text, position, end) if word else None
    if glued:
        end = glued.end(1) if glued.group(1) else glued.end(3)
    return Item("word" if word else "punct", position, end, view.text[position:end])


def _is_measure(view: View, position: int) -> bool:
    """A number glued to a unit (``500MW``, ``30T``) is no code."""
    number = PRINTED.match(view.text, position)
    return number is not None and unit_at(view, number.end()).known and not re.match(r"[/-]", view.text[number.end() :])


def _figure_inside_counts(view: View, match: Match) -> bool:
    """Whether the figure that ends an ordinal counts the word behind it: ``đợt 5 vụ`` is no ``đợt 5``."""
    if match.entry.name not in {"ordinal", "place"} or not view.key[match.end - 1].isdigit():
        return False
    unit = unit_at(view, match.end)
    if match.entry.name == "place":
        return unit.known and unit.kind != "count"
    after = view.text[unit.end :].lstrip()[:1]
    return unit.known and unit.kind == "count" and unit.name not in DURATIONS and not after.isupper()


def _number_at(view: View, position: int, english: bool, spans: frozenset[str] = DURATIONS) -> Item:
    number = PRINTED.match(view.key, position)
    assert number is not None
    end, printed = number.end(), number.group()
    unit = unit_at(view, end)
    if unit is NO_UNIT and printed.isdigit() and VARIETY.search(view.text, 0, position) and not lexicon.words().at(view.key, position - 3):
        return Item("name", position, end, printed, reason="name")
    if unit is NO_UNIT and YEAR.fullmatch(printed):
        return Item("name", position, end, printed, reason="year")
    if YEAR.fullmatch(printed) and view.key[:position].endswith("năm "):
        return Item("name", position, end, printed, reason="year")
    if unit.name in spans and unit.scale == 0 and not unit.per:
        return Item("name", position, unit.end, view.text[position : unit.end], reason="duration")
    found = readings(printed, english=english, counted=unit.kind == "count" and unit.scale == 0)
    quantity = Quantity(position, end, max(unit.end, end), printed, found, unit)
    return Item("quantity", position, quantity.stop, view.text[position : quantity.stop], quantity=quantity)


def _paired(items: tuple[Item, ...], view: View) -> tuple[Item, ...]:
    """Fractions and ranges recognised, a sign taken up, units shared: ``80-100 xe/ngày``, ``25/50 cuộc``, ``(+35,7)``."""
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
    before = items[i - 2] if i >= 2 else None
    return glued and (before is None or before.quantity is None) and (before is None or view.key[items[i - 1].start - 1] in " (:;")


def _join(items: list[Item], i: int) -> None:
    left, link, right = items[i - 2].quantity, items[i - 1], items[i].quantity
    assert left is not None and right is not None
    bare = left.unit is NO_UNIT
    scaled = left.unit.name == "" and left.unit.scale != 0
    if link.text == "/" and bare and right.unit is NO_UNIT and _is_day(left, right):
        items[i - 2] = Item("name", items[i - 2].start, items[i - 2].end, items[i - 2].text, reason="date")
        items[i] = Item("name", items[i].start, items[i].end, items[i].text, reason="date")
        return
    if link.text == "/" and bare:
        roles = ("part", "whole")
    elif view_dash(link.text) and (bare or left.unit.name == right.unit.name):
        roles = ("low", "high")
    elif link.text == "đến" and (bare or left.unit.name == right.unit.name) and i >= 3 and items[i - 3].text.lower() in {"từ", "khoảng"}:
        roles = ("low", "high")
    else:
        return
    unit = right.unit if bare else left.unit if not scaled else replace(right.unit, scale=left.unit.scale)
    items[i - 2] = replace(items[i - 2], quantity=replace(left, unit=replace(unit, end=left.unit.end), role=roles[0]))
    items[i] = replace(items[i], quantity=replace(right, role=roles[1], sign=0))


def _is_day(day: Quantity, month: Quantity) -> bool:
    """``13/10`` with nothing counted behind it is a day."""
    return day.printed.isdigit() and month.printed.isdigit() and int(day.printed) <= 31 and 1 <= int(month.printed) <= 12


def view_dash(text: str) -> bool:
    """Whether a mark is a dash of any length."""
    return text in {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}
