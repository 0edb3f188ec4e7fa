"""The columns of a table, each with what its head, its neighbours and its values say of its figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from extract.model import Measure, Period, Status
from extract.spans import year_before
from extract.tables.heads import Sense

AROUND_HUNDRED = 40  # the median from which compared figures are indices (base 100), not growth

How = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a table's figures where no head says otherwise: its own period (and whence), the report's."""

    period: Period | None
    frame: Period | None
    why: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column as its head tells it: position, words from top to bottom, their sense, its signed figures.

    ``opened`` is set where the head makes it a part of a column beside: ``Trong đó``.
    """

    index: int
    text: str
    sense: Sense
    values: tuple[Decimal, ...]
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures, its sense settled; ``host`` is the column of levels that its ratios speak of.

    ``dated`` is False where the period is only the table's own.
    """

    head: Head
    sense: Sense
    host: int | None
    dated: bool
    how: How

    @property
    def index(self) -> int:
        return self.head.index


def settled(heads: tuple[Head, ...], setting: Setting) -> tuple[Column, ...]:
    """The columns in order, what a head leaves open taken from the columns beside it, its values or the table."""
    done: list[Column] = []
    for head in heads:
        done.append(_column(head, tuple(done), setting))
    return tuple(done)


def _column(head: Head, done: tuple[Column, ...], setting: Setting) -> Column:
    sense = head.sense
    level = sense.measure is Measure.LEVEL
    host = _host(sense, done) if not level or sense.before else None
    period, why = _period(sense, host, setting)
    measure, told = (sense.measure, "head") if sense.measure else by_values(head.values)
    status, said = _status(sense, period, host)
    words = sense.words or _words_beside(host, done if not level else ())
    dated = sense.period is not None or sense.before or (host is not None and host.dated)
    how = (("measure", told), ("period", why), ("status", said))
    full = replace(sense, words=words, measure=measure, period=period, status=status)
    return Column(head, full, host.index if host and not level else None, dated, how)


def _host(sense: Sense, done: tuple[Column, ...]) -> Column | None:
    """The column of levels to the left that a ratio speaks of: of its own period or name, else the latest in time,
    nearest first, of the same part of the country; plans are none."""
    levels = [c for c in reversed(done) if c.sense.measure is Measure.LEVEL and c.sense.status is not Status.PLAN]
    levels = [c for c in levels if c.sense.area == sense.area] or levels
    alike = [c for c in levels if sense.words and c.sense.words == sense.words] or levels
    dated = [c for c in alike if sense.period is not None and c.sense.period == sense.period]
    return next(iter(dated), None) or max(alike, key=_end, default=None)


def _end(column: Column) -> dt.date:
    return column.sense.period.end if column.sense.period else dt.date.min


def _words_beside(host: Column | None, left: tuple[Column, ...]) -> str:
    """The name that a ratio without one takes from its levels, else from the nearest column with a name."""
    if host is not None:
        return host.sense.words
    return next((column.sense.words for column in reversed(left) if column.sense.words), "")


def _period(sense: Sense, host: Column | None, setting: Setting) -> tuple[Period | None, str]:
    if sense.before:
        now = sense.period or (host.sense.period if host is not None else setting.period)
        return (year_before(now) if now else None), "head: the year before"
    if sense.period is not None:
        return sense.period, "head"
    if host is not None:
        return host.sense.period, "as the levels beside"
    return setting.period, setting.why


def _status(sense: Sense, period: Period | None, host: Column | None) -> tuple[Status, str]:
    """A ratio has the status of the level that it describes."""
    if sense.status is not None:
        return sense.status, "head"
    if host is not None and host.sense.status and not sense.before and host.sense.period == period:
        return host.sense.status, "as the levels beside"
    return Status.ACTUAL, "by default"


def by_values(figures: tuple[Decimal, ...]) -> tuple[Measure, str]:
    """Compared figures about 100 are indices; signed or small ones are growth.

    >>> str(by_values((Decimal("101.7"), Decimal("57.2")))[0]), str(by_values((Decimal("4.1"), Decimal("-3")))[0])
    ('index', 'change')
    """
    growth = not figures or any(figure < 0 for figure in figures) or median(figures) < AROUND_HUNDRED
    return (Measure.CHANGE, "signed or small values") if growth else (Measure.INDEX, "values about 100")
