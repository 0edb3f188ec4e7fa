"""Which figures speak of one thing: the ratios told of a level, the level that a ratio is of, a level's counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

import patterns
from extract.bind.scope import BASE_LEVELS
from extract.model import Period
from extract.spans import year_before
from extract.validate.figures import Figure, Figures
from extract.view import fold

RATE = "tỷ lệ "
WHOLE = "(tổng số)"
POINTS = "điểm %"
NEARBY = 60  # characters before a figure in which an average is told


def name_of(figure: Figure) -> str:
    """The folded indicator, without the mark of a fraction's whole."""
    return _named(figure.observation.indicator)


@cache
def _named(indicator: str) -> str:
    return fold(indicator).removesuffix(fold(WHOLE)).strip().removeprefix(fold(RATE))


def is_base_level(figure: Figure) -> bool:
    """Whether a level is told as that of a base: ``so với tháng trước (254 ca)``."""
    return figure.is_level and told_as(figure) in BASE_LEVELS


def told_as(figure: Figure) -> str:
    """How a figure was named."""
    return dict(figure.observation.how).get("indicator", "")


def told_of(figures: Figures, level: Figure) -> Iterator[Figure]:
    """The ratios and changes told of a level: those behind it of its name and period, up to the next level that is not
    of their base or plan."""
    for other in islice(figures.all, figures.place(level) + 1, None):
        if other.observation.place != level.observation.place:
            return
        if is_elsewhere(level, other):
            continue
        if other.is_level and not is_base_level(other):
            return
        same = name_of(other) == name_of(level) and other.observation.period == level.observation.period
        if same and not other.is_level:
            yield other


def level_of(figures: Figures, ratio: Figure) -> Figure | None:
    """The level that a ratio is told of: the nearest before it, in its place, of its name and period; that of a base
    between the two is passed over: ``12.340 con (cùng kỳ 12.100 con), tăng 2,0%``."""
    points = ratio.observation.unit == POINTS
    for place in range(figures.place(ratio) - 1, -1, -1):
        other = figures.all[place]
        if other.observation.place != ratio.observation.place:
            return None
        skipped = (other.observation.unit == "%") != points or other.observation.indicator.endswith(WHOLE)
        skipped = skipped or is_elsewhere(other, ratio)
        if not other.is_level or skipped or is_shut_off(figures, other, ratio):
            continue
        if name_of(other) != name_of(ratio):
            return None
        if other.observation.period == ratio.observation.period:
            return other
        if not is_year_before(other.observation.period, ratio.observation.period):
            return None
    return None


def is_elsewhere(one: Figure, other: Figure) -> bool:
    """Whether two cells of a row are of different areas: the columns ``Cả nước | Miền Bắc | Miền Nam``."""
    a, b = one.observation, other.observation
    return a.row is not None and a.row == b.row and a.area != b.area


def is_shut_off(figures: Figures, level: Figure, behind: Figure) -> bool:
    """Whether a level stands in parentheses that are closed before another figure."""
    depth = 0
    for mark in figures.text[level.observation.end : behind.observation.start]:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return False


def is_average(figures: Figures, figure: Figure) -> bool:
    """Whether a figure is an average or a rate, by its unit, its name or the words right before it: ``61,3 tạ/ha``,
    ``bình quân mỗi tháng 468 tỷ đồng``."""
    o = figure.observation
    before = "" if o.row is not None else fold(figures.text[max(0, o.start - NEARBY) : o.start])
    told = (name_of(figure), re.split(r"[.;,]", before)[-1])
    return "/" in o.unit or any(word in words for words in told for word in patterns.load("wholes")["average_words"])


def in_sentence(figures: Figures, figure: Figure) -> tuple[Figure, ...]:
    """The figures of the same sentence."""
    return figures.sentences[figure.observation.place, figure.observation.context]


def is_year_before(earlier: Period | None, period: Period | None) -> bool:
    """Whether a period is the same span a year before another."""
    return earlier is not None and period is not None and earlier == year_before(period)
