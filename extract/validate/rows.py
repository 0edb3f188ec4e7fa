"""Rows of levels that no word lists as parts, but their names, a colon, parentheses or a sentence of their own do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import patterns
from extract.kinds import RATIOS, are_alike
from extract.model import PeriodKind
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Identity
from extract.validate.links import WHOLE, in_sentence, is_base_level, is_shut_off
from extract.validate.near import CUED, NAMED, UNTOLD, is_in_parentheses, is_one_slip_off
from extract.validate.slips import SLIPS, is_mended
from extract.validate.sums import are_complements, sum_of
from extract.view import any_of, fold

LONGEST = 6  # parts of a row that only its sum tells
WHOLES = 3  # levels above a row among which its total is looked for
REACH = 10  # figures behind a total among which its parts are looked for by name


def unlisted(figures: Figures, known: tuple[Identity, ...]) -> Iterator[Identity]:
    """Rows of levels behind a level, in its unit and sentence, that no word calls its parts: by what they are called
    (``xuất nhập khẩu … xuất khẩu … nhập khẩu``), or because they all but meet it."""
    summed = {each.total.id for each in known if each.kind == "sum" and each.total and not each.at_most}
    listed = {member.id for each in known if each.kind == "sum" and not each.at_most for member in each.members}
    for whole in figures.all:
        if whole.is_level and whole.observation.unit != "%":
            rows = _named_rows(figures, whole) if whole.id in summed else _meant_rows(figures, whole)
            found = next((row for row in rows if not any(part.id in listed for part in row.members)), None)
            if found is not None:
                listed |= {part.id for part in found.members}
                yield found
    yield from _rows_by_kind(figures, listed)


def _rows_by_kind(figures: Figures, listed: set[str]) -> Iterator[Identity]:
    """Rows that a sentence of their own breaks a level of its paragraph down into: ``Phân theo kỳ hạn: ngắn hạn … tỷ
    đồng, trung hạn … tỷ đồng``."""
    opener = re.compile(rf"\W*(?:{any_of(map(fold, patterns.load('wholes')['by_kind']))})(?!\w)")
    for (_, context), beside in figures.sentences.items():
        row = _row_of(figures, beside) if opener.match(fold(context)) else ()
        if len(row) > 1 and not any(part.id in listed or part.observation.part_of for part in row):
            rows = [Identity("sum", w, row, sum_of(w, row)) for w in _wholes_above(figures, row)]
            held = (r for r in rows if (judged := r.judged()) is not None and judged.verdict in HOLDING)
            found = next(held, None) or next((r for r in rows[:WHOLES] if is_one_slip_off(r, CUED)), None)
            if found is not None:
                yield found


def _row_of(figures: Figures, beside: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The levels of a sentence in the unit and period of the first, outside parentheses, up to another breakdown."""
    levels = [f for f in beside if f.is_level and f.observation.unit not in RATIOS]
    row: list[Figure] = levels[:1]
    for figure in levels[1:]:
        a, b = row[0].observation, figure.observation
        between = fold(figures.text[a.end : b.start])
        if re.search(r"[;,.] (?:[^\W\d]+ )?theo ", fold(figures.text[row[-1].observation.end : b.start])):
            break
        outside = between.count("(") == between.count(")")
        if outside and are_alike(a.unit, b.unit) and a.period == b.period and a.place == b.place:
            row.append(figure)
    return tuple(row)


def _wholes_above(figures: Figures, row: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The levels before a row in its paragraph that it may break down, the nearest first."""
    first = row[0].observation
    found = []
    for whole in reversed(figures.all[: figures.place(row[0])]):
        o = whole.observation
        if o.place != first.place or "\n" in figures.text[o.end : first.start]:
            break
        alike = (
            whole.is_level and are_alike(o.unit, first.unit) and _end_alike(row[0], whole) and not is_base_level(whole)
        )
        if alike and (o.status == "plan") == (first.status == "plan") and o.part_of is None:
            found.append(whole)
    return tuple(found)


def _meant_rows(figures: Figures, whole: Figure) -> Iterator[Identity]:
    """The rows behind a level that may be its parts: named so near it, or next to it in its sentence."""
    yield from _named_rows(figures, whole)
    row = _alike_behind(figures, whole, in_sentence(figures, whole))
    cued = bool(row) and _is_colon_between(figures, whole, row[0])
    for count in range(2, min(LONGEST, len(row)) + 1):
        listed = Identity("sum", whole, row[:count], sum_of(whole, row[:count]))
        told = NAMED if is_in_parentheses(figures, listed) else CUED if cued and count == len(row) else UNTOLD
        if is_one_slip_off(listed, told):
            yield listed


def _is_colon_between(figures: Figures, whole: Figure, first: Figure) -> bool:
    """Whether a colon and words open a row: ``912 cơ sở kinh doanh: lưu trú 503 cơ sở, cầm đồ 148 cơ sở``."""
    return (
        re.fullmatch(r"[^\d:;.]*:[^\d:;.]*", figures.text[whole.observation.end : first.observation.start]) is not None
    )


def _named_rows(figures: Figures, whole: Figure) -> Iterator[Identity]:
    """The levels behind a level that are called by words which together fill a whole: ``nam``, ``nữ``."""
    behind = figures.place(whole) + 1
    near = _alike_behind(figures, whole, figures.all[behind : behind + REACH])
    for count in (2, 3):
        for start in range(len(near) - count + 1):
            parts = near[start : start + count]
            named = Identity("sum", whole, parts, sum_of(whole, parts))
            if are_complements(parts) and (_is_meant(named) or _is_filled(named)):
                yield named


def _is_filled(named: Identity) -> bool:
    """Whether parts that always fill their whole, told in its sentence, are one slip off it: no total is too small."""
    told = {(figure.observation.place, figure.observation.context) for figure in named.figures}
    fills = len(told) == 1 and are_complements(named.members, ("complements",))
    return fills and is_mended(named, named.figures, SLIPS, HOLDING)


def _alike_behind(figures: Figures, whole: Figure, beside: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The levels behind a level, in its unit, period and status, that are parts of nothing else."""
    o, row = whole.observation, []
    for figure in beside:
        p = figure.observation
        told = (p.period, p.place, p.status == "plan") == (o.period, o.place, o.status == "plan")
        alike = told and (p.unit == o.unit or (p.context == o.context and are_alike(p.unit, o.unit)))
        base = is_base_level(figure)
        if p.start > o.start and p.place == o.place and is_shut_off(figures, whole, figure):
            break
        if p.start > o.start and figure.is_level and alike and not p.indicator.endswith(WHOLE) and not base:
            if p.part_of not in (None, whole.id):
                break
            row.append(figure)
    return tuple(row)


def _end_alike(part: Figure, whole: Figure) -> bool:
    """Whether a part is of its whole's period, or one of them a stock at its end."""
    one, other = part.observation.period, whole.observation.period
    if one is None or other is None:
        return one == other
    return one == other or (PeriodKind.INSTANT in (one.kind, other.kind) and one.end == other.end)


def _is_meant(named: Identity) -> bool:
    judged = named.judged()
    return judged is not None and (judged.verdict in HOLDING or is_one_slip_off(named, NAMED))
