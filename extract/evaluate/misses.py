"""The worst misses: what was not found, what should not have been, and what was read wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.evaluate.agreement import expected, shown, told
from extract.evaluate.gold import Gold
from extract.evaluate.judging import Difference, Judgement
from extract.model import Observation


@dataclass(frozen=True, slots=True)
class Miss:
    """One miss with its sentence: ``kind`` is ``missing``, ``spurious`` or ``wrong``.

    ``differences`` are the fields of a wrong one that differ; of the others, what the one side says.
    """

    kind: str
    document: str
    place: str
    value_text: str
    differences: tuple[Difference, ...]
    sentence: str


_TOLD = ("value", "unit", "scale", "measure", "base", "period_kind", "indicator")


def worst(judgements: Iterable[Judgement], most: int) -> tuple[Miss, ...]:
    """Up to ``most`` of each kind: missing, then spurious, then wrong, from the lowest on the ladder upwards."""
    missing: list[Miss] = []
    spurious: list[Miss] = []
    wrong: list[Miss] = []
    for item in sorted(judgements, key=_rank):
        if item.gold and not item.output:
            missing.append(_missing(item, item.gold))
        elif item.output and not item.gold:
            spurious.append(_spurious(item, item.output))
        elif item.gold and item.verdict.differences:
            wrong.append(_wrong(item, item.gold))
    return (*missing[:most], *spurious[:most], *wrong[:most])


def _rank(item: Judgement) -> tuple[int, int]:
    return item.verdict.depth, -len(item.verdict.differences)


def _missing(item: Judgement, gold: Gold) -> Miss:
    said = tuple(Difference(name, shown(expected(gold, name)[0]), "") for name in _TOLD)
    return Miss("missing", item.document, gold.place, gold.value_text, said, item.sentence)


def _spurious(item: Judgement, output: Observation) -> Miss:
    values = told(output, {})
    said = tuple(Difference(name, "", shown(values[name])) for name in _TOLD)
    return Miss("spurious", item.document, output.place, output.value_text, said, item.sentence)


def _wrong(item: Judgement, gold: Gold) -> Miss:
    return Miss("wrong", item.document, gold.place, gold.value_text, item.verdict.differences, item.sentence)
