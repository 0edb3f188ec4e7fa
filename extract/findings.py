"""What checks found in a document, in the order of their weight, each with its page and sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.model import Check, Extraction
from extract.write.place import place_on_page

AROUND = 80  # characters beside a date that stands in no observation's sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that fails or is undecided, with the page, line and sentence of the figure or date to look at."""

    document: str
    check: Check
    page: int | None
    line: int
    place: str
    sentence: str

    def message(self, lang: str) -> str:
        """The message in Vietnamese (``vi``) or English (``en``)."""
        return self.check.message_vi if lang == "vi" else self.check.message_en


def findings(extraction: Extraction, verdict: str = "fails") -> tuple[Finding, ...]:
    """The checks of a document that fail, or those of another ``verdict``, worst first: by how far the two sides are
    apart, those that a figure explains before the others, dates last."""
    found = [check for check in extraction.checks if check.verdict == verdict]
    return tuple(_finding(extraction, check) for check in sorted(found, key=_weight))


def _weight(check: Check) -> tuple[int, Decimal, int]:
    if check.printed is None or check.expected is None:
        return 2, Decimal(0), check.start
    gap = max(Decimal(0), check.printed[0] - check.expected[1], check.expected[0] - check.printed[1])
    size = max(*(abs(end) for end in (*check.printed, *check.expected) if end.is_finite()), Decimal(1))
    return int(check.suspect is None), -gap / size, check.start


def _finding(extraction: Extraction, check: Check) -> Finding:
    document = extraction.document
    page, _ = place_on_page(document.lines, check.start, check.end)
    told = next((o for o in extraction.observations if o.start == check.start), None)
    beside = document.text[max(0, check.start - AROUND) : check.end + AROUND]
    sentence = told.context if told is not None else " ".join(beside.split())
    line = document.text.count("\n", 0, check.start) + 1
    return Finding(document.path, check, page, line, told.place if told is not None else "", sentence)
