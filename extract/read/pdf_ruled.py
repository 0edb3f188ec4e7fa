"""Tables of a PDF page whose cells are enclosed by rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.model import Box
from extract.read.pdf_glyphs import Rule
from extract.read.pdf_grid import Grid, GridCell
from extract.read.pdf_lines import Strip

_TOUCH = 3.0  # points within which rules meet or stand for the same line


def ruled_grids(strips: tuple[Strip, ...], rules: tuple[Rule, ...]) -> tuple[tuple[Grid, ...], tuple[Strip, ...]]:
    """The tables whose cells rules enclose, and the lines outside them."""
    grids = []
    for group in _connected(_merged(rules)):
        xs = _lines([rule.x0 for rule in group if not rule.is_level])
        ys = _lines([rule.top for rule in group if rule.is_level])
        if len(xs) < 3 or len(ys) < 3 or not strips:
            continue
        box = Box(strips[0].page, xs[0], ys[0], xs[-1], ys[-1])
        inside, strips = _taken(strips, box)
        cells = _cells(xs, ys, group, inside)
        if any(cell.strips for cell in cells):
            grids.append(Grid(box, cells, xs))
    return tuple(grids), strips


def _merged(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with those taken together that go on in one line: many programs draw each cell's border apart."""
    found: list[Rule] = []
    for rule in sorted(rules, key=_along):
        last = found[-1] if found else None
        if last and _along(last)[:2] == _along(rule)[:2] and _touch(last, rule):
            found[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            found.append(rule)
    return tuple(found)


def _along(rule: Rule) -> tuple[bool, int, float]:
    """Which way a rule runs, on which line (whole points) and from where."""
    return rule.is_level, round(rule.top if rule.is_level else rule.x0), rule.x0 if rule.is_level else rule.top


def _connected(rules: tuple[Rule, ...]) -> list[tuple[Rule, ...]]:
    """The rules in groups that hang together."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    return [tuple(group) for group in groups]


def _touch(a: Rule, b: Rule) -> bool:
    across = a.x0 - _TOUCH <= b.x1 and b.x0 - _TOUCH <= a.x1
    return across and a.top - _TOUCH <= b.bottom and b.top - _TOUCH <= a.bottom


def _lines(places: list[float]) -> tuple[float, ...]:
    """The places, those that stand for one line taken together."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return tuple(found)


def _taken(strips: tuple[Strip, ...], box: Box) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """The lines whose middle lies in the box, and the others; a line beside the box is cut where it leaves it."""
    inside: list[Strip] = []
    outside: list[Strip] = []
    for strip in strips:
        middle = (strip.top + strip.bottom) / 2
        if not box.top <= middle <= box.bottom:
            outside.append(strip)
            continue
        cuts = [i for i, (a, b) in enumerate(pairwise(strip.glyphs), 1) for x in (box.x0, box.x1) if a.x0 < x <= b.x1]
        for part in _cut(strip, cuts):
            (inside if box.x0 - 1 <= (part.x0 + part.x1) / 2 <= box.x1 + 1 else outside).append(part)
    return tuple(inside), tuple(outside)


def _cut(strip: Strip, places: list[int]) -> Iterator[Strip]:
    for first, last in pairwise(sorted({0, *places, len(strip.glyphs)})):
        yield strip.part(first, last)


def _cells(
    xs: tuple[float, ...], ys: tuple[float, ...], rules: tuple[Rule, ...], strips: tuple[Strip, ...]
) -> tuple[GridCell, ...]:
    """The cells of a grid, those merged between which no rule is drawn."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            owner[row, column] = (row, column)
            if column and not _parts(rules, xs[column], middle_y):
                owner[row, column] = owner[row, column - 1]
            elif row and not _parts_below(rules, middle_x, ys[row]):
                owner[row, column] = owner[row - 1, column]
    held = _held(xs, ys, owner, strips)
    return tuple(
        GridCell(*origin, *_extent(origin, owner), tuple(strip.printed for strip in held.get(origin, ())))
        for origin in sorted(set(owner.values()))
    )


def _parts(rules: tuple[Rule, ...], x: float, y: float) -> bool:
    near = (rule for rule in rules if not rule.is_level and abs(rule.x0 - x) <= _TOUCH)
    return any(rule.top - 1 <= y <= rule.bottom + 1 for rule in near)


def _parts_below(rules: tuple[Rule, ...], x: float, y: float) -> bool:
    near = (rule for rule in rules if rule.is_level and abs(rule.top - y) <= _TOUCH)
    return any(rule.x0 - 1 <= x <= rule.x1 + 1 for rule in near)


def _extent(origin: tuple[int, int], owner: dict[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    places = [place for place, own in owner.items() if own == origin]
    return max(row for row, _ in places) - origin[0] + 1, max(column for _, column in places) - origin[1] + 1


def _held(
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    owner: dict[tuple[int, int], tuple[int, int]],
    strips: tuple[Strip, ...],
) -> dict[tuple[int, int], list[Strip]]:
    """The lines of each cell: every line is cut where a column ends inside it."""
    held: dict[tuple[int, int], list[Strip]] = {}
    for strip in strips:
        row = _slot(ys, (strip.top + strip.bottom) / 2)
        owners = [owner[row, _slot(xs, (glyph.x0 + glyph.x1) / 2)] for glyph in strip.glyphs]
        for part in _cut(strip, [i for i, (a, b) in enumerate(pairwise(owners), 1) if a != b]):
            held.setdefault(owner[row, _slot(xs, (part.glyphs[0].x0 + part.glyphs[0].x1) / 2)], []).append(part)
    return held


def _slot(edges: tuple[float, ...], place: float) -> int:
    inside = sum(edge <= place for edge in edges) - 1
    return min(max(inside, 0), len(edges) - 2)
