"""What the headings above a passage tell its figures: their period, the span that is planned, that they are targets."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.bind.names import has_any
from extract.bind.times import of_plan
from extract.model import Period, PeriodKind
from extract.periods import resolve
from extract.scan import Item
from extract.spans import year_of

SPANS = frozenset({PeriodKind.MONTH, PeriodKind.YTD, PeriodKind.QUARTER, PeriodKind.YEAR})
AHEAD = SPANS | {PeriodKind.RANGE}


@dataclass(frozen=True, slots=True)
class Section:
    """What headings tell: ``II. MỤC TIÊU 6 THÁNG CUỐI NĂM`` that targets follow, of a span ``ahead``."""

    period: Period | None = None
    ahead: Period | None = None
    targets: bool = False

    def within(self, outer: Section) -> Section:
        """This heading's section under an outer one: what it leaves unsaid the outer one says."""
        return Section(self.period or outer.period, self.ahead or outer.ahead, self.targets or outer.targets)

    @property
    def plans(self) -> bool:
        """Whether its figures are planned ones unless their words say otherwise."""
        return self.targets and self.ahead is not None


@dataclass(slots=True)
class Outline:
    """The headings in force, by level."""

    levels: dict[int, Section] = field(default_factory=dict)

    def enter(self, items: tuple[Item, ...], level: int, own: Period | None) -> Section:
        """The section under a heading of ``level``; ``own`` is the document's period."""
        self.levels = {depth: section for depth, section in self.levels.items() if depth < level}
        outer = self.levels[max(self.levels)] if self.levels else Section()
        self.levels[level] = _told(items, own).within(outer)
        return self.levels[level]


def _told(items: tuple[Item, ...], own: Period | None) -> Section:
    if own is None:
        return Section()
    found = [p for i in items if i.kind == "period" and i.match and (p := resolve(i.match, own)) is not None]
    found += [year_of(int(item.text)) for i, item in enumerate(items) if of_plan(items, i) and item.text.isdigit()]
    named = (period for period in found if period.kind in SPANS and period.start <= own.end)
    ahead = (period for period in found if period.kind in AHEAD and period.start > own.end)
    targets = has_any(" ".join(item.text for item in items), "target_headings")
    return Section(next(named, None), next(ahead, None), targets)
