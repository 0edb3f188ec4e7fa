"""Printed shares against part and whole, and shares that fill their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import patterns
from extract.interval import HUNDRED, total
from extract.model import Bound, Measure, PeriodKind
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Identity, Verdict
from extract.validate.links import in_sentence, level_of, name_of, told_of
from extract.validate.ratios import FULL, quotient
from extract.validate.slips import RARE, TYPED, is_mended
from extract.view import any_of, fold

RATE_RULES = frozenset({"rate of a fraction", "rate of the figures before", "rate told"})
LONGEST = 6  # words behind a share that may name its whole
NEARBY = 60  # characters looked at behind a share
ALIKE = 2  # words that a whole shares with those behind a share
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
            yield _share_of((part,), whole, ratio)


def _share_of(parts: tuple[Figure, ...], whole: Figure, ratio: Figure) -> Identity:
    """The share of some parts together."""
    return Identity("share", None, (*parts, whole, ratio), quotient(parts, whole, ratio))


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


def shares_of_named(figures: Figures) -> Iterator[Identity]:
    """Shares whose whole the words behind them name: ``18.936 tỷ đồng, chiếm 44,3% tổng dư nợ``, or point back at:
    ``4.375 người, chiếm gần 73% tổng số``; of a part, or of the row that ends with it."""
    for ratio in figures.all:
        o = ratio.observation
        part = level_of(figures, ratio) if o.measure is Measure.SHARE and o.part_of is None else None
        if part is None:
            continue
        row = _row_before(figures, part)
        named = (*_printed_whole(figures, part, ratio), *_named_wholes(figures, part, ratio))
        wholes = [w for w in (*named, *_whole_before(figures, part, ratio)) if not any(w is f for f in row)]
        alone = [_share_of((part,), w, ratio) for w in wholes]
        stated = [*alone, *(_share_of(row, w, ratio) for w in wholes if len(row) > 1)]
        held = [i for i in stated if (judged := i.judged()) is not None and judged.verdict in HOLDING]
        told = [] if len(row) > 1 else [i for i in alone if is_mended(i, _closed(i.figures), TYPED, HOLDING)]
        yield from (held or told)[:1]


def _row_before(figures: Figures, part: Figure) -> tuple[Figure, ...]:
    """The levels in a part's unit right before it in its sentence, with it: ``A (211), B (102) và C (58)``."""
    beside = in_sentence(figures, part)
    row: list[Figure] = []
    for figure in reversed(beside[: beside.index(part) + 1]):
        o, p = figure.observation, part.observation
        if not figure.is_level or (o.unit, o.period, o.part_of) != (p.unit, p.period, p.part_of):
            break
        row.append(figure)
    return tuple(reversed(row))


def _printed_whole(figures: Figures, part: Figure, ratio: Figure) -> Iterator[Figure]:
    """The whole printed right behind a share: ``9.118 hộ nghèo, chiếm 4,1% tổng số 221.310 hộ``."""
    place = figures.place(ratio) + 1
    for whole in figures.all[place : place + 1]:
        o = whole.observation
        between = fold(figures.text[ratio.observation.end : o.start]).lstrip(" %")
        near = o.place == ratio.observation.place and whole.is_level and o.unit == part.observation.unit
        if near and re.match(rf"(?:{any_of(patterns.load('wholes')['printed_wholes'])}) [^,;.()\d]*$", between):
            yield whole


def _closed(row: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures that are told without ``trên``, ``dưới``: another value of these proves nothing."""
    return tuple(f for f in row if f.observation.bound in {Bound.EXACT, Bound.ABOUT})


def _named_wholes(figures: Figures, part: Figure, ratio: Figure) -> Iterator[Figure]:
    """The levels called like the words behind a share, in the unit and of the period of its part, the nearest first."""
    words, place = _words_behind(figures, ratio), figures.place(ratio)
    for whole in (*reversed(figures.all[:place]), *figures.all[place:]):
        o, p = whole.observation, part.observation
        fits = whole.value.amount > part.value.amount  # else the more words must say that it is the whole
        alike = whole.is_level and whole is not part and o.unit == p.unit and _is_dated_alike(part, whole)
        if alike and len(words & set(name_of(whole).split())) >= ALIKE + (not fits):
            yield whole


def _is_dated_alike(part: Figure, whole: Figure) -> bool:
    """Whether a part is of its whole's period, or one of them told at a date in the other's year: ``đến ngày 19/10 đã
    gặt 64.070 ha``."""
    one, other = part.observation.period, whole.observation.period
    if one == other or one is None or other is None:
        return one == other
    return PeriodKind.INSTANT in (one.kind, other.kind) and one.end.year == other.end.year


def _whole_before(figures: Figures, part: Figure, ratio: Figure) -> Iterator[Figure]:
    """The level before a part, in its unit, that ``tổng số`` behind a share points back at."""
    if not re.match(rf"(?:{any_of(patterns.load('wholes')['whole_words'])})[,;.)]", _behind(figures, ratio)):
        return
    for place in range(figures.place(part) - 1, -1, -1):
        whole = figures.all[place]
        if whole.observation.place != part.observation.place:
            return
        if whole.is_level and whole.observation.unit == part.observation.unit:
            yield whole
            return


def _behind(figures: Figures, ratio: Figure) -> str:
    """The text right behind a ratio, folded."""
    end = ratio.observation.end
    return fold(" ".join(figures.text[end : end + NEARBY].split())).lstrip(" %")


def _words_behind(figures: Figures, ratio: Figure) -> set[str]:
    """The words right behind a ratio, up to a mark."""
    return set(re.split(r"[,;.()]", _behind(figures, ratio))[0].split()[:LONGEST])
