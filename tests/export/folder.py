"""An output folder as `chitieu extract --out` writes it, with the figures that the tests of exports look for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from extract.link.catalogue import catalogue
from extract.link.linking import Link
from extract.link.observations import Codes
from extract.model import (
    Base,
    Bound,
    Check,
    Document,
    Extraction,
    Frame,
    Measure,
    Observation,
    Period,
    PeriodKind,
    Status,
)
from extract.spans import month, ytd
from extract.write.parquet import write_output
from extract.write.rows import Rows, rows

EVIL = '=HYPERLINK("http://example.org","x")'
JUNE = dt.date(2022, 6, 30)
EXPORT = Observation(
    "june", 0, 5, "186,0", Decimal("186.0"), 1, "USD", 9, Measure.LEVEL, None, None, ytd(JUNE),
    "kim ngạch xuất khẩu", "Lạng Sơn", Status.ESTIMATE, Bound.EXACT, "sheet:12.XK", row=8, column=27,
)  # fmt: skip
GROWTH = replace(
    EXPORT, observation_id="growth", start=10, value_text="17,3", value=Decimal("17.3"), unit="%", scale=0,
    measure=Measure.CHANGE, base=Base.SAME_PERIOD, place="table:2", row=3, column=1,
)  # fmt: skip
LOANS = replace(
    EXPORT, observation_id="loans", start=20, value_text="5", value=Decimal(5), decimals=0, unit="VND", scale=9,
    period=Period(PeriodKind.INSTANT, JUNE, JUNE), indicator=EVIL, place="body", row=None, column=None,
    status=Status.ACTUAL,
)  # fmt: skip
PLAN = replace(EXPORT, observation_id="plan", start=30, status=Status.PLAN, bound=Bound.AT_LEAST)
MAY = replace(
    EXPORT, observation_id="may", value_text="150,5", value=Decimal("150.5"), period=ytd(dt.date(2022, 5, 31)),
    status=Status.ACTUAL,
)  # fmt: skip
EARLIER = replace(EXPORT, observation_id="first", value_text="180,0", value=Decimal("180.0"))
FAILURE = Check(
    "c1", "growth", "fails", "17,3", 10, 14, "Tăng không khớp với mức.", "does not hold", None, ("june", "growth"),
    (Decimal("17.25"), Decimal("17.35")), (Decimal("16"), Decimal("17")), "growth", "16,5", "report",
)  # fmt: skip
LINKED = Codes(Link("trade.export", "exact", 1.0), "63.20")
UNLINKED = Codes(Link(None, "open"), "63.20")


def write(folder: Path) -> Path:
    """Reports of May and of June, and one of 15 June that tells other figures of June; returns the folder."""
    late = dt.date(2022, 6, 29)
    write_output(
        (
            _report("2022-05.docx", dt.date(2022, 5, 29), (MAY,)),
            _report("2022-06.docx", late, (EXPORT, GROWTH, LOANS, PLAN), (FAILURE,)),
            _report("2022-06-first.docx", dt.date(2022, 6, 15), (EARLIER,)),
        ),
        folder,
        catalogue(),
    )
    return folder


def _report(name: str, day: dt.date, told: tuple[Observation, ...], checks: tuple[Check, ...] = ()) -> Rows:
    document = Document(name, "docx", f"hash of {name}", "", (), pages=None)
    frame = Frame(month(day.year, day.month), "Lạng Sơn", day)
    codes = {each.observation_id: UNLINKED if each.indicator == EVIL else LINKED for each in told}
    return rows(Extraction(document, frame, told, (), checks), codes)
