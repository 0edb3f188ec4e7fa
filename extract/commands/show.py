"""``chitieu show``: a document as the program understood it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Print a document as the program understood it.")
@click.argument("file", type=click.Path(path_type=Path))
def show(file: Path) -> None:
    """Print a document as the program understood it.

    Its letterhead, sections and tables in reading order, each footnote under the sentence that it belongs to. Look
    here first when figures are missing: a reading error shows at once.
    """
    from extract.read import read
    from extract.show import render

    click.echo(render(read(file, file.name)))
