"""Pairs gold and output one to one, for the best total.

Where the gold's spans count in the document's own text, two can pair only if their spans overlap. In another format of
the report they can pair only if the same number is printed in the same kind of place with the same words around it;
so two equal numbers are told apart by where they stand and not by what was said of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from extract.evaluate.agreement import agreements, printed
from extract.evaluate.cases import Case
from extract.evaluate.gold import Gold
from extract.evaluate.sentences import surroundings
from extract.model import Observation

SAME_WORDS = 0.6  # how alike the words on one side must be for two places to be the same

Candidate = tuple[int, int, float]  # gold index, output index, weight over 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold line and the output that claims it; one of them is None for a missed gold or a spurious output."""

    gold: Gold | None
    output: Observation | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: kind of place, cell, relative rank (0 to 1) in that kind, words before and after."""

    kind: str
    cell: tuple[str, int | None, int | None]
    rank: float
    around: tuple[str, str]


def pair(case: Case) -> tuple[Pair, ...]:
    """Each gold line and each output exactly once, in pairs or alone, gold first in its own order."""
    matched = _assign(_by_span(case) if case.gold_text == case.text else _by_place(case))
    claimed = set(matched.values())
    with_gold = (
        Pair(gold, case.observations[matched[index]] if index in matched else None)
        for index, gold in enumerate(case.gold)
    )
    alone = (Pair(None, output) for index, output in enumerate(case.observations) if index not in claimed)
    return (*with_gold, *alone)


def place_kind(place: str) -> str:
    """``body``, ``footnote``, ``table`` or ``sheet``.

    >>> place_kind("footnote:3")
    'footnote'
    """
    return place.partition(":")[0]


def _assign(candidates: Iterable[Candidate]) -> dict[int, int]:
    """Output index by gold index, each at most once, so that the weights add up to the most."""
    weights = {(gold, output): weight for gold, output, weight in candidates}
    if not weights:
        return {}
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    golds, outputs = (sorted(set(side)) for side in zip(*weights, strict=True))
    row = {gold: index for index, gold in enumerate(golds)}
    column = {output: index for index, output in enumerate(outputs)}
    matrix = np.zeros((len(golds), len(outputs)))
    for (gold, output), weight in weights.items():
        matrix[row[gold], column[output]] = weight
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    chosen = ((golds[i], outputs[j]) for i, j in zip(rows, columns, strict=True))
    return {gold: output for gold, output in chosen if (gold, output) in weights}


def _by_span(case: Case) -> Iterator[Candidate]:
    """Overlapping spans; the very same span counts most, then the fields that agree (of two outputs on one span)."""
    outputs = sorted(enumerate(case.observations), key=lambda item: (item[1].start, item[1].end))
    for index, gold in enumerate(case.gold):
        if gold.start is None or gold.end is None:
            continue
        for other, output in outputs:
            if output.start >= gold.end:
                break
            if output.end > gold.start:
                same_span = (output.start, output.end) == (gold.start, gold.end)
                yield index, other, 1 + 2 * same_span + _agreeing(gold, output)


def _by_place(case: Case) -> Iterator[Candidate]:
    """The same number in the same kind of place; what surrounds it counts most, its fields least."""
    golds, outputs = _gold_places(case), _output_places(case)
    alike = defaultdict(list)
    for other, (output, place) in enumerate(zip(case.observations, outputs, strict=True)):
        alike[printed(output.value_text), place.kind].append(other)
    for index, (gold, place) in enumerate(zip(case.gold, golds, strict=True)):
        for other in alike[printed(gold.value_text), place.kind]:
            closeness = _closeness(place, outputs[other])
            if case.gold_text is None or _same_surroundings(place, outputs[other]):
                yield index, other, 1 + closeness + 1e-9 * _agreeing(gold, case.observations[other])


def _closeness(gold: Place, output: Place) -> float:
    """How near two places are, over 0; the square of the distance in rank keeps equal neighbours from crossing."""
    words = sum(_likeness(gold, output))
    cell = 2 * (gold.cell == output.cell and gold.cell[1] is not None)
    return words + cell + 1e-2 * (1 - (gold.rank - output.rank) ** 2)


def _same_surroundings(gold: Place, output: Place) -> bool:
    in_same_cell = gold.cell == output.cell and gold.cell[1] is not None
    return in_same_cell or max(_likeness(gold, output)) >= SAME_WORDS


def _likeness(gold: Place, output: Place) -> tuple[float, float]:
    before, after = (Indel.normalized_similarity(a, b) for a, b in zip(gold.around, output.around, strict=True))
    return before, after


def _agreeing(gold: Gold, output: Observation) -> float:
    """The share of fields that agree, under 1."""
    return len(agreements(gold, output, {})) / 20


def _gold_places(case: Case) -> tuple[Place, ...]:
    starts = [index if gold.start is None else gold.start for index, gold in enumerate(case.gold)]
    ranks = _ranks([(place_kind(gold.place), start) for gold, start in zip(case.gold, starts, strict=True)])
    numbers = _neighbours([(gold.value_text, start) for gold, start in zip(case.gold, starts, strict=True)])
    return tuple(
        Place(place_kind(gold.place), (gold.place, gold.row, gold.column), rank, _gold_words(gold, case) or around)
        for gold, rank, around in zip(case.gold, ranks, numbers, strict=True)
    )


def _gold_words(gold: Gold, case: Case) -> tuple[str, str] | None:
    if case.gold_text is None or gold.start is None or gold.end is None:
        return None
    return surroundings(case.gold_text, gold.start, gold.end)


def _output_places(case: Case) -> tuple[Place, ...]:
    found = case.observations
    ranks = _ranks([(place_kind(output.place), output.start) for output in found])
    if case.gold_text is None:
        around = _neighbours([(output.value_text, output.start) for output in found])
    else:
        around = [surroundings(case.text, output.start, output.end) for output in found]
    return tuple(
        Place(place_kind(output.place), (output.place, output.row, output.column), rank, words)
        for output, rank, words in zip(found, ranks, around, strict=True)
    )


def _ranks(placed: list[tuple[str, int]]) -> list[float]:
    """Relative rank of each start among the different starts in its kind of place."""
    rank: dict[tuple[str, int], float] = {}
    for _, group in groupby(sorted(set(placed)), key=lambda item: item[0]):
        members = tuple(group)
        rank |= {member: index / len(members) for index, member in enumerate(members)}
    return [rank[item] for item in placed]


def _neighbours(numbers: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """The three numbers before and after each: what tells equal numbers apart where no text is known."""
    order = sorted({(start, printed(value_text)) for value_text, start in numbers})
    position = {item: index for index, item in enumerate(order)}
    texts = [text for _, text in order]
    found = (position[start, printed(value_text)] for value_text, start in numbers)
    return [(" ".join(texts[max(0, i - 3) : i]), " ".join(texts[i + 1 : i + 4])) for i in found]
