"""``chitieu extract``: documents into rows, in files or on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.write.rows import Rows

COUNTS = ("observations", "ignored", "unresolved")
LISTED = 40
"""Documents that a summary lists one by one; of more, only the totals are told."""


@click.command(short_help="Read documents into tables of figures.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write five tables as .parquet files.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), help="Print the observations instead.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Documents read at a time  [one a processor]")
@click.option("--patterns", "own", type=click.Path(path_type=Path), metavar="DIR", help="Your own indicators (.toml).")
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[Path, ...],
    out: Path | None,
    form: str | None,
    workers: int | None,
    own: Path | None,
) -> None:
    """Read documents into observations, one row a figure.

    PATH is a document, or a folder of documents with its sub-folders (of which hidden files, README files and what is
    no document by its ending are passed over). With --out five Parquet files are written and a summary is printed;
    without it the observations are printed, as a table or as --format says. The result is the same whatever the
    number of workers.

    \b
      chitieu extract reports --out output
      chitieu extract report.pdf --format csv > report.csv
    """
    from extract.batch import default_workers, read_all
    from extract.errors import ReadError
    from extract.link.catalogue import catalogue
    from extract.sources import READABLE, sources

    if out and form:
        raise click.UsageError("--format prints to the terminal and --out writes files: give one of them.")
    found = sources(paths)
    if not found:
        raise ReadError(", ".join(map(str, paths)), "no documents in it", f"give a folder with {READABLE}")
    if own:
        catalogue(own)  # a fault in it is told once, before anything is read
    tally = Tally()
    results = tally.heard(read_all(found, workers or default_workers(len(found)), own))
    if out:
        _write(results, out, own)
        click.echo(tally.summary(out))
    else:
        _print(results, form or "table")
    ctx.exit(1 if tally.failures else 0)


def _write(results: Iterable[Rows], out: Path, own: Path | None) -> None:
    from extract.link.catalogue import catalogue
    from extract.write.parquet import write_output

    write_output(results, out, catalogue(own))


def _print(results: Iterable[Rows], form: str) -> None:
    from extract.write.text import FORMATS

    good = (each for each in results if each.cell("status") == "ok")
    for line in FORMATS[form](good):
        click.echo(line)


@dataclass(slots=True)
class Tally:
    """Counts the results that pass by and tells of failures and of digits left out as they come."""

    lines: list[tuple[str, ...]]
    totals: dict[str, int]
    documents: int
    failures: int

    def __init__(self) -> None:
        self.lines, self.totals, self.documents, self.failures = [], dict.fromkeys(COUNTS, 0), 0, 0

    def heard(self, results: Iterable[Rows]) -> Iterator[Rows]:
        """The same results, counted."""
        for each in results:
            self.documents += 1
            if each.cell("status") == "ok":
                self._count(each)
            else:
                self.failures += 1
                click.echo(f"chitieu: {each.cell('error')}", err=True)
            yield each

    def _count(self, result: Rows) -> None:
        counts = {name: int(str(result.cell(name))) for name in COUNTS}
        self.totals = {name: self.totals[name] + count for name, count in counts.items()}
        if len(self.lines) <= LISTED:
            self.lines.append((result.name, *map(str, counts.values())))
        if result.cell("unaccounted"):
            left = f"{result.cell('unaccounted')} runs of digits are in no account"
            click.echo(f"chitieu: warning: {result.name}: {left}; please report it with the document", err=True)

    def summary(self, out: Path) -> str:
        """How many figures each document gave, if they are few, and all together."""
        total = (f"{self.documents} document{'' if self.documents == 1 else 's'}", *map(str, self.totals.values()))
        listed = self.lines if 1 < len(self.lines) <= LISTED else []
        rows = [("", *COUNTS), *listed, total]
        first = max(len(row[0]) for row in rows)
        lines = [f"{row[0]:<{first}}" + "".join(f"  {cell:>12}" for cell in row[1:]) for row in rows]
        failed = [f"{self.failures} could not be read"] if self.failures else []
        return "\n".join([*lines, *failed, f"written to {out}"])
