"""The zones of a PDF page: page numbers and running heads set aside, footnotes at its foot, the body between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.read.headings import openers
from extract.read.pdf_glyphs import Rule
from extract.read.pdf_grid import Grid
from extract.read.pdf_lines import Printed

_EDGE = 0.12  # of the page's height, above and below: where heads and numbers stand
_PAGE_NUMBER = re.compile(r"[\W_]*(\d{1,4})(\s*/\s*\d{1,4})?[\W_]*")
_SMALLER = 0.95  # of the body's size, at most, are footnotes


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines outside tables from top to bottom, its tables and its rules."""

    number: int
    width: float
    height: float
    strips: tuple[Printed, ...]
    grids: tuple[Grid, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of all pages by what they are, in reading order."""

    body: tuple[Printed, ...]
    notes: tuple[Printed, ...]
    furniture: tuple[Printed, ...] = field(default=())


def body_size(pages: tuple[Page, ...]) -> float:
    """The size, in points, in which most characters outside tables are printed."""
    sizes = Counter[float]()
    for page in pages:
        for strip in page.strips:
            sizes[round(strip.size * 2) / 2] += len(strip.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def zones_of(pages: tuple[Page, ...]) -> Zones:
    """Every line outside the tables in its zone."""
    furniture = _page_numbers(pages) | _running_heads(pages)
    size = body_size(pages)
    notes: list[Printed] = []
    for page in pages:
        own = tuple(strip for strip in page.strips if strip not in furniture)
        notes += _notes(page, own, size, bool(notes))
    apart = furniture | set(notes)
    every = [strip for page in pages for strip in page.strips]
    return Zones(
        tuple(strip for strip in every if strip not in apart),
        tuple(notes),
        tuple(strip for strip in every if strip in furniture),
    )


def _edges(page: Page) -> tuple[Printed, ...]:
    band = _EDGE * page.height
    return tuple(s for s in page.strips if s.bottom < band or s.top > page.height - band)


def _page_numbers(pages: tuple[Page, ...]) -> set[Printed]:
    """Lone numbers at the outer lines of pages that keep step with the pages' order."""
    found: list[tuple[int, Printed]] = []
    for page in pages:
        bases = {min((s.base for s in page.strips), default=0), max((s.base for s in page.strips), default=0)}
        for strip in _edges(page):
            match = _PAGE_NUMBER.fullmatch(openers("page").sub("", strip.text).strip())
            if match and strip.base in bases:
                found.append((int(match.group(1)) - page.number, strip))
    offsets = Counter(offset for offset, _ in found)
    usual = offsets.most_common(1)[0][0] if offsets else 0
    return {strip for offset, strip in found if offset == usual}


def _running_heads(pages: tuple[Page, ...]) -> set[Printed]:
    """Lines at the top or bottom that come again at the same height on at least half of the pages, and on two."""
    places: dict[tuple[str, int], list[Printed]] = {}
    for page in pages:
        for strip in _edges(page):
            key = (re.sub(r"\d+", "0", strip.text), round(strip.base / 4))
            places.setdefault(key, []).append(strip)
    often = max(2, len(pages) / 2)
    return {strip for strips in places.values() if len({s.page for s in strips}) >= often for strip in strips}


def _notes(page: Page, strips: tuple[Printed, ...], size: float, goes_on: bool) -> tuple[Printed, ...]:
    """The lines of a page's footnotes: the small ones below a short rule, or the last small ones from a mark on.

    Without a mark at their beginning they are notes only where a note before can go on in them.
    """
    lowest_grid = max((grid.box.bottom for grid in page.grids), default=0.0)
    for rule in sorted(page.rules, key=lambda rule: rule.top):
        below = tuple(s for s in strips if s.base > rule.top)
        if not below or rule.top < lowest_grid - 1 or not _is_note_rule(rule, page):
            continue
        if _are_small(below, size) and (goes_on or opens_note(below[0])):
            return below
    small = _last_small(strips, size)
    first = next((place for place, strip in enumerate(small) if opens_note(strip)), None)
    return () if first is None or small[0].top < lowest_grid else small[first:]


def opens_note(strip: Printed) -> bool:
    """Whether a line begins with a footnote mark."""
    return bool(strip.marks) and strip.text[: strip.marks[0][1]] in ("", "(", "[")


def _is_note_rule(rule: Rule, page: Page) -> bool:
    length = rule.x1 - rule.x0
    return rule.is_level and 30 < length < 0.6 * page.width and rule.x0 < 0.3 * page.width


def _are_small(strips: tuple[Printed, ...], size: float) -> bool:
    return all(strip.size < _SMALLER * size for strip in strips)


def _last_small(strips: tuple[Printed, ...], size: float) -> tuple[Printed, ...]:
    first = len(strips)
    while first > 0 and strips[first - 1].size < _SMALLER * size:
        first -= 1
    return strips[first:]
