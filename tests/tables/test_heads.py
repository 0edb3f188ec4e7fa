"""What heads say: measure, base, period, status, unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tables.reading import read_text, said

BUDGET = """Phụ lục 2: Thu, chi ngân sách

| STT | Chỉ tiêu | Dự toán năm 2023 | Thực hiện 5 tháng | Cùng kỳ năm trước | So dự toán (%) | Tăng/giảm so cùng kỳ | |
|---|---|---|---|---|---|---|---|
| | | | | | | Tuyệt đối | % |
| A | Tổng thu (tỷ đồng) | 9.500 | 4.120 | 4.310 | 43,4 | -190 | -4,4 |
| 1 | Thu nội địa | 8.000 | 3.400 | 3.600 | 42,5 | -200 | -5,6 |
| 2 | Thu khác | 1.500 | 720 | x | 48,0 | ... | - |
"""
FIVE, LAST_FIVE = ("ytd", "2023-01-01", "2023-05-31"), ("ytd", "2022-01-01", "2022-05-31")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("9.500", ("level", None, ("year", "2023-01-01", "2023-12-31"), "plan", "VND", 9)),
        ("4.120", ("level", None, FIVE, "actual", "VND", 9)),
        ("4.310", ("level", None, LAST_FIVE, "actual", "VND", 9)),
        ("43,4", ("plan_ratio", "plan", FIVE, "actual", "%", 0)),
        ("190", ("change_abs", "same_period_last_year", FIVE, "actual", "VND", 9)),
        ("4,4", ("change", "same_period_last_year", FIVE, "actual", "%", 0)),
    ],
)
def test_each_column_of_a_budget_states_what_its_head_says(printed: str, expected: tuple[object, ...]) -> None:
    found, _ = read_text(BUDGET)
    assert said(found[printed], "measure", "base", "period", "status", "unit", "scale") == expected


def test_changes_are_signed_and_empty_cells_give_nothing() -> None:
    found, numbers = read_text(BUDGET)
    assert (found["190"].value, found["4,4"].value) == (Decimal(-190), Decimal("-4.4"))
    assert len(found) == 15
    assert {n.reason for n in numbers if n.outcome == "ignored"} == {"year in head", "column head", "row number"}


RETAIL = """Biểu 2. TỔNG MỨC BÁN LẺ HÀNG HÓA

Đơn vị tính: Tỷ đồng

| | Thực hiện tháng 4 | Ước tính tháng 5 | Cộng dồn 5 tháng | Tháng 5 năm 2023 so với (%) | | Tốc độ tăng (%) |
|---|---|---|---|---|---|---|
| | | | | Tháng 4 năm 2023 | Tháng 5 năm 2022 | |
| A | 1 | 2 | 3 | 4 | 5 | 6 |
| TỔNG SỐ | 5.120,4 | 5.230,1 | 26.012,7 | 102,1 | 112,5 | 13,4 |
| Lương thực | 4.100,2 | 4.180,0 | 20.900,3 | 101,9 | 57,0 | 12,2 |
"""
APRIL, MAY_2023 = ("month", "2023-04-01", "2023-04-30"), ("month", "2023-05-01", "2023-05-31")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("5.120,4", ("level", None, APRIL, "actual")),
        ("5.230,1", ("level", None, MAY_2023, "estimate")),
        ("26.012,7", ("level", None, FIVE, "actual")),
        ("102,1", ("index", "previous_period", MAY_2023, "estimate")),
        ("57,0", ("index", "same_period_last_year", MAY_2023, "estimate")),
        ("13,4", ("change", "same_period_last_year", FIVE, "actual")),
    ],
)
def test_heads_over_several_columns_date_and_compare(printed: str, expected: tuple[object, ...]) -> None:
    found, _ = read_text(RETAIL)
    assert said(found[printed], "measure", "base", "period", "status") == expected
    assert found[printed].context.endswith(("| TỔNG SỐ", "TỔNG SỐ / Lương thực"))


def test_a_unit_line_above_the_table_gives_the_unit_of_its_levels_and_column_numbers_are_no_figures() -> None:
    found, numbers = read_text(RETAIL)
    assert said(found["5.120,4"], "unit", "scale") == ("VND", 9)
    assert sum(n.reason == "column number" for n in numbers) == 6


@pytest.mark.parametrize(
    ("values", "measure"),
    [(("105,2", "98,7"), "index"), (("5,2", "8,7"), "change"), (("105,2", "-98,7"), "change")],
)
def test_values_tell_an_index_from_growth_where_the_head_does_not(values: tuple[str, str], measure: str) -> None:
    rows = "".join(f"| {label} | 1.000 | {value} |\n" for label, value in zip(("Lúa", "Ngô"), values, strict=True))
    found, _ = read_text(f"| Cây | Diện tích (ha) | So với cùng kỳ (%) |\n|---|---|---|\n{rows}")
    assert {o.measure for text, o in found.items() if text != "1.000"} == {measure}


def test_years_that_stand_alone_in_a_head_date_their_columns() -> None:
    head = "| Cây | 2022 | 2023 | 2023 so với 2022 (%) |\n|---|---|---|---|\n"
    found, _ = read_text(f"{head}| Cây lúa | 12,5 | 13,5 | 108,0 |\n")
    assert [said(o, "period")[0][1] for o in found.values()] == ["2022-01-01", "2023-01-01", "2023-01-01"]
    assert found["108,0"].base == "previous_period"


def test_shares_have_the_total_as_base_and_point_at_its_level() -> None:
    head = "| Nguồn vốn | Thực hiện (tỷ đồng) | Cơ cấu (%) |\n|---|---|---|\n"
    found, _ = read_text(f"Bảng 1. Vốn đầu tư\n\n{head}| Tổng số | 500 | 100,0 |\n| Vốn vay | 200 | 40,0 |\n")
    assert said(found["40,0"], "measure", "base", "unit") == ("share", "total", "%")
    assert (found["40,0"].part_of, found["100,0"].part_of) == (found["500"].observation_id, None)


def test_a_number_with_spaces_for_thousands_is_one_figure_and_brackets_make_a_change_negative() -> None:
    text = "| Tháng | Năm 2022 | Năm 2023 | Tăng, giảm |\n|---|---|---|---|\n| Tháng 2 | 1 900 | 1 800,5 | (99,5) |\n"
    found, _ = read_text(f"Biểu 3. Vốn thực hiện (triệu đồng)\n\n{text}")
    assert found["1 800,5"].value == Decimal("1800.5")
    assert said(found["99,5"], "value", "measure", "unit", "scale") == (Decimal("-99.5"), "change_abs", "VND", 6)
    assert said(found["1 900"], "period") == (("month", "2022-02-01", "2022-02-28"),)


def test_the_style_of_numbers_is_the_tables_own() -> None:
    rows = "| Đàn lợn (1.000 con) | 1,012.5 |\n| Doanh thu (tỷ đồng) | 12,500.75 |\n"
    found, _ = read_text(f"| Chỉ tiêu | Giá trị |\n|---|---|\n{rows}")
    assert found["1,012.5"].value == Decimal("1012.5")
    assert said(found["1,012.5"], "unit", "scale", "period") == ("con", 3, ("instant", "2023-05-31", "2023-05-31"))
