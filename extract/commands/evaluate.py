"""``chitieu evaluate``: how right the program is on annotated documents."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click


def threshold(text: str) -> tuple[str, float]:
    """A level and the least F1 that it must reach.

    >>> threshold("number=0.99")
    ('number', 0.99)
    """
    level, _, least = text.partition("=")
    try:
        if 0 <= float(least) <= 1:
            return level, float(least)
        raise ValueError
    except ValueError:
        raise click.BadParameter(f"{text!r} is not LEVEL=F1 with F1 from 0 to 1, such as number=0.99") from None


class Asked(TypedDict):
    """The options of the command, as the user gave them."""

    gold: Path | None
    formats: tuple[str, ...]
    by: str | None
    misses: int
    least: tuple[tuple[str, float], ...]
    page: Path | None
    as_json: bool


@click.command(short_help="Measure the program on annotated documents.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--gold", type=click.Path(path_type=Path), metavar="FOLDER", help="Where the annotation is, if not beside them."
)
@click.option("--format", "formats", multiple=True, metavar="FORMAT", help="Only this format (repeatable).")
@click.option("--by", type=click.Choice(["how"]), help="Also the accuracy of each rule that gave a field.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Also the N worst misses.")
@click.option(
    "--min", "least", type=threshold, multiple=True, metavar="LEVEL=F1", help="Exit status 1 below it (repeatable)."
)
@click.option(
    "--page", type=click.Path(path_type=Path), metavar="FILE.md", help="Also write the tables into this page."
)
@click.option("--json", "as_json", is_flag=True, help="The measurement as JSON.")
def evaluate(folder: Path, **asked: Unpack[Asked]) -> None:
    """Measure the program on the annotated documents of a folder.

    A document is annotated by a .jsonl file of the same stem. Output and annotation are paired one to one; each level
    (number, quantity, statement, dated, full) counts an observation as right only if all before it are right too.

    \b
      chitieu evaluate corpus --misses 10
      chitieu evaluate corpus --min number=0.99 --min full=0.9
      chitieu evaluate workbooks --gold corpus/workbooks
      chitieu evaluate corpus --format txt --page docs/accuracy.md
    """
    import json

    from extract.evaluate import report
    from extract.evaluate.command import run

    outcome = run(folder, asked["formats"], dict(asked["least"]), asked["gold"])
    if asked["page"] is not None:
        from extract.evaluate.page import write_page

        write_page(asked["page"], outcome.evaluation)
    if asked["as_json"]:
        click.echo(json.dumps(report.as_json(outcome.evaluation, asked["misses"]), ensure_ascii=False, indent=2))
    else:
        click.echo(report.as_text(outcome.evaluation, asked["misses"], asked["by"] or ""), nl=False)
    for line in outcome.shortfalls:
        click.echo(f"chitieu: {line}", err=True)
    click.get_current_context().exit(1 if outcome.shortfalls or outcome.evaluation.failures else 0)
