"""The whole way from file to observations, on the bundled reports."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from extract.accounting import unaccounted
from extract.marked import marked
from extract.model import Extraction, Frame, Period, PeriodKind
from extract.pipeline import extract_document, extract_text

CORPUS = Path(__file__).parents[1] / "corpus"
DOCUMENTS = sorted(p for p in CORPUS.rglob("*") if p.suffix in {".txt", ".docx", ".pdf"} and p.parent != CORPUS)
MARCH = Frame(Period(PeriodKind.MONTH, dt.date(2023, 3, 1), dt.date(2023, 3, 31)), "Nam Định")


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda p: str(p.relative_to(CORPUS)))
def extraction(request: pytest.FixtureRequest) -> Extraction:
    path: Path = request.param
    return extract_document(path, path.name)


def test_every_digit_is_accounted_for(extraction: Extraction) -> None:
    left = unaccounted(extraction.document, extraction.numbers)
    assert [extraction.document.text[span.start - 20 : span.end + 10] for span in left] == []


def test_no_number_is_counted_twice(extraction: Extraction) -> None:
    places = Counter((number.start, number.end) for number in extraction.numbers)
    assert [place for place, count in places.items() if count > 1] == []


def test_every_figure_stands_where_it_is_said_to(extraction: Extraction) -> None:
    text = extraction.document.text
    assert extraction.observations
    assert [o for o in extraction.observations if text[o.start : o.end] != o.value_text] == []


def test_ids_are_unique_and_totals_exist(extraction: Extraction) -> None:
    ids = [o.observation_id for o in extraction.observations]
    assert len(ids) == len(set(ids))
    assert {o.part_of for o in extraction.observations if o.part_of} <= set(ids)


@pytest.mark.parametrize(
    "path",
    [p for p in DOCUMENTS if p.suffix != ".txt" and p.with_suffix(".txt").exists()],
    ids=lambda p: str(p.relative_to(CORPUS)),
)
def test_every_format_says_the_same(path: Path) -> None:
    def said(of: Path) -> list[tuple[object, ...]]:
        found = extract_document(of, of.name).observations
        return [(o.value_text, o.value, o.unit, o.scale, o.measure, o.base, o.period, o.indicator) for o in found]

    assert said(path) == said(path.with_suffix(".txt"))


def test_a_sentence_does_not_depend_on_those_after_it() -> None:
    first = "Thu nội địa ước đạt 1.420 tỷ đồng, bằng 31,5% dự toán và tăng 6,2% so với cùng kỳ."
    alone = extract_text(first, MARCH).observations
    followed = extract_text(f"{first} Riêng thu tiền sử dụng đất giảm 12,4% so với tháng trước.", MARCH).observations
    assert [(o.value, o.measure, o.base, o.period, o.indicator) for o in followed[: len(alone)]] == [
        (o.value, o.measure, o.base, o.period, o.indicator) for o in alone
    ]


def test_the_marked_page_shows_every_figure_with_its_measure() -> None:
    found = extract_text("Xuất khẩu ước đạt 75 triệu USD, giảm 8,4% so với cùng kỳ & đạt 21% kế hoạch.", MARCH)
    page = marked(found)
    assert all(word in page for word in ("LEVEL", "CHANGE", "PLAN_RATIO", "8,4", "&amp;"))


NOTED = """BÁO CÁO
Tình hình kinh tế - xã hội 5 tháng năm 2023

Về du lịch, tháng 5/2023 ước có 13,5 nghìn lượt khách quốc tế đến tỉnh[^1]. Vận chuyển ước 150,2 triệu tấn[^2].

[^1]: Gồm: đường hàng không 7.666 lượt người; đường bộ 5.764 lượt người; đường biển 70 lượt người.
[^2]: Khách đi đường bộ là 3.700 lượt người.
"""


def test_a_note_counted_in_another_unit_is_of_the_period_of_its_figure(tmp_path: Path) -> None:
    path = tmp_path / "2023-05.md"
    path.write_text(NOTED, encoding="utf-8")
    extraction = extract_document(path, path.name)
    told = {o.value_text: (o.place, o.period) for o in extraction.observations}
    may = Period(PeriodKind.MONTH, dt.date(2023, 5, 1), dt.date(2023, 5, 31))
    assert list(told) == ["13,5", "150,2", "7.666", "5.764", "70", "3.700"]
    assert {value: place for value, (place, _) in told.items() if place != "body"} == {
        "7.666": "footnote:1", "5.764": "footnote:1", "70": "footnote:1", "3.700": "footnote:2",
    }  # fmt: skip
    assert {period for _, period in told.values()} == {may}


def test_a_passage_before_of_several_subjects_names_nothing() -> None:
    text = "Dân số 1,2 triệu người. Kim ngạch xuất khẩu 200 triệu USD.\n\nTăng 6,3% so với cùng kỳ.\n"
    assert extract_text(text, Frame(None, "Thái Bình")).observations[-1].indicator == ""
