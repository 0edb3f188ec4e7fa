"""Where characters stand on a page."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from extract.model import Box, Line


def place_on_page(lines: tuple[Line, ...], start: int, end: int) -> tuple[int | None, Box | None]:
    """The page of some characters, and their box in points if the format has positions.

    A number cut by a line break gets the box around its parts on the first line's page.
    """
    first = max(bisect_right(lines, start, key=attrgetter("start")) - 1, 0)
    touched = []
    for line in lines[first:]:
        if line.start >= end:
            break
        if line.end > start and line.page is not None:
            touched.append(line)
    if not touched:
        return None, None
    page = touched[0].page
    boxes = [box for line in touched if line.page == page and (box := _box(line, start, end))]
    return page, _around(boxes) if boxes else None


def _box(line: Line, start: int, end: int) -> Box | None:
    """The box of the characters of a line that lie between ``start`` and ``end``."""
    if line.page is None or line.top is None or line.bottom is None or not line.edges:
        return None
    left = line.edges[max(start, line.start) - line.start]
    right = line.edges[min(end, line.end) - line.start]
    return Box(line.page, left, line.top, right, line.bottom)


def _around(boxes: list[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
