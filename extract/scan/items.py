"""What a passage is made of to those who read it: words, marks, phrases that mean something, and quantities."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Reading
from extract.phrases import Match
from extract.scan.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; positions are the view's, ``stop`` is the end of the unit's words.

    ``role`` is ``single``, ``low`` and ``high`` (a range), ``part`` and ``whole`` (a fraction).
    """

    start: int
    end: int
    stop: int
    printed: str
    readings: tuple[Reading, ...]
    unit: Unit
    sign: int = 0
    role: str = "single"


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a punctuation mark, a phrase (``kind`` of its entry) or a quantity; ``reason`` why a figure is none."""

    kind: str
    start: int
    end: int
    text: str
    match: Match | None = None
    quantity: Quantity | None = None
    reason: str = ""

    @property
    def entry_name(self) -> str:
        return self.match.entry.name if self.match else ""

    def get(self, key: str) -> str:
        return self.match.entry.get(key) if self.match else ""
