"""The program from Python: a report, many reports, and the series of an output folder, as pandas tables."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Place = str | os.PathLike[str]
SHOWN = ("value", "unit", "measure", "period", "indicator", "area", "status", "verdict")
ROWS = 12
KEY = (
    *("indicator_code", "area_code", "measure", "base", "base_text", "unit", "bound"),
    *("period_kind", "period_start", "period_end"),
)


@dataclass(frozen=True, slots=True, repr=False)
class Tables:
    """What documents say, as pandas tables with the columns of the output's files.

    ``observations`` a row a figure, ``documents`` a row a document, ``numbers`` the account of every printed number,
    ``checks`` the reports' own arithmetic, ``series`` the points of the time series.
    """

    observations: pd.DataFrame
    documents: pd.DataFrame
    numbers: pd.DataFrame
    checks: pd.DataFrame
    series: pd.DataFrame

    @property
    def failing(self) -> pd.DataFrame:
        """The checks that do not hold, and those across documents that are worth a look."""
        return self.checks[self.checks["verdict"].isin(["fails", "warns"])]

    def __repr__(self) -> str:
        names = ", ".join(self.documents["document"].astype(str)[:3]) + (", …" if len(self.documents) > 3 else "")
        counts = f"{len(self.observations)} observations, {len(self.series)} points of series"
        return (
            f"{names}: {counts}, {(self.checks['verdict'] == 'fails').sum()} checks fail\n{self._shown().to_string()}"
        )

    def _repr_html_(self) -> str:
        head = escape(repr(self).splitlines()[0])
        return f"<p>{head}</p>{self._shown().to_html(index=False)}"

    def _shown(self) -> pd.DataFrame:
        """The first observations with the columns that a person looks at first."""
        found = self.observations.head(ROWS)
        period = found["period_start"].astype(str) + "/" + found["period_end"].astype(str)
        value = found["value"].astype(float) * 10.0 ** found["scale"].astype(float)
        return found.assign(period=period, value=value)[list(SHOWN)]


def read_report(path: Place, *, patterns: Place | None = None) -> Tables:
    """What one report says; raises ReadError, in one clear line, where it cannot be read.

    >>> report = read_report("corpus/lang-son/2022-01.docx")
    >>> exports = report.observations.query("indicator_code == 'trade.export' and measure == 'level'")
    >>> [(str(row.value_text), row.unit, row.scale) for row in exports.itertuples()][:1]
    [('50', 'USD', 6)]
    """
    from extract.errors import ReadError

    tables = extract([path], patterns=patterns, workers=1)
    failed = tables.documents[tables.documents["status"] != "ok"]
    if len(failed):
        name, _, message = str(failed["error"].iloc[0]).partition(": ")
        found, _, advice = message.partition("; ")
        raise ReadError(name, found, advice)
    return tables


def extract(
    paths: Place | Iterable[Place],
    *,
    out: Place | None = None,
    patterns: Place | None = None,
    workers: int = 1,
) -> Tables:
    """What documents and folders of documents say; ``out`` is where the Parquet files stay, if they shall.

    ``patterns`` is a folder of your own indicators. ``workers`` more than one read side by side; a script that asks for
    them must do so under ``if __name__ == "__main__":``. A document that cannot be read costs no other: it is a row of
    ``documents`` with its ``error``. Raises ReadError where there is no document at all.
    """
    import tempfile

    from extract.batch import read_all
    from extract.errors import ReadError
    from extract.link.catalogue import catalogue
    from extract.sources import READABLE, sources
    from extract.write.parquet import write_output

    listed = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    found = sources(tuple(Path(path) for path in listed))
    if not found:
        raise ReadError(", ".join(map(str, listed)), "no documents in it", f"give a folder with {READABLE}")
    own = Path(patterns) if patterns is not None else None
    results = read_all(found, workers, own)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(out) if out is not None else Path(scratch)
        write_output(results, folder, catalogue(own))
        return load(folder)


def load(folder: Place) -> Tables:
    """The tables of an output folder; raises OutputError where it is none."""
    from extract.write.parquet import TABLES

    return Tables(**{name: _table(Path(folder), name) for name in TABLES})


def load_series(
    folder: Place,
    *,
    indicator: str | None = None,
    area: str | None = None,
    vintage: str | dt.date | None = None,
    measure: str | None = None,
    derived: bool = False,
    geography: str | None = None,
) -> pd.DataFrame:
    """The points of an output folder's series, by indicator, area and period, ``value`` a float in the plain unit.

    ``indicator`` is a code, a code with ``.*`` for all below it, or the name as reports write it; ``area`` a code or a
    name. ``vintage``: the newest told of each period (None), every one (``"all"``), or what was known on a day.
    ``derived`` adds what no report prints, in rows of their own. ``geography`` ``"34"`` tells levels of the provinces
    of before July 2025 in those of today: the sum, for a period in which all that were merged are told.
    """
    points = _table(Path(folder), "series")
    points = points[points["derived"].isna() | derived]
    if indicator is not None:
        points = points[_of_indicator(points, indicator)]
    if measure is not None:
        points = points[points["measure"] == measure]
    points = _of_vintage(points, vintage)
    points = points.assign(value=points["value"].astype(float))
    if geography is not None:
        from extract.series.merging import in_geography

        points = in_geography(points, geography)
    if area is not None:
        points = points[_of_area(points, area)]
    return points.sort_values(["indicator_code", "area_code", "measure", "period_start", "period_end", "vintage"])


def _table(folder: Path, name: str) -> pd.DataFrame:
    import pandas as pd

    from extract.errors import OutputError
    from extract.write.columns import TABLES

    path = folder / f"{name}.parquet"
    try:
        table = pd.read_parquet(path)
        missing = [column.name for column in TABLES[name] if column.name not in table]
        if missing:
            raise OutputError(f"{path}: has no column {missing[0]}; it is of another version: write it anew")
        return table
    except FileNotFoundError:
        raise OutputError(
            f"{path}: there is no such file; write it with chitieu extract REPORTS --out {folder}"
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: no Parquet file that can be read ({error}); write it anew") from None


def _of_indicator(points: pd.DataFrame, indicator: str) -> Any:
    """Which points are of a code, of all codes below it (``trade.*``), or of a name as reports write it."""
    from extract.link.linking import Mention, linker
    from extract.link.words import telling, words_of

    if indicator.endswith(".*"):
        return points["indicator_code"].str.startswith(indicator[:-1])
    words, code = telling(words_of(indicator)), linker(None).link(Mention(indicator)).code
    named = points["indicator"].map(lambda name: telling(words_of(name))) == words
    return (points["indicator_code"] == indicator) | (points["indicator_code"] == code) | named


def _of_area(points: pd.DataFrame, area: str) -> Any:
    """Which points are of a code or a name of an area, with or without its kind: ``tỉnh Bắc Giang``."""
    from extract.areas import area_named
    from extract.view import fold

    asked = {fold(area), fold(area_named(area) or area)}
    return (points["area_code"] == area) | points["area"].map(fold).isin(asked)


def _of_vintage(points: pd.DataFrame, vintage: str | dt.date | None) -> pd.DataFrame:
    """The newest vintage of each period, all of them, or the newest that was out on a day."""
    if vintage == "all":
        return points
    if vintage is None:
        return points[points["latest"] | points["derived"].notna()]
    day = _day(vintage)
    known = points[points["vintage"].notna() & (points["vintage"] <= day)]
    key = [*(known[name] for name in KEY), known["status"] == "plan"]
    return known[known["vintage"] == known.groupby(key, dropna=False)["vintage"].transform("max")]


def _day(vintage: str | dt.date) -> dt.date:
    from extract.errors import OutputError

    try:
        day = dt.date.fromisoformat(vintage) if isinstance(vintage, str) else vintage
    except ValueError:
        raise OutputError(f"vintage cannot be {vintage!r}; give a day as 2024-05-31, or all") from None
    return day.date() if isinstance(day, dt.datetime) else day
