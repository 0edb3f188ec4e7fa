"""Sentences of every way of saying it, held against what docs/fields.md makes of them.

A case lists all observations of its text in order; what a case leaves out of an observation is not its point and is
not compared, but for the base of a level, which is always none.

The cases that ``cases/open.txt`` names are not read rightly yet. They must fail: a case mended is to be struck from the
list, so that it cannot break again unseen.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.agreement import printed, same_words
from extract.model import Frame, Observation, Period, PeriodKind
from extract.pipeline import extract_text

FOLDER = Path(__file__).parent / "cases"
CASES = [case for file in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["case"]]
OPEN = [line for line in (FOLDER / "open.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _as_parameter(case: dict[str, Any]) -> Any:
    """The case under its name; one that is open is expected to fail, and fails the run when it does not."""
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError)] if case["name"] in OPEN else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [_as_parameter(case) for case in CASES])
def test_reads(case: dict[str, Any]) -> None:
    frame = Frame(period_of(case["report"]), case["area"])
    got = extract_text(case["text"], frame).observations
    faults = differences(case["expect"], got)
    assert not faults, told(case, got, faults)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 400


def test_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_open_cases_are_cases() -> None:
    names = {case["name"] for case in CASES}
    assert [name for name in OPEN if name not in names] == []
    assert sorted(set(OPEN)) == OPEN


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("month 2024-02", "month", "2024-02-01", "2024-02-29"),
        ("ytd 2023-05", "ytd", "2023-01-01", "2023-05-31"),
        ("ytd 2023-05-20", "ytd", "2023-01-01", "2023-05-20"),
        ("quarter 2023-Q2", "quarter", "2023-04-01", "2023-06-30"),
        ("year 2023", "year", "2023-01-01", "2023-12-31"),
        ("instant 2023-05-31", "instant", "2023-05-31", "2023-05-31"),
        ("range 2021-01-01 2023-05-31", "range", "2021-01-01", "2023-05-31"),
    ],
)
def test_periods_of_cases(words: str, kind: str, start: str, end: str) -> None:
    assert period_of(words) == Period(PeriodKind(kind), dt.date.fromisoformat(start), dt.date.fromisoformat(end))


# ------------------------------------------------------------------------------------------------- comparing


def differences(expected: list[dict[str, Any]], got: tuple[Observation, ...]) -> list[str]:
    """What stands against the expectation, one line a fault; the figures themselves first, then their fields."""
    right, said = [printed(one["text"]) for one in expected], [printed(one.value_text) for one in got]
    if right != said:
        return [f"figures: expected {right}, got {said}"]
    texts = {one.observation_id: one.value_text for one in got}
    return [fault for one, other in zip(expected, got, strict=True) for fault in field_faults(one, other, texts)]


def field_faults(expected: dict[str, Any], got: Observation, texts: dict[str, str]) -> list[str]:
    wanted = {"scale": 0, **expected}
    del wanted["text"]
    if wanted["measure"] == "level":
        wanted["base"] = None
    said = {name: said_of(got, name, texts) for name in wanted}
    faults = [name for name in wanted if not agrees(name, wanted[name], said[name])]
    return [f"{expected['text']}: {name} expected {wanted[name]!r}, got {said[name]!r}" for name in faults]


def said_of(got: Observation, name: str, texts: dict[str, str]) -> Any:
    """An observation's field in the words of a case: a total by its printed figure, none as an empty text."""
    if name == "part_of":
        return texts.get(got.part_of or "", "")
    return getattr(got, name)


def agrees(name: str, wanted: Any, said: Any) -> bool:
    if name == "value":
        return bool(Decimal(str(wanted)) == said)
    if name == "indicator":
        return same_words(wanted, said)
    if name == "period":
        return bool(period_of(wanted) == said)
    if name == "part_of":
        return printed(wanted) == printed(said)
    return bool(wanted == said)


def told(case: dict[str, Any], got: tuple[Observation, ...], faults: list[str]) -> str:
    """The sentence, what was expected and what came, for the reader of a failing test."""
    lines = [f"{case['name']} ({case['report']}, {case['area']})", case["text"], "", *faults, "", "got:"]
    for one in got:
        period = f"{one.period.kind} {one.period.start}..{one.period.end}" if one.period else "no period"
        fields = (one.value_text, one.value, one.unit, f"e{one.scale}", one.measure, one.base or "-", period)
        lines.append("  " + " ".join(str(field) for field in (*fields, f"{one.indicator!r}", one.status, one.bound)))
    return "\n".join(lines)


# --------------------------------------------------------------------------------------------------- periods


def period_of(words: str) -> Period:
    """The period a case names: a kind and its month, year, quarter, day or pair of days."""
    kind, _, rest = words.partition(" ")
    start, end = SPANS[kind](rest)
    return Period(PeriodKind(kind), start, end)


def month_span(words: str) -> tuple[dt.date, dt.date]:
    year, month = map(int, words.split("-"))
    return dt.date(year, month, 1), month_end(year, month)


def ytd_span(words: str) -> tuple[dt.date, dt.date]:
    year, month, *day = map(int, words.split("-"))
    return dt.date(year, 1, 1), dt.date(year, month, day[0]) if day else month_end(year, month)


def quarter_span(words: str) -> tuple[dt.date, dt.date]:
    year, quarter = map(int, words.split("-Q"))
    return dt.date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)


def year_span(words: str) -> tuple[dt.date, dt.date]:
    return dt.date(int(words), 1, 1), dt.date(int(words), 12, 31)


def instant_span(words: str) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(words), dt.date.fromisoformat(words)


def range_span(words: str) -> tuple[dt.date, dt.date]:
    start, end = map(dt.date.fromisoformat, words.split())
    return start, end


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


SPANS = {
    "month": month_span,
    "ytd": ytd_span,
    "quarter": quarter_span,
    "year": year_span,
    "instant": instant_span,
    "range": range_span,
}
