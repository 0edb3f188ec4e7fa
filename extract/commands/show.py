"""``chitieu show``: a document as the program understood it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Print a document as the program understood it.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--marked", type=click.Path(path_type=Path), metavar="PAGE.html", help="Write a page of its figures.")
@click.option("--tables", is_flag=True, help="List what each cell of its tables was understood to say.")
def show(file: Path, marked: Path | None, tables: bool) -> None:
    """Print a document as the program understood it.

    Its letterhead, sections and tables in reading order, each footnote under the sentence that it belongs to. Look
    here first when figures are missing: a reading error shows at once. With --marked a page for the browser is written
    instead, each sentence with its figures coloured by what they measure. With --tables each figure of a table stands
    under the path of heads above it and behind the path of rows before it, with its unit, measure, base and period.
    """
    if marked is not None:
        _write_page(file, marked)
        return
    from extract.read import read
    from extract.show import render, render_cells

    if tables:
        from extract.pipeline import extract_document

        click.echo(render_cells(extract_document(file, file.name)), nl=False)
        return
    click.echo(render(read(file, file.name)))


def _write_page(file: Path, page: Path) -> None:
    from extract.errors import OutputError
    from extract.marked import marked
    from extract.pipeline import extract_document

    if page.exists() and page.suffix.lower() not in {".html", ".htm"}:
        raise OutputError(f"{page}: is there already and no page; choose a name that ends in .html")
    drawn = marked(extract_document(file, file.name))
    try:
        page.write_text(drawn, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{page}: cannot be written ({error.strerror}); choose another place") from None
    click.echo(f"written to {page}")
