"""The words special to tables (``patterns/tables.toml``) as tests on a text."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.model import Span
from extract.view import View, any_of, fold, view_of


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The folded phrases of a list, longest first."""
    return tuple(sorted((fold(phrase) for phrase in patterns.load("tables")[name]), key=len, reverse=True))


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases(name))})(?!\w)")


def is_one(text: str, name: str) -> bool:
    """Whether a text is one of a list's phrases and nothing else.

    >>> is_one("Đơn vị tính:", "units"), is_one("Đơn vị sự nghiệp", "units")
    (True, False)
    """
    key = fold(text).strip()
    return key in phrases(name) or key.rstrip(" :.;*") in phrases(name)


def holds(text: str, name: str) -> bool:
    """Whether a text holds a phrase of a list as whole words."""
    return _anywhere(name).search(fold(text)) is not None


def opens(text: str, name: str) -> int:
    """The length of the list's phrase that a text begins with; 0 for none."""
    found = _anywhere(name).match(fold(text))
    return found.end() if found else 0


def first_place(text: str, name: str) -> int:
    """Where the first phrase of a list stands in a text; the text's length where none does."""
    found = _anywhere(name).search(fold(text))
    return found.start() if found else len(text)


def without(text: str, name: str) -> str:
    """A text without the phrases of a list, spaces single.

    >>> without("Ước thực hiện tháng 5", "estimates")
    'thực hiện tháng 5'
    """
    return tidy(_cut(text, [(m.start(), m.end()) for m in _anywhere(name).finditer(fold(text))]))


def tidy(text: str) -> str:
    """A text with single spaces and no marks or empty brackets left over at its ends."""
    return re.sub(r"\s+", " ", re.sub(r"\(\s*\)", " ", text)).strip(" ,;:.-–/")


def _cut(text: str, ranges: list[tuple[int, int]]) -> str:
    for start, end in reversed(ranges):
        text = f"{text[:start]} {text[end:]}"
    return text


def viewed(text: str) -> View:
    """The view of a bare text, for those who read views."""
    return view_of(text, (Span(0, len(text)),))
