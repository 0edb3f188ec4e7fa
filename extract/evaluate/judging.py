"""Holds each pair of gold and output against the ladder, and tells which sentence it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.evaluate.agreement import FIELDS, agreements, counts, depth, expected, shown, told
from extract.evaluate.cases import Case
from extract.evaluate.gold import Gold
from extract.evaluate.pairing import Pair, pair, place_kind
from extract.evaluate.sentences import sentence_at
from extract.model import Observation


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which a pair differs, with what each side says."""

    field: str
    gold: str
    output: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a pair agrees: ``depth`` levels of the ladder hold, 0 to 5.

    ``compared`` are the fields that count, ``differences`` those of them that differ. If not even the number agrees,
    nothing is compared and the number is the only difference.
    """

    depth: int = 0
    compared: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def wrong(self) -> frozenset[str]:
        return frozenset(difference.field for difference in self.differences)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One gold line, one output or both, with the verdict on them; ``cluster`` is the same for all of one sentence."""

    document: str
    gold: Gold | None
    output: Observation | None
    verdict: Verdict
    sentence: str
    cluster: tuple[str, str]

    @property
    def place_kind(self) -> str:
        """The gold's kind of place; for a spurious output its own."""
        said = self.gold or self.output
        return place_kind(said.place) if said else ""


def judge(case: Case) -> tuple[Judgement, ...]:
    """Each gold line and each output of a document exactly once."""
    pairs = pair(case)
    starts = _starts(pairs)
    annotated = [_gold_sentence(item, case) for item in pairs]
    printed = [_printed_sentence(item, case) for item in pairs]
    known = {said: gold for said, gold in zip(printed, annotated, strict=True) if said and gold}
    return tuple(
        Judgement(
            document=case.document,
            gold=item.gold,
            output=item.output,
            verdict=_verdict(item, starts),
            sentence=said or gold,
            cluster=(case.document, gold or known.get(said, said) or f"line {index}"),
        )
        for index, (item, gold, said) in enumerate(zip(pairs, annotated, printed, strict=True))
    )


def _verdict(item: Pair, starts: Mapping[str, int]) -> Verdict:
    if item.gold is None or item.output is None:
        return Verdict()
    agreed = agreements(item.gold, item.output, starts)
    compared = tuple(name for name in FIELDS if counts(item.gold, name)) if "number" in agreed else ()
    said = told(item.output, starts)
    differences = tuple(
        Difference(name, shown(expected(item.gold, name)[0]), shown(said[name]))
        for name in compared or ("number",)
        if name not in agreed
    )
    return Verdict(depth(agreed), compared, differences)


def _starts(pairs: tuple[Pair, ...]) -> dict[str, int]:
    """The start of the gold line that each output is paired with, by observation_id."""
    return {
        item.output.observation_id: item.gold.start
        for item in pairs
        if item.gold and item.output and item.gold.start is not None
    }


def _gold_sentence(item: Pair, case: Case) -> str:
    if item.gold is None or item.gold.start is None or case.gold_text is None:
        return ""
    return sentence_at(case.gold_text, item.gold.start)


def _printed_sentence(item: Pair, case: Case) -> str:
    if item.output is None:
        return ""
    return " ".join(item.output.context.split()) or sentence_at(case.text, item.output.start)
