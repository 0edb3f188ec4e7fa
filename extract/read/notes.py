"""Footnote marks: which raised digits are marks, and which paragraphs are the notes they lead to."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.model import Mark

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_RAISED = str.maketrans("0123456789", RAISED)
_TO_PLAIN = str.maketrans(RAISED, "0123456789")
_RUN = re.compile(f"[{RAISED}]+")
_BRACKETED = re.compile(r"(?m:^(?P<note>\[\^)|\[\^?)(?P<square>\d{1,3})\](?(note):)|\((?P<round>\d{1,3})\)")


def raised(number: int) -> str:
    """The digits of a footnote mark.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(_TO_RAISED)


def number_of(mark: str) -> int:
    """The number that raised digits give.

    >>> number_of("¹²")
    12
    """
    return int(mark.translate(_TO_PLAIN))


@cache
def _powers() -> re.Pattern[str]:
    units = "|".join(patterns.load("letterhead")["power"])
    return re.compile(rf"(?:^|[^\w])(?:\d*)(?:{units})$")


def is_power(before: str, digits: str) -> bool:
    """Whether raised ``digits`` after the text ``before`` raise a unit: ``nghìn m³``, not ``hộ nghèo³``.

    >>> is_power("xi măng 365 nghìn m", "3"), is_power("cửa khẩu", "7"), is_power("dài 12 km", "7")
    (True, False, False)
    """
    return digits in ("2", "3", "²", "³") and bool(_powers().search(before[-8:]))


def raised_marks(text: str) -> tuple[Mark, ...]:
    """The footnote marks among a text's raised digits, in order.

    >>> [(m.number, m.start) for m in raised_marks("ước 50 nghìn m³, tăng 12,5%¹⁰ so với cùng kỳ")]
    [(10, 27)]
    """
    found = _RUN.finditer(text)
    return tuple(
        Mark(number_of(run.group()), run.start(), run.end())
        for run in found
        if not is_power(text[max(0, run.start() - 8) : run.start()], run.group())
    )


def bracketed_marks(text: str, starts: frozenset[int]) -> tuple[Mark, ...]:
    """Marks written ``[1]``, ``[^1]`` or ``(1)``, where they can be nothing else; empty otherwise.

    ``starts`` are the places where lines begin. The notes must be numbered from 1 in order, and each must have exactly
    one mark elsewhere; ``(1)`` counts as a mark only where no space parts it from its word, since lists use it too.
    """
    for group in ("square", "round"):
        marks = [Mark(int(m.group(group)), m.start(), m.end()) for m in _BRACKETED.finditer(text) if m.group(group)]
        heads = [mark for mark in marks if mark.start in starts]
        calls = [m for m in marks if m.start not in starts and (group == "square" or not text[m.start - 1].isspace())]
        numbers = [mark.number for mark in heads]
        if numbers and numbers == list(range(1, len(numbers) + 1)) == [mark.number for mark in calls]:
            return tuple(sorted(heads + calls, key=lambda mark: mark.start))
    return ()
