"""Links of one document held against each other."""

from __future__ import annotations

import datetime as dt

from extract.link.linking import linker
from extract.link.observations import codes_of
from extract.model import Frame, Period, PeriodKind
from extract.pipeline import extract_text

MAY = Frame(Period(PeriodKind.MONTH, dt.date(2023, 5, 1), dt.date(2023, 5, 31)), "Thái Bình", dt.date(2023, 5, 28))


def codes(text: str) -> dict[str, str | None]:
    """By printed figure, the code of each observation."""
    document = extract_text(text, MAY)
    found = codes_of(document, linker(None))
    return {o.value_text: found[o.observation_id].indicator.code for o in document.observations}


RETAIL = """Biểu 3. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng

| | Tháng 5 năm 2023 (Tỷ đồng) |
|---|---|
| Tổng số | 5.210,4 |
| Bán lẻ hàng hóa | 4.102,8 |
| Du lịch lữ hành | 18,6 |
| Cửa hàng lưu động | 9,1 |
"""


def test_a_row_that_says_more_has_the_code_of_what_it_says_more() -> None:
    found = codes(RETAIL)
    assert found["5.210,4"] == "trade.retail_services"
    assert (found["4.102,8"], found["18,6"], found["9,1"]) == ("trade.retail", "trade.travel", None)


FISHERY = """Biểu 5. Sản lượng thủy sản tháng 5 năm 2023

| | Nghìn tấn |
|---|---|
| Khai thác | 6,1 |
| - Cá | 4,8 |
| Nuôi trồng | 9,7 |
| - Cá | 7,2 |
"""


def test_rows_under_what_is_caught_and_what_is_grown() -> None:
    found = codes(FISHERY)
    assert (found["4,8"], found["7,2"]) == ("fishery.catch.fish", "fishery.aquaculture.fish")


VISITORS = """Biểu 9. Khách quốc tế đến Việt Nam tháng 5 năm 2023

| | Lượt khách |
|---|---|
| Châu Á | 8.120 |
| - Nước khác | 310 |
| Châu Âu | 2.045 |
| - Nước khác | 127 |
"""


def test_of_rows_of_one_name_that_contradict_neither_has_a_code() -> None:
    found = codes(VISITORS)
    assert (found["310"], found["127"]) == (None, None)


def test_a_name_that_is_a_wording_is_surer_than_one_that_is_near() -> None:
    found = codes("Tổng dư nợ cho vay 8.415 tỷ đồng. Tổng dư nợ cho vay ưu đãi qua hội 612 tỷ đồng.\n")
    assert found["8.415"] == "finance.credit"
    assert found["612"] != "finance.credit"


def test_rows_that_mean_the_same_and_agree_keep_their_code() -> None:
    found = codes(
        "| | Tháng 5 (Triệu USD) |\n|---|---|\n"
        "| Kim ngạch xuất khẩu | 210,4 |\n| Kim ngạch xuất khẩu hàng hóa | 210,4 |\n"
    )
    assert found["210,4"] == "trade.export"


def test_the_whole_of_a_fraction_is_not_another_count_of_the_same_size() -> None:
    found = codes("Kim ngạch xuất khẩu 120 triệu USD. Giải ngân 45/120 triệu USD vốn ODA.\n")
    assert found["120"] is None  # the later one


def test_words_before_a_figure_are_those_before_its_place() -> None:
    assert codes("Tháng 2, toàn huyện có thêm 2 xã đạt chuẩn nông thôn mới.\n")["2"] == "ntm.communes_new"
