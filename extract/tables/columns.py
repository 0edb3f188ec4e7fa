"""The columns of a table, each with what its head, its neighbours and its values say of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from extract.bind.bases import base_in, default_base
from extract.model import Base, Measure, Period, Status
from extract.periods import year_before
from extract.scan.units import Unit
from extract.tables.heads import Sense

AROUND_HUNDRED = 40  # the median from which compared figures are indices (base 100), not growth


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a table's figures where no head says otherwise: period of caption or report, report's period."""

    period: Period | None
    frame: Period | None
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures, its meaning settled; ``host`` is the column of levels that its ratios speak of.

    ``dated`` is False where the period is only the table's own.
    """

    index: int
    head: str
    words: str
    measure: Measure
    base: Base | None
    base_text: str | None
    period: Period | None
    dated: bool
    status: Status
    unit: Unit | None
    host: int | None
    how: tuple[tuple[str, str], ...]


def settled(senses: tuple[tuple[int, str, Sense], ...], values: tuple[tuple[Decimal, ...], ...], setting: Setting) -> tuple[Column, ...]:
    """The columns of (position, head, sense) with the signed values of each."""
    done: list[Column] = []
    for (index, head, sense), figures in zip(senses, values, strict=True):
        done.append(_column(index, head, sense, figures, tuple(done), setting))
    return tuple(done)


def _column(index: int, head: str, sense: Sense, figures: tuple[Decimal, ...], done: tuple[Column, ...], setting: Setting) -> Column:
    host = None if sense.measure is Measure.LEVEL and not sense.before else _host(sense, done)
    period, why = _period(sense, host, setting)
    measure, told = (sense.measure, "head") if sense.measure else by_values(figures)
    base, base_text = _base(sense, measure, period, setting)
    status = sense.status or (host.status if host is not None and not sense.before and why != "head" else Status.ACTUAL)
    how = (("base", "head" if sense.base or sense.against else "by default"), ("measure", told), ("period", why), ("status", "head" if sense.status else "by default"))
    words = sense.words or (host.words if host is not None else "")
    ratio = None if measure is Measure.LEVEL else host.index if host is not None else None
    dated = sense.period is not None or sense.before or (host is not None and host.dated)
    return Column(index, head, words, measure, base, base_text, period, dated, status, sense.unit, ratio, how if base else how[1:])


def _host(sense: Sense, done: tuple[Column, ...]) -> Column | None:
    """The nearest column of levels to the left, best of the same name; plans are none."""
    levels = [column for column in reversed(done) if column.measure is Measure.LEVEL and column.status is not Status.PLAN]
    alike = [column for column in levels if sense.words and column.words == sense.words]
    dated = [column for column in alike or levels if sense.period is not None and column.period == sense.period]
    return next(iter(dated or alike or levels), None)


def _period(sense: Sense, host: Column | None, setting: Setting) -> tuple[Period | None, str]:
    if sense.before:
        now = sense.period or (host.period if host is not None else setting.period)
        return (year_before(now) if now else None), "head: the year before"
    if sense.period is not None:
        return sense.period, "head"
    if host is not None:
        return host.period, "as the levels beside"
    return setting.period, setting.why


def by_values(figures: tuple[Decimal, ...]) -> tuple[Measure, str]:
    """Compared figures about 100 are indices; signed or small ones are growth."""
    growth = any(figure < 0 for figure in figures) or not figures or median(figures) < AROUND_HUNDRED
    return (Measure.CHANGE, "signed or small values") if growth else (Measure.INDEX, "values about 100")


def _base(sense: Sense, measure: Measure, period: Period | None, setting: Setting) -> tuple[Base | None, str | None]:
    if measure is Measure.LEVEL:
        return None, None
    if sense.base is not None:
        return sense.base, None
    return base_in(sense.against, period, setting.frame) or (default_base(period), None)
