"""What the words before a figure change in the scope: a part opens, a clause ends, a period or status is told."""

from __future__ import annotations

from extract.bind.bases import all_bases, is_compared_plan
from extract.bind.dating import AGAINST_MONTH, SAME_SPAN, earlier
from extract.bind.names import has_any
from extract.bind.scope import CARRIED, COMPARED_LEVEL, Draft, Scope
from extract.bind.sentence import Sentence
from extract.bind.times import dates, names_month_before, names_year_before, of_plan, opens_clause
from extract.lexicon import function_words, is_word, subject_words, words
from extract.model import Frame, Period, PeriodKind, Status
from extract.periods import resolve
from extract.scan import Item
from extract.spans import instant, month, year_of
from extract.view import fold

SUBJECT = 2  # words before what opens parts that are a subject of their own


def open_sentence(items: tuple[Item, ...], sentence: Sentence, scope: Scope) -> None:
    """What a new sentence does not keep: total and clause, and a date or year that only the last one was told at."""
    first = sentence.first
    if first is None or (opens_parts(first) and (sentence.preceding or scope.anchor)):
        return
    if scope.anchor is None:
        period = scope.period
        if scope.period_why.startswith((SAME_SPAN, AGAINST_MONTH)) or (
            _passes(period, scope, sentence.frame)
            and (not _same_topic(items, sentence.preceding) or _other_plan(items, period))
        ):
            _go_back(sentence.frame, scope)
        if scope.period is not None and _is_against_month_before(items, scope.period, sentence.frame):
            scope.period, scope.period_why = month(scope.period.end.year, scope.period.end.month), AGAINST_MONTH
        last = sentence.preceding[-1] if sentence.preceding else None
        if last is not None and last.total is not None and last.is_level:
            scope.subject = last.total.indicator
        if not scope.headed:
            scope.status, scope.total, scope.pattern = Status.ACTUAL, None, ()
    if sentence.section.plans and not scope.headed:
        scope.status, scope.planned = Status.PLAN, True
    if is_word(first.text, "present_openers") and not _is_first_syllable(items) and sentence.frame.period is not None:
        scope.date(instant(sentence.frame.period.end), first.text)  # "Hiện toàn tỉnh có 20.540 ha dừa"
    scope.headed, scope.closed = False, None
    scope.lead, scope.clause, scope.list_mark, scope.against_plan, scope.per = "", "", "", False, ""


def _is_first_syllable(items: tuple[Item, ...]) -> bool:
    """Whether the first word is but the first syllable of one: ``Hiện đại hóa thủy lợi``, ``Hiện trạng rừng``."""
    return len(items) > 1 and is_word(items[1].text, "present_compounds")


def _go_back(frame: Frame, scope: Scope) -> None:
    """A sentence that names no time is of the date behind its passage's topic, ``Thu hoạch: Đến ngày 12/4``, else of
    the report's period."""
    scope.period, scope.period_why = frame.period, "document"
    if scope.opening is not None:
        scope.date(scope.opening, "the passage's opening")


def _passes(period: Period | None, scope: Scope, frame: Frame) -> bool:
    """A date, or a year in a report on less, dates its own sentence only, while the topic stays."""
    if period is None:
        return False
    own = frame.period
    if own is not None and period.kind is not own.kind and not scope.opened and period.kind is PeriodKind.QUARTER:
        return True
    wider = period.kind in {PeriodKind.YEAR, PeriodKind.RANGE} and own is not None and own.kind is not PeriodKind.YEAR
    return period.kind is PeriodKind.INSTANT or (wider and not scope.opened)


def _is_against_month_before(items: tuple[Item, ...], period: Period, frame: Frame) -> bool:
    """Whether the first time that a sentence names is the month before the end of a sum told before it, as a base:
    ``Lũy kế 5 tháng … Giá vàng tăng 1,2% so với tháng 4, giá đô la Mỹ giảm 0,3%``. Then it is of that month alone."""
    at = next((i for i, item in enumerate(items) if item.kind in {"period", "base", "against"}), None)
    if period.kind is not PeriodKind.YTD or at is None or frame.period is None:
        return False
    return names_month_before(items, at, period, frame.period)


def _same_topic(items: tuple[Item, ...], preceding: tuple[Draft, ...]) -> bool:
    """Whether a sentence shares a word with the subject before it."""
    if compares_moments(items):
        return True
    if not preceding:
        return False
    empty = {*function_words(), *subject_words("generic")}
    known = {word for word in fold(preceding[-1].indicator).split() if len(word) > 1 and word not in empty}
    return any(fold(item.text) in known for item in items if item.kind == "word")


