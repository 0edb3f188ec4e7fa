"""The measurement as the tables of a Markdown page, written between its two marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.evaluate.cases import EvaluationError
from extract.evaluate.evaluation import Evaluation
from extract.evaluate.scoring import Score

OPENS, CLOSES = "<!-- evaluation -->", "<!-- /evaluation -->"


def write_page(path: Path, evaluation: Evaluation) -> None:
    """Puts the tables of a measurement between the marks of a page; the rest of the page stays as it is.

    Raises :class:`EvaluationError` if the page cannot be read or has not both marks in their order.
    """
    try:
        page = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    before, opened, rest = page.partition(OPENS)
    _, closed, after = rest.partition(CLOSES)
    if not (opened and closed):
        raise EvaluationError(f"{path}: no place for the tables; put {OPENS} and {CLOSES} on lines of their own")
    path.write_text(f"{before}{OPENS}\n{as_markdown(evaluation)}\n{CLOSES}{after}", "utf-8")


def as_markdown(evaluation: Evaluation) -> str:
    """Tables of the ladder, by field, by kind of place and by document."""
    parts: list[str] = []
    for score in evaluation.formats:
        parts += _of_format(score)
    parts.append("F1 by document:\n\n" + _table(_documents(evaluation.documents)))
    return "\n\n".join(parts)


def _of_format(score: Score) -> Iterator[str]:
    figures = score.levels[0].gold
    yield f"`.{score.name}` documents, {figures} annotated figures, {score.levels[0].outputs} found:"
    yield _table(_levels(score))
    yield "F1 by kind of place:\n\n" + _table(_places(score))
    yield "Fields, of the figures whose number agrees:\n\n" + _table(_fields(score))


def _levels(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("level", "precision", "recall", "F1", "95 %")
    for level in score.levels:
        shares = (_of_one(share) for share in (level.precision, level.recall, level.f1))
        yield (f"`{level.level}`", *shares, f"{_of_one(level.low)}-{_of_one(level.high)}")


def _places(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("place", *(f"`{level.level}`" for level in score.levels), "figures")
    for kind, levels in score.places:
        yield (kind, *(_of_one(level.f1) for level in levels), str(levels[0].gold))


def _fields(score: Score) -> Iterator[tuple[str, ...]]:
    yield ("field", "right", "of", "accuracy")
    for field in (field for field in score.fields if field.of):
        yield (f"`{field.field}`", str(field.right), str(field.of), _of_one(field.right / field.of))


def _documents(documents: tuple[Score, ...]) -> Iterator[tuple[str, ...]]:
    yield ("document", *(f"`{level.level}`" for level in documents[0].levels), "figures")
    for score in documents:
        yield (f"`{score.name}`", *(_of_one(level.f1) for level in score.levels), str(score.levels[0].gold))


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a Markdown table, the first its head.

    >>> print(_table([("level", "F1"), ("`number`", ".997")]))
    | level | F1 |
    | --- | --- |
    | `number` | .997 |
    """
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    rule = "|" + " --- |" * head.count(" | ") + " --- |"
    return "\n".join((head, rule, *body))


def _of_one(share: float) -> str:
    """A share with three decimals and no nought before them: ``.997``."""
    return f"{share:.3f}".removeprefix("0")
