"""Codes and spans of SDMX for what the series say: ids hold letters, digits, ``_``, ``-``, ``@`` and ``$`` only."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from unidecode import unidecode

from extract.export.figures import Figure, Line
from extract.model import Bound, Period, PeriodKind, Status
from extract.series.tellings import OWN
from extract.spans import month_end

NOTHING = "_Z"
"""Not applicable, in SDMX's own lists."""
PLAIN = re.compile(r"[A-Za-z0-9_@$-]+")
LONGEST, TOLD_APART = 40, 8
KNOWN = {"": NOTHING, "%": "PT", "điểm %": "PP"}
FREQUENCIES = {PeriodKind.MONTH: "M", PeriodKind.QUARTER: "Q", PeriodKind.YEAR: "A"}
ANY = "_O"
STATUSES = {Status.ACTUAL: "A", Status.ESTIMATE: "E", Status.PLAN: "F"}
IMPUTED = "I"


def code(text: str) -> str:
    """A code of ours as an id, and a text as its letters and a hash that tells it from all others.

    >>> code("trade.export.value"), code("63.24"), code("t.km")
    ('trade-export-value', '63-24', 't-km')
    >>> code("lượt người"), code("~vận tải hàng hóa"), code("%")
    ('luot_nguoi-626ea034', 'OWN-van_tai_hang_hoa-a67342e6', 'PT')
    """
    if text in KNOWN:
        return KNOWN[text]
    dashed = text.replace(".", "-")
    if PLAIN.fullmatch(dashed):
        return dashed
    letters = re.sub(r"[^A-Za-z0-9]+", "_", unidecode(text.replace(OWN, " "))).strip("_")[:LONGEST].rstrip("_")
    own = "OWN-" if OWN in text else ""
    return f"{own}{letters}-{hashlib.sha256(text.encode()).hexdigest()[:TOLD_APART]}"


def measure(line: Line) -> str:
    """The kind of figure, plans and bounds told apart: ``level``, ``level-plan``, ``share-about``."""
    parts = [line.measure, *(["plan"] if line.planned else []), *([line.bound] if line.bound != Bound.EXACT else [])]
    return "-".join(parts)


def base(line: Line) -> str:
    """The base of a line; another that the text names has a code of its own."""
    return f"other-{code(line.base_text)}" if line.base_text else line.base or NOTHING


def frequency(period: Period) -> str:
    """``M``, ``Q``, ``A``, or ``_O`` for what is no calendar span: so far this year, any span, an instant."""
    return FREQUENCIES.get(period.kind, ANY)


def span(period: Period) -> str:
    """A period as SDMX writes it: a month, a quarter, a year, a date, or a start and how long it lasts.

    >>> import datetime as dt
    >>> start, june = dt.date(2022, 1, 1), dt.date(2022, 6, 30)
    >>> span(Period(PeriodKind.YTD, start, june)), span(Period(PeriodKind.RANGE, start, dt.date(2022, 6, 15)))
    ('2022-01-01/P6M', '2022-01-01/P166D')
    """
    start, end = period.start, period.end
    match period.kind:
        case PeriodKind.MONTH:
            return f"{end:%Y-%m}"
        case PeriodKind.QUARTER:
            return f"{end:%Y}-Q{(end.month + 2) // 3}"
        case PeriodKind.YEAR:
            return f"{end:%Y}"
        case PeriodKind.INSTANT:
            return end.isoformat()
    if start.day == 1 and end == month_end(end.year, end.month):
        return f"{start}/P{(end.year - start.year) * 12 + end.month - start.month + 1}M"
    return f"{start}/P{(end - start + timedelta(days=1)).days}D"


def status(figure: Figure) -> str:
    """The code of SDMX's CL_OBS_STATUS: A as reached, E estimated, F planned, I derived and printed nowhere."""
    return IMPUTED if figure.derived else STATUSES[Status(figure.status)]
