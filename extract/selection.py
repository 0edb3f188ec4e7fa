"""What of an output folder a page of pictures shows: chosen by how much the reports tell, each as a tidy table.

All functions take the points of :func:`prepared`; where nothing is told they give an empty table.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import patterns
from extract.link.geography import COUNTRY
from extract.series.tellings import OWN, PLAN
from extract.series.wording import amount

if TYPE_CHECKING:
    import pandas as pd

SAME_PERIOD = "same_period_last_year"
KINDS = ("month", "cumulative", "quarter", "year", "instant")
"""The kinds of span that a line can run over, in the order of choice; a year so far is cumulative."""
SPAN = ["kind", "period_start", "period_end"]
FEWEST = 0.5  # of the most periods told in any kind, what a kind earlier in KINDS must reach to be shown
HEADLINE = 1  # dots in the code of an indicator that a chapter of a report opens with: trade.export


def prepared(points: pd.DataFrame, checks: pd.DataFrame, months: int) -> pd.DataFrame:
    """What was carried out in the last ``months`` that any report tells, all vintages, failed figures marked.

    ``points`` are those of ``load_series(folder, vintage="all")``. Adds ``kind`` (one of KINDS), ``month`` (in which
    the period ends), ``line`` (the indicator's name) and ``failing``. A report without a date is as old as its figures.
    """
    import pandas as pd

    told = points[points["derived"].isna() & (points["status"] != PLAN)].copy()
    for name in ("period_start", "period_end", "vintage"):
        told[name] = pd.to_datetime(told[name])
    told["vintage"] = told["vintage"].fillna(told["period_end"])
    told = told[told["period_end"] <= told["vintage"].max() + pd.offsets.MonthEnd(0)]
    told["month"] = told["period_end"].dt.to_period("M")
    told = told[told["month"] > told["month"].max() - months] if len(told) else told
    so_far = (told["period_start"].dt.day_of_year == 1) & (told["period_kind"] == "ytd")
    kind = told["period_kind"].mask(so_far, "cumulative")
    failing = told["observation_id"].isin(failed(checks)) | (told["verdict"] == "contradicted")
    return told.assign(kind=kind, line=told["indicator"], failing=failing).reset_index(drop=True)


def failed(checks: pd.DataFrame) -> frozenset[str]:
    """The figures that failed checks point at: the likely culprit, or the total where none is named."""
    fails = checks[checks["verdict"] == "fails"]
    return frozenset(fails["suspect"].fillna(fails["total"]).dropna())


def main_area(points: pd.DataFrame) -> str:
    """The code of the area that most figures are of; of the country where nothing is told."""
    return str(points["area_code"].value_counts().index[0]) if len(points) else COUNTRY


def coverage(points: pd.DataFrame, rows: int) -> pd.DataFrame:
    """How many vintages tell of each month (columns, no gaps) and indicator (rows, headlines first, then by months)."""
    import pandas as pd

    known = points[~points["indicator_code"].str.contains(OWN)]
    if known.empty:
        return pd.DataFrame()
    chosen = ranked(known)[:rows]
    counts = known.pivot_table(index="indicator_code", columns="month", values="vintage", aggfunc="nunique")
    span = pd.period_range(counts.columns.min(), counts.columns.max(), freq="M")
    names = known.drop_duplicates("indicator_code").set_index("indicator_code")["indicator"]
    return counts.loc[chosen].reindex(columns=span).fillna(0).astype(int).rename(index=names)


def levels(points: pd.DataFrame, area: str, *codes: str) -> pd.DataFrame:
    """The levels of indicators, a ``line`` each, in the unit and kind of span that most of them are told in."""
    found = points[
        (points["area_code"] == area) & points["indicator_code"].isin(codes) & (points["measure"] == "level")
    ]
    found = found[found["unit"] == found["unit"].mode().iloc[0]] if len(found) else found
    return _lines(_of_one_kind(found))


def growth(points: pd.DataFrame, area: str, *codes: str) -> pd.DataFrame:
    """The change on the same period of last year in %, an index of 108,5 being 8,5; without ``codes`` of all."""
    found = points[(points["area_code"] == area) & (points["base"] == SAME_PERIOD)]
    found = found[found["measure"].isin(["change", "index"]) & ~found["indicator_code"].str.contains(OWN)]
    found = found[found["indicator_code"].isin(codes)] if codes else found
    change = found["value"].where(found["measure"] == "change", found["value"] - 100)
    return _lines(_of_one_kind(found.assign(value=change)))


def attainment(points: pd.DataFrame, area: str, most: int) -> pd.DataFrame:
    """How much of the year's plan was reached by each month, of the ``most`` indicators told best."""
    found = points[(points["area_code"] == area) & (points["measure"] == "plan_ratio")]
    found = found[(found["period_start"].dt.day_of_year == 1) & ~found["indicator_code"].str.contains(OWN)]
    months = found.groupby("indicator_code")["month"].transform("nunique")
    found = found[months >= FEWEST * months.max()] if len(found) else found
    return _lines(found[found["indicator_code"].isin(ranked(found)[:most])].assign(kind="cumulative"))


def growth_of_most(points: pd.DataFrame, area: str, rows: int) -> pd.DataFrame:
    """The changes on the same period of the ``rows`` indicators that are told best, headlines first."""
    found = growth(points, area)
    return found[found["indicator_code"].isin(ranked(found)[:rows])]


def pair(points: pd.DataFrame) -> pd.DataFrame:
    """The two areas within the country that are told together for most periods, a ``line`` each, in the same thing.

    Of things told together as often, levels come before ratios; of areas, the larger ones first.
    """
    areas = points[(points["area_code"] != COUNTRY) & ~points["area_code"].str.startswith(OWN)]
    areas = areas[~areas["indicator_code"].str.contains(OWN) & areas["measure"].isin(["level", "plan_ratio"])]
    best: tuple[int, pd.DataFrame] = (0, points.iloc[:0])
    for _, thing in areas.groupby(["measure", "indicator_code", "unit", "kind"]):
        spans = thing.groupby("area_code")["period_end"].agg(frozenset)
        if len(spans) < 2:
            continue
        size = thing.groupby("area_code")["value"].max()
        first, second = sorted(spans.index, key=lambda code: (-len(spans[code]), -size[code]))[:2]
        if (together := len(spans[first] & spans[second])) > best[0]:
            best = together, thing[thing["area_code"].isin([first, second])]
    return _lines(best[1].assign(line=best[1]["area"]))


def revisions(points: pd.DataFrame) -> pd.DataFrame:
    """Each figure that was told anew with another value: ``first``, ``newest`` and by how much, in % or points."""
    series = ["indicator_code", "line", "area", "measure", "base", "base_text", "unit", "bound", "month", *SPAN]
    ordered = points[~points["indicator_code"].str.contains(OWN)].sort_values("vintage")
    told = ordered.groupby(series, dropna=False, sort=True).agg(
        first=("value", "first"),
        newest=("value", "last"),
        vintages=("vintage", "nunique"),
        document=("document", "last"),
    )
    told = told[told["first"] != told["newest"]].reset_index()
    points_apart = told["unit"] == "%"
    moved = told["newest"] - told["first"]
    relative = (100 * moved / told["first"].abs()).where(told["first"] != 0)
    by = told.assign(
        revision=moved.where(points_apart, relative), measured=points_apart.map({True: "điểm %", False: "%"})
    )
    return by.dropna(subset=["revision"]).reset_index(drop=True)


def revised(told: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The largest revisions of headline indicators, or of all where no headline has one, for a person to read."""
    headlines = told[told["indicator_code"].str.count(r"\.") <= HEADLINE]
    some = headlines if len(headlines) else told
    largest = some.loc[some["revision"].abs().sort_values(ascending=False, kind="stable").index[:rows]]
    return (
        largest.assign(
            **{
                "Chỉ tiêu": largest["line"],
                "Địa bàn": largest["area"],
                "Từ": largest["period_start"].dt.strftime("%d/%m/%Y"),
                "Đến": largest["period_end"].dt.strftime("%d/%m/%Y"),
                "Công bố đầu": _amounts(largest, "first"),
                "Mới nhất": _amounts(largest, "newest"),
                "Điều chỉnh": [f"{row.revision:+.1f} {row.measured}".replace(".", ",") for row in largest.itertuples()],
                "Văn bản": largest["document"],
            }
        )
        .loc[:, "Chỉ tiêu":]
        .reset_index(drop=True)
    )


def _amounts(told: pd.DataFrame, name: str) -> list[str]:
    pairs = zip(told[name], told["unit"], strict=True)
    return [amount(Decimal(f"{value:.12g}"), unit) for value, unit in pairs]


def verdicts(checks: pd.DataFrame, language: str) -> pd.DataFrame:
    """How many checks of each kind came out how."""
    texts: dict[str, Any] = patterns.load("messages")
    told = checks[checks["verdict"].isin(texts["verdict"])]
    counts = told.groupby(["kind", "verdict"]).size().unstack(fill_value=0)
    order = [verdict for verdict in texts["verdict"] if verdict in counts.columns]
    named = counts[order].rename(columns=lambda word: texts["verdict"][word][language])
    return named.rename(index=lambda word: texts["kind"][word][language]).rename_axis(index=None, columns=None)


def findings(checks: pd.DataFrame, language: str, of_a_kind: int) -> pd.DataFrame:
    """Failing checks, then warnings, at most ``of_a_kind`` of each: verdict, kind, message, document, suggestion."""
    texts: dict[str, Any] = patterns.load("messages")
    found = checks[checks["verdict"].isin(["fails", "warns"])].sort_values(
        ["verdict", "kind", "document"], kind="stable"
    )
    shown = found.groupby(["verdict", "kind"]).head(of_a_kind)
    columns = ["verdict", "kind", "document", f"message_{language}", "suggestion"]
    told = shown[columns].rename(columns={f"message_{language}": "message"}).fillna({"suggestion": ""})
    for name in ("verdict", "kind"):
        told[name] = told[name].map(lambda word, name=name: texts[name][word][language])
    return told.reset_index(drop=True)


def ranked(points: pd.DataFrame) -> list[str]:
    """The codes of indicators by what a reader looks for: headlines before their details, then by months told."""
    months = points.groupby("indicator_code")["month"].nunique()
    return sorted(months.index, key=lambda code: (max(code.count("."), HEADLINE), -months[code], code))


def _of_one_kind(points: pd.DataFrame) -> pd.DataFrame:
    """The points of the first kind of KINDS of which enough periods are told; the year so far begins with January."""
    first = points["period_start"].dt.day_of_year == 1
    so_far = points[first & (points["kind"] != "instant")].assign(kind="cumulative")
    groups = [so_far if kind == "cumulative" else points[points["kind"] == kind] for kind in KINDS]
    counts = [len(group[["indicator_code", "month"]].drop_duplicates()) for group in groups]
    enough: Iterable[pd.DataFrame] = (g for g, n in zip(groups, counts, strict=True) if n and n >= FEWEST * max(counts))
    return next(iter(enough), points)


def _lines(points: pd.DataFrame) -> pd.DataFrame:
    """One value a line, period and vintage, and the newest of each period marked anew, since measures were joined."""
    same = ["line", "indicator_code", *SPAN]
    one = points.sort_values([*same, "vintage", "tellings"]).drop_duplicates([*same, "vintage"], keep="last")
    newest = one.groupby(same)["vintage"].transform("max")
    return one.assign(latest=one["vintage"] == newest).reset_index(drop=True)
