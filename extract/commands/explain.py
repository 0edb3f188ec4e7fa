"""``chitieu explain``: where each field of a figure came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.model import Document, Extraction, Number, Observation


@click.command(short_help="Say why a figure was read as it was.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("figure")
def explain(file: Path, figure: str) -> None:
    """Say why a figure was read as it was.

    FIGURE is a number as it is printed in FILE, such as 58,3, or its value, such as -58.3. For each place where it
    stands: the sentence, and field by field the value with the words or the rule that gave it. For a figure that is no
    observation: why not.

    \b
      chitieu explain report.docx 1.230,5
      chitieu explain report.docx -- -58.3
    """
    from extract.errors import ReadError
    from extract.pipeline import extract_document

    text = explanation(extract_document(file, file.name), figure)
    if not text:
        raise ReadError(str(file), f"no figure {figure} is printed in it", "give the figure as printed, without unit")
    click.echo(text)


def explanation(extraction: Extraction, figure: str) -> str:
    """What is known of every place where a figure is printed; empty if it is nowhere."""
    observed = {each.observation_id: each for each in extraction.observations}
    parts = [
        "\n".join(_told(extraction.document, number, observed))
        for number in sorted(extraction.numbers, key=lambda each: each.start)
        if figure in _spellings(number, observed)
    ]
    return "\n\n".join(parts)


def _spellings(number: Number, observed: dict[str, Observation]) -> set[str]:
    """A figure as printed, and as ``chitieu extract`` gives its value."""
    observation = observed.get(number.observation_id or "")
    return {number.text, *((observation.value_text, f"{observation.value:f}") if observation else ())}


def _told(document: Document, number: Number, observed: dict[str, Observation]) -> Iterator[str]:
    observation = observed.get(number.observation_id or "")
    yield f"{number.text}  at {_where(document, number)}: {number.outcome}"
    yield f"  « {observation.context if observation else _around(document.text, number)} »"
    if number.reason:
        yield f"  because: {number.reason}"
    if len(number.readings) > 1:
        read = ", ".join(f"{each.value} (cost {each.cost}, {each.why})" for each in number.readings)
        yield f"  may be read as {read}" + (f"; decided by {number.decided_by}" if number.decided_by else "")
    if observation:
        yield from _fields(observation, observed)


def _where(document: Document, number: Number) -> str:
    from extract.write.place import place_on_page

    page, _ = place_on_page(document.lines, number.start, number.end)
    return f"{number.place}, characters {number.start} to {number.end}" + (f", page {page}" if page else "")


def _around(text: str, number: Number) -> str:
    """The words beside a number that is in no observation's sentence."""
    left = text[max(number.start - 60, 0) : number.start]
    return " ".join((left + text[number.start : number.end + 60]).split())


def _fields(observation: Observation, observed: dict[str, Observation]) -> Iterator[str]:
    rules = dict(observation.how)
    values = _values(observation, observed)
    shown = {name: value for name, value in values.items() if value or name in rules}
    names = max(map(len, shown))
    width = min(max(map(len, shown.values())), 44)
    for name, value in shown.items():
        yield f"  {name:<{names}}  {value:<{width}}  {rules.get(name, '')}".rstrip()
    for name in sorted(rules.keys() - values.keys()):
        yield f"  {name:<{names}}  {'':<{width}}  {rules[name]}"


def _values(observation: Observation, observed: dict[str, Observation]) -> dict[str, str]:
    period, total = observation.period, observed.get(observation.part_of or "")
    return {
        "value": str(observation.value),
        "unit": observation.unit,
        "scale": f"10^{observation.scale}" if observation.scale else "",
        "measure": observation.measure,
        "base": observation.base or "",
        "base_text": observation.base_text or "",
        "period": f"{period.kind} {period.start} to {period.end}" if period else "",
        "indicator": observation.indicator,
        "area": observation.area,
        "status": observation.status,
        "bound": observation.bound,
        "part_of": f"{total.value_text} ({total.indicator})" if total else "",
        "section": observation.section,
    }
