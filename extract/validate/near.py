"""Lists that the text does not call whole, and that all but meet their total: one slip explains the difference.

A report with a wrong figure in a list no longer adds up, and nothing else may tell that the list was whole. Where one
small edit of one figure makes it meet its total, the list was meant to: chance alone brings that about so rarely, with
totals of four digits and more, that the difference is worth telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import patterns
from extract.kinds import RATIOS, are_alike
from extract.model import Bound, Measure, PeriodKind
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import HOLDING, Identity, Verdict
from extract.validate.interval import Interval, total
from extract.validate.links import WHOLE, in_sentence, is_shut_off, level_of, name_of
from extract.validate.ratios import FULL, is_base_level
from extract.validate.slips import RARE, SLIPS, TYPED, is_mended
from extract.validate.sums import are_complements, is_bracketed, sum_of
from extract.view import any_of, fold

UNTOLD, LISTS, CUED, NAMED = (6, 5), (5, 3), (4, 3), (3, 3)
"""Digits that a total must have so that a near miss tells something, where its parts are less and where they are more:
of a row that no word calls its parts, of parts listed (``trong đó`` may leave a rest), of a row behind a colon or in a
sentence ``Phân theo …``, and of parts by their names."""
ROUGH = 5  # digits from which sums that meet within rounding tell it too
RARE_LEAST = 3  # digits of a total in which a slip that can be made in few ways tells it
LONGEST = 6
LONGEST_LIST = 12
NEARBY = 60  # characters looked at behind a share
WHOLES = 3  # levels above a row among which its total is looked for
REACH = 10  # figures behind a total among which its parts are looked for by name
ALIKE = 2  # words that a whole shares with those behind a share


def as_meant(figures: Figures, identities: Iterable[Identity]) -> Iterator[Identity]:
    """The identities, lists that one small edit makes meet their total taken as whole.

    ``5.214, trong đó 3.118 … 2.069`` lacks 27, and 2.096 for 2.069 fills it.
    """
    for identity in identities:
        in_sheet = identity.total is not None and identity.total.observation.place.startswith("sheet:")
        listed = identity.kind == "sum" and identity.at_most and not in_sheet  # a sheet may list the chief parts only
        meant = _meant_list(figures, identity) if listed else None
        yield meant or identity


def _meant_list(figures: Figures, identity: Identity) -> Identity | None:
    """The parts of a list, or the first of them, that all but meet their total."""
    total, parts = identity.total, identity.members
    if total is None:
        return None
    for count in range(min(len(parts), LONGEST_LIST), 1, -1):
        row = Identity("sum", total, parts[:count], sum_of(total, parts[:count]))
        named = _is_in_parentheses(figures, row) or are_complements(row.members) or _is_rest(row.members[-1])
        if _is_one_slip_off(row, NAMED if named else LISTS):
            return row
    return None


def _is_rest(part: Figure) -> bool:
    """Whether a part is called what is left of its whole: ``các cây trồng khác đạt 255,6 ha``."""
    return any(name_of(part).endswith(fold(word)) for word in patterns.load("wholes")["remainders"])


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
            found = next(held, None) or next((r for r in rows[:WHOLES] if _is_one_slip_off(r, CUED)), None)
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
        told = NAMED if _is_in_parentheses(figures, listed) else CUED if cued and count == len(row) else UNTOLD
        if _is_one_slip_off(listed, told):
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


def _is_in_parentheses(figures: Figures, row: Identity) -> bool:
    return row.total is not None and is_bracketed(figures, row.total, row.members)


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
        alone = [_share((part,), w, ratio) for w in wholes]
        stated = [*alone, *(_share(row, w, ratio) for w in wholes if len(row) > 1)]
        held = [i for i in stated if (judged := i.judged()) is not None and judged.verdict in HOLDING]
        told = [] if len(row) > 1 else [i for i in alone if is_mended(i, _closed(i.figures), TYPED, HOLDING)]
        yield from (held or told)[:1]


def _share(parts: tuple[Figure, ...], whole: Figure, ratio: Figure) -> Identity:
    """The share of some parts together."""

    def sides(value_of: Taken) -> tuple[Interval, Interval] | None:
        found = total(tuple(map(value_of, parts))).over(value_of(whole))
        return (value_of(ratio), found * FULL) if found is not None else None

    return Identity("share", None, (*parts, whole, ratio), sides)


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


def _end_alike(part: Figure, whole: Figure) -> bool:
    """Whether a part is of its whole's period, or one of them a stock at its end."""
    one, other = part.observation.period, whole.observation.period
    if one is None or other is None:
        return one == other
    return one == other or (PeriodKind.INSTANT in (one.kind, other.kind) and one.end == other.end)


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


def _is_meant(named: Identity) -> bool:
    judged = named.judged()
    return judged is not None and (judged.verdict in HOLDING or _is_one_slip_off(named, NAMED))


def _is_one_slip_off(whole: Identity, fewest: tuple[int, int]) -> bool:
    """Whether one small edit makes a row meet its total; round and estimated figures tell too little.

    There are few ways to swap two digits, and fewer to move a separator or to mistake a scale: these tell more than a
    digit does, in smaller totals.
    """
    total, judged = whole.total, whole.judged()
    if total is None or judged is None or judged.verdict is not Verdict.FAILS:
        return False
    printed = "".join(filter(str.isdecimal, total.observation.value_text)).lstrip("0")
    digits = len(printed if total.is_counted else printed.rstrip("0"))
    named, lacks = fewest == NAMED, judged.expected.exact < judged.printed.exact
    exact = all(figure.observation.bound is Bound.EXACT for figure in whole.figures)
    if any(part.value.amount == total.value.amount for part in whole.members) or not (named or exact):
        return False
    least = fewest[not lacks]
    enough = HOLDING if named or digits >= ROUGH - (not lacks) else frozenset({Verdict.HOLDS})
    if digits >= least and is_mended(whole, whole.figures, SLIPS, enough):
        return True
    rare = RARE_LEAST if fewest is not UNTOLD else UNTOLD[1]
    return digits >= rare and is_mended(whole, whole.figures, RARE, frozenset({Verdict.HOLDS}))
