"""A row told ``lần lượt`` takes one each of what is listed before it: subjects, months or years, bases.

``đàn trâu, đàn bò lần lượt đạt 12 con và 30 con``; ``các tháng 7, 8 lần lượt đạt 120 và 131 tỷ đồng``;
``So với kế hoạch và cùng kỳ, … lần lượt bằng 45% và 88%``.
"""

from __future__ import annotations

from extract.bind.bases import all_bases, is_compared_plan, plan_in
from extract.bind.dimensions import starts_with_head
from extract.bind.figures import Figure
from extract.bind.scope import Draft, Named
from extract.bind.sentence import Sentence
from extract.bind.subjects import subject
from extract.lexicon import is_word
from extract.model import Measure, Period
from extract.periods import in_a_row
from extract.scan import Item
from extract.spans import in_year, year_before

HOW = "respectively"
MOVING = frozenset({"", "up", "down"})


def distribute(sentence: Sentence) -> None:
    """The drafts of each row told ``lần lượt`` get their subject, period and base, in order."""
    names: tuple[str, ...] = ()
    for place, figure in enumerate(sentence.figures):
        if not any(item.kind == "pairing" for item in (*figure.lead, *figure.near)):
            continue
        row = _row(sentence.figures, place)
        drafts = tuple(sentence.drafts[place : place + len(row)])
        listed = _listed(figure.lead)
        if _name_parts(drafts, listed):
            continue
        usable = len(listed) == len(row) and all(map(starts_with_head, listed))
        names = listed if usable else () if listed else names or _levels_before(sentence.drafts[:place], len(row))
        if len(names) == len(row) > 1:
            for draft, name in zip(drafts, names, strict=True):
                draft.indicator, draft.why["indicator"] = name, HOW
        _take_periods(drafts, _periods(sentence, place))
        _take_bases(drafts, _bases(sentence))
    for place, figure in enumerate(sentence.figures):
        _take_periods(*_with_spans_behind(sentence, place, figure))
    _echo(sentence)


def _name_parts(drafts: tuple[Draft, ...], listed: tuple[str, ...]) -> bool:
    """Whether a row tells the parts listed, once in each of its units: ``120 chuyến với 4.800 khách, trong đó nội địa
    và quốc tế lần lượt là 50 và 70 chuyến, 1.900 và 2.900 khách``."""
    count = len(listed)
    if count < 2 or len(drafts) % count or any(map(starts_with_head, listed)):
        return False
    rows = [drafts[start : start + count] for start in range(0, len(drafts), count)]
    totals = [next((d.total for d in row if d.total is not None), None) for row in rows]
    if not all(draft.is_level for draft in drafts) or any(total is None for total in totals):
        return False
    for row, total in zip(rows, totals, strict=True):
        if any(draft.unit_name != row[0].unit_name for draft in row):
            return False
        for draft, name in zip(row, listed, strict=True):
            draft.total, draft.indicator = total, f"{total.indicator if total else ''} {name}"
            draft.why |= {"indicator": HOW, "part_of": HOW}
    return True


def _with_spans_behind(sentence: Sentence, place: int, figure: Figure) -> tuple[tuple[Draft, ...], tuple[Period, ...]]:
    """The row that ends at a figure, with the spans told behind it: ``6,2% và 5,3% của cùng kỳ năm 2014 và 2013``."""
    own = sentence.frame.period
    listed = [item.match for item in figure.tail if item.kind == "period" and item.match is not None]
    spans = next((found for match in listed if own is not None and (found := in_a_row(match, own))), ())
    start = place - len(spans) + 1
    joined = start >= 0 and all(map(_parts, (i for f in sentence.figures[start + 1 : place + 1] for i in f.lead)))
    return (tuple(sentence.drafts[start : place + 1]), spans) if spans and joined else ((), ())


def _echo(sentence: Sentence) -> None:
    """``A chiếm 17%, B chiếm 56% (tương ứng của cùng kỳ năm 2018 là: 20%; 51%)``: the same of the year before."""
    told = [place for place, figure in enumerate(sentence.figures) if _opens_echo(figure)]
    if not told:
        return
    drafts = sentence.drafts[told[0] :]
    inside = [d for d in drafts if d.inside == drafts[0].inside]
    first, outside = inside[0], sentence.drafts[: told[0]]
    before = [d for d in outside if d.inside < first.inside and d.unit_name == first.unit_name]
    if len(inside) < 2 or len(before) < len(inside):
        return
    span = _span_of(sentence.figures[told[0]])
    for draft, echoed in zip(inside, before[-len(inside) :], strict=True):
        draft.indicator, draft.measure = echoed.indicator, echoed.measure
        draft.base, draft.sign = echoed.base, echoed.sign
        draft.why |= {"indicator": HOW, "measure": HOW, "period": f"{HOW}: {span.text}"}
        if span.kind == "base" and echoed.period is not None:
            year = span.match.slot("year") if span.match else ""
            draft.period = in_year(echoed.period, int(year)) if year else year_before(echoed.period)
        else:
            draft.period = inside[0].period


