"""The errors a user can meet: each is one line that says what, where and what to do."""

from __future__ import annotations


class ChitieuError(Exception):
    """Base of all errors that are told to the user in one line."""


class ReadError(ChitieuError):
    """A document that cannot be read: ``path``, what was found, and what to do."""

    def __init__(self, path: str, found: str, advice: str) -> None:
        super().__init__(f"{path}: {found}; {advice}")
        self.path = path
        self.found = found
        self.advice = advice


class PatternError(ChitieuError):
    """A file of ``patterns/`` that cannot be used: which, where in it, and what to do."""


class OutputError(ChitieuError):
    """An output folder or file that cannot be written."""
