"""What settles an ambiguous number, what does not, and which total a share finds."""

from __future__ import annotations

import pytest

from extract.model import Frame, Observation
from extract.pipeline import extract_text


def read(text: str) -> tuple[Observation, ...]:
    return extract_text(text, Frame(None, "Quảng Nam")).observations


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("Tổng thu 2,147 tỷ đồng, gồm thu nội địa 1.205 tỷ đồng, thu hải quan 942 tỷ đồng.", "2147", "parts"),
        ("Thu được 1,560 tỷ đồng, bằng 52% dự toán 3.000 tỷ đồng.", "1560", "ratio"),
        ("Xuất khẩu đạt 1,312 triệu USD (tương đương 1,3 tỷ USD).", "1312", "told again"),
    ],
)
def test_an_identity_settles(text: str, value: str, why: str) -> None:
    first = read(text)[0]
    assert str(first.value) == value
    assert why in dict(first.how)["value"]


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ 3,250 tỷ đồng, gồm ngân sách tỉnh 2 tỷ đồng, ngân sách xã 1,25 tỷ đồng.",
        "Chi sự nghiệp 1,350 tỷ đồng, tăng 12% so với cùng kỳ.",
        "Vốn 12,345 tỷ đồng, gồm vốn tỉnh 5,123 tỷ đồng, vốn xã 7,222 tỷ đồng.",
    ],
)
def test_else_the_cheapest_reading_stays(text: str) -> None:
    assert "value" not in dict(read(text)[0].how)
    assert read(text)[0].value < 100


def test_a_part_greater_than_its_total_is_none() -> None:
    total, part = read("Hỗ trợ 1.250 tỷ đồng, trong đó vốn tỉnh 2.100 tỷ đồng.")
    assert part.value > total.value
    assert part.part_of is None


def test_money_far_greater_than_its_total_keeps_it_for_the_check() -> None:
    total, part = read("Hỗ trợ 3,250 tỷ đồng, trong đó vốn tỉnh 2.100 tỷ đồng.")
    assert part.value > total.value
    assert part.part_of == total.observation_id


def test_a_share_finds_the_total_it_is_of() -> None:
    total, _, part, share = read(
        "Dư nợ cho vay 42.745 tỷ đồng, tăng 8,1%.\nDư nợ cho nông nghiệp 18.936 tỷ đồng, chiếm 44,3%."
    )
    assert part.part_of == share.part_of == total.observation_id
