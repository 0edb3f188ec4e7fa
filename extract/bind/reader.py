"""The passages of a document in order: what each starts from, and what headings and list heads hand on."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass, replace

from extract.bind.amounts import unit_told, with_unit
from extract.bind.closing import close
from extract.bind.drafting import drafted
from extract.bind.figures import figures, sentences, without_asides
from extract.bind.moves import compares_moments, inherited, move, open_part, open_sentence, opens_parts
from extract.bind.names import explained_in, has_any, tells_prices
from extract.bind.scope import CARRIED, Draft, Scope
from extract.bind.sections import Outline, Section
from extract.bind.sentence import Sentence
from extract.bind.subjects import passage_label, subject
from extract.bind.sums import take_other_totals, take_shares, take_sums
from extract.bind.times import dating_near
from extract.bind.topics import topic_in
from extract.model import Base, Frame, PeriodKind, Status
from extract.scan import Item

BULLETS = frozenset("-+•*–—")
REPORTED = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YTD})  # spans that reports are on


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
        self._outline, self._section = Outline(), Section()
        self._heads: list[Head] = []
        self._told: Counter[Base] = Counter()
        self._latest: Draft | None = None
        self._before: Scope | None = None
        self._drafts: tuple[Draft, ...] = ()
        self._topic = self._earlier = self._heading = ""
        self._alone = False
        self._prices = False
        self._explained: dict[str, str] = {}

    def read(self, items: tuple[Item, ...], anchor: Draft | None = None) -> tuple[Draft, ...]:
        """The drafts of a passage; a footnote starts from its ``anchor``, the figure that its mark follows."""
        scope, before = self._start(items) if anchor is None else (self._under(anchor), ())
        drafts = before
        scope.label = passage_label(items)
        for sentence in sentences(items):
            drafts = (*drafts, *self._read_sentence(sentence, scope, drafts))
        if anchor is None:
            self._before, self._drafts = scope, drafts or self._drafts
            if drafts:
                self._earlier, self._alone = drafts[0].indicator, len({draft.indicator for draft in drafts}) == 1
            if items and items[-1].text == ":":
                self._heads.append(Head(_list_marker(items), _head_scope(items, scope, drafts), drafts))
        return drafts[len(before) :]

    def read_aside(self, items: tuple[Item, ...], beside: Draft | None = None) -> tuple[Draft, ...]:
        """The drafts of a footnote that itemises no figure, of the period of what is told where its mark stands, if
        anything is; the text that it cuts in two goes on as if it were not."""
        kept = (self._heads, self._before, self._drafts, self._latest, self._frame, self._earlier, self._alone)
        self._heads, self._before, self._drafts = [], None, ()
        self._earlier, self._alone = (beside.indicator if beside is not None else ""), True
        if beside is not None and beside.period is not None and beside.period.kind in REPORTED:
            self._frame = replace(self._frame, period=beside.period)
        drafts = self.read(items)
        self._heads, self._before, self._drafts, self._latest, self._frame, self._earlier, self._alone = kept
        return drafts

    def heading(self, items: tuple[Item, ...], level: int) -> None:
        """A heading: what came before is not inherited over it; the period that it names dates its section."""
        self._before, self._drafts, self._heads = None, (), []
        self._prices = any(has_any(item.text, "price_indices") for item in items)
        self._topic, self._earlier, self._heading = topic_in(items, self._frame.area), "", subject(items)
        self._section = self._outline.enter(items, level, self._document.period)
        self._frame = replace(self._document, period=self._section.period or self._document.period)

    def _start(self, items: tuple[Item, ...]) -> tuple[Scope, tuple[Draft, ...]]:
        """What a passage starts from: its list's head, the passage before whose parts it lists, else the document."""
        marker = _list_marker(items)
        while self._heads and (not marker or self._heads[-1].marker == marker):
            self._heads.pop()
        if self._heads:
            return copy(self._heads[-1].scope), self._heads[-1].drafts
        scope = Scope(self._frame.period, earlier=self._earlier, alone=self._alone, heading=self._heading)
        if self._before is None:
            return scope, ()
        if _opens_with_part(items):
            return self._before, self._drafts
        scope.theme, scope.theme_unit = self._before.theme, self._before.theme_unit
        scope.plan = self._before.plan
        if compares_moments(items) and self._before.period and self._before.period.kind is PeriodKind.INSTANT:
            scope.period, scope.period_why = self._before.period, self._before.period_why
        base = self._before.base
        if base is not None and self._told and base[0] is self._told.most_common(1)[0][0]:
            scope.base, scope.row = base, self._before.row
        return scope, ()

    def _under(self, anchor: Draft) -> Scope:
        """The scope of a footnote, from the figure that its mark follows."""
        pattern = tuple(draft for draft in self._drafts if draft.indicator == anchor.indicator)
        held = [d.base for d in pattern if d.is_compared and d.base in CARRIED]
        return Scope(
            anchor.period,
            "footnote's anchor",
            anchor.indicator,
            anchor=anchor,
            status=anchor.status,
            base=(held[-1], None) if held and held[-1] else None,
            plan=anchor.plan_before,
            total=anchor,
            pattern=pattern,
        )

    def _read_sentence(self, items: tuple[Item, ...], scope: Scope, preceding: tuple[Draft, ...]) -> tuple[Draft, ...]:
        items = without_asides(items)
        self._topic = topic_in(items, self._frame.area) or self._topic
        sentence = self._sentence(items, preceding)
        open_sentence(items, sentence, scope)
        if not sentence.figures:
            move(inherited(sentence.rest), sentence, scope)
        for place, figure in enumerate(sentence.figures):
            move(figure.lead + dating_near(figure), sentence, scope)
            if figure.verb is not None and figure.verb.get("status"):
                scope.status = Status.ESTIMATE
            sentence.figures = with_unit(sentence.figures, place, scope.unit)
            sentence.drafts.append(drafted(sentence, scope, place))
        if sentence.figures and any(map(opens_parts, sentence.rest)):
            open_part(sentence, scope)
        take_other_totals(sentence.drafts, (*sentence.preceding, *sentence.drafts))
        take_sums(sentence.drafts)
        take_shares(sentence.drafts)
        close(sentence, scope)
        for name in dict.fromkeys(draft.indicator for draft in sentence.drafts):
            self._explained |= explained_in(name)
            self._prices = tells_prices(name, self._prices)
        self._latest = sentence.latest
        self._told.update(sentence.told)
        return tuple(sentence.drafts)

    def _sentence(self, items: tuple[Item, ...], preceding: tuple[Draft, ...]) -> Sentence:
        found, rest = figures(items)
        first = next((item for item in items if item.kind not in {"punct", "label"}), None)
        listed = bool(self._heads) or (first is not None and first.kind in {"joint", "detail"})
        latest, topic, prices, explained = self._latest, self._topic, self._prices, self._explained
        return Sentence(
            found, rest, first, listed, self._frame, self._section, preceding, latest, topic, prices, explained
        )


