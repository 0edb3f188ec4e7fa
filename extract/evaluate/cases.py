"""What is judged: a document's gold beside what the program found in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from extract.errors import ChitieuError
from extract.evaluate.gold import Gold
from extract.model import Observation

FORMATS: tuple[str, ...] = ("txt", "md", "docx", "doc", "pdf", "html", "xlsx", "xls")
_NOT_GOLD = (".checks", ".draft")


class EvaluationError(ChitieuError):
    """An evaluation that cannot be made as asked: nothing annotated there, or a level that does not exist."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document to judge.

    ``gold_text`` is the text in which the gold's spans count: the same string as ``text`` for an annotated plain
    text, the plain text's for the same report in another format, None where no such text is known. ``failure`` is
    why the document gave nothing, if it failed: all its gold is then missed.
    """

    document: str
    gold: tuple[Gold, ...]
    observations: tuple[Observation, ...]
    text: str
    gold_text: str | None = None
    failure: str = ""

    @property
    def format(self) -> str:
        return PurePath(self.document).suffix.lstrip(".").lower()


def find_cases(folder: Path, annotated: Path | None = None) -> tuple[tuple[Path, Path], ...]:
    """Every annotated document under a folder with its gold, each format of a report by itself, by path.

    ``annotated`` is the folder that holds the gold under the same names, where it is not beside the documents. The gold
    of ``STEM.txt``, ``.md``, ``.docx``, ``.doc``, ``.pdf``, ``.html``, ``.xlsx`` or ``.xls`` is ``STEM.jsonl`` beside
    it; gold checks (``STEM.checks.jsonl``) and drafts (``STEM.draft.jsonl``) are none. Raises :class:`EvaluationError`
    if nothing there is annotated.
    """
    beside = annotated or folder
    found = tuple(
        (document, gold)
        for gold in sorted(beside.rglob("*.jsonl"))
        for document in (folder / gold.relative_to(beside).with_suffix(f".{suffix}") for suffix in FORMATS)
        if not gold.stem.endswith(_NOT_GOLD) and document.is_file()
    )
    if not found:
        raise EvaluationError(
            f"{folder}: no annotated document; put STEM.jsonl beside STEM.txt, .md, .docx, .doc, .pdf, .xlsx or .xls"
        )
    return found
