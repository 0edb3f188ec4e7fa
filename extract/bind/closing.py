"""The end of a sentence: figures whose base is still open take the row before, the nearest, or the default."""

from __future__ import annotations

from extract.bind.bases import base_in, default_base
from extract.bind.measures import SAME_CHANGE
from extract.bind.names import has_any, tells_prices
from extract.bind.ratios import GUESSED
from extract.bind.respective import distribute
from extract.bind.scope import Draft, Named, Scope
from extract.bind.sentence import Sentence
from extract.bind.sums import gives_ratio
from extract.model import Base, Measure, PeriodKind, Status

IN_ORDER = "in the order of its total's ratios"


def close(sentence: Sentence, scope: Scope) -> None:
    """Every compared draft of a sentence gets its base: ``tăng 5% và 7% so với tháng trước và cùng kỳ``."""
    distribute(sentence)
    _tell_rates(sentence.drafts)
    _attain_later_plan(sentence.drafts)
    _attain_in_order(sentence.drafts)
    ahead = base_in(sentence.rest, scope.period, sentence.frame.period)
    for group in reversed(_groups(sentence.drafts)):
        for n in range(len(group)):
            _fill(group, n, ahead, sentence)
        own = next((d for d in group if d.names_base), None)
        if own is not None and own.base is not None and own.base is not Base.OTHER:
            ahead = (own.base, own.base_text)


def _tell_rates(drafts: list[Draft]) -> None:
    """``xảy ra 562 vụ; làm rõ 438 vụ, đạt 77,9%``: no plan is attained where a figure before gives the rate."""
    for place, draft in enumerate(drafts[1:], 1):
        part = drafts[place - 1]
        if draft.why["measure"] != GUESSED or not part.is_level:
            continue
        wholes = (d for d in drafts[: place - 1] if d.is_level and d.unit_name == part.unit_name)
        given = next((d for d in wholes if d.status is not Status.PLAN and gives_ratio(part, draft, d)), None)
        if given is not None:
            draft.measure, draft.base, draft.why["measure"] = Measure.LEVEL, None, "rate of the figures before"
            if part.total is None:
                part.total, part.why["part_of"] = given, "the rate told is of this total"


def _attain_later_plan(drafts: list[Draft]) -> None:
    """``đạt 30%, thu nội địa đạt 35% dự toán``: a bare rate before a plan that the sentence names later attains it."""
    planned: Base | None = None
    for draft in reversed(drafts):
        if draft.measure is Measure.PLAN_RATIO and draft.names_base:
            planned = draft.base
        elif planned is not None and _is_bare_rate(draft):
            draft.measure, draft.base = Measure.PLAN_RATIO, planned
            draft.why["measure"] = "plan named later in the sentence"


def _attain_in_order(drafts: list[Draft]) -> None:
    """``đạt 77% dự toán Trung ương giao, 71% dự toán HĐND giao, trong đó thu nội địa bằng 76,9% và 70,2%``: a part's
    ratios are held against what its total's are, in order, where they are as many."""
    rows: list[list[Draft]] = []
    for draft in drafts:
        still_open = len(draft.pattern) > 1 and not draft.names_base
        if still_open and rows and rows[-1][-1].indicator == draft.indicator:
            rows[-1].append(draft)
        elif still_open:
            rows.append([draft])
    for row in rows:
        if len(row) == len(row[0].pattern):
            for draft, (measure, base, text) in zip(row, row[0].pattern, strict=True):
                draft.measure, draft.base, draft.base_text = measure, base, text
                draft.why |= {"base": IN_ORDER, "measure": IN_ORDER}


def _is_bare_rate(draft: Draft) -> bool:
    """Whether a figure is a level in per cent only since no words say more, and its name is no rate's."""
    return draft.why["measure"] == "rate" and draft.unit_name == "%" and not has_any(draft.indicator, "rates")


