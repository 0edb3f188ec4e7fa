"""One passage read from left to right: each figure stated, its open slots filled from the nearest frame."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass, replace

from extract.bind.bases import against, base_in, plan_in
from extract.bind.figures import Figure, figures, sentences, without_asides
from extract.bind.measures import Statement, Surroundings, default_base, statement
from extract.bind.scope import Draft, Local, Named, Scope
from extract.bind.subjects import SHORT, chunks, complement, composed, counted, has_any, is_bare_head, label_before, starts_with_head, subject, with_act, with_dimension, without_area, words_behind
from extract.model import Base, Bound, Frame, Measure, Period, PeriodKind, Span, Status
from extract.periods import instant, month, resolve, year_before, year_of, ytd
from extract.lexicon import function_words, subject_words, words
from extract.scan import Item, Quantity
from extract.scan.units import NO_UNIT, Unit, unit_at
from extract.view import fold, view_of

BOUNDS = {"low": Bound.LOW, "high": Bound.HIGH}


ESTIMATED = ("ước", "dự ước")
EVENTS = ("số vụ ", "số ca ")
SPANS = frozenset({PeriodKind.MONTH, PeriodKind.YTD, PeriodKind.QUARTER, PeriodKind.YEAR})


@dataclass(frozen=True, slots=True)
class Head:
    """A passage that heads a list: the scope that its items start from, and its own list marker."""

    marker: str
    scope: Scope
    drafts: tuple[Draft, ...]


class Reader:
    """Reads the passages of a document in order; a passage's drafts come out in the order of its figures."""

    def __init__(self, frame: Frame) -> None:
        self._document = self._frame = frame
        self._periods: dict[int, Period] = {}
        self._heads: list[Head] = []
        self._sentence = 0
        self._previous: Figure | None = None
        self._last: Draft | None = None
        self._begun = ""
        self._event_told = False
        self._rest: tuple[Item, ...] = ()
        self._lists = False
        self._first: Item | None = None
        self._told: Counter[Base] = Counter()
        self._before: Scope | None = None
        self._drafts: tuple[Draft, ...] = ()

    def read(self, items: tuple[Item, ...], anchor: Draft | None = None) -> tuple[Draft, ...]:
        """The drafts of a passage; a footnote starts from its ``anchor``, the figure that its mark follows."""
        scope, before = self._scope(items, anchor)
        drafts = list(before)
        for sentence in sentences(items):
            self._sentence += 1
            self._read_sentence(sentence, scope, drafts, anchor)
        if anchor is None:
            self._before, self._drafts = scope, tuple(drafts) or self._drafts
            self._note_head(items, scope, drafts)
        return tuple(drafts[len(before) :])

    def heading(self, items: tuple[Item, ...], level: int) -> None:
        """A heading: what came before is not inherited over it; the period that it names dates its section."""
        self._before, self._drafts, self._heads = None, (), []
        self._periods = {depth: period for depth, period in self._periods.items() if depth < level}
        own = self._document.period
        found = [resolve(item.match, own) for item in items if item.kind == "period" and item.match and own]
        named = [period for period in found if period is not None and period.kind in SPANS and own and period.start <= own.end]
        if named:
            self._periods[level] = named[0]
        period = self._periods[max(self._periods)] if self._periods else own
        self._frame = replace(self._document, period=period)

    def _scope(self, items: tuple[Item, ...], anchor: Draft | None) -> tuple[Scope, tuple[Draft, ...]]:
        scope = Scope(self._frame, self._frame.period)
        if anchor is not None:
            scope.period, scope.period_why = anchor.period, "footnote's anchor"
            scope.status, scope.subject, scope.total = anchor.status, anchor.indicator, anchor
            scope.plan, scope.anchor = anchor.plan_before, anchor
            scope.pattern = tuple(draft for draft in self._drafts if draft.indicator == anchor.indicator)
            held = [d for d in scope.pattern if d.measure in COMPARED and d.base in CARRIED]
            scope.base = (held[-1].base, None) if held and held[-1].base else None
            return scope, ()
        marker = _list_marker(items)
        while self._heads and (not marker or self._heads[-1].marker == marker):
            self._heads.pop()
        if self._heads:
            return copy(self._heads[-1].scope), self._heads[-1].drafts
        if self._before is not None:
            if _opens_with_part(items):
                return self._before, self._drafts
            scope.plan = self._before.plan
            if self._before.base is not None and self._told and self._before.base[0] is self._told.most_common(1)[0][0]:
                scope.base, scope.row = self._before.base, self._before.row
        return scope, ()

    def _note_head(self, items: tuple[Item, ...], scope: Scope, drafts: list[Draft]) -> None:
        """A passage that ends in a colon heads the list below it."""
        if items and items[-1].text == ":":
            head = copy(scope)
            head.unit = _unit_told(items)
            last = tuple(sentences(items))[-1]
            changes = [item for item in last if item.kind == "verb" and item.get("role") in {"up", "down"}]
            head.sign = 0 if not changes or any(i.quantity for i in last) else (1 if changes[-1].get("role") == "up" else -1)
            if not any(item.quantity for item in last):
                head.subject = subject(last) or head.subject
            self._heads.append(Head(_list_marker(items), head, tuple(drafts)))

    def _read_sentence(self, sentence: tuple[Item, ...], scope: Scope, drafts: list[Draft], anchor: Draft | None) -> None:
        sentence = without_asides(sentence)
        found, rest = figures(sentence)
        self._rest, self._begun, self._event_told = rest, "", False
        self._first = next((item for item in sentence if item.kind not in {"punct", "label"}), None)
        self._lists = bool(self._heads) or (self._first is not None and self._first.kind in {"joint", "detail"})
        self._open(sentence, scope, drafts, anchor)
        if not found:
            self._move(_opening(rest), scope, drafts, [])
        here: list[Draft] = []
        saved: list[Local] = []
        before: Figure | None = None
        self._previous = None
        for i, figure in enumerate(found):
            self._move(figure.lead + figure.near, scope, here or drafts, saved)
            if figure.verb is not None and figure.verb.get("status"):
                scope.status = Status.ESTIMATE
            draft = self._state(found, i, scope, here, before)
            here.append(draft)
            self._last = draft
            self._begun = self._begun or draft.indicator
            drafts.append(draft)
            before = self._previous = figure
        if found and any(item.kind == "part" for item in rest):
            self._open_part(scope, here)
        self._close(rest, here, scope)

    def _open(self, sentence: tuple[Item, ...], scope: Scope, drafts: list[Draft], anchor: Draft | None) -> None:
        first = next((item for item in sentence if item.kind not in {"punct", "label"}), None)
        if first is None:
            return
        if first.kind == "part" and (drafts or anchor):
            return
        if anchor is None:
            wider = scope.period is not None and self._is_wider(scope.period) and not scope.opened
            passing = scope.period is not None and (scope.period.kind is PeriodKind.INSTANT or wider)
            if passing and (not _same_topic(sentence, drafts) or _other_plan(sentence, scope.period)):
                scope.period, scope.period_why = self._frame.period, "document"
            scope.status = Status.ACTUAL
            scope.total, scope.pattern = None, ()
        scope.lead, scope.clause, scope.list_mark, scope.against_plan, scope.per = "", "", "", False, ""

    def _move(
        self,
        lead: tuple[Item, ...],
        scope: Scope,
        drafts: list[Draft],
        saved: list[Local],
    ) -> None:
        """What the words before a figure change in the scope."""
        for i, item in enumerate(lead):
            if item.text == "(":
                saved.append(scope.local())
            elif item.text == ")" and saved:
                scope.restore(saved.pop())
            elif item.kind == "part":
                self._open_part(scope, drafts)
            elif item.text == ";":
                self._next_clause(scope)
            elif item.kind == "period" and _dates(lead, i):
                self._take_period(item, scope)
            elif item.kind == "plan" and item is self._first:
                scope.status, scope.planned = Status.PLAN, True
                year = lead[i + 1].text[-4:] if i + 1 < len(lead) else ""
                if year.isdigit():
                    scope.period, scope.period_why = year_of(int(year)), f"own words: {item.text}"
            elif item.kind == "plan" and item.text.lower().startswith("so"):
                scope.against_plan = True
            elif item.kind == "name" and item.entry_name == "date" and _opens_clause(lead, i):
                self._take_date(item, scope)
            elif item.kind == "verb" and item.get("status"):
                scope.status = Status.ESTIMATE
            elif item.kind == "per":
                scope.per = item.get("per")
            elif item.kind == "status":
                scope.status = Status(item.get("status"))
        for i, item in enumerate(lead):
            named = base_in(lead[i : i + 2], scope.period, self._frame.period) if item.kind in {"base", "against"} else None
            if named is not None and named[0] in CARRIED:
                scope.base = named

    def _is_wider(self, period: Period) -> bool:
        """A year named in a report on less: it dates its own sentence only, while the topic stays."""
        own = self._frame.period
        return period.kind in {PeriodKind.YEAR, PeriodKind.RANGE} and own is not None and own.kind is not PeriodKind.YEAR

    def _take_period(self, item: Item, scope: Scope) -> None:
        opens = item is self._first
        if item.match is None or self._frame.period is None:
            return
        found = resolve(item.match, self._frame.period)
        if found is not None:
            scope.period, scope.period_why = found, f"own words: {item.text}"
            scope.opened = opens
            if scope.planned:
                scope.status, scope.planned = Status.ACTUAL, False
            if fold(item.text).startswith(ESTIMATED):
                scope.status = Status.ESTIMATE

    def _take_date(self, item: Item, scope: Scope) -> None:
        """``Ngày 28/6/2023, thương lái mua …``: a date that opens a clause dates its figures."""
        match = words().at(fold(f"đến {item.text}"), 0)
        if match is not None and match.entry.kind == "period" and self._frame.period is not None:
            found = resolve(match, self._frame.period)
            if found is not None:
                scope.period, scope.period_why = found, f"own words: {item.text}"

    def _open_part(self, scope: Scope, drafts: list[Draft]) -> None:
        levels = [draft for draft in drafts if draft.is_level and not draft.quantity.role == "whole"]
        if levels:
            scope.total = levels[-1]
            scope.pattern = tuple(d for d in drafts if d.indicator == scope.total.indicator)
        elif drafts:
            scope.pattern = tuple(drafts[-2:])
        if drafts:
            scope.parent_subject = drafts[-1].indicator
        scope.list_mark = ""

    def _next_clause(self, scope: Scope) -> None:
        if scope.total is not None and scope.list_mark == "," and scope.total is not scope.anchor:
            scope.total, scope.pattern = None, ()
        scope.clause = ""

    # ------------------------------------------------------------------------------------------------ one figure

    def _state(self, found: tuple[Figure, ...], i: int, scope: Scope, here: list[Draft], before: Figure | None) -> Draft:
        figure = found[i]
        if scope.unit is not None and figure.quantity.unit is NO_UNIT:
            figure = replace(figure, quantity=replace(figure.quantity, unit=scope.unit))
            found = (*found[:i], figure, *found[i + 1 :])
        previous = here[-1] if here else None
        own = "" if previous is not None and _speaks_on(figure) else without_area(subject(figure.lead), self._frame.area)
        level_with = next((d for d in reversed(here) if d.inside <= figure.inside), previous)
        name, why = self._indicator(found, i, own, scope, previous if own else level_with)
        continues = not own or figure.quantity.role in {"high", "whole"}
        stated = statement(figure, self._surroundings(figure, own or name, continues, scope, here))
        if stated.why == "share of the things named" and not own and figure.tail:
            name, why = words_behind(figure.tail), "the things named"
        if figure.quantity.role in {"high", "whole"} and previous is not None:
            stated = Statement(previous.measure, _sign(previous), "base" if previous.base else "", "pair")
        period, period_why = self._period(figure, name, own, scope)
        draft = Draft(
            figure.quantity, stated.measure, stated.sign, name, period, scope.status,
            _bound(figure, before), self._sentence,
        )  # fmt: skip
        draft.why |= {"indicator": why, "measure": stated.why, "period": period_why}
        self._unit(draft, scope, here, found, i)
        self._base(draft, figure, stated, scope, here)
        self._part_of(draft, figure, scope, here, own)
        self._remember(draft, figure, own, scope)
        draft.inside = figure.inside
        if figure.verb is not None and figure.verb.get("role") == "equal" and stated.why in {"plan named", "base named"}:
            scope.equal = stated.measure
        draft.plan_before, draft.tail = scope.plan, _tail_words(figure)
        if previous is not None and _tells_plan(figure):
            draft.status = Status.PLAN
            if draft.measure is Measure.LEVEL and draft.quantity.unit.kind == "ratio":
                draft.measure, draft.base, draft.sign = previous.measure, previous.base, previous.sign
        if name == "" or why == "continues, in a place":
            draft.area = own
        return draft

    def _surroundings(self, figure: Figure, name: str, continues: bool, scope: Scope, here: list[Draft]) -> Surroundings:
        near = _beside(figure)
        plan = plan_in(near) is not None
        base = base_in(near, scope.period, self._frame.period) is not None or _compares(figure)
        equal = scope.equal or next((d.measure for d in reversed([*scope.pattern, *here]) if d.measure in {Measure.PLAN_RATIO, Measure.INDEX}), None)
        after = bool(here) and here[-1].measure in {Measure.LEVEL, Measure.PLAN_RATIO, Measure.CHANGE, Measure.INDEX}
        before = (here[-1].measure, here[-1].sign, here[-1].why["measure"]) if here else None
        whole = bool(here) and here[-1].quantity.role == "whole"
        return Surroundings(name, continues, plan, base and not plan, after, equal, before, whole, scope.sign, bool(here) and here[-1].inside == figure.inside, any(d.measure is Measure.PLAN_RATIO for d in scope.pattern), scope.against_plan)

    def _indicator(self, found: tuple[Figure, ...], i: int, own: str, scope: Scope, previous: Draft | None) -> tuple[str, str]:
        figure = found[i]
        unit = figure.quantity.unit
        if previous is not None and figure.quantity.role == "high":
            return previous.indicator, "range"
        if previous is not None and figure.quantity.role == "whole":
            return f"{previous.indicator} (tổng số)", "fraction"
        if previous is not None and own and _is_place(own) and unit.name == previous.quantity.unit.name:
            return previous.indicator, "continues, in a place"
        if previous is not None and not own and figure.verb is not None and figure.verb.get("role") in {"up", "down"} and unit.kind != "count":
            return previous.indicator, "continues"
        if previous is not None and _tells_plan(figure):
            return previous.indicator, "continues, the plan"
        tail = _tail_words(found[i + 1] if figure.quantity.role == "part" and i + 1 < len(found) else figure)
        if unit.kind == "count" and not (own and starts_with_head(own)):
            return self._counted(found, i, own, tail, scope, previous)
        completes = figure.verb is not None and figure.verb.get("role") == "complete"
        if completes and len(tail.split()) > 1 and not starts_with_head(own):
            return tail, "words behind it"
        if tail and unit.kind == "money" and starts_with_head(tail) and not starts_with_head(own):
            return tail, "words behind it"
        tail = tail or (_shared_tail(found, i) if unit.kind == "physical" else "")
        if own:
            name, why = self._owned(figure, own, tail, scope, previous)
            name = with_dimension(name, unit.name)
            shares = previous is not None and figure.verb is None and unit.kind == "ratio" and fold(previous.indicator).startswith(subject_words("share_word"))
            if shares or (figure.verb is not None and has_any(figure.verb.text, "shares")):
                name = f"{subject_words('share_word')[0]} {name}"
            done = unit.kind == "money" and previous is not None and previous.quantity.unit.kind in {"count", "money"} and not has_any(name, "heads")
            return (f"{subject_words('money_head')[0]} {name}", why) if done else (name, why)
        if tail and unit.kind not in {"ratio", "points"}:
            rest = complement(scope.subject) if len(tail.split()) <= SHORT else ""
            return f"{tail} {rest}".strip(), "words behind it"
        if previous is None:
            return scope.subject, "sentence before"
        rate = figure.verb is not None and has_any(figure.verb.text, "rates")
        name = previous.indicator.removesuffix(" (tổng số)")
        return (f"{_rate_word(figure)} {name}" if rate else name), "continues"

    def _behind_parentheses(self, found: tuple[Figure, ...], i: int) -> str:
        """The words of a count behind its ratio in parentheses: ``6.022/8.177 xã (73,65%) đạt chuẩn nông thôn mới``."""
        inside = [k for k in range(i + 1, len(found)) if found[k].inside > found[i].inside]
        if not inside or not any(item.text == "(" for item in (*found[inside[0]].lead, *found[inside[0]].near)):
            return ""
        last = next((k for k in range(inside[0], len(found)) if found[k].inside <= found[i].inside), None)
        after = found[last].lead if last is not None else self._rest
        close = next((n for n, item in enumerate(after) if item.text == ")"), None)
        if close is None or close + 1 >= len(after) or after[close + 1].kind != "word":
            return ""
        stop = next((n for n in range(close + 1, len(after)) if after[n].text in {",", ";", "."}), len(after))
        return words_behind(after[close + 1 : stop])

    def _owned(self, figure: Figure, own: str, tail: str, scope: Scope, previous: Draft | None) -> tuple[str, str]:
        if figure.quantity.unit.kind == "physical" and tail and not starts_with_head(own):
            own = f"{tail} {own}"
        label = label_before(figure.lead)
        if label and is_bare_head(own) and not starts_with_head(label):
            return f"{own} {label}", "own head, thing of its label"
        if is_bare_head(own) and (previous is not None or scope.subject):
            first = previous.indicator if previous is not None else scope.subject
            return f"{own} {complement(scope.clause or first)}".strip(), "own head, thing of the figure before"
        if scope.total is not None:
            return with_act(composed(own, scope.total.indicator), scope.total.indicator), "own words under its total"
        if scope.parent_subject and scope.pattern:
            return composed(own, scope.parent_subject), "own words under its total"
        if previous is not None and previous.quantity.unit.kind == figure.quantity.unit.kind:
            name = with_act(own, previous.indicator)
            return (with_act(own, self._begun) if name == own else name), "own words"
        listed = self._lists or any(item.text == ":" for item in figure.lead)
        if previous is None and scope.subject and listed and len(own.split()) <= SHORT and not starts_with_head(own):
            return with_act(own, scope.subject), "own words"
        if len(own.split()) <= SHORT + 1 and scope.event and any(word in fold(own).split() for word in subject_words("persons")):
            return f"{own} {scope.event}", "own words and the event"
        return own, "own words"

    def _counted(self, found: tuple[Figure, ...], i: int, own: str, tail: str, scope: Scope, previous: Draft | None) -> tuple[str, str]:
        figure = found[i]
        unit = figure.quantity.unit
        same = previous is not None and previous.quantity.unit.name == unit.name
        changes = figure.verb is not None and figure.verb.get("role") in {"up", "down"}
        if previous is not None and not own and not tail and same and (changes or figure.inside):
            return previous.indicator, "continues"
        tail = tail or _shared_tail(found, i) or self._behind_parentheses(found, i)
        happened = unit.name in subject_words("events")
        if happened and own and not tail and not fold(own).startswith(subject_words("event_verbs")):
            scope.event = own
        elif happened and own and not tail and previous is None:
            scope.event = ""
        of_event = unit.name in subject_words("persons") and len(tail.split()) <= SHORT + 1 or (happened and figure.inside)
        event = scope.event if of_event or not tail else ""
        lead = (own if len(tail.split()) <= SHORT or len(own.split()) <= SHORT else "") or ("" if tail else scope.lead)
        if not own and not tail and not event and scope.total is None:
            lead = complement(previous.indicator) if previous is not None else scope.subject
        if happened and tail and not figure.inside and not self._event_told:
            scope.event, self._event_told = " ".join(tail.split()[:SHORT + 1]), True
        if scope.total is not None and scope.total.quantity.unit.name == unit.name and 0 < len(tail.split()) < SHORT:
            tail = f"{tail} {' '.join(scope.total.tail.split()[:6])}".strip()
        elif same and previous is not None and 0 < len(tail.split()) < SHORT <= len(previous.tail.split()):
            tail = f"{tail} {' '.join(previous.tail.split()[:5])}"
        return counted(unit.printed.lower(), f"{tail} {event}".strip(), lead), "counted thing"

    def _period(self, figure: Figure, name: str, own: str, scope: Scope) -> tuple[Period | None, str]:
        period, why = scope.period, scope.period_why
        if period is None or self._frame.period is None:
            return period, why
        last_year = next((item for item in figure.lead if item.kind == "base" and _is_time(item, figure)), None)
        if last_year is not None:
            scope.base = None
            return year_before(period), f"own words: {last_year.text}"
        if _of_last_year(figure, self._previous) and own == "":
            return year_before(period), "in parentheses behind its base"
        behind = next((item for item in figure.tail if item.kind == "period" and not _after_against(item, figure.tail)), None)
        beside = bool(figure.tail) and behind is figure.tail[0]
        if beside and _compares(figure):
            behind = None
        if behind is not None and behind.match is not None and (beside or not any(item.kind == "period" for item in figure.lead)):
            found = resolve(behind.match, self._frame.period)
            period, why = (found, f"own words: {behind.text}") if found else (period, why)
        if period.kind is PeriodKind.INSTANT and why != "document":
            ran = _run_from_start(period, figure.lead, name)
            if period is scope.period:
                scope.period = ran
            return ran, why
        if period.kind is PeriodKind.YTD and _held_against_month(figure) and why != "document":
            return month(period.end.year, period.end.month), "a month, held against the month before"
        like_before = self._last is not None and self._last.period is not None and self._last.period.kind is PeriodKind.INSTANT and self._last.why["period"].endswith("a stock") and self._last.quantity.unit.name == figure.quantity.unit.name == "con"
        reached = like_before or figure.quantity.role in {"part", "whole"} and figure.quantity.unit.name in subject_words("area_units")
        stock = reached or has_any(name, "stocks") or (why == "document" and has_any(name, "things")) or _remains(figure)
        if not stock or figure.quantity.unit.kind == "points":
            return period, why
        return instant(min(period.end, max(self._frame.period.end, period.start))), f"{why}, a stock"

    def _unit(self, draft: Draft, scope: Scope, here: list[Draft], found: tuple[Figure, ...], i: int) -> None:
        unit = draft.quantity.unit
        draft.unit_name, draft.scale = unit.name, unit.scale
        if scope.per and unit.kind == "count" and draft.is_level:
            draft.unit_name = f"{unit.name}/{scope.per}"
        if unit.name:
            return
        if unit.scale >= 6:
            draft.unit_name = "VND"
            following = next((f.quantity.unit.name for f in found[i + 1 :] if f.quantity.unit.kind == "money"), "")
            draft.unit_name = following if here == [] and following else "VND"
            return
        donors = [d for d in reversed(here) if d.unit_name and (d.is_level or not draft.is_level)]
        if draft.measure in {Measure.CHANGE, Measure.PLAN_RATIO, Measure.INDEX, Measure.SHARE}:
            draft.unit_name = "%"
        elif draft.is_level and donors and figure_continues(found[i]):
            draft.unit_name, draft.scale = donors[0].unit_name, unit.scale or donors[0].scale
        elif i + 1 < len(found) and found[i + 1].quantity.unit.name and not (draft.is_level and found[i + 1].quantity.unit.kind == "ratio"):
            draft.unit_name = found[i + 1].quantity.unit.name
            draft.scale = unit.scale or found[i + 1].quantity.unit.scale
        elif donors:
            draft.unit_name, draft.scale = donors[0].unit_name, unit.scale or donors[0].scale

    def _base(self, draft: Draft, figure: Figure, stated: Statement, scope: Scope, here: list[Draft]) -> None:
        near = _right_of(figure)
        if draft.measure is Measure.SHARE:
            draft.base = Base.TOTAL
        elif draft.measure is Measure.CONTRIBUTION:
            draft.base = Base.GROWTH
        elif stated.asks == "plan":
            self._plan_base(draft, near, figure, scope, here)
        elif stated.asks == "base":
            self._compared(draft, near, figure, scope, here)

    def _plan_base(self, draft: Draft, near: tuple[Item, ...], figure: Figure, scope: Scope, here: list[Draft]) -> None:
        own = plan_in(near) or plan_in(figure.near) or (plan_in(figure.lead) if scope.against_plan else None)
        if own is not None:
            draft.base, draft.why["base"] = own, "own words"
            scope.plan = own
        else:
            draft.base, draft.why["base"] = scope.plan or Base.PLAN, "nearest plan before"

    def _compared(self, draft: Draft, near: tuple[Item, ...], figure: Figure, scope: Scope, here: list[Draft]) -> None:
        plan = plan_in(_beside(figure))
        draft.named = _all_bases(near, draft.period, self._frame.period)
        own = base_in(near, draft.period, self._frame.period) or (_period_as_base(figure, draft, self._frame) if _compares(figure) else None)
        if plan is not None and own is None:
            draft.base, draft.why["base"] = plan, "own words"
            return
        ahead = base_in(figure.lead + figure.near, draft.period, self._frame.period)
        if own is not None or ahead is not None:
            draft.base, draft.base_text = own or ahead or (None, None)
            draft.why["base"] = "own words"
            if draft.base is not None:
                self._told[draft.base] += 1
            if draft.base not in {Base.OTHER, Base.PLAN, Base.PLAN_CENTRAL, Base.PLAN_LOCAL}:
                same = any(d.indicator == draft.indicator and d.measure in COMPARED for d in here)
                scope.base = own or ahead
                scope.row = (*(scope.row if same else ()), (draft.base or Base.OTHER, draft.base_text))
            return
        draft.nearest, draft.row = scope.base, scope.row

    def _part_of(self, draft: Draft, figure: Figure, scope: Scope, here: list[Draft], own: str) -> None:
        if draft.quantity.role == "whole" and here:
            here[-1].total = draft
            return
        if draft.base in PLANS and here and here[-1].quantity.role == "whole" and here[-1].period is not None:
            here[-1].status, here[-1].period = Status.PLAN, year_of(here[-1].period.end.year)
        if draft.measure is Measure.SHARE:
            draft.total = scope.total or (here[-1].total if here else None)
        elif draft.is_level and scope.total is not None and _may_be_part(draft, scope.total):
            draft.total = scope.total
            draft.why["part_of"] = "listed under its total"
            if scope.total.period is not None and scope.total.period.kind is PeriodKind.INSTANT and not _dated(figure):
                draft.period, draft.why["period"] = scope.total.period, "its total's"
            if not scope.list_mark and here and any(d.total is scope.total for d in here):
                scope.list_mark = ";" if any(item.text == ";" for item in figure.lead) else ","

    def _remember(self, draft: Draft, figure: Figure, own: str, scope: Scope) -> None:
        scope.subject = draft.indicator if draft.quantity.unit.kind != "count" or own else scope.subject
        tail = _tail_words(figure)
        if not scope.clause and draft.is_level:
            scope.clause = tail or draft.indicator
        if fold(own).startswith(EVENTS):
            scope.event = " ".join(own.split()[2:])
        if figure.quantity.unit.kind == "count":
            scope.lead = own if tail or not own else scope.lead or own

    def _close(self, rest: tuple[Item, ...], here: list[Draft], scope: Scope) -> None:
        """Open bases follow the row of bases before them, else the nearest one, before or after, else the guide."""
        ahead = base_in(rest, scope.period, self._frame.period)
        planned: Base | None = None
        for draft in reversed(here):
            if draft.measure is Measure.PLAN_RATIO and draft.why.get("base") == "own words":
                planned = draft.base
            elif planned is not None and draft.why["measure"] == "rate" and draft.unit_name == "%" and not has_any(draft.indicator, "rates"):
                draft.measure, draft.base, draft.why["measure"] = Measure.PLAN_RATIO, planned, "plan named later in the sentence"
        for group in reversed(_groups(here)):
            for n, draft in enumerate(group):
                self._fill(draft, group, n, ahead)
            own = next((d for d in group if d.why.get("base") == "own words" and d.measure in COMPARED), None)
            if own is not None and own.base is not None and own.base is not Base.OTHER:
                ahead = (own.base, own.base_text)

    def _fill(self, draft: Draft, group: list[Draft], n: int, ahead: Named | None) -> None:
        if draft.measure not in COMPARED:
            return
        if draft.named and len(draft.named) == len(group) > 1 and n == len(group) - 1 and all(d.base is None or d.why["base"] == "respectively" for d in group[:n]):
            draft.base, draft.base_text = draft.named[-1]
        if draft.base is not None:
            return
        several = next((d.named for d in group[n:] if len(d.named) > 1), ())
        if draft.base is None and len(several) == len(group):
            draft.base, draft.base_text = several[n]
            draft.why["base"] = "respectively"
            return
        later = next((d for d in group[n + 1 :] if d.base is not None and d.why["base"] == "own words" and d.base is not Base.OTHER), None)
        open_ones = [d for d in group if d.row or d.base is None]
        if len(draft.row) > 1 and len(open_ones) == len(draft.row) == len(group):
            chosen, why = draft.row[n], "in the order of the subject before"
        elif draft.nearest is not None and not _stock_base(draft):
            chosen, why = draft.nearest, "nearest base before"
        elif later is not None and later.base is not None:
            chosen, why = (later.base, later.base_text), "named later in the sentence"
        elif ahead is not None:
            chosen, why = ahead, "named later in the sentence"
        else:
            yearly = draft.period is not None and draft.period.kind is PeriodKind.YEAR
            chosen, why = (default_base(yearly), None), "default of the guide"
        draft.base, draft.base_text = chosen
        draft.why["base"] = why


