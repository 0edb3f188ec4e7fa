"""Counts against the names that follow them: ``08 xã`` and a footnote that names eight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import patterns
from extract.interval import Interval
from extract.model import Bound, Measure
from extract.passages import Passage
from extract.validate.figures import Figure, Figures
from extract.validate.identity import Equation, Identity
from extract.view import any_of, fold

FEWEST, MOST = 2, 99
SLIPPED = 5  # names from which a list is taken as whole where one slip gives its count
CAPITAL = r"[A-ZĐÀ-ÖØ-ÝĂÂÊÔƠƯẠ-Ỹ]"
NAME = rf"{CAPITAL}[^\W\d]*(?:[ -]+{CAPITAL}[^\W\d]*)*"
NAMES = re.compile(rf"\s*:?\s*({NAME}(?:, {NAME})+(?:,? và {NAME})?|{NAME} và {NAME})")
ASIDE = re.compile(r"[^().;:]{0,80}\(([^()\d]+)\)")
OPENED = re.compile(r"[^().;:\d]{0,60}: ([^().:\d]+)[.;]?")


def list_counts(figures: Figures) -> Iterator[Identity]:
    """A count and the names told right behind it, in parentheses, behind a colon, or in its footnote.

    ``04 huyện, thành phố (các huyện Hữu Lũng, Cao Lộc, Đình Lập và thành phố Lạng Sơn)`` names four.
    """
    placed = {f.observation.start: f for f in figures.all if _is_count(f)}
    for passage in figures.passages:
        for item in passage.items:
            figure = placed.get(passage.view.span(item.start, item.end).start) if item.quantity else None
            if figure is not None:
                found = _named_behind(passage, item.end, figure, figures)
                if found:
                    yield Identity("list_count", None, (figure,), _equal(figure, found))


def _is_count(figure: Figure) -> bool:
    o = figure.observation
    return figure.is_counted and o.measure is Measure.LEVEL and o.bound is Bound.EXACT and FEWEST <= o.value <= MOST


def _equal(figure: Figure, listed: int) -> Equation:
    return lambda value_of: (value_of(figure), Interval.of(Decimal(listed)))


def _named_behind(passage: Passage, end: int, figure: Figure, figures: Figures) -> int:
    """How many names are told of a count; nought where no list of names follows it."""
    count, rest = int(figure.observation.value), passage.view.text[end:]
    note = _note_of(passage, end, figures)
    stop = _next_figure(passage, end)
    aside = ASIDE.match(rest)
    beside = (aside if aside and end + aside.start(1) < stop else None) or (None if note else OPENED.match(rest))
    unit = figure.observation.unit.partition(",")[0]
    if beside is not None:
        return _agreed(beside.group(1), count, unit)
    if note:
        return _agreed(note, count, unit)
    bare = NAMES.match(rest)
    goes_on = bare is not None and rest[bare.end() : bare.end() + 1] not in ("", " ", ".", ",", ";", ")")
    return _agreed(bare.group(1), count, unit) if bare is not None and not goes_on else 0


def _note_of(passage: Passage, end: int, figures: Figures) -> str:
    """The first sentence of the footnote whose mark stands behind a count, before the next figure or stop."""
    view = passage.view
    stop = _next_figure(passage, end)
    marks = [number for at, number in view.notes if end <= at <= stop and not re.search(r"[.;:,]", view.text[end:at])]
    note = next((p for p in figures.passages if marks and p.place == f"footnote:{marks[0]}"), None)
    if note is None or any(item.quantity for item in note.items):
        return ""
    return re.split(r"\. |\.$|\d", note.view.text)[0]


def _next_figure(passage: Passage, end: int) -> int:
    return min(
        (item.start for item in passage.items if item.quantity and item.start >= end), default=len(passage.view.text)
    )


def _agreed(text: str, count: int, unit: str) -> int:
    """How many names a list holds, ``count`` where ``và`` in a name leaves that open; nought for no list of names."""
    key = fold(text)
    if _partial().search(key):
        return 0
    items = _items(text)
    if items is None or len(items) < FEWEST:
        return 0
    last = items[-1]
    most = len(items) + len(re.findall(r" và (?=[^,;]*[A-ZĐ])", last))
    counts = {len(items), most}
    if count in counts:
        return count
    named = re.search(rf"(?<!\w){re.escape(fold(unit))}(?!\w)", key) is not None
    slipped = most >= SLIPPED and _is_slip(count, most)
    return most if named or slipped or abs(most - count) <= 1 else 0


def _is_slip(count: int, listed: int) -> bool:
    """Whether one digit, or two that are swapped, make one count of the other: ``60 tỉnh`` and six names."""
    one, other = f"{count:02}", f"{listed:02}"
    unlike = [a != b for a, b in zip(one, other, strict=True)]
    return sum(unlike) == 1 or one == other[::-1]


def _items(text: str) -> list[str] | None:
    """The names of a list, each with a capital within its first words; None where one has none."""
    body = _openers().sub("", text.strip(), count=1)
    parts = [part.strip() for part in re.split(r";" if ";" in body else r",", body)]
    alike = all(re.match(rf"(?:[^\W\d]+ ){{0,4}}{CAPITAL}", part) for part in parts)
    return parts if alike and all(parts) else None


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:{any_of(patterns.load('wholes')['list_openers'])})[ :]+)+")


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, patterns.load('wholes')['partial_lists']))})|…|\.\.\.")
