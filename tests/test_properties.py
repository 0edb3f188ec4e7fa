"""What holds for every sentence and every value, whatever its words."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Frame, Observation
from extract.pipeline import extract_text
from tests.test_cases import CASES, period_of

LATER = (
    "Tổng diện tích gieo trồng cây hàng năm của huyện đạt 4.310 ha, giảm 2,5% so với cùng kỳ.",
    "Quý II, đã khởi tố 17 vụ, 29 bị can.",
    "Trong tháng 3 năm 2019, doanh thu vận tải ước đạt 61 tỷ đồng, bằng 95% kế hoạch.",
)
SETTLED = "value"  # the rule of a reading that figures elsewhere in the document may decide


def told(one: Observation) -> tuple[object, ...]:
    """All that an observation says; its value only where no other figure decides between readings."""
    value = None if SETTLED in dict(one.how) or len(one.value_text) > 4 else one.value
    kept = (one.start, one.end, value, one.unit, one.scale, one.measure, one.base, one.base_text, one.period)
    return (*kept, one.indicator, one.area, one.status, one.bound)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(LATER))
def test_a_sentence_does_not_depend_on_those_after_it(case: dict[str, str], later: str) -> None:
    frame = Frame(period_of(case["report"]), case["area"])
    text = case["text"].strip()
    alone = extract_text(text, frame).observations
    followed = extract_text(f"{text}\n\n{later}", frame).observations
    assert [told(o) for o in followed[: len(alone)]] == [told(o) for o in alone]
    assert len(followed) > len(alone)


def spellings(value: Decimal) -> list[str]:
    """Every way that Vietnamese reports print a value: thousands parted by a stop, a space or nothing."""
    whole, _, decimals = f"{value:f}".partition(".")
    groups = f"{int(whole):,}"
    fraction = f",{decimals}" if decimals else ""
    return [f"{groups.replace(',', by)}{fraction}" for by in (".", " ", "")]


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=999_999, places=1), st.sampled_from(("tấn", "triệu USD", "ha", "tỷ đồng")))
def test_every_spelling_of_a_value_is_that_value(value: Decimal, unit: str) -> None:
    frame = Frame(period_of("month 2023-05"), "Thái Bình")
    for printed in spellings(value):
        observations = extract_text(f"Giá trị ước đạt {printed} {unit}, tăng 6% so với cùng kỳ.", frame).observations
        assert [o.value for o in observations] == [value, Decimal(6)], printed


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1, max_value=9_999_999), st.sampled_from(("con", "hộ", "doanh nghiệp", "vụ", "người")))
def test_every_spelling_of_a_count_is_that_count(count: int, unit: str) -> None:
    frame = Frame(period_of("month 2023-05"), "Thái Bình")
    padded = [f"0{count}"] if count < 10 else []
    for printed in [*spellings(Decimal(count)), *padded]:
        observations = extract_text(f"Toàn tỉnh có {printed} {unit} đăng ký mới.", frame).observations
        assert [o.value for o in observations] == [Decimal(count)], printed
