"""From printed lines to paragraphs, by indent, gap, size, weight and the room left at a line's end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extract.read.headings import is_item, openers
from extract.read.letterhead import is_date_line
from extract.read.pdf_lines import Printed
from extract.read.pdf_zones import opens_note
from extract.read.reflow import is_unfinished

_INDENT = 0.7  # of the size: a line that begins this much further in is indented
_WIDER = 1.22  # times the usual pitch: a gap between paragraphs


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text lie: left and right edge by page (points) and pitch of lines in their size."""

    left: dict[int, float]
    right: dict[int, float]
    pitch: float


def layout_of(strips: tuple[Printed, ...]) -> Layout:
    """The layout of a stream of lines; pages with few lines take the edges of the others."""
    pages: dict[int, list[Printed]] = {}
    for strip in strips:
        pages.setdefault(strip.page, []).append(strip)
    left_all, right_all = _edges(strips)
    left, right = {}, {}
    for page, own in pages.items():
        left[page], right[page] = _edges(tuple(own)) if len(own) >= 8 else (left_all, right_all)
    pitches = Counter(
        round((b.base - a.base) / b.size, 2)
        for a, b in pairwise(strips)
        if a.page == b.page and 0.9 < (b.base - a.base) / b.size < 2.5
    )
    return Layout(left, right, pitches.most_common(1)[0][0] if pitches else 1.2)


def _edges(strips: tuple[Printed, ...]) -> tuple[float, float]:
    lefts = Counter(round(strip.x0) for strip in strips)
    usual = [x for x, count in lefts.items() if count >= max(2, len(strips) / 10)]
    return float(min(usual or lefts, default=0)), max((strip.x1 for strip in strips), default=0.0)


def paragraphs(strips: Iterable[Printed], layout: Layout) -> tuple[tuple[Printed, ...], ...]:
    """The lines of a stream in paragraphs; one may go on over the end of a page."""
    found: list[list[Printed]] = []
    for strip in strips:
        if found and not _opens(found[-1][-1], strip, layout):
            found[-1].append(strip)
        else:
            found.append([strip])
    return tuple(tuple(group) for group in found)


def _opens(above: Printed, line: Printed, layout: Layout) -> bool:
    if opens_note(line) or openers("addressee").match(line.text) or abs(line.size - above.size) > 0.06 * above.size:
        return True
    if line.page == above.page and not 0.3 * line.size < line.base - above.base < _WIDER * layout.pitch * line.size:
        return True
    if is_date_line(above.text) or _has_room(above, line, layout) or (above.bold and not line.bold):
        return True
    if is_item(line.text) and (not is_unfinished(above.text) or (line.bold and not above.bold)):
        return True
    return _stands_apart(above, line, layout)


def _has_room(above: Printed, line: Printed, layout: Layout) -> bool:
    """Whether the first word of ``line`` would have fitted at the end of the line above: then that one was the last."""
    word = line.edges[len(line.text.split(" ")[0])] - line.edges[0]
    return above.x1 + 0.3 * line.size + word < layout.right[above.page] - 2


def _stands_apart(above: Printed, line: Printed, layout: Layout) -> bool:
    """Whether a line begins where the rest of the paragraph above cannot: that stands at the edge, under its own first
    line, further in than a label, or centred under a wide line."""
    step, near = _INDENT * line.size, 0.3 * line.size
    inner, outer = line.x0 - layout.left[line.page], above.x0 - layout.left[above.page]
    if inner <= step:
        return False
    if abs(line.x0 + line.x1 - above.x0 - above.x1) < 6 and abs(inner - outer) > near:
        width = layout.right[above.page] - layout.left[above.page]
        return above.x1 - above.x0 < 0.6 * width
    if is_item(line.text):
        return True
    if abs(inner - outer) <= near:
        return not is_unfinished(above.text)
    return not (is_item(above.text) and inner > outer)
