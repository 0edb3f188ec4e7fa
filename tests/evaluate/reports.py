"""A small invented report, its gold and a perfect output, from which the tests make wrong ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from extract.evaluate import Case, Gold
from extract.model import Base, Bound, Measure, Observation, Period, PeriodKind, Status

TEXT = """Tình hình tháng 3 năm 2023

Diện tích lúa gieo được 4.120 ha, đạt 100% kế hoạch, tăng 5% so với cùng kỳ. Trồng rừng mới được 5 ha.
Trong tháng xảy ra 5 vụ cháy, giảm 5 vụ so với cùng kỳ; làm 5 người bị thương.
Thu ngân sách đạt 1.230,5 tỷ đồng, trong đó thu nội địa 830 tỷ đồng, đạt 100% dự toán.
Toàn tỉnh có 100 xã đạt chuẩn.
"""

#: The same report laid out otherwise: a hard line break, a page number between, other spaces.
OTHER_TEXT = """TÌNH HÌNH THÁNG 3 NĂM 2023
Diện tích lúa gieo được 4.120 ha, đạt 100% kế hoạch,
tăng 5% so với cùng kỳ. Trồng rừng mới
5
được 5 ha.

Trong tháng xảy ra 5 vụ cháy, giảm 5  vụ so với cùng kỳ; làm 5 người bị thương.
Thu ngân sách đạt 1.230,5 tỷ đồng, trong đó thu nội địa 830 tỷ đồng,
đạt 100% dự toán.
Toàn tỉnh có 100 xã đạt chuẩn.
"""

MARCH = Period(PeriodKind.MONTH, dt.date(2023, 3, 1), dt.date(2023, 3, 31))

# the words up to the number, the number, what it measures
NUMBERS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("được ", "4.120", {"value": Decimal(4120), "unit": "ha", "indicator": "diện tích lúa"}),
    ("đạt ", "100", {"unit": "%", "measure": Measure.PLAN_RATIO, "base": Base.PLAN, "indicator": "diện tích lúa"}),
    ("tăng ", "5", {"unit": "%", "measure": Measure.CHANGE, "base": Base.SAME_PERIOD, "indicator": "diện tích lúa"}),
    ("được ", "5", {"unit": "ha", "indicator": "diện tích rừng trồng mới"}),
    ("xảy ra ", "5", {"unit": "vụ", "indicator": "số vụ cháy"}),
    (
        "giảm ",
        "5",
        {
            "value": Decimal(-5),
            "unit": "vụ",
            "measure": Measure.CHANGE_ABS,
            "base": Base.SAME_PERIOD,
            "indicator": "số vụ cháy",
        },
    ),
    ("làm ", "5", {"unit": "người", "indicator": "người bị thương do cháy"}),
    (
        "ngân sách đạt ",
        "1.230,5",
        {"value": Decimal("1230.5"), "unit": "VND", "scale": 9, "indicator": "thu ngân sách nhà nước"},
    ),
    (
        "nội địa ",
        "830",
        {"unit": "VND", "scale": 9, "indicator": "thu nội địa", "part_of": 7},
    ),
    ("đạt ", "100", {"unit": "%", "measure": Measure.PLAN_RATIO, "base": Base.PLAN, "indicator": "thu nội địa"}),
    ("có ", "100", {"unit": "xã", "indicator": "số xã đạt chuẩn nông thôn mới"}),
)


def observations(text: str = TEXT) -> tuple[Observation, ...]:
    """A perfect output for the report, wherever its numbers stand in ``text``."""
    found: list[Observation] = []
    position = 0
    for index, (before, number, fields) in enumerate(NUMBERS):
        start = text.index(before + number, position) + len(before)
        position = start + len(number)
        said = dict(fields)
        part_of = said.pop("part_of", None)
        whole = observation(number, start, observation_id=f"o{index}", **said)
        found.append(whole if part_of is None else replace(whole, part_of=f"o{part_of}"))
    return tuple(found)


def observation(value_text: str, start: int, **fields: Any) -> Observation:
    whole = Observation(
        observation_id=f"at {start}",
        start=start,
        end=start + len(value_text),
        value_text=value_text,
        value=Decimal(0),
        decimals=0,
        unit="",
        scale=0,
        measure=Measure.LEVEL,
        base=None,
        base_text=None,
        period=MARCH,
        indicator="",
        area="Lào Cai",
        status=Status.ACTUAL,
        bound=Bound.EXACT,
        place="body",
        how=(("unit", "after the number"), ("period", "report")),
    )
    return replace(whole, **({"value": Decimal(value_text.replace(".", "").replace(",", "."))} | fields))


def gold(text: str = TEXT) -> tuple[Gold, ...]:
    """The report's annotation, written from the same list of numbers."""
    found = observations(text)
    starts = {item.observation_id: item.start for item in found}
    return tuple(gold_of(item, starts) for item in found)


def gold_of(item: Observation, starts: dict[str, int] | None = None) -> Gold:
    assert item.period is not None
    return Gold(
        value_text=item.value_text,
        value=item.value,
        unit=item.unit,
        scale=item.scale,
        measure=item.measure,
        period_kind=item.period.kind,
        period_start=item.period.start,
        period_end=item.period.end,
        indicator=item.indicator,
        area=item.area,
        status=item.status,
        bound=item.bound,
        place=item.place,
        base=item.base,
        base_text=item.base_text,
        part_of=(starts or {}).get(item.part_of or ""),
        start=item.start,
        end=item.end,
        row=item.row,
        column=item.column,
    )


def case(output: tuple[Observation, ...], document: str = "bao-cao.txt") -> Case:
    """The report's plain text with some output; for another format, its other layout."""
    text = TEXT if PurePath(document).suffix == ".txt" else OTHER_TEXT
    return Case(document, gold(), output, text, TEXT)
