"""Precision, recall and F1 per level with their intervals, accuracy per field, per kind of place and per rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.evaluate.agreement import FIELDS, LEVELS
from extract.evaluate.judging import Judgement

DRAWS = 1000
SEED = 20220131

#: What a rule's field stands for among the scored ones; every other field stands for itself.
_RULE_FIELDS = {
    "period": ("period_kind", "period_start", "period_end"),
    "number": ("sign",),
    "value": ("sign",),
}


@dataclass(frozen=True, slots=True)
class LevelScore:
    """How much of gold and output meets at one level; ``low`` and ``high`` bound F1 at 95 %, drawn over sentences."""

    level: str
    matched: int
    outputs: int
    gold: int
    low: float
    high: float

    @property
    def precision(self) -> float:
        return self.matched / self.outputs if self.outputs else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else float(not self.outputs)

    @property
    def f1(self) -> float:
        total = self.outputs + self.gold
        return 2 * self.matched / total if total else 1.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """A field over the pairs whose number agrees, and over those of them where gold or output says something."""

    field: str
    right: int
    of: int
    said_right: int
    said_of: int


@dataclass(frozen=True, slots=True)
class RuleScore:
    """A rule that gave a field: its outputs, those whose number is gold, those with the field right, those all right.

    ``right`` is None for a field that no gold has.
    """

    field: str
    rule: str
    outputs: int
    paired: int
    right: int | None
    full: int


@dataclass(frozen=True, slots=True)
class Score:
    """The measurement of one document, or of all documents of one format."""

    name: str
    levels: tuple[LevelScore, ...]
    fields: tuple[FieldScore, ...]
    places: tuple[tuple[str, tuple[LevelScore, ...]], ...]
    rules: tuple[RuleScore, ...]
    judgements: tuple[Judgement, ...]

    def f1(self, level: str) -> float:
        return self.levels[LEVELS.index(level)].f1


def score(name: str, judgements: tuple[Judgement, ...]) -> Score:
    """The whole measurement over some judged pairs."""
    kinds = sorted({item.place_kind for item in judgements})
    places = tuple((kind, _levels(tuple(j for j in judgements if j.place_kind == kind))) for kind in kinds)
    fields = tuple(_field(name, judgements) for name in FIELDS)
    return Score(name, _levels(judgements), fields, places, _rules(judgements), judgements)


def _levels(judgements: tuple[Judgement, ...]) -> tuple[LevelScore, ...]:
    counts = _sentence_counts(judgements)
    outputs, gold, *matched = (int(count) for count in counts.sum(axis=0))
    bounds = _intervals(counts)
    return tuple(LevelScore(level, matched[rung], outputs, gold, *bounds[rung]) for rung, level in enumerate(LEVELS))


def _sentence_counts(judgements: tuple[Judgement, ...]) -> NDArray[np.int64]:
    """One row a sentence: outputs, gold lines, and what meets at each of the five levels."""
    rows: dict[tuple[str, str], NDArray[np.int64]] = defaultdict(lambda: np.zeros(2 + len(LEVELS), dtype=np.int64))
    for item in judgements:
        met = [item.verdict.depth > rung for rung in range(len(LEVELS))]
        rows[item.cluster] += np.array([item.output is not None, item.gold is not None, *met], dtype=np.int64)
    return np.array(list(rows.values()), dtype=np.int64).reshape(-1, 2 + len(LEVELS))


def _intervals(counts: NDArray[np.int64]) -> list[tuple[float, float]]:
    """The middle 95 % of each level's F1 over sentences drawn with replacement, the same draws every time."""
    if not len(counts):
        return [(1.0, 1.0)] * len(LEVELS)
    shares = np.full(len(counts), 1 / len(counts))
    drawn = np.random.default_rng(SEED).multinomial(len(counts), shares, size=DRAWS) @ counts
    f1 = 2 * drawn[:, 2:] / np.maximum(drawn[:, :1] + drawn[:, 1:2], 1)
    low, high = np.percentile(f1, (2.5, 97.5), axis=0)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def _field(field: str, judgements: tuple[Judgement, ...]) -> FieldScore:
    compared = [item for item in judgements if field in item.verdict.compared]
    said = [item for item in compared if field in item.verdict.wrong or _says(item, field)]
    right, said_right = (sum(field not in item.verdict.wrong for item in items) for items in (compared, said))
    return FieldScore(field, right, len(compared), said_right, len(said))


def _says(item: Judgement, field: str) -> bool:
    """Whether an agreeing pair says anything in a field: agreeing on nothing proves little."""
    return field not in ("base", "part_of") or getattr(item.output, field) is not None


def _rules(judgements: tuple[Judgement, ...]) -> tuple[RuleScore, ...]:
    by_rule = defaultdict(list)
    for item in judgements:
        for field, rule in item.output.how if item.output else ():
            by_rule[field, rule].append(item)
    return tuple(_rule(field, rule, tuple(items)) for (field, rule), items in sorted(by_rule.items()))


def _rule(field: str, rule: str, items: tuple[Judgement, ...]) -> RuleScore:
    verdicts = [item.verdict for item in items if item.verdict.depth]
    fields = set(_RULE_FIELDS.get(field, (field,)))
    right = sum(not fields & verdict.wrong for verdict in verdicts) if fields <= set(FIELDS) else None
    full = sum(verdict.depth == len(LEVELS) for verdict in verdicts)
    return RuleScore(field, rule, len(items), len(verdicts), right, full)
