"""The measurement of many documents: each by itself, and all of one format together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.evaluate.cases import Case
from extract.evaluate.judging import Judgement, judge
from extract.evaluate.scoring import Score, score


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by format and by document.

    ``failures`` are documents that gave nothing, counted with all their gold missed; ``unread`` are documents that
    no score counts, such as pictures of pages. Both are pairs of name and reason. ``ungrounded`` counts outputs whose
    place, cut out of the document again, is not what they say is printed there.
    """

    formats: tuple[Score, ...]
    documents: tuple[Score, ...]
    failures: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    ungrounded: int = 0


def evaluate(cases: tuple[Case, ...], unread: tuple[tuple[str, str], ...] = ()) -> Evaluation:
    """The measurement of some documents, in the order given; ``unread`` is passed on to be told."""
    judged = tuple((case, judge(case)) for case in cases)
    formats = dict.fromkeys(case.format for case in cases)
    return Evaluation(
        tuple(score(name, tuple(_of_format(name, judged))) for name in formats),
        tuple(score(case.document, judgements) for case, judgements in judged),
        tuple((case.document, case.failure) for case in cases if case.failure),
        unread,
        sum(case.text[o.start : o.end] != o.value_text for case in cases for o in case.observations),
    )


def _of_format(name: str, judged: tuple[tuple[Case, tuple[Judgement, ...]], ...]) -> Iterator[Judgement]:
    for case, judgements in judged:
        if case.format == name:
            yield from judgements
