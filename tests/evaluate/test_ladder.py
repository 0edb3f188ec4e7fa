"""The scorer punishes what is missing, doubled or wrong, at each level and at no level below."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate.reports import MARCH, TEXT, case, gold, observations
from extract.evaluate import Case, evaluate
from extract.evaluate.agreement import LEVELS, same_words
from extract.evaluate.scoring import Score
from extract.model import Base, Measure, Observation, Period, PeriodKind

FORMATS = ("bao-cao.txt", "bao-cao.docx")
COUNT = len(observations())


def measured(output: tuple[Observation, ...], document: str = "bao-cao.txt") -> Score:
    return evaluate((case(output, document),)).documents[0]


def perfect(document: str) -> tuple[Observation, ...]:
    return observations(case((), document).text)


@pytest.mark.parametrize("document", FORMATS)
def test_perfect_output_scores_one_everywhere(document: str) -> None:
    score = measured(perfect(document), document)
    assert [(level.precision, level.recall, level.f1, level.low, level.high) for level in score.levels] == [
        (1, 1, 1, 1, 1)
    ] * 5
    assert all(field.right == field.of for field in score.fields)


@pytest.mark.parametrize("document", FORMATS)
def test_no_output_is_a_failure_not_a_pass(document: str) -> None:
    assert [(level.recall, level.precision, level.f1) for level in measured((), document).levels] == [(0, 0, 0)] * 5


WRONG: tuple[tuple[str, dict[str, Any]], ...] = (
    ("number", {"value": Decimal("4.12")}),
    ("number", {"value_text": "4.12", "end": -1}),
    ("quantity", {"value": Decimal(-4120)}),
    ("quantity", {"unit": "m2"}),
    ("quantity", {"scale": 3}),
    ("statement", {"measure": Measure.CHANGE_ABS}),
    ("statement", {"base": Base.PLAN}),
    ("dated", {"period": None}),
    ("dated", {"period": Period(PeriodKind.YTD, MARCH.start, MARCH.end)}),
    ("dated", {"period": Period(PeriodKind.MONTH, dt.date(2023, 1, 1), MARCH.end)}),
    ("dated", {"period": Period(PeriodKind.MONTH, MARCH.start, dt.date(2023, 3, 30))}),
    ("full", {"indicator": "số vụ cháy"}),
    ("full", {"indicator": ""}),
)


@pytest.mark.parametrize("document", FORMATS)
@pytest.mark.parametrize(("level", "fields"), WRONG)
def test_a_wrong_output_fails_its_level_and_all_above_but_none_below(
    level: str, fields: dict[str, Any], document: str
) -> None:
    first, *others = perfect(document)
    if "end" in fields:
        fields = fields | {"end": first.end - 1}
    score = measured((replace(first, **fields), *others), document)
    matched = [scored.matched for scored in score.levels]
    reached = LEVELS.index(level)
    assert matched == [COUNT] * reached + [COUNT - 1] * (5 - reached)


@pytest.mark.parametrize("document", FORMATS)
@given(index=st.integers(0, COUNT - 1))
@settings(max_examples=15, deadline=None)
def test_leaving_any_out_lowers_recall_at_each_level_and_not_precision(document: str, index: int) -> None:
    whole = perfect(document)
    score = measured(whole[:index] + whole[index + 1 :], document)
    assert all(level.recall == (COUNT - 1) / COUNT and level.precision == 1 for level in score.levels)


@pytest.mark.parametrize("document", FORMATS)
@given(index=st.integers(0, COUNT - 1))
@settings(max_examples=15, deadline=None)
def test_doubling_any_lowers_precision_at_each_level_and_not_recall(document: str, index: int) -> None:
    whole = perfect(document)
    score = measured((*whole, replace(whole[index], observation_id="double")), document)
    assert all(level.precision == COUNT / (COUNT + 1) and level.recall == 1 for level in score.levels)


@pytest.mark.parametrize("document", FORMATS)
def test_of_two_outputs_on_one_number_the_right_one_is_paired(document: str) -> None:
    whole = perfect(document)
    worse = replace(whole[0], observation_id="worse", unit="kg", indicator="sản lượng")
    for output in ((worse, *whole), (*whole, worse)):
        assert [level.matched for level in measured(output, document).levels] == [COUNT] * 5


@pytest.mark.parametrize("document", FORMATS)
@given(order=st.permutations(range(COUNT)))
@settings(max_examples=15, deadline=None)
def test_order_of_output_and_gold_does_not_matter(document: str, order: list[int]) -> None:
    whole = perfect(document)
    given_case = case(tuple(whole[index] for index in order), document)
    shuffled = replace(given_case, gold=tuple(gold()[index] for index in reversed(order)))
    assert evaluate((shuffled,)).documents[0].f1("full") == 1


@pytest.mark.parametrize("document", FORMATS)
def test_equal_numbers_that_swap_their_meaning_are_wrong_both(document: str) -> None:
    """The five ``5`` of the report: what is said of one must not be credited to another."""
    whole = list(perfect(document))
    one, other = whole[4], whole[6]
    place = {"start": other.start, "end": other.end}
    whole[4], whole[6] = replace(other, start=one.start, end=one.end), replace(one, **place)
    score = measured(tuple(whole), document)
    assert [level.matched for level in score.levels] == [COUNT] + [COUNT - 2] * 4


def test_a_part_must_point_at_the_total_that_gold_names() -> None:
    whole = observations()
    moved = tuple(replace(item, part_of="o0") if item.part_of else item for item in whole)
    lost = tuple(replace(item, part_of=None) for item in whole)
    for output in (moved, lost):
        score = next(field for field in measured(output).fields if field.field == "part_of")
        assert (score.right, score.of) == (COUNT - 1, COUNT)
        assert (score.said_right, score.said_of) == (0, 1)


def test_also_counts_as_right_and_nothing_else_does() -> None:
    first, *others = observations()
    also = (("unit", ("m2",)), ("indicator", ("lúa Đông Xuân",)))
    lenient = (replace(gold()[0], also=also), *gold()[1:])
    for fields, right in (
        ({"unit": "m2", "indicator": "lúa Đông Xuân"}, True),
        ({"unit": "ha", "indicator": "lúa Đông Xuân"}, True),
        ({"unit": "kg"}, False),
        ({"indicator": "số vụ cháy"}, False),
    ):
        output = (replace(first, **fields), *others)
        score = evaluate((Case("a.txt", lenient, output, TEXT, TEXT),)).documents[0]
        assert (score.f1("full") == 1) is right


def test_base_text_counts_only_where_gold_has_it() -> None:
    assert next(field.of for field in measured(observations()).fields if field.field == "base_text") == 0
    first, *others = gold()
    annotated = (replace(first, base=Base.OTHER, base_text="so với vụ trước"), *others)
    output = (
        replace(observations()[0], base=Base.OTHER, base_text="vụ trước đó nữa của tỉnh bạn"),
        *observations()[1:],
    )
    score = evaluate((Case("a.txt", annotated, output, TEXT, TEXT),)).documents[0]
    field = next(field for field in score.fields if field.field == "base_text")
    assert (field.right, field.of) == (0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tổng thu NSNN", "tổng thu nsnn", True),
        ("kim ngạch xuất, nhập khẩu", "kim ngạch xuất nhập khẩu", True),
        ("vận chuyển hàng hóa", "vận chuyển hàng hóa", True),
        ("thu", "thu ngân sách nhà nước trên địa bàn tỉnh", False),
        ("số vụ cháy", "số xã đạt chuẩn", False),
        ("", "", False),
    ],
)
def test_indicators_agree_by_their_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
