"""Runs the program over annotated documents and measures it: what the evaluate command does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ChitieuError, ReadError
from extract.evaluate.agreement import LEVELS
from extract.evaluate.cases import FORMATS, Case, EvaluationError, find_cases
from extract.evaluate.evaluation import Evaluation, evaluate
from extract.evaluate.gold import Gold, GoldError, check_spans, read_gold
from extract.model import Extraction, Observation

Extract = Callable[[Path, str], Extraction]

_ANNOTATED_TEXT = (".txt", ".md")  # the formats that a gold line's spans can count in, the first that is there


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measurement and what it falls short of, one line each; nothing if every threshold is reached."""

    evaluation: Evaluation
    shortfalls: tuple[str, ...]


def run(
    folder: Path,
    formats: tuple[str, ...] = (),
    thresholds: Mapping[str, float] | None = None,
    annotated: Path | None = None,
) -> Outcome:
    """Extracts every annotated document under a folder and measures the result; no ``formats`` means all.

    ``annotated`` is the folder of the gold where it is not beside the documents. ``thresholds`` gives the least F1 by
    level; each format must reach it by itself. Raises :class:`EvaluationError`
    for an unknown level or format or where nothing is annotated, :class:`GoldError` for bad gold.
    """
    from extract.pipeline import extract_document  # the steps are heavy to import

    return measure(folder, extract_document, formats, thresholds or {}, annotated)


def measure(
    folder: Path,
    extract: Extract,
    formats: tuple[str, ...],
    thresholds: Mapping[str, float],
    annotated: Path | None = None,
) -> Outcome:
    """What :func:`run` gives, of any function that extracts a document given by its path and its name."""
    _refuse_unknown("level", tuple(thresholds), LEVELS)
    _refuse_unknown("format", formats, FORMATS)
    chosen = [found for found in find_cases(folder, annotated) if found[0].suffix.lstrip(".") in (formats or FORMATS)]
    cases: list[Case] = []
    unread: list[tuple[str, str]] = []
    for document, gold_path in chosen:
        name = document.relative_to(folder).as_posix()
        try:
            cases.append(_case(document, name, read_gold(gold_path), extract))
        except _PictureOnly as error:
            unread.append((name, str(error)))
    evaluation = evaluate(tuple(cases), tuple(unread))
    return Outcome(evaluation, tuple(_shortfalls(evaluation, formats, thresholds)))


SHEET = "sheet:"


class _PictureOnly(Exception):
    """A PDF that holds pictures of pages and no text: read by no step yet, so in no score."""


def _case(document: Path, name: str, gold: tuple[Gold, ...], extract: Extract) -> Case:
    try:
        extraction = extract(document, name)
    except ReadError as error:
        if document.suffix == ".pdf" and _is_picture(document):
            raise _PictureOnly(str(error)) from error
        return _failed(name, gold, error)
    except ChitieuError as error:
        return _failed(name, gold, error)
    text = extraction.document.text
    found = _of_annotated_sheets(extraction.observations, gold)
    return Case(name, gold, found, text, _annotated_text(document, gold, text))


def _of_annotated_sheets(found: tuple[Observation, ...], gold: tuple[Gold, ...]) -> tuple[Observation, ...]:
    """The observations but those of sheets that no gold line names: a workbook has many, with words beside them."""
    named = {line.place for line in gold}
    sheets = any(place.startswith(SHEET) for place in named)
    return tuple(o for o in found if not (sheets or o.place.startswith(SHEET)) or o.place in named)


def _failed(name: str, gold: tuple[Gold, ...], error: ChitieuError) -> Case:
    return Case(name, gold, (), "", failure=str(error))


def _annotated_path(document: Path) -> Path | None:
    siblings = (document.with_suffix(suffix) for suffix in _ANNOTATED_TEXT)
    return next((path for path in siblings if path.is_file()), None)


def _annotated_text(document: Path, gold: tuple[Gold, ...], text: str) -> str | None:
    """The text in which the gold's spans count: the document's own or its plain sibling's, None if there is none."""
    path = _annotated_path(document)
    if path is None or any(item.start is None for item in gold):
        return None
    annotated = text if path == document else _decoded(path)
    check_spans(gold, annotated, str(path))
    return annotated


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), f"cannot be read ({error})", "annotated text must be UTF-8") from error


def _is_picture(document: Path) -> bool:
    """Whether a PDF opens and no page of it holds a character."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(document) as pdf:
            return all(page.get_textpage().count_chars() == 0 for page in pdf)
    except pypdfium2.PdfiumError:
        return False


def _refuse_unknown(what: str, names: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in names:
        if name not in known:
            raise EvaluationError(f"{name}: no such {what}; choose from {', '.join(known)}")


def _shortfalls(evaluation: Evaluation, formats: tuple[str, ...], least: Mapping[str, float]) -> Iterator[str]:
    measured = {score.name: score for score in evaluation.formats}
    if least and not measured:
        yield "no annotated document was measured"
    for name in formats:
        if name not in measured:
            yield f"{name}: no annotated document was measured"
    for name, score in measured.items():
        for level, threshold in least.items():
            if score.f1(level) < threshold:
                yield f"{name}: {level} F1 {score.f1(level):.4f} is under {threshold}"