CARRIED = frozenset({Base.SAME_PERIOD, Base.PREVIOUS, Base.DECEMBER})
PLANS = frozenset({Base.PLAN, Base.PLAN_CENTRAL, Base.PLAN_LOCAL})
COMPARED = frozenset({Measure.CHANGE, Measure.CHANGE_ABS, Measure.INDEX, Measure.MULTIPLE})


def _all_bases(items: tuple[Item, ...], period: Period | None, frame: Period | None) -> tuple[Named, ...]:
    """Every base named in a row: ``so với tháng trước và cùng kỳ``."""
    found = [base_in(items[i : i + 3], period, frame) for i, item in enumerate(items) if item.kind in {"base", "against"}]
    return tuple(named for named in found if named is not None)


def _stock_base(draft: Draft) -> bool:
    """The end of last year is a base of stocks: a flow does not take it over."""
    instant_told = draft.period is not None and draft.period.kind is PeriodKind.INSTANT
    return draft.nearest is not None and draft.nearest[0] is Base.DECEMBER and not instant_told


def _groups(drafts: list[Draft]) -> list[list[Draft]]:
    """The compared figures of a sentence by subject, in order."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if draft.measure not in COMPARED:
            continue
        if groups and groups[-1][-1].indicator == draft.indicator:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _list_marker(items: tuple[Item, ...]) -> str:
    return items[0].text if items and items[0].kind == "punct" and items[0].text in "-+•*–—" else ""


def _unit_told(items: tuple[Item, ...]) -> Unit | None:
    """The unit in parentheses at the end of a list's head: ``của các khu vực (%):``."""
    words = [item for item in items if item.kind not in {"punct"}]
    last = words[-1] if words else None
    if last is None or len(items) < 3 or items[-2].text != ")":
        return None
    opening = next((i for i in range(len(items) - 1, -1, -1) if items[i].text == "("), None)
    if opening is None:
        return None
    text = " ".join(item.text for item in items[opening + 1 : -2])
    unit = unit_at(view_of(text, (Span(0, len(text)),)), 0)
    return unit if unit.known else None