def _opens_echo(figure: Figure) -> bool:
    """Whether parentheses open before a figure that repeat a row for the same span of another year."""
    beside = (*figure.lead, *figure.near)
    opened = figure.inside > 0 and any(item.text == "(" for item in beside)
    spanned = any(item.kind in {"base", "period"} for item in beside)
    words = [item for item in beside if item.kind not in {"punct", "base", "period", "pairing"}]
    told = all(is_word(item.text, "echo_words") for item in words)
    marked = any(item.text == ":" or item.kind == "pairing" or is_word(item.text, "echo_words") for item in beside)
    return opened and spanned and told and marked


def _span_of(figure: Figure) -> Item:
    """The base or period that parentheses open with."""
    return next(item for item in (*figure.lead, *figure.near) if item.kind in {"base", "period"})


def _levels_before(drafts: list[Draft], count: int) -> tuple[str, ...]:
    """The names of as many levels right before a row: ``gồm: A 2.870 tỷ, B 11.930 tỷ, tăng lần lượt 4,1% và 9,2%``."""
    levels = [d for d in drafts if d.is_level and d.quantity.role == "single"][-count:]
    alike = len({d.unit_name for d in levels}) == 1 and len({d.indicator for d in levels}) == count
    return tuple(d.indicator for d in levels) if alike else ()


def _take_periods(drafts: tuple[Draft, ...], periods: tuple[Period, ...]) -> None:
    if len(periods) == len(drafts) > 1:
        for draft, period in zip(drafts, periods, strict=True):
            draft.period, draft.why["period"] = period, HOW


def _periods(sentence: Sentence, place: int) -> tuple[Period, ...]:
    """The months or years listed last before a row."""
    own = sentence.frame.period
    before = (item for figure in sentence.figures[: place + 1] for item in (*figure.lead, *figure.near))
    listed = [item.match for item in before if item.kind == "period" and item.match is not None]
    rows = [found for match in listed if own is not None and (found := in_a_row(match, own))]
    return rows[-1] if rows else ()


def _take_bases(drafts: tuple[Draft, ...], bases: tuple[Named, ...]) -> None:
    """A plan and a base that open the sentence are what the ratios of its row are held against, one each."""
    ratios = {Measure.PLAN_RATIO, Measure.INDEX, Measure.LEVEL}
    if not len(bases) == len(drafts) > 1 or any(d.measure not in ratios or d.unit_name != "%" for d in drafts):
        return
    for n, (draft, named) in enumerate(zip(drafts, bases, strict=True)):
        draft.measure = Measure.PLAN_RATIO if n == 0 else Measure.INDEX
        (draft.base, draft.base_text), draft.why["base"], draft.why["measure"] = named, HOW, HOW


def _bases(sentence: Sentence) -> tuple[Named, ...]:
    """The plan and the base that a sentence opens with: ``So với kế hoạch và cùng kỳ, …``; else nothing."""
    lead = sentence.figures[0].lead if sentence.figures else ()
    opening = [item for item in lead[:4] if item.kind in {"plan", "base"}]
    if len(opening) != 2 or not is_compared_plan(opening[0]) or opening[1].kind != "base":
        return ()
    plan, period = plan_in(lead), sentence.frame.period
    bases = all_bases((opening[1],), period, period)
    return ((plan, None), *bases) if plan is not None else ()


def _row(figures: tuple[Figure, ...], place: int) -> tuple[Figure, ...]:
    """The figures from a place on that only commas and joints part."""
    end = place + 1
    while end < len(figures) and figures[end].role in MOVING and all(map(_parts, figures[end].lead)):
        if any(item.kind == "pairing" for item in figures[end].near):
            break  # another row begins
        end += 1
    return figures[place:end]


def _listed(lead: tuple[Item, ...]) -> tuple[str, ...]:
    """The subjects that commas and joints part; none where one part names nothing."""
    groups: list[list[Item]] = [[]]
    for item in lead:
        if _parts(item):
            groups.append([])
        else:
            groups[-1].append(item)
    return tuple(name for group in groups if (name := subject(tuple(group))))


def _parts(item: Item) -> bool:
    return item.text in {",", ";"} or is_word(item.text, "joints")
