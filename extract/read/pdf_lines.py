"""From characters to printed lines: runs on one baseline, raised digits told from figures, wide gaps as breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extract.read.notes import RAISED, is_power, number_of, raised
from extract.read.pdf_glyphs import Glyph

_SMALLER = 0.85  # a raised digit's size against its host's, at most
_RISE = (0.12, 0.8)  # how far above the host's baseline it stands, in the host's size
_DROP = -0.4  # how far below it the digit of a formula stands, at most
_SPACE = 0.22  # a gap this wide (in sizes) parts words though no space is stored
_BREAK = 2.0  # a gap this wide parts what stands side by side


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A printed line as it is kept: text, the edges of its characters, footnote marks (number, start, end), place."""

    page: int
    text: str
    edges: tuple[float, ...]
    marks: tuple[tuple[int, int, int], ...]
    x0: float
    x1: float
    base: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, eq=False)
class Strip:
    """A printed line, or one of several side by side: its characters from left to right.

    ``lifted`` are the places among the glyphs of those that are raised digits.
    """

    page: int
    glyphs: tuple[Glyph, ...]
    lifted: frozenset[int] = frozenset()

    @cached_property
    def size(self) -> float:
        return max((g.size for i, g in enumerate(self.glyphs) if i not in self.lifted), default=self.glyphs[0].size)

    @cached_property
    def base(self) -> float:
        main = [g for i, g in enumerate(self.glyphs) if i not in self.lifted] or list(self.glyphs)
        return max(main, key=lambda g: g.size).base

    @cached_property
    def x0(self) -> float:
        return min(g.x0 for g in self.glyphs)

    @cached_property
    def x1(self) -> float:
        return max(g.x1 for g in self.glyphs)

    @property
    def top(self) -> float:
        return self.base - 0.9 * self.size if self.glyphs[0].upright else min(g.top for g in self.glyphs)

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size if self.glyphs[0].upright else max(g.bottom for g in self.glyphs)

    @cached_property
    def bold(self) -> bool:
        letters = [glyph for glyph in self.glyphs if glyph.text.isalnum()]
        return bool(letters) and all(glyph.bold for glyph in letters)

    @cached_property
    def letters(self) -> tuple[tuple[str, float, float], ...]:
        """Each character of the text with its left and right edge, composed, spaces put in, raised digits as such."""
        out: list[tuple[str, float, float]] = []
        for index, glyph in enumerate(self.glyphs):
            text = raised(int(glyph.text)) if index in self.lifted else glyph.text
            if out and self._is_spaced(index):
                out.append((" ", out[-1][2], max(out[-1][2], glyph.x0)))
            if out and unicodedata.combining(text):
                last = out.pop()
                text, glyph = unicodedata.normalize("NFC", last[0] + text), replace(glyph, x0=last[1], x1=last[2])
            out.extend((c, glyph.x0, glyph.x1) for c in unicodedata.normalize("NFC", text))
        return tuple(out)

    @cached_property
    def text(self) -> str:
        return "".join(letter for letter, _, _ in self.letters)

    @property
    def edges(self) -> tuple[float, ...]:
        return (*(round(x0, 2) for _, x0, _ in self.letters), round(self.letters[-1][2], 2))

    @cached_property
    def marks(self) -> tuple[tuple[int, int, int], ...]:
        """The footnote marks: number, start and end in the text."""
        found = []
        start = 0
        while start < len(self.text):
            end = start
            while end < len(self.text) and self.text[end] in RAISED:
                end += 1
            if end > start and not is_power(self.text[:start], self.text[start:end]):
                found.append((number_of(self.text[start:end]), start, end))
            start = max(end, start + 1)
        return tuple(found)

    def _is_spaced(self, index: int) -> bool:
        """Whether a space stands before a glyph. Beside raised digits only the gap tells."""
        left, right = self.glyphs[index - 1], self.glyphs[index]
        gap = right.x0 - left.x1
        if (index in self.lifted) != (index - 1 in self.lifted):
            return gap > 0.15 * max(left.size, right.size)
        return right.spaced or (right.upright and gap > _SPACE * max(left.size, right.size))

    @property
    def printed(self) -> Printed:
        """What is kept of the line when its page is closed."""
        places = self.x0, self.x1, self.base, self.top, self.bottom
        return Printed(self.page, self.text, self.edges, self.marks, *places, self.size, self.bold)

    def part(self, first: int, last: int) -> Strip:
        """The glyphs from ``first`` up to ``last`` as a strip of their own."""
        return Strip(self.page, self.glyphs[first:last], frozenset(i - first for i in self.lifted if first <= i < last))


