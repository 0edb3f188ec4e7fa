"""Printed shares against part and whole, and shares that fill their whole."""

from __future__ import annotations

from collections.abc import Iterator

import patterns
from extract.model import Measure
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Identity, Verdict
from extract.validate.interval import HUNDRED, total
from extract.validate.links import level_of, told_of
from extract.validate.ratios import FULL, quotient
from extract.validate.slips import RARE, TYPED, is_mended
from extract.view import fold

RATE_RULES = frozenset({"rate of a fraction", "rate of the figures before", "rate told"})
NEAR = 5  # per cent: shares of a structure that are all but this far from 100 are meant to fill it


def shares(figures: Figures) -> Iterator[Identity]:
    """``2.410 hồ sơ, chiếm 31,71%`` of 7.601; ``26/39 đơn, đạt tỷ lệ 66,7%``."""
    for ratio in figures.all:
        o = ratio.observation
        part = whole = None
        if o.measure is Measure.SHARE and o.part_of:
            part, whole = level_of(figures, ratio), figures.by_id.get(o.part_of)
        elif o.unit == "%" and dict(o.how).get("measure") in RATE_RULES:
            part = level_of(figures, ratio)
            whole = figures.by_id.get(part.observation.part_of or "") if part is not None else None
        if (
            part is not None
            and whole is not None
            and part is not whole
            and part.observation.unit == whole.observation.unit
        ):
            yield Identity("share", None, (part, whole, ratio), quotient(part, whole, ratio))


def shares_to_100(figures: Figures, lists: tuple[Identity, ...]) -> Iterator[Identity]:
    """``chiếm 9,01% … chiếm 90,99%`` of one whole that its parts fill; a structure told in shares alone."""
    for identity in lists:
        if identity.kind == "sum" and not identity.at_most:
            whole = identity.total.id if identity.total is not None else None
            ratios = _shares_of(figures, identity.members)
            part_itself = identity.total is not None and _shares_of(figures, (identity.total,))
            if (
                not part_itself
                and len(ratios) == len(identity.members)
                and all(r.observation.part_of in (None, whole) for r in ratios)
            ):
                yield _to_hundred(_with_rest(figures, identity, ratios))
    yield from _structures(figures)


def _shares_of(figures: Figures, parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The shares told of parts, in their order."""
    told = (next((r for r in told_of(figures, p) if r.observation.measure is Measure.SHARE), None) for p in parts)
    return tuple(ratio for ratio in told if ratio is not None)


def _with_rest(figures: Figures, row: Identity, ratios: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The shares of a row with those of the parts behind it, where these are but a rest that its rounded total hides:
    ``gần 10 triệu lượt: hàng không 8,7 triệu (87,2%), đường bộ 1,2 triệu (12%), đường biển 79,6 nghìn (0,8%)``."""
    if row.total is None:
        return ratios
    parts = figures.parts_of(row.total)
    behind = parts[parts.index(row.members[-1]) + 1 :] if row.members[-1] in parts else ()
    rest = _shares_of(figures, behind)
    filled = _to_hundred((*ratios, *rest)).judged() if rest else None
    return (*ratios, *rest) if filled is not None and filled.verdict in HOLDING else ratios


def _structures(figures: Figures) -> Iterator[Identity]:
    """Rows of shares without levels that are a structure: in one sentence, of one period, close to 100 together."""
    row: list[Figure] = []
    for figure in (*figures.all, None):
        goes_on = (
            figure is not None
            and figure.observation.measure is Measure.SHARE
            and (
                not row
                or (figure.observation.period, figure.observation.place, figure.observation.context)
                == (row[0].observation.period, row[0].observation.place, row[0].observation.context)
            )
        )
        if goes_on and figure is not None:
            row.append(figure)
            continue
        if len(row) > 2 and _is_structure(tuple(row)):
            yield _to_hundred(tuple(row))
        row = [figure] if figure is not None and figure.observation.measure is Measure.SHARE else []


def _is_structure(row: tuple[Figure, ...]) -> bool:
    """Whether shares fill their whole: they do as printed, or nearly where the text calls them a structure."""
    filled = _to_hundred(row)
    judged = filled.judged()
    if judged is not None and judged.verdict in HOLDING:
        return True
    o = row[0].observation
    named = any(fold(word) in fold(f"{o.section} {o.context}") for word in patterns.load("wholes")["structures"])
    near = abs(sum(f.value.amount for f in row) - HUNDRED) <= NEAR
    meant = (near or is_mended(filled, row, TYPED, HOLDING)) if named else False
    return meant or is_mended(filled, row, RARE, frozenset({Verdict.HOLDS}))


def _to_hundred(ratios: tuple[Figure, ...]) -> Identity:
    return Identity("shares_to_100", None, ratios, lambda value_of: (FULL, total(tuple(map(value_of, ratios)))))
