"""A DuckDB database file: the five tables, and a view of what is newest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.api import KEY
from extract.export.figures import ALL, Choice, chosen
from extract.export.files import whole

LATEST = f"""
create view latest as select * from series where derived is null
qualify coalesce(vintage, date '0001-01-01') = max(coalesce(vintage, date '0001-01-01'))
over (partition by {", ".join(KEY)}, status = 'plan')
"""
"""What is printed of each period in its newest vintage, as :func:`extract.api.load_series` gives it."""


def write_duckdb(folder: Path, choice: Choice, out: Path) -> str:
    """Write the five tables with the types and keys of the Parquet files; returns how many rows of which.

    What is chosen narrows ``series`` alone; without a vintage it keeps them all.
    """
    import duckdb

    from extract.write.meanings import MEANINGS
    from extract.write.parquet import TABLES

    kept = chosen(folder, Choice(choice.indicator, choice.area, choice.vintage or ALL)).index
    counts = []
    with whole(out) as draft, duckdb.connect(str(draft), config={"threads": 1}) as database:
        for name, columns in TABLES.items():
            table = _table(folder, name, list(kept))
            database.from_arrow(table).create(name)
            for column in columns:
                said = MEANINGS[name].get(column.name, "").replace("'", "''")
                database.execute(f"comment on column {name}.\"{column.name}\" is '{said}'")
            counts.append(f"{table.num_rows} {name}")
        database.execute(LATEST)
    return ", ".join(counts)


def _table(folder: Path, name: str, kept: list[int]) -> Any:
    import pyarrow.parquet as pq

    from extract.errors import OutputError

    path = folder / f"{name}.parquet"
    try:
        table = pq.read_table(path)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be read ({error}); write the folder anew with chitieu extract") from error
    return table.take(kept) if name == "series" else table