def _opens_with_part(items: tuple[Item, ...]) -> bool:
    return next((item.kind for item in items if item.kind not in {"punct", "label"}), "") == "part"


def _right_of(figure: Figure) -> tuple[Item, ...]:
    """The items right behind a figure, with those between its verb and it."""
    return figure.tail


def _beside(figure: Figure) -> tuple[Item, ...]:
    """The mentions behind a figure up to the first word, with those between its verb and it."""
    end = next((i for i, item in enumerate(figure.tail) if item.kind == "word"), len(figure.tail))
    return (*figure.tail[:end], *(item for item in figure.near if item.kind in {"base", "against", "plan", "period"}))


def _sign(draft: Draft) -> int:
    return draft.sign


def _bound(figure: Figure, before: Figure | None) -> Bound:
    if figure.quantity.role in BOUNDS:
        return BOUNDS[figure.quantity.role]
    if len(figure.tail) > 1 and figure.tail[0].text.lower() == "trở" and figure.tail[1].text.lower() in {"lên", "xuống"}:
        return Bound.AT_LEAST if figure.tail[1].text.lower() == "lên" else Bound.AT_MOST
    words = [item for item in (*figure.lead[-1:], *figure.near) if item.kind == "bound"]
    if words:
        return Bound(words[-1].get("bound"))
    verb = figure.verb.text.lower().split()[-1] if figure.verb else ""
    return {"hơn": Bound.AT_LEAST, "trên": Bound.AT_LEAST, "gần": Bound.ABOUT, "khoảng": Bound.ABOUT}.get(verb, Bound.EXACT)