def strips_of(page: int, glyphs: Iterable[Glyph]) -> tuple[Strip, ...]:
    """The printed lines of a page, from top to bottom and left to right; not yet parted at wide gaps."""
    runs = list(_runs(glyphs))
    hosts = [run for run in runs if run[0].upright]
    lines: dict[float, list[tuple[Glyph, bool]]] = {}
    for run in sorted(hosts, key=lambda run: -run[0].size):
        host = _host(run, hosts)
        base = (host or run)[0].base
        key = next((key for key in lines if abs(key - base) < 0.25 * run[0].size), base)
        is_mark = host is not None and _is_mark(run, host)
        lines.setdefault(key, []).extend((glyph, is_mark and glyph.text.isdecimal()) for glyph in run)
    turned = [Strip(page, tuple(run)) for run in runs if not run[0].upright]
    level = [_strip(page, glyphs) for _, glyphs in sorted(lines.items())]
    return (*level, *turned)


def _strip(page: int, marked: list[tuple[Glyph, bool]]) -> Strip:
    ordered = sorted(marked, key=lambda pair: (pair[0].x0 + pair[0].x1) / 2)
    lifted = frozenset(place for place, (_, is_raised) in enumerate(ordered) if is_raised)
    return Strip(page, tuple(glyph for glyph, _ in ordered), lifted)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Neighbours in the page's content that go on along one line in one size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(left: Glyph, right: Glyph) -> bool:
    if left.upright != right.upright:
        return False
    if not right.upright:
        return abs(left.x0 - right.x0) < left.size and abs(left.bottom - right.top) < 3 * left.size
    level = abs(left.base - right.base) < 0.05 * left.size and abs(left.size - right.size) < 0.05 * left.size
    return level and -0.5 * left.size < right.x0 - left.x1 < _BREAK * left.size


def _host(run: list[Glyph], hosts: list[list[Glyph]]) -> list[Glyph] | None:
    """The run beside which ``run`` stands raised or lowered, the one before it if there are two; else None."""
    near = [host for host in hosts if host is not run and _is_beside(run, host)]
    return min(near, key=lambda host: abs(run[0].x0 - host[-1].x1), default=None)


def _is_beside(run: list[Glyph], host: list[Glyph]) -> bool:
    small, large = run[0], host[0]
    reach = 0.6 * large.size
    if small.size > _SMALLER * large.size or not _DROP < _rise(run, host) < _RISE[1]:
        return False
    return -reach < small.x0 - host[-1].x1 < reach or -reach < host[0].x0 - run[-1].x1 < reach


def _is_mark(run: list[Glyph], host: list[Glyph]) -> bool:
    """Whether a run's digits are raised as those of footnotes and powers are, in brackets or not."""
    return _rise(run, host) > _RISE[0] and all(glyph.text.isdecimal() or glyph.text in "()[],;" for glyph in run)


def _rise(run: list[Glyph], host: list[Glyph]) -> float:
    """How far a run stands above its host, in the host's size."""
    return (host[0].base - run[0].base) / host[0].size


def _is_stretched(strip: Strip) -> bool:
    """Whether a line was spread over the full width: then all its gaps between words are wide."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(strip.glyphs) if b.x0 - a.x1 > _SPACE * strip.size]
    return len(gaps) > 1 and min(gaps) > 0.6 * max(gaps)


def parted(strip: Strip) -> tuple[Strip, ...]:
    """A line in the parts that stand side by side with a wide gap between; a lone label stays with what it labels."""
    parts = []
    first = 0
    if _is_stretched(strip):
        return (strip,)
    for place in range(1, len(strip.glyphs)):
        gap = strip.glyphs[place].x0 - strip.glyphs[place - 1].x1
        if gap > _BREAK * strip.size and place - first > 4:
            parts.append(strip.part(first, place))
            first = place
    return (*parts, strip.part(first, len(strip.glyphs)))
