"""Placeholder until the reader of this format is in."""

from __future__ import annotations

from extract.errors import ReadError
from extract.model import Document


def read_word(data: bytes, name: str) -> Document:
    """Raises ReadError: the format is not read yet."""
    raise ReadError(name, "a format that is not read yet", "give a .txt file")