def _tail_words(figure: Figure) -> str:
    if figure.quantity.unit.kind == "count":
        return words_behind(figure.tail)
    return ", ".join(chunks(figure.tail)[:2])


def _rate_word(figure: Figure) -> str:
    """The rate that a verb names: ``tỷ lệ`` of ``đạt tỷ lệ``."""
    assert figure.verb is not None
    return " ".join(figure.verb.text.split()[1:])


def _shared_tail(found: tuple[Figure, ...], i: int) -> str:
    """``23 vụ, 120 đối tượng đánh bạc``: the words behind the last of a row belong to all of it."""
    following = found[i + 1] if i + 1 < len(found) else None
    if following is None or following.verb is not None or following.inside != found[i].inside:
        return ""
    joined = [item.text for item in following.lead]
    of_event = all(f.quantity.unit.name in (*subject_words("events"), *subject_words("persons")) for f in (found[i], following))
    if (joined == ["và"] or (joined == [","] and (of_event or found[i].quantity.unit.kind == "physical"))) and following.quantity.unit.kind in {"count", "physical"}:
        return _tail_words(found[i + 1]) or _shared_tail(found, i + 1)
    return ""


def _speaks_on(figure: Figure) -> bool:
    """Whether the words before a ratio or multiple only say more of the figure before it."""
    if figure.quantity.unit.kind not in {"ratio", "points", "times"}:
        return False
    if figure.lead and figure.lead[-1].text == "," and not any(item.text == ";" or item.kind == "part" for item in figure.lead):
        own = subject(figure.lead)
        if own and not starts_with_head(own) and figure.verb is not None:
            return True
    words = fold(" ".join(item.text for item in figure.lead if item.kind not in {"punct", "joint"}))
    return any(words == opening or words.startswith(f"{opening} ") for opening in subject_words("continuers"))