def _head_scope(items: tuple[Item, ...], scope: Scope, drafts: tuple[Draft, ...]) -> Scope:
    """What a passage that ends in a colon tells the list below it: ``Các ngành giảm:``, ``… (%):``."""
    head = copy(scope)
    head.unit, head.headed = unit_told(items), True
    last = tuple(sentences(items))[-1]
    head.shares = has_any(" ".join(item.text for item in last), "structures")
    whole = next((d for d in reversed(drafts) if d.is_level and not d.why["indicator"].startswith("continues")), None)
    if head.shares and head.total is None and whole is not None:
        head.total, head.totals = whole, (whole,)
    counts = any(item.quantity for item in last)
    changes = [item.get("role") for item in last if item.kind == "verb" and item.get("role") in {"up", "down"}]
    head.sign = 0 if not changes or counts else (1 if changes[-1] == "up" else -1)
    if not counts:
        head.subject = subject(last) or head.subject
    return head


def _list_marker(items: tuple[Item, ...]) -> str:
    first = items[0] if items else None
    return first.text if first is not None and first.text in BULLETS else ""


def _opens_with_part(items: tuple[Item, ...]) -> bool:
    first = next((item for item in items if item.kind not in {"punct", "label"}), None)
    return first is not None and opens_parts(first)
