"""Digits are counted again from the text: whatever the account leaves out comes back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.accounting import unaccounted
from extract.model import Document, Number


def document(text: str) -> Document:
    return Document("a.txt", "txt", "", text, ())


def number(start: int, end: int) -> Number:
    return Number("body", start, end, "", "ignored", "test")


def left(text: str, *numbers: Number) -> list[str]:
    return [text[span.start : span.end] for span in unaccounted(document(text), numbers)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("không có số nào", []),
        ("đạt 1.230,5 tỷ", ["1", "230", "5"]),
        ("12,5%³ và m²", ["12", "5", "³", "²"]),
        ("ghi chú ¹² và CO₂", ["¹²", "₂"]),
        ("số １２３ rộng", ["１２３"]),
        ("COVID-19⁶", ["19⁶"]),
    ],
)
def test_every_run_of_digits_is_counted(text: str, runs: list[str]) -> None:
    assert left(text) == runs


def test_a_number_covers_the_digits_of_its_span_only() -> None:
    assert left("COVID-19⁶", number(6, 8)) == ["⁶"]
    assert left("1234 và 5", number(0, 2)) == ["34", "5"]
    assert left("1.230,5", number(0, 7)) == []


def test_a_number_outside_the_text_hides_nothing() -> None:
    assert left("năm 7", number(10, 12), number(5, 9)) == ["7"]


@given(st.text(alphabet="0123456789 ,.²a"), st.data())
@settings(deadline=None)
def test_nothing_is_lost_and_nothing_invented(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    spans = unaccounted(document(text), (number(*ends),))
    found = {at for span in spans for at in range(span.start, span.end)}
    assert found == {at for at, c in enumerate(text) if c.isdigit() and not ends[0] <= at < ends[1]}
    assert all(b.start > a.end for a, b in pairwise(spans))
