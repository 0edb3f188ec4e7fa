"""``chitieu check``: a report against its own arithmetic, before it is signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.findings import Finding
    from extract.sources import Source


@click.command(short_help="Hold reports against their own arithmetic.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "html"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Language of messages.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], form: str, lang: str) -> None:
    """Hold reports against their own arithmetic, and print what does not hold, worst first.

    FILE is a document, or a folder of documents. Sums of parts, shares, plans, growth, figures told twice, lists that
    are counted, and dates are checked, aware of rounding. Each finding comes with its page, its sentence, the
    arithmetic and what would mend it. Exit status 1 where something fails or a file cannot be read.

    \b
      chitieu check draft.docx
      chitieu check reports --format sarif --lang en > findings.sarif
    """
    from extract.errors import ReadError
    from extract.sources import sources
    from extract.write.findings import FORMATS

    found = sources(paths)
    if not found:
        raise ReadError(
            ", ".join(map(str, paths)), "no documents in it", "give a .docx, .pdf, .txt, .md, .xlsx or .xls file"
        )
    read = [(source.path.as_posix(), _findings(source)) for source in found]
    results = tuple((name, each) for name, each in read if each is not None)
    click.echo(FORMATS[form](results, lang))
    ctx.exit(1 if len(results) < len(read) or any(each for _, each in results) else 0)


def _findings(source: Source) -> tuple[Finding, ...] | None:
    """The findings of a document; None, and one line on stderr, for one that cannot be read."""
    from extract.errors import ChitieuError
    from extract.findings import findings
    from extract.pipeline import extract_document

    try:
        return findings(extract_document(source.path, source.path.as_posix()))
    except ChitieuError as error:
        click.echo(f"chitieu: {' '.join(str(error).split())}", err=True)
        return None
