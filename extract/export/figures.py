"""The figures that an export tells: points of the series of an output folder, each with where it is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import OutputError
from extract.model import Period, PeriodKind, Status

if TYPE_CHECKING:
    import pandas as pd

ALL = "all"
ORIGIN = ("observation_id", "page", "place", "row", "column", "value_text", "scale", "decimals")
DERIVED = (None, "difference", "growth")
"""What is printed comes before what is derived, and a difference of two figures before a quotient."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export: an indicator (``trade.*``), an area, the vintages: ``all``, a day, or the newest (None)."""

    indicator: str | None = None
    area: str | None = None
    vintage: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure is printed, what stands there, and in which scale: ``1.398,7`` with scale 9 and one decimal."""

    page: int | None
    place: str
    row: int | None
    column: int | None
    text: str
    scale: int
    decimals: int


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What a line of a plot shows, as in :class:`extract.series.tellings.Series`; base and its words may be empty."""

    indicator: str
    area: str
    measure: str
    base: str
    base_text: str
    unit: str
    planned: bool
    bound: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a line for a period, in the unit without a scale word; ``origin`` is None for a derived one."""

    line: Line
    period: Period
    value: Decimal
    decimals: int
    status: str
    vintage: dt.date | None
    derived: str | None
    tellings: int
    document: str
    observation_id: str | None
    indicator: str
    area: str
    origin: Origin | None


def chosen(folder: Path, choice: Choice) -> pd.DataFrame:
    """The rows of ``series.parquet`` that are chosen, in its order, values as decimals.

    Derived rows stand for the newest vintages, so a day has none of them. Raises OutputError where there is no row.
    """
    import pandas as pd

    from extract.api import load_series

    vintage = choice.vintage
    derived = vintage is None or vintage == ALL
    picked = load_series(folder, indicator=choice.indicator, area=choice.area, vintage=vintage, derived=derived)
    if picked.empty and (choice.indicator or choice.area or vintage not in (None, ALL)):
        asked = {"--indicator": choice.indicator, "--area": choice.area, "--vintage": vintage}
        words = " ".join(f"{name} {value}" for name, value in asked.items() if value)
        raise OutputError(
            f"{folder}: its series have nothing for {words}; ask for less, or for CODE.* and all below it"
        )
    return pd.read_parquet(folder / "series.parquet").loc[sorted(picked.index)]


def figures(folder: Path, choice: Choice) -> tuple[Figure, ...]:
    """The chosen figures by line, period and vintage, one for each (of several derived the best)."""
    rows = chosen(folder, choice)
    origins = _origins(folder, frozenset(rows["observation_id"].dropna()))
    found: dict[tuple[object, ...], Figure] = {}
    for row in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        figure = _figure(row, origins)
        key = (figure.line, figure.period, figure.vintage if choice.vintage == ALL else None)
        known = found.get(key)
        if known is None or _rank(figure) < _rank(known):
            found[key] = figure
    return tuple(sorted(found.values(), key=_order))


def _rank(figure: Figure) -> int:
    return DERIVED.index(figure.derived) if figure.derived in DERIVED else len(DERIVED)


def _order(figure: Figure) -> tuple[object, ...]:
    period = figure.period
    return figure.line, period.end, -period.start.toordinal(), period.kind, figure.vintage or dt.date.min


def _figure(row: dict[str, Any], origins: dict[str, Origin]) -> Figure:
    line = Line(
        row["indicator_code"], row["area_code"], row["measure"], row["base"] or "", row["base_text"] or "",
        row["unit"], row["status"] == Status.PLAN, row["bound"],
    )  # fmt: skip
    period = Period(PeriodKind(row["period_kind"]), row["period_start"], row["period_end"])
    return Figure(
        line, period, row["value"], row["decimals"], row["status"], row["vintage"], row["derived"], row["tellings"],
        row["document"], row["observation_id"], row["indicator"], row["area"], origins.get(row["observation_id"]),
    )  # fmt: skip


def _origins(folder: Path, wanted: frozenset[str]) -> dict[str, Origin]:
    import pyarrow.parquet as pq

    path = folder / "observations.parquet"
    try:
        rows = pq.read_table(path, columns=list(ORIGIN)).to_pylist()
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be read ({error}); write the folder anew with chitieu extract") from error
    return {
        row["observation_id"]: Origin(*(row[name] for name in ORIGIN[1:]))
        for row in rows
        if row["observation_id"] in wanted
    }