def compares_moments(items: tuple[Item, ...]) -> bool:
    """Whether words compare what stood at a date: ``so với cùng thời điểm tháng trước``."""
    return any(item.kind == "base" and has_any(item.text, "moments") for item in items)


def _other_plan(items: tuple[Item, ...], period: Period | None) -> bool:
    """Whether a sentence speaks of the plan of another year than the span that the one before ran from."""
    years = {int(item.text[-4:]) for i, item in enumerate(items) if item.text[-4:].isdigit() and of_plan(items, i)}
    return period is not None and bool(years) and period.start.year not in years


def inherited(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The mentions of a sentence without figures that later ones inherit: its bases, and a period but a year inside."""
    passing = {"year", "years", "now", "last_year"}
    return tuple(
        item for i, item in enumerate(items) if not (item.kind == "period" and item.get("means") in passing and i > 2)
    )


def move(lead: tuple[Item, ...], sentence: Sentence, scope: Scope) -> None:
    """The scope as it stands behind the words before a figure."""
    lead = _with_span(lead)
    for i, item in enumerate(lead):
        if item.kind in {"punct", "part"}:
            _nest(item, sentence, scope, lead[:i])
        elif item.kind in {"period", "plan", "name"}:
            _date(lead, i, sentence, scope)
        elif item is sentence.first and names_year_before(item) and scope.period is not None:
            scope.period, scope.period_why = earlier(item, scope.period), f"{SAME_SPAN}{item.text}"
        elif item.kind == "verb" and item.get("status"):
            scope.status = Status.ESTIMATE
        elif item.kind == "status":
            scope.status = Status(item.get("status"))
        elif scope.planned and sentence.drafts and is_word(item.text.split()[0], "done_openers"):
            scope.status, scope.planned = Status.ACTUAL, False  # "Dự toán giao 562 tỷ đồng, đã thu 438 tỷ đồng"
            _go_back(sentence.frame, scope)
        elif item.kind == "per":
            scope.per = item.get("per")
    named = [n for n in all_bases(lead, scope.period, sentence.frame.period) if n[0] in CARRIED]
    if named:
        scope.base = named[-1]
    if len(named) > 1:
        scope.row = tuple(named)


def _with_span(lead: tuple[Item, ...]) -> tuple[Item, ...]:
    """A span alone in parentheses dates what follows: ``trong 4 ngày nghỉ lễ (từ 01/9 đến 04/9/2023), …``."""
    for i in range(1, len(lead) - 1):
        if lead[i].get("means") == "between" and lead[i - 1].text == "(" and lead[i + 1].text == ")":
            return (*lead[: i - 1], lead[i], *lead[i + 2 :])
    return lead


def _nest(item: Item, sentence: Sentence, scope: Scope, before: tuple[Item, ...]) -> None:
    if item.text == "(":
        sentence.asides.append(scope.local())
    elif item.text == ")" and sentence.asides:
        scope.restore(sentence.asides.pop())
    elif opens_parts(item) and not sentence.drafts and scope.anchor is None and _tells_subject(before):
        scope.total, scope.totals, scope.pattern = None, (), ()  # "Các nhóm còn lại gồm mực 0,3 tỷ USD; cua 0,2 tỷ USD"
    elif opens_parts(item):
        open_part(sentence, scope)
        scope.exhaustive = item.get("exhaustive") != ""
    elif item.text == ";":
        _next_clause(scope)


def _tells_subject(before: tuple[Item, ...]) -> bool:
    """Whether a sentence names something of its own before it opens parts."""
    return sum(item.kind == "word" for item in before) >= SUBJECT


def opens_parts(item: Item) -> bool:
    """Whether words open the parts of the figure before: ``trong đó``; not ``trong tổng số``, ``không bao gồm``."""
    return item.kind == "part" and not item.get("whole") and not item.get("without")


def open_part(sentence: Sentence, scope: Scope) -> None:
    """``trong đó``: the level before it is the total of what follows, its statements their pattern."""
    drafts = sentence.known
    levels = [d for d in drafts if d.is_level and d.quantity.role != "whole" and d.why["indicator"] != COMPARED_LEVEL]
    told = [draft for draft in levels if _is_told_beside(draft, levels, len(sentence.asides))]
    if levels:
        whole = [draft for draft in levels if not any(draft is other for other in told)]
        if whole[-1].total is None:  # parts listed under an earlier total are no totals of what follows another
            told, whole = ([d for d in row if not d.is_listed] for row in (told, whole))
        scope.totals = (*told, *whole)
        scope.total = scope.totals[-1]
        scope.pattern = tuple(d for d in drafts if d.indicator == scope.total.indicator)
    elif drafts:
        scope.pattern = drafts[-2:]
    if drafts:
        scope.parent_subject = drafts[-1].indicator
    scope.list_mark, scope.closed = "", None


def _is_told_beside(draft: Draft, levels: list[Draft], depth: int) -> bool:
    """Whether a level is only what another is held against, and so no total of parts while that stands before it: told
    in parentheses that are closed, planned, or of an earlier period: ``đạt 38 tỷ đồng, bằng 76% dự toán (50 tỷ đồng),
    gồm …``."""
    before = [d for d in levels[: next(i for i, d in enumerate(levels) if d is draft)] if d.inside <= depth]
    if draft.inside > depth:
        return bool(before)
    planned = draft.status is Status.PLAN and any(d.status is not Status.PLAN for d in before)
    return planned or any(_is_earlier(draft, other) for other in before)


def _is_earlier(draft: Draft, other: Draft) -> bool:
    """Whether a level is told, in the unit and by the name of another, of a period that ended before."""
    alike = draft.unit_name == other.unit_name and draft.indicator == other.indicator
    return alike and bool(draft.period and other.period and draft.period.end < other.period.end)


def _next_clause(scope: Scope) -> None:
    """A semicolon ends the parts that commas list, but those of a footnote's figure."""
    if scope.total is not None and scope.list_mark == "," and scope.total is not scope.anchor:
        scope.closed = scope.total
        scope.total, scope.pattern = None, ()
    scope.clause = ""


def _date(lead: tuple[Item, ...], i: int, sentence: Sentence, scope: Scope) -> None:
    item = lead[i]
    if item.kind == "period":
        if dates(lead, i):
            _take_period(item, sentence, scope)
            if not sentence.known and i and lead[i - 1].text == ":":
                scope.opening = scope.period
    elif item.kind == "plan" and is_compared_plan(item):
        scope.against_plan = True
    elif item.kind == "plan" and (item is sentence.first or (i and _opens_plan(lead[i - 1]) and not sentence.drafts)):
        _open_plan(lead[i : i + 2], scope)
        scope.planned = not (i and is_word(lead[i - 1].text, "plan_openers"))
    elif item.entry_name == "date" and opens_clause(lead, i):
        _take_date(item, sentence.frame, scope)


def _opens_plan(before: Item) -> bool:
    """Whether a plan behind a mark or word opens the figures of its sentence: ``Theo kế hoạch của Sở Xây dựng, …``."""
    return before.text == ":" or is_word(before.text, "plan_openers")


def _open_plan(items: tuple[Item, ...], scope: Scope) -> None:
    """``Kế hoạch năm 2022 …``: a plan that opens its sentence makes its figures planned ones, of its year."""
    scope.status, scope.planned = Status.PLAN, True
    years = [item.text[-4:] for item in items if item.text[-4:].isdigit()]
    if years:
        scope.date(year_of(int(years[0])), items[0].text)


def _take_period(item: Item, sentence: Sentence, scope: Scope) -> None:
    own = sentence.frame.period
    found = resolve(item.match, own) if item.match is not None and own is not None else None
    if found is None:
        return
    scope.date(found, item.text)
    scope.opened = item is sentence.first
    goes_on = sentence.section.plans and own is not None and found.end > own.end
    goes_on = goes_on or (scope.exhaustive and scope.total is not None and scope.total.status is Status.PLAN)
    if scope.planned and not goes_on and item.get("means") != "years":  # "kế hoạch vốn 2021-2025" goes on planning
        scope.status = Status.ACTUAL if scope.status is Status.PLAN else scope.status
        scope.planned = False
    if fold(item.text).startswith(subject_words("estimate_openers")):
        scope.status = Status.ESTIMATE


def _take_date(item: Item, frame: Frame, scope: Scope) -> None:
    """``Ngày 28/6/2023, thương lái mua …``: a date that opens a clause dates its figures."""
    match = words().at(fold(f"{subject_words('until')[0]} {item.text}"), 0)
    if match is not None and match.entry.kind == "period" and frame.period is not None:
        found = resolve(match, frame.period)
        if found is not None:
            scope.date(found, item.text)
