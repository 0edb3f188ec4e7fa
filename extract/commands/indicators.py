"""``chitieu indicators``: the catalogue of indicators, and the names that it does not know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.link.catalogue import Indicator

OWN = click.option(
    "--patterns", "own", type=click.Path(path_type=Path), metavar="DIR", help="Your own indicators (.toml)."
)


@click.group(short_help="Look into the catalogue of indicators.")
def indicators() -> None:
    """Look into the catalogue of indicators, and at the names that it does not know.

    \b
      chitieu indicators find xuất khẩu gạo
      chitieu indicators show trade.export
      chitieu indicators unmatched output
    """


@indicators.command(short_help="List the names without a code, the most frequent first.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@click.option("--draft", "drafts", type=click.IntRange(min=0), default=1, show_default=True, help="Entries to draft.")
def unmatched(folder: Path, top: int, drafts: int) -> None:
    """List the names in an output FOLDER that no indicator was found for, the most frequent first.

    Behind each stand the indicators that came near: where two fit as well, or one explains too little of a name, none
    is guessed. Then follow drafts of entries: complete them, save them as a .toml in a folder of your own, and give
    that folder to chitieu extract with --patterns.
    """
    from extract.link.unmatched import draft
    from extract.link.unmatched import unmatched as names

    found = names(folder / "observations.parquet")
    figures = sum(each.figures for each in found)
    click.echo(f"{len(found)} names without a code, {figures} figures")
    for each in found[:top]:
        near = f"  near: {', '.join(each.near)}" if each.near else ""
        told = f"{each.figures:>6} figures {each.documents:>4} documents"
        click.echo(f"{told}  {each.name} ({', '.join(each.units) or '%'}){near}")
    for each in found[:drafts]:
        click.echo(f"\n{draft(each)}")


@indicators.command(short_help="Tell all of an indicator.")
@click.argument("code")
@OWN
def show(code: str, own: Path | None) -> None:
    """Tell all that the catalogue says of the indicator with a CODE: names, units, parts, range, sources, wordings."""
    from extract.errors import PatternError
    from extract.link.catalogue import catalogue

    known = catalogue(own)
    if code not in known.indicators:
        raise PatternError(f"{code}: no such indicator; look for it with chitieu indicators find WORDS")
    indicator = known.indicators[code]
    click.echo(_line(indicator))
    click.echo(f"  kind: {indicator.kind}; plausible: {indicator.low} to {indicator.high}")
    for part in indicator.parts:
        click.echo(f"  parts: {', '.join(part)}")
    for source in indicator.source:
        click.echo(f"  source: {source}")
    wordings = sorted({" ".join(w.own) for w in known.wordings if w.code == code})
    click.echo(f"  wordings: {'; '.join(wordings)}")
    stems = sorted({" ".join(stem) for w in known.wordings if w.code == code for stem in w.stems if stem})
    if stems:
        click.echo(f"  with one of: {'; '.join(stems)}")


@indicators.command(short_help="Find indicators by words.")
@click.argument("words", nargs=-1, required=True)
@OWN
def find(words: tuple[str, ...], own: Path | None) -> None:
    """Find the indicators whose names, Vietnamese or English, or codes hold all WORDS."""
    from extract.link.catalogue import catalogue
    from extract.view import fold

    asked = [fold(word) for word in words]
    found = [
        indicator
        for indicator in catalogue(own).indicators.values()
        if all(word in fold(f"{indicator.code} {indicator.vi} {indicator.en}") for word in asked)
    ]
    for indicator in sorted(found, key=lambda each: each.code):
        click.echo(_line(indicator))
    click.echo(f"{len(found)} found")


def _line(indicator: Indicator) -> str:
    return f"{indicator.code}  {indicator.vi} / {indicator.en} ({', '.join(indicator.units)})"
