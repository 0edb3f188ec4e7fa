"""The columns of the four output tables, in the order of the output's contract, and what each may hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation

from extract.errors import OutputError

Cell = str | int | bool | float | Decimal | dt.date | tuple[tuple[object, ...], ...] | None
Row = tuple[Cell, ...]
"""One value a column; lists are tuples of tuples."""

DIGITS, PLACES = 28, 8
"""Digits that a stored value may have, and how many of them stand behind the decimal mark."""
WIDE = 38
"""Digits of a value that is told without its scale word."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the output: what ``kind`` of value it holds, and the ``path`` of attributes that leads to it."""

    name: str
    kind: str
    path: str


def _columns(table: str) -> tuple[Column, ...]:
    return tuple(Column(*line.split()) for line in table.strip().splitlines())


OBSERVATIONS = _columns("""
    document        text     document.path
    observation_id  text     observation.observation_id
    page            integer  page
    place           text     observation.place
    row             integer  observation.row
    column          integer  observation.column
    section         text     observation.section
    start           integer  observation.start
    end             integer  observation.end
    x0              float    box.x0
    top             float    box.top
    x1              float    box.x1
    bottom          float    box.bottom
    value_text      text     observation.value_text
    value           decimal  observation.value
    decimals        integer  observation.decimals
    scale           integer  observation.scale
    unit            text     observation.unit
    measure         text     observation.measure
    base            text     observation.base
    base_text       text     observation.base_text
    period_kind     text     observation.period.kind
    period_start    date     observation.period.start
    period_end      date     observation.period.end
    indicator       text     observation.indicator
    indicator_code  text     indicator_code
    match           text     match
    area            text     observation.area
    area_code       text     area_code
    status          text     observation.status
    bound           text     observation.bound
    part_of         text     observation.part_of
    context         text     observation.context
    how             rules    observation.how
    verdict         text     observation.verdict
    published       date     frame.published
""")

DOCUMENTS = _columns("""
    document      text     document.path
    sha256        text     document.sha256
    format        text     document.format
    pages         integer  document.pages
    issuer        text     document.header.issuer
    number        text     document.header.number
    dated         date     document.header.dated
    area          text     frame.area
    period_kind   text     frame.period.kind
    period_start  date     frame.period.start
    period_end    date     frame.period.end
    numbers       integer  numbers
    observations  integer  observations
    ignored       integer  ignored
    unresolved    integer  unresolved
    unaccounted   integer  unaccounted
    status        text     status
    error         text     error
""")

NUMBERS = _columns("""
    document        text      document.path
    place           text      number.place
    start           integer   number.start
    end             integer   number.end
    text            text      number.text
    outcome         text      number.outcome
    reason          text      number.reason
    observation_id  text      number.observation_id
    readings        readings  number.readings
    decided_by      text      number.decided_by
""")

CHECKS = _columns("""
    check_id        text      check.check_id
    document        text      document.path
    kind            text      check.kind
    verdict         text      check.verdict
    total           text      check.total
    members         ids       check.members
    text            text      check.text
    printed_low     bound     printed_low
    printed_high    bound     printed_high
    expected_low    bound     expected_low
    expected_high   bound     expected_high
    suspect         text      check.suspect
    suggestion      text      check.suggestion
    fault           text      check.fault
    message_vi      text      check.message_vi
    message_en      text      check.message_en
""")

SERIES = _columns("""
    indicator_code  text     indicator_code
    indicator       text     indicator
    area_code       text     area_code
    area            text     told.area
    measure         text     told.series.measure
    base            text     base
    base_text       text     base_text
    unit            text     told.series.unit
    status          text     told.status
    bound           text     told.series.bound
    period_kind     text     told.period.kind
    period_start    date     told.period.start
    period_end      date     told.period.end
    value           plain    told.value
    decimals        integer  decimals
    vintage         date     told.vintage
    latest          truth    latest
    derived         text     derived
    tellings        integer  tellings
    verdict         text     told.verdict
    document        text     told.document
    observation_id  text     observation_id
""")

TABLES = {
    "observations": OBSERVATIONS,
    "documents": DOCUMENTS,
    "numbers": NUMBERS,
    "checks": CHECKS,
    "series": SERIES,
}

_STORED = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
_WIDE = Context(prec=WIDE, traps=[InvalidOperation])


def exact(value: Decimal) -> Decimal:
    """The value with the output's number of places, never rounded.

    >>> exact(Decimal("-48.4"))
    Decimal('-48.40000000')
    >>> exact(Decimal("0.123456789"))
    Traceback (most recent call last):
    extract.errors.OutputError: value 0.123456789: the output holds 20 digits before the decimal mark and 8 behind ...
    """
    try:
        return value.quantize(Decimal(1).scaleb(-PLACES), context=_STORED)
    except (Inexact, InvalidOperation) as error:
        room = f"the output holds {DIGITS - PLACES} digits before the decimal mark and {PLACES} behind it"
        raise OutputError(f"value {value}: {room}; check that the number is one figure") from error


def plain(value: Decimal) -> Decimal:
    """A value without its scale word, with the output's number of places; what is derived is rounded to them."""
    return value.quantize(Decimal(1).scaleb(-PLACES), context=_WIDE)


def bounded(value: Decimal) -> Decimal | None:
    """An end of an interval with the output's number of places; None for an end that is open or out of its range.

    >>> bounded(Decimal("48.44999999999")), bounded(Decimal("Infinity"))
    (Decimal('48.45000000'), None)
    """
    try:
        return value.quantize(Decimal(1).scaleb(-PLACES), context=Context(prec=DIGITS))
    except InvalidOperation:
        return None
