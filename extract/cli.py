"""The command line: ``chitieu`` and its commands."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from extract.commands.annotate import annotate
from extract.commands.check import check
from extract.commands.evaluate import evaluate
from extract.commands.explain import explain
from extract.commands.export import export
from extract.commands.extract import extract
from extract.commands.indicators import indicators
from extract.commands.show import show
from extract.errors import ChitieuError

HELP = """\b
Reads Vietnamese socio-economic reports (.docx, .doc, .pdf, .txt, .md, .html) and
workbooks (.xlsx, .xls), and gives every figure in them as a row: its value, unit and
scale, what it measures, against which base, for which period and area, and
where it is printed.

\b
Try it:
  chitieu extract reports/2024-01.docx        look at what one report says
  chitieu extract reports --out output        a folder into Parquet tables
  chitieu explain reports/2024-01.docx 58,3   why a figure was read so
  chitieu check reports/2024-01.docx          does the report add up?
  chitieu export output --to xlsx --out a.xlsx   the series as a workbook

\b
When a figure looks wrong, `chitieu show FILE` prints the report as the
program understood it, and `chitieu explain FILE FIGURE` says which words
gave each field. The words themselves stand in the files of patterns/.

\b
Exit status: 0 all done; 1 something could not be read, written or found
(one line each on stderr, all other documents are done); 2 bad arguments.
"""


class Commands(click.Group):
    """A group that tells every error in one line; ``CHITIEU_DEBUG=1`` shows where an unforeseen one comes from."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ChitieuError as error:
            told(str(error))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("CHITIEU_DEBUG") or (isinstance(error, OSError) and error.errno == errno.EPIPE):
                raise
            from extract.batch import unforeseen

            told(unforeseen(error))
        ctx.exit(1)


def told(message: str) -> None:
    """Say what went wrong, in one line on stderr."""
    click.echo(f"chitieu: {' '.join(message.split())}", err=True)


@click.group(cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="chitieu", message="%(package)s %(version)s")
def cli() -> None:
    pass


for command in (extract, check, show, explain, evaluate, annotate, indicators, export):
    cli.add_command(command)


def main() -> None:
    """Run ``chitieu``; output is UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    cli(prog_name="chitieu")


if __name__ == "__main__":
    main()
