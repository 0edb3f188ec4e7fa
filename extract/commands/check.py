"""``chitieu check``: a report against its own arithmetic, before it is signed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.sources import Source
    from extract.write.findings import Result


@click.command(short_help="Hold reports against their own arithmetic.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "html"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Language of messages.")
@click.option("--undecided", is_flag=True, help="Also what is apart, but may be read in another way.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: str, lang: str, undecided: bool) -> None:
    """Hold reports against their own arithmetic, and print what does not hold, worst first.

    FILE is a document, or a folder of documents. Sums of parts, shares, plans, growth, figures told twice, lists that
    are counted, and dates are checked, aware of rounding; what no single slip explains is told with --undecided only.
    Each finding comes with its page, its sentence, the arithmetic and what would mend it. Exit status 1 where
    something fails or a file cannot be read.

    \b
      chitieu check draft.docx
      chitieu check reports --format sarif --lang en > findings.sarif
    """
    from extract.errors import ReadError
    from extract.sources import READABLE, sources
    from extract.write.findings import FORMATS

    if not all(paths):
        raise ReadError("''", "no name of a file", "give a document or a folder")
    found = sources(map(Path, paths))
    if not found:
        raise ReadError(", ".join(paths), "no documents in it", f"give a {READABLE} file")
    results = tuple(_checked(source, undecided) for source in found)
    told = FORMATS[form](results, lang)
    if told:
        click.echo(told)
    ctx.exit(1 if any(each.error or each.found for each in results) else 0)


def _checked(source: Source, undecided: bool) -> Result:
    """The findings of a document; of one that cannot be read, or fails the program, a line on stderr that names it."""
    from extract.batch import one_line, unforeseen
    from extract.errors import ChitieuError
    from extract.findings import findings
    from extract.pipeline import extract_document
    from extract.write.findings import Result

    name = source.path.as_posix()
    try:
        extraction = extract_document(source.path, name)
        return Result(name, findings(extraction), findings(extraction, "undecided") if undecided else ())
    except ChitieuError as error:
        told = one_line(name, str(error))
    except Exception as error:  # the other documents of a folder are checked all the same
        if os.environ.get("CHITIEU_DEBUG"):
            raise
        told = one_line(name, unforeseen(error))
    click.echo(f"chitieu: {told}", err=True)
    return Result(name, (), error=told)