def _opens_clause(lead: tuple[Item, ...], i: int) -> bool:
    before = lead[i - 1] if i else None
    return lead[i].text.lower().startswith("ngày") and (before is None or before.text in {":", ";", "-", "+", ","})


def _is_place(own: str) -> bool:
    """Whether words are a proper name alone: ``Krông Nô``, ``huyện Cư Jút``."""
    words = [word for word in own.split() if fold(word) not in {"huyen", "huyện", "tỉnh", "thành", "phố", "xã", "tp", "thị", "quận", "phường", "tập", "trung", "và"}]
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words) and not all(word.isupper() for word in words)


def _tells_plan(figure: Figure) -> bool:
    """``(KH 3.360 ha)``, ``(chỉ tiêu cả năm 96%)``: a plan told in parentheses belongs to the figure before."""
    words = [item for item in (*figure.lead, *figure.near) if item.kind != "punct"]
    opened = bool(figure.inside) and bool(figure.lead or figure.near) and (*figure.lead, *figure.near)[0].text == "("
    plans = any(item.kind == "plan" or item.get("status") == "plan" for item in words)
    return opened and plans and all(item.kind in {"plan", "period", "status", "verb", "bound"} or item.text in {"đề", "ra", "giao"} for item in words)


def _held_against_month(figure: Figure) -> bool:
    return any(item.kind == "base" and item.entry_name == "previous_month" for item in (*figure.lead, *figure.near, *figure.tail)) and not any(item.kind == "period" for item in figure.lead)


