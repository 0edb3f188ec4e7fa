"""The measurement as plain text for a person and as JSON values for a machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from extract.evaluate.evaluation import Evaluation
from extract.evaluate.misses import Miss, worst
from extract.evaluate.scoring import LevelScore, Score

_LEVEL_HEAD = ("level", "precision", "recall", "F1", "95 %", "matched", "outputs", "gold")


def as_text(evaluation: Evaluation, misses: int = 0, by: str = "") -> str:
    """The measurement in aligned columns; ``misses`` is how many of each kind to show, ``by`` is ``how`` or empty."""
    parts: list[str] = []
    for score in evaluation.formats:
        parts += _format_parts(score, misses, by)
    if len(evaluation.documents) > 1:
        parts.append(_titled("F1 by document", _document_rows(evaluation.documents)))
    parts.append(f"Outputs whose place does not hold their number: {evaluation.ungrounded}")
    parts += [f"FAILED (all its gold missed) {name}: {reason}" for name, reason in evaluation.failures]
    parts += [f"NOT READ (in no score) {name}: {reason}" for name, reason in evaluation.unread]
    return "\n\n".join(parts) + "\n"


def as_json(evaluation: Evaluation, misses: int = 0) -> dict[str, object]:
    """The measurement as values that ``json.dumps`` takes."""
    return {
        "formats": {score.name: _score_json(score, misses) for score in evaluation.formats},
        "documents": {score.name: {"levels": _levels_json(score.levels)} for score in evaluation.documents},
        "failures": dict(evaluation.failures),
        "unread": dict(evaluation.unread),
        "ungrounded": evaluation.ungrounded,
    }


def columns(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as aligned columns, the first to the left and the others to the right.

    >>> print(columns([("level", "F1"), ("number", "0.991")]))
    level      F1
    number  0.991
    """
    table = tuple(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join((row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))))
        for row in table
    )


def _format_parts(score: Score, misses: int, by: str) -> Iterator[str]:
    yield _titled(f"== {score.name} ==", (_LEVEL_HEAD, *(_level_row(level) for level in score.levels)))
    yield _titled("Fields, of the pairs whose number agrees", _field_rows(score))
    yield _titled("F1 by kind of place", _place_rows(score))
    if by == "how":
        yield _titled("Rules that gave a field", _rule_rows(score))
    if misses and (found := worst(score.judgements, misses)):
        yield "Worst misses\n" + "\n".join(_miss_text(miss) for miss in found)


def _titled(title: str, rows: Iterable[tuple[str, ...]]) -> str:
    return f"{title}\n{columns(rows)}"


def _level_row(level: LevelScore) -> tuple[str, ...]:
    shares = (f"{share:.3f}" for share in (level.precision, level.recall, level.f1))
    counts = (str(count) for count in (level.matched, level.outputs, level.gold))
    return (level.level, *shares, f"{level.low:.3f}-{level.high:.3f}", *counts)


def _field_rows(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("field", "right", "of", "accuracy", "where said")
    for field in score.fields:
        where_said = f"{field.said_right}/{field.said_of}" if field.said_of != field.of else ""
        yield (field.field, str(field.right), str(field.of), _share(field.right, field.of), where_said)


def _place_rows(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("place", *(level.level for level in score.levels), "outputs", "gold")
    for kind, levels in score.places:
        yield (kind, *(f"{level.f1:.3f}" for level in levels), str(levels[0].outputs), str(levels[0].gold))


def _document_rows(documents: tuple[Score, ...]) -> Iterator[tuple[str, ...]]:
    yield ("document", *(level.level for level in documents[0].levels), "outputs", "gold")
    for score in documents:
        counts = (str(score.levels[0].outputs), str(score.levels[0].gold))
        yield (score.name, *(f"{level.f1:.3f}" for level in score.levels), *counts)


def _rule_rows(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("field: rule", "outputs", "paired", "field right", "all right")
    for rule in score.rules:
        counts = (str(rule.outputs), str(rule.paired))
        right = "-" if rule.right is None else _share(rule.right, rule.paired)
        shares = (right, _share(rule.full, rule.outputs))
        yield (f"{rule.field}: {rule.rule}", *counts, *shares)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _miss_text(miss: Miss) -> str:
    head = f"{miss.kind.upper()} {miss.value_text} ({miss.document}, {miss.place})"
    if miss.kind == "wrong":
        told = "\n".join(f"    {d.field}: gold {d.gold!r}, output {d.output!r}" for d in miss.differences)
    else:
        told = "    " + ", ".join(f"{d.field} {d.gold or d.output}" for d in miss.differences)
    return f"{head}\n{told}\n    “{miss.sentence}”"


def _score_json(score: Score, misses: int) -> dict[str, object]:
    return {
        "levels": _levels_json(score.levels),
        "fields": {field.field: asdict(field) for field in score.fields},
        "places": {kind: _levels_json(levels) for kind, levels in score.places},
        "rules": [asdict(rule) for rule in score.rules],
        "misses": [asdict(miss) for miss in worst(score.judgements, misses)],
    }


def _levels_json(levels: tuple[LevelScore, ...]) -> dict[str, object]:
    return {
        level.level: asdict(level) | {"precision": level.precision, "recall": level.recall, "f1": level.f1}
        for level in levels
    }
