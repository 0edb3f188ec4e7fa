"""What the documents tell, ready to be compared: each dated observation with its series, its value in plain units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.interval import Interval
from extract.link.words import telling, words_of
from extract.model import Period, PeriodKind

GREATEST = Decimal("1e29")  # a value beyond it is no figure of a report, and stays out of the series
OWN = "~"  # before a name that no list has: an indicator's words under its total's, an area's name
COLUMNS = (
    *("document", "observation_id", "value", "decimals", "scale", "unit", "measure", "base", "base_text"),
    *("period_kind", "period_start", "period_end", "indicator", "indicator_code", "area", "area_code", "status"),
    *("bound", "part_of", "verdict", "published", "start"),
)
NAMED = ("observation_id", "indicator", "indicator_code")
PLAN = "plan"
BATCH = 4096


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """One indicator of one area, measured in one way: what a line of a plot shows.

    ``indicator`` is a code of the catalogue or ``~`` and the report's own words, ``area`` a code or ``~`` and a name.
    ``planned`` tells plans from what was carried out; ``bound`` tells ``at_least`` and the like from exact figures.
    """

    indicator: str
    area: str
    measure: str
    base: str
    unit: str
    planned: bool
    bound: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One printed figure: its series, period, value in the unit without a scale word, and when that was published."""

    series: Series
    period: Period
    value: Decimal
    step: Decimal  # the place of its last printed digit
    vintage: dt.date | None
    document: str
    observation_id: str
    start: int
    words: str
    area: str
    status: str
    verdict: str

    @property
    def interval(self) -> Interval:
        """What the printed figure can stand for."""
        return Interval.rounded(self.value, self.step)


def tellings(observations: Path) -> tuple[Telling, ...]:
    """The dated observations of an ``observations.parquet``, in its order; one without a period is in no series."""
    named = _rows(observations, NAMED)
    names = {row["observation_id"]: row["indicator_code"] or _own(row["indicator"]) for row in named}
    found = (_telling(row, names) for row in _rows(observations, COLUMNS) if row["period_start"] is not None)
    return tuple(each for each in found if abs(each.value) < GREATEST)


def _rows(observations: Path, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file, a few thousand in memory at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(observations) as file:
        for batch in file.iter_batches(BATCH, columns=list(columns)):
            yield from batch.to_pylist()


def _own(name: str) -> str:
    return OWN + " ".join(telling(words_of(name)))


def _telling(row: dict[str, Any], names: dict[str, str]) -> Telling:
    above = names.get(row["part_of"]) if not row["indicator_code"] else None
    own = names[row["observation_id"]]
    indicator = f"{above}{own}" if above and above != own else own
    base = f"other: {row['base_text']}" if row["base_text"] else row["base"] or ""
    area = row["area_code"] or OWN + row["area"]
    planned = row["status"] == PLAN
    series = Series(indicator, area, row["measure"], base, row["unit"], planned, row["bound"])
    value = row["value"].scaleb(row["scale"]).normalize()
    step = Decimal(1).scaleb(row["scale"] - row["decimals"])
    period = Period(PeriodKind(row["period_kind"]), row["period_start"], row["period_end"])
    return Telling(
        series, period, value, step, row["published"], row["document"], row["observation_id"], row["start"],
        row["indicator"], row["area"], row["status"], row["verdict"],
    )  # fmt: skip
