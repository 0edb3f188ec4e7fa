"""What an export calls the values of the fields, in Vietnamese: names, headers of periods, scales, places."""

from __future__ import annotations

from typing import Any

import patterns
from extract.export.figures import Line, Origin
from extract.model import Bound, Period, PeriodKind, Status
from extract.series.tellings import OWN
from extract.series.wording import SCALES, UNITS
from extract.spans import in_digits, month

OTHERS = "Khác"
"""The sheet of the series that no indicator of the catalogue names."""
WORDS = {**dict(SCALES), 3: "nghìn"}
LETTERS = 26


def name(kind: str, value: str, language: str = "vi") -> str:
    """The name of a value of a field; of one that no list has, the value itself.

    >>> name("measure", "plan_ratio"), name("base", "plan_local", "en")
    ('tỷ lệ so với kế hoạch', 'plan set by the locality')
    """
    named: dict[str, Any] = patterns.load("exports")[kind].get(value, {})
    return str(named.get(language, value))


def measure(line: Line, language: str = "vi") -> str:
    """What kind of figure a line is of, with ``kế hoạch`` for plans and ``trên`` and the like for bounds.

    >>> measure(Line("trade.export", "VN", "level", "", "", "USD", True, "at_least"))
    'mức (kế hoạch, trên)'
    """
    more = [name("status", Status.PLAN, language)] if line.planned else []
    if line.bound != Bound.EXACT:
        more.append(name("bound", line.bound, language))
    said = name("measure", line.measure, language)
    return f"{said} ({', '.join(more)})" if more else said


def base(line: Line, language: str = "vi") -> str:
    """Against what a line is: the words of the report where it has some, else the name of the base."""
    return line.base_text or (name("base", line.base, language) if line.base else "")


def unit(of: str, scale: int) -> str:
    """A unit with its scale word, as a table's head prints it.

    >>> unit("VND", 9), unit("t", 3), unit("%", 0)
    ('tỷ đồng', 'nghìn tấn', '%')
    """
    return " ".join(part for part in (WORDS[scale], UNITS.get(of, of)) if part)


def domain(line: Line) -> str:
    """The name of the sheet that a line stands on: that of the first part of its indicator's code.

    >>> domain(Line("trade.export", "VN", "level", "", "", "USD", False, "exact"))
    'Thương mại'
    """
    if line.indicator.startswith(OWN):
        return OTHERS
    code = line.indicator.partition(OWN)[0].partition(".")[0]
    return str(patterns.load("exports")["domain"].get(code, code))


def period(of: Period) -> str:
    """A period as the head of a column.

    >>> import datetime as dt
    >>> january, june = dt.date(2022, 1, 1), dt.date(2022, 6, 30)
    >>> period(Period(PeriodKind.MONTH, dt.date(2022, 6, 1), june)), period(Period(PeriodKind.YTD, january, june))
    ('06/2022', '6T/2022')
    >>> period(Period(PeriodKind.QUARTER, dt.date(2022, 4, 1), june)), period(Period(PeriodKind.INSTANT, june, june))
    ('quý II/2022', '30/06/2022')
    """
    end = of.end
    match of.kind:
        case PeriodKind.QUARTER:
            return f"quý {('I', 'II', 'III', 'IV')[(end.month - 1) // 3]}/{end:%Y}"
        case PeriodKind.YEAR:
            return f"năm {end:%Y}"
        case PeriodKind.YTD if end == month(end.year, end.month).end:
            return f"{end.month}T/{end:%Y}"
    return in_digits(of)


def place(origin: Origin) -> str:
    """Where a figure is printed, for a person who looks it up.

    >>> place(Origin(None, "sheet:12.XK", 20, 27, "6,5", 0, 1)), place(Origin(3, "table:2", 4, 1, "6,5", 0, 1))
    ('trang tính 12.XK, ô AB21', 'trang 3, bảng 2, dòng 5, cột 2')
    """
    kind, _, which = origin.place.partition(":")
    parts = [f"trang {origin.page}"] if origin.page is not None else []
    if kind == "sheet":
        parts.append(f"trang tính {which}")
    elif which:
        parts.append(f"{'bảng' if kind == 'table' else 'chú thích'} {which}")
    if origin.row is not None and origin.column is not None:
        row, column = origin.row, origin.column
        parts.append(f"ô {_letters(column)}{row + 1}" if kind == "sheet" else f"dòng {row + 1}, cột {column + 1}")
    return ", ".join(parts) or "trong bài"


def _letters(column: int) -> str:
    """The letters of a sheet's column that is counted from 0: 0 is A, 26 is AA."""
    before, last = divmod(column, LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
