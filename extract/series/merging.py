"""The series in the provinces of before July 2025 or of today: what was merged is summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import OutputError
from extract.link.catalogue import catalogue
from extract.link.geography import BEFORE, SINCE, members, merged, name_of

if TYPE_CHECKING:
    import pandas as pd

ADDED = ["indicator_code", "area_code", "measure", "unit", "bound", "period_kind", "period_start", "period_end"]


def in_geography(points: pd.DataFrame, geography: str) -> pd.DataFrame:
    """The points in the provinces of one list: of the 34, levels that add up are summed over those that were merged.

    Raises OutputError for another list, and where several vintages of a period would be added.
    """
    import pandas as pd

    if geography not in (BEFORE, SINCE):
        raise OutputError(f"geography cannot be {geography!r}; give {BEFORE!r} or {SINCE!r}")
    if geography == BEFORE:
        return points[~points["area_code"].str.startswith(f"{SINCE}.")]
    rest = points[~points["area_code"].str.startswith(f"{BEFORE}.")]
    made = _merged(points[points["derived"].isna()])
    told = set(rest[ADDED].itertuples(index=False, name=None))
    new = [row not in told for row in made[ADDED].itertuples(index=False, name=None)]
    return pd.concat([rest, made[new]], ignore_index=True)


def _merged(points: pd.DataFrame) -> pd.DataFrame:
    """The levels of the 63 provinces that add up, summed to the 34, where all that were merged are told."""
    known = catalogue().indicators
    sums = {code for code, indicator in known.items() if indicator.kind in ("flow", "stock")}
    adds = points["indicator_code"].isin(sums) & ~points["unit"].str.contains("[/%‰]") & (points["bound"] == "exact")
    old = points[adds & (points["measure"] == "level") & points["area_code"].str.fullmatch(rf"{BEFORE}\.\d\d")]
    told = old.assign(area_code=old["area_code"].map(merged), old=old["area_code"], planned=old["status"] == "plan")
    if told.duplicated([*ADDED, "planned", "old"]).any():
        raise OutputError('geography "34" adds one vintage of each period; leave vintage out or give a day')
    whole = told.groupby([*ADDED, "planned", "indicator"], dropna=False, as_index=False).agg(
        value=("value", "sum"),
        members=("old", "nunique"),
        vintage=("vintage", "max"),
        status=("status", "max"),
        tellings=("tellings", "sum"),
        document=("document", "max"),
    )
    whole = whole[whole["members"] == whole["area_code"].map(lambda code: len(members(code)))]
    area = whole["area_code"].map(name_of)
    return whole.assign(area=area, derived="merged", latest=True).drop(columns=["members", "planned"])
