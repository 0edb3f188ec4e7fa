"""``chitieu export``: the series of an output folder as a workbook, CSV, a database or SDMX."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.export.figures import Choice

FORMS = ("xlsx", "csv", "duckdb", "sdmx-csv")


@click.command(short_help="Write series as a workbook, CSV, database or SDMX.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--to", "form", type=click.Choice(FORMS), required=True, help="What to write.")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="PATH", help="The file to write.")
@click.option("--indicator", metavar="CODE", help="One indicator by code or name; CODE.* all below a code.")
@click.option("--area", metavar="AREA", help="One area by code or name.")
@click.option("--vintage", metavar="all|DATE", help="All vintages, or what was known on a day  [the newest]")
def export(folder: Path, form: str, out: Path, **chosen: str | None) -> None:
    """Write the series of a folder that `chitieu extract --out` made in another form.

    xlsx is a workbook with a sheet a domain, a row a series and a column a period; each cell's note tells the source.
    csv has a row a figure. duckdb is a database with all five tables and a view `latest`. sdmx-csv is SDMX-CSV 2.1,
    with the codelists and the data structure beside it as NAME.structure.json.

    \b
      chitieu export output --to xlsx --out series.xlsx
      chitieu export output --to csv --indicator 'trade.*' --area 'Lạng Sơn' --out trade.csv
    """
    from extract.export.figures import Choice

    vintage = chosen["vintage"]
    if vintage is not None and not _is_vintage(vintage):
        raise click.UsageError(f"--vintage cannot be {vintage}: give all or a day such as 2024-06-30.")
    choice = Choice(chosen["indicator"], chosen["area"], vintage)
    click.echo(f"{_write(form, folder, choice, out)}, written to {out}")


def _is_vintage(text: str) -> bool:
    try:
        return text == "all" or bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _write(form: str, folder: Path, choice: Choice, out: Path) -> str:
    from extract.export.database import write_duckdb
    from extract.export.sdmx import write_sdmx
    from extract.export.tidy import write_csv
    from extract.export.workbook import write_xlsx

    writers = dict(zip(FORMS, (write_xlsx, write_csv, write_duckdb, write_sdmx), strict=True))
    return writers[form](folder, choice, out)
