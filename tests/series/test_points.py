"""Points of series: vintages kept, the newest marked, months and levels that no report prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extract.link.catalogue import catalogue
from extract.series.points import Point, points
from extract.series.tellings import Telling
from extract.spans import month
from tests.series.tellings import months, series, telling, up_to

REVENUE = series("budget.revenue")
GROWTH = series("budget.revenue", "change", "same_period_last_year", "%")
PLAN = series("budget.revenue", planned=True)
POOR = series("poverty.households", unit="hộ")


def made(*told: Telling) -> tuple[Point, ...]:
    return points(told, catalogue())


def values(found: tuple[Point, ...], how: str = "") -> dict[str, Decimal]:
    return {f"{p.told.period.kind} {p.told.period.end}": p.told.value for p in found if p.derived == how}


def test_every_vintage_stays_and_the_newest_is_marked() -> None:
    (january,) = months(2022, 1)
    found = made(
        telling(REVENUE, january, "100", "2022-01-25"),
        telling(REVENUE, january, "104", "2022-02-25"),
        telling(REVENUE, january, "105", "2022-03-25"),
    )
    assert [(str(p.told.vintage), p.told.value, p.latest) for p in found] == [
        ("2022-01-25", Decimal(100), False),
        ("2022-02-25", Decimal(104), False),
        ("2022-03-25", Decimal(105), True),
    ]


def test_figures_that_tell_the_same_are_one_point() -> None:
    (january,) = months(2022, 1)
    rough = telling(REVENUE, january, "1200", "2022-01-25", "100")
    fine = telling(REVENUE, january, "1234", "2022-01-25", "1")
    (point,) = made(rough, fine)
    assert (point.told, point.tellings) == (fine, 2)


def test_a_month_that_only_cumulative_figures_tell_is_derived() -> None:
    found = made(
        telling(REVENUE, month(2022, 1), "100", "2022-01-25"),
        telling(REVENUE, up_to(2022, 2), "230", "2022-02-25"),
        telling(REVENUE, up_to(2022, 3), "350", "2022-03-25"),
    )
    assert values(found, "difference") == {"month 2022-02-28": Decimal(130), "month 2022-03-31": Decimal(120)}


def test_a_printed_month_is_not_derived_and_a_stock_never() -> None:
    found = made(
        telling(REVENUE, month(2022, 1), "100", "2022-01-25"),
        telling(REVENUE, up_to(2022, 2), "230", "2022-02-25"),
        telling(REVENUE, month(2022, 2), "131", "2022-02-25"),
        telling(POOR, up_to(2022, 2), "500", "2022-02-25"),
        telling(POOR, up_to(2022, 3), "480", "2022-03-25"),
    )
    assert values(found, "difference") == {}


def test_the_level_of_the_year_before_follows_from_growth() -> None:
    found = made(
        telling(REVENUE, month(2022, 5), "150", "2022-05-25"),
        telling(GROWTH, month(2022, 5), "25", "2022-05-25"),
    )
    assert values(found, "growth") == {"month 2021-05-31": Decimal(120)}
    told = made(
        telling(REVENUE, month(2021, 5), "118", "2021-05-25"),
        telling(REVENUE, month(2022, 5), "150", "2022-05-25"),
        telling(GROWTH, month(2022, 5), "25", "2022-05-25"),
    )
    assert values(told, "growth") == {}


def test_a_derived_month_goes_by_what_was_known_when_its_total_was_told() -> None:
    found = made(
        telling(REVENUE, up_to(2022, 2), "230", "2022-02-25"),
        telling(REVENUE, up_to(2022, 2), "250", "2022-04-25"),  # restated, after March was told
        telling(REVENUE, up_to(2022, 3), "350", "2022-03-25"),
    )
    assert values(found, "difference") == {"month 2022-03-31": Decimal(120)}


def test_nothing_is_derived_from_bounds_plans_and_inexact_growth() -> None:
    least = replace(REVENUE, bound="at_least")
    vague = replace(GROWTH, bound="at_least")
    found = made(
        telling(least, month(2022, 1), "100", "2022-01-25"),
        telling(least, up_to(2022, 2), "230", "2022-02-25"),
        telling(PLAN, month(2022, 1), "100", "2022-01-25"),
        telling(PLAN, up_to(2022, 2), "230", "2022-02-25"),
        telling(REVENUE, month(2022, 5), "150", "2022-05-25"),
        telling(vague, month(2022, 5), "25", "2022-05-25"),
        telling(series("budget.revenue", "change", "same_period_last_year", "lần"), month(2022, 5), "2", "2022-05-25"),
    )
    assert [point for point in found if point.derived] == []


def test_what_two_arithmetics_give_is_one_row() -> None:
    found = made(
        telling(REVENUE, month(2021, 1), "100", "2021-01-25"),
        telling(REVENUE, up_to(2021, 2), "220", "2021-02-25"),
        telling(REVENUE, month(2022, 2), "150", "2022-02-25"),
        telling(GROWTH, month(2022, 2), "25", "2022-02-25"),
    )
    assert values(found, "difference") == {"month 2021-02-28": Decimal(120)}
    assert values(found, "growth") == {}