def _groups(drafts: list[Draft]) -> list[list[Draft]]:
    """The compared figures of a sentence by subject, in order."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if not draft.is_compared:
            continue
        if groups and groups[-1][-1].indicator == draft.indicator:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _fill(group: list[Draft], n: int, ahead: Named | None, sentence: Sentence) -> None:
    draft = group[n]
    if _ends_row(group, n):
        draft.base, draft.base_text = draft.named[-1]
    if draft.base is not None:
        return
    alone = all(d is draft or d.period != draft.period for d in group)
    if alone and _is_monthly_price(draft, sentence):
        draft.base, draft.why["base"] = Base.PREVIOUS, "prices of a month"
        return
    several = next((d.named for d in group[n:] if len(d.named) > 1), ())
    if len(several) == len(group):
        named, why = several[n], "respectively"
    else:
        named, why = _inherited(group, n, ahead, sentence)
    (draft.base, draft.base_text), draft.why["base"] = named, why


def _is_monthly_price(draft: Draft, sentence: Sentence) -> bool:
    """Whether a price index of a month is told in a sentence that names no base: against the month before."""
    of_month = draft.period is not None and draft.period.kind is PeriodKind.MONTH
    priced = has_any(draft.indicator, "price_indices") or tells_prices(draft.indicator, sentence.prices)
    return of_month and not sentence.told and not draft.row and priced and draft.measure is Measure.CHANGE


def _ends_row(group: list[Draft], n: int) -> bool:
    """Whether a draft is the last of a row whose bases it names all: it takes the last of them."""
    row = len(group[n].named) == len(group) > 1 and n == len(group) - 1
    return row and all(d.base is None or d.why["base"] == "respectively" for d in group[:n])


def _inherited(group: list[Draft], n: int, ahead: Named | None, sentence: Sentence) -> tuple[Named, str]:
    """A base that the draft does not name: the row's, the nearest before, one named later, else the default."""
    draft = group[n]
    still_open = [d for d in group if d.row or d.base is None]
    together = all(d.inside == draft.inside for d in group)
    if together and len(draft.row) > 1 and len(still_open) == len(draft.row) == len(group):
        return draft.row[n], "in the order of the subject before"
    unfit = _is_base_of_stocks(draft) or _is_month_before_a_sum(draft) or _is_left_behind(draft, sentence)
    if draft.nearest is not None and not unfit:
        return draft.nearest, "nearest base before"
    beside = group[n + 1] if n + 1 < len(group) else None
    if beside is not None and beside.names_base and beside.why["measure"] == SAME_CHANGE and beside.base is not None:
        return (beside.base, beside.base_text), "that of the same change in per cent"
    for later in group[n + 1 :]:
        fits = not (later.base is Base.PREVIOUS and draft.period is not None and draft.period.kind is PeriodKind.YTD)
        if fits and later.base is not None and later.base is not Base.OTHER and later.names_base:
            return (later.base, later.base_text), "named later in the sentence"
    if ahead is not None:
        return ahead, "named later in the sentence"
    return (default_base(draft.period), None), "none is named: default"


def _is_month_before_a_sum(draft: Draft) -> bool:
    """``tháng 9 tăng 1,4% so tháng trước; lũy kế 9 tháng tăng 10,4%``: a sum has no month before it."""
    summed = draft.period is not None and draft.period.kind is PeriodKind.YTD
    return summed and draft.nearest is not None and draft.nearest[0] is Base.PREVIOUS


def _is_left_behind(draft: Draft, sentence: Sentence) -> bool:
    """The growth of an economy is never told against the quarter before that an earlier sentence names."""
    told_before = draft.nearest is not None and draft.nearest[0] is Base.PREVIOUS and Base.PREVIOUS not in sentence.told
    return told_before and has_any(draft.indicator, "growth")


def _is_base_of_stocks(draft: Draft) -> bool:
    """The end of last year is a base of stocks: a flow does not take it over."""
    at_date = draft.period is not None and draft.period.kind is PeriodKind.INSTANT
    return draft.nearest is not None and draft.nearest[0] is Base.DECEMBER and not at_date