def _dated(figure: Figure) -> bool:
    return any(item.kind == "period" for item in (*figure.lead, *figure.tail))


def _opening(sentence: tuple[Item, ...]) -> tuple[Item, ...]:
    """The mentions of a sentence without figures that later ones inherit: its bases, and a period but a year inside it."""
    return tuple(item for i, item in enumerate(sentence) if not (item.kind == "period" and item.get("means") in {"year", "years", "now", "last_year"} and i > 2))


def _dates(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a period of a lead dates the figure: not as a base, nor as the year of a plan or of a thing named."""
    item = lead[i]
    before = lead[i - 1] if i else None
    if _is_held_against(lead, i):
        return False
    if item.get("means") in {"last_month", "last_year", "last_quarter"}:
        return i == len(lead) - 1 and (before is None or before.kind in {"punct", "joint"})
    if item.get("means") == "year":
        opens = all(other.kind in {"punct", "label", "status", "joint", "part", "detail"} for other in lead[:i]) or before is None
        return opens or not _plans_year(lead, i)
    return True


def _compares(figure: Figure) -> bool:
    """A period right behind a ratio or multiple is what it is held against: ``gấp 1,2 lần năm 2018``, ``bằng 59% tháng 01``."""
    role = figure.verb.get("role") if figure.verb else ""
    held = figure.quantity.unit.kind == "times" or (figure.quantity.unit.kind == "ratio" and role == "equal")
    return held and bool(figure.tail) and figure.tail[0].kind == "period"


def _period_as_base(figure: Figure, draft: Draft, frame: Frame) -> Named | None:
    return against(figure.tail, draft.period, frame.period)


def _other_plan(sentence: tuple[Item, ...], period: Period | None) -> bool:
    """Whether a sentence speaks of the plan of another year than the span that the one before ran from."""
    years = {int(item.text[-4:]) for i, item in enumerate(sentence) if item.text[-4:].isdigit() and _of_plan(sentence, i)}
    return period is not None and bool(years) and period.start.year not in years


def figure_continues(figure: Figure) -> bool:
    """Whether a figure has no subject of its own."""
    return not chunks(figure.lead)


def _of_last_year(figure: Figure, previous: Figure | None) -> bool:
    """``tăng 12,6% so với cùng kỳ năm 2022 (919.075 người)``: the level of the base itself."""
    if previous is None or figure.quantity.unit.kind in {"ratio", "points", "times"} or figure.verb is not None:
        return False
    opened = bool(figure.lead + figure.near) and (figure.lead + figure.near)[0].text == "("
    return opened and bool(previous.tail) and previous.tail[-1].kind == "base" and previous.tail[-1].get("base") == "same_period_last_year"


def _same_topic(sentence: tuple[Item, ...], drafts: list[Draft]) -> bool:
    """Whether a sentence shares a word with the subject before it."""
    if not drafts:
        return False
    known = {w for w in fold(drafts[-1].indicator).split() if len(w) > 1 and w not in function_words() and w not in subject_words("generic")}
    return any(fold(item.text) in known for item in sentence if item.kind == "word")


def _plans_year(lead: tuple[Item, ...], i: int) -> bool:
    """Whether a year belongs to a plan named before it: ``kế hoạch vốn năm 2021``, ``Kế hoạch sử dụng đất năm 2022``."""
    if lead[i].get("means") != "year":
        return False
    before = next((item for item in reversed(lead[:i]) if item.kind != "word"), None)
    return before is not None and before.kind == "plan"


def _run_from_start(period: Period, lead: tuple[Item, ...], name: str) -> Period:
    """Disbursement told to a date runs from its plan's year (guide decisions 4 and 28)."""
    years = [int(item.text[-4:]) for i, item in enumerate(lead) if item.text[-4:].isdigit() and _of_plan(lead, i)]
    if years and years[0] < period.end.year:
        return Period(PeriodKind.RANGE, period.end.replace(year=years[0], month=1, day=1), period.end)
    return ytd(period.end) if has_any(name, "flows") else period


def _of_plan(lead: tuple[Item, ...], i: int) -> bool:
    return lead[i].kind in {"period", "name"} and i > 0 and lead[i - 1].kind == "plan"


def _remains(figure: Figure) -> bool:
    """``còn 4.189 hồ sơ``: what is left is a stock."""
    if figure.verb is None:
        return bool(figure.lead) and figure.lead[-1].text.lower() == "hiện"
    told = figure.verb.text.lower().split()
    return figure.verb.get("role") == "level" and (told[-1] == "còn" or told[0] == "hiện")


def _is_time(item: Item, figure: Figure) -> bool:
    """``cùng kỳ năm 2022 tăng 49%``: a base without ``so`` that opens a clause dates the figure."""
    if not item.text.lower().startswith(("cùng", "ck")):
        return False
    place = figure.lead.index(item)
    before = figure.lead[place - 1] if place else None
    after_other = place > 1 and figure.lead[place - 2].kind in {"base", "against", "period"}
    opens = before is None or before.text in {"(", ",", ";"} or (before.kind == "joint" and not after_other)
    return opens and not any(i.kind == "word" for i in figure.lead[place + 1 :])


def _after_against(item: Item, items: tuple[Item, ...]) -> bool:
    place = items.index(item)
    return _is_held_against(items, place) or (place > 0 and items[place - 1].kind == "plan")


def _is_held_against(items: tuple[Item, ...], i: int) -> bool:
    """Whether a period belongs to a base before it: ``so với năm 2022``, ``so với ước thực hiện năm 2012``."""
    for item in reversed(items[max(0, i - 3) : i]):
        if item.kind in {"against", "base"}:
            return True
        if item.kind not in {"verb", "status", "bound", "word"}:
            return False
    return False


def _may_be_part(draft: Draft, total: Draft) -> bool:
    """A part is counted in the unit of its total and does not exceed it."""
    if draft.quantity.unit.kind != total.quantity.unit.kind or draft is total:
        return False
    if draft.quantity.unit.kind in {"physical", "money", "rate"} and draft.quantity.unit.name != total.quantity.unit.name:
        return False
    mine = draft.quantity.readings[0].value.scaleb(draft.quantity.unit.scale)
    return mine <= total.quantity.readings[0].value.scaleb(total.quantity.unit.scale)


__all__ = ["Reader", "replace", "Quantity"]
