"""Findings across documents, each with figures of its own."""

from __future__ import annotations

from dataclasses import replace

from extract.link.catalogue import catalogue
from extract.model import Check
from extract.series.findings import findings
from extract.series.points import points
from extract.series.tellings import Telling
from extract.spans import month, year_of
from tests.series.tellings import months, series, telling, up_to

REVENUE = series("budget.revenue")
GROWTH = series("budget.revenue", "change", "same_period_last_year", "%")
PLAN = series("budget.revenue", planned=True)


def found(*told: Telling) -> list[tuple[str, str]]:
    return [(check.kind, str(check.verdict)) for check in checks(*told)]


def checks(*told: Telling) -> tuple[Check, ...]:
    return findings(points(told, catalogue()), told, catalogue())


def test_a_revision_warns_with_both_vintages() -> None:
    (january,) = months(2022, 1)
    told = telling(REVENUE, january, "100", "2022-01-25"), telling(REVENUE, january, "104", "2022-02-25")
    (check,) = checks(*told)
    assert (check.kind, check.verdict, check.members) == ("revision", "warns", (told[0].observation_id,))
    assert "100 đồng (2022-01-25.docx)" in check.message_vi
    assert "104 đồng (2022-02-25.docx)" in check.message_en


def test_a_figure_told_again_with_fewer_digits_is_no_revision() -> None:
    (january,) = months(2022, 1)
    assert (
        found(telling(REVENUE, january, "104", "2022-01-25", "1"), telling(REVENUE, january, "100", "2022-02-25", "10"))
        == []
    )


def test_what_a_year_later_stands_as_the_base_is_a_restated_base() -> None:
    (january,) = months(2022, 1)
    told = telling(REVENUE, january, "100", "2022-01-25"), telling(REVENUE, january, "108", "2023-01-25")
    assert found(*told) == [("restated_base", "warns")]


def test_a_plan_that_changes_in_its_year() -> None:
    told = telling(PLAN, year_of(2022), "900", "2022-01-25"), telling(PLAN, year_of(2022), "950", "2022-06-25")
    assert found(*told) == [("plan_changed", "warns")]


def test_two_documents_of_one_date_agree_or_not() -> None:
    (january,) = months(2022, 1)
    one = telling(REVENUE, january, "100", "2022-01-25")
    for value, verdict in (("100", "holds"), ("110", "fails")):
        other = telling(REVENUE, january, value, "2022-01-25")
        second = replace(other, document="prose.pdf", observation_id="prose")
        assert ("duplicate", verdict) in found(one, second)


def test_months_and_cumulative_figures_of_two_reports() -> None:
    before, own = (
        telling(REVENUE, up_to(2022, 4), "400", "2022-04-25"),
        telling(REVENUE, month(2022, 5), "120", "2022-05-25"),
    )
    for total, verdict in (("520", "holds"), ("530", "warns"), ("700", "fails")):
        assert found(before, own, telling(REVENUE, up_to(2022, 5), total, "2022-05-25")) == [("months", verdict)]


def test_growth_against_the_level_of_a_year_before() -> None:
    base = telling(REVENUE, month(2021, 5), "120", "2021-05-25")
    now = telling(REVENUE, month(2022, 5), "150", "2022-05-25")
    for growth, verdict in (("25", "holds"), ("31", "warns"), ("150", "fails")):
        told = telling(GROWTH, month(2022, 5), growth, "2022-05-25")
        assert ("growth_base", verdict) in found(base, now, told)


def test_a_level_in_the_wrong_scale() -> None:
    told = [
        telling(REVENUE, each, value, str(each.end))
        for each, value in zip(
            months(2022, 1, 2, 3, 4), ("101000000000", "98000000000", "103000000", "99000000000"), strict=True
        )
    ]
    assert [(c.verdict, c.total) for c in checks(*told) if c.kind == "scale"] == [("fails", told[2].observation_id)]


def test_a_level_unlike_all_others_and_one_beyond_what_is_plausible() -> None:
    told = [
        telling(REVENUE, each, value, str(each.end))
        for each, value in zip(months(2022, 1, 2, 3, 4, 5), ("101000", "98000", "2000", "99000", "97000"), strict=True)
    ]
    assert [(c.verdict, c.total) for c in checks(*told) if c.kind == "history"] == [("warns", told[2].observation_id)]
    assert found(telling(REVENUE, month(2022, 1), "9" * 25, "2022-01-25")) == [("range", "warns")]


def test_another_unit_than_before() -> None:
    other = series("budget.revenue", unit="USD")
    told = telling(REVENUE, month(2022, 1), "100", "2022-01-25"), telling(other, month(2022, 2), "5", "2022-02-25")
    assert found(*told) == [("unit", "warns")]


def test_one_file_under_two_names_is_no_second_telling() -> None:
    one = telling(REVENUE, month(2022, 1), "100", "2022-01-25")
    assert found(one, replace(one, document="copy.docx")) == []


def test_a_bound_is_no_revision_of_a_bound() -> None:
    least = replace(REVENUE, bound="at_least")
    told = [telling(least, month(2022, 1), value, day) for value, day in (("100", "2022-01-25"), ("120", "2022-02-25"))]
    assert found(*told) == []
