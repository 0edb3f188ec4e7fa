"""The loaded phrases: one lexicon for what words say, one for the units that follow a figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import patterns
from extract.errors import PatternError
from extract.model import Base, Status
from extract.phrases import Entry, Lexicon
from extract.view import fold

FILES = ("verbs", "bases", "plans", "parts", "status", "periods", "names")
YEAR_BEFORE = "previous_year"  # the same period or the period before, as the period measured decides
NOT_ATTRIBUTES = {"kind", "name", "phrases", "examples", "counter"}


def entries() -> Iterator[tuple[dict[str, Any], Entry]]:
    """Every entry of the pattern files with its table, in the order of the files."""
    for name in FILES:
        for table in patterns.load(name)["entry"]:
            refuse_unknown(table, name)
            attributes = tuple((k, str(v)) for k, v in table.items() if k not in NOT_ATTRIBUTES)
            yield table, Entry(table["kind"], table["name"], attributes)


def refuse_unknown(table: dict[str, Any], file: str) -> None:
    """Raise PatternError for an entry whose base or status is none of those that an observation may have."""
    for field, values in (("base", (*Base, YEAR_BEFORE)), ("status", Status)):
        if field in table and table[field] not in {*values}:
            said = f'entry "{table.get("name")}": {field} cannot be "{table[field]}"'
            raise PatternError(f"patterns/{file}.toml: {said}; give one of {', '.join(values)}")


@cache
def words() -> Lexicon:
    """The phrases that govern, date, compare, open parts or swallow figures.

    >>> match = words().at("so với cùng kì năm trước", 0)
    >>> match.entry.get("base"), match.end
    ('same_period_last_year', 24)
    """
    return Lexicon((phrase, entry) for table, entry in entries() for phrase in table["phrases"])


@cache
def scales() -> Lexicon:
    """The scale words: ``nghìn tỷ`` is 12."""
    return Lexicon(
        (phrase, Entry("scale", phrase, (("power", str(table["power"])),)))
        for table in patterns.load("scales")["scale"]
        for phrase in table["phrases"]
    )


@cache
def units() -> Lexicon:
    """The units: measures by symbol, counted things by their classifier."""
    return Lexicon((*_measures(), *_counted()))


def _measures() -> Iterator[tuple[str, Entry]]:
    for table in patterns.load("units")["unit"]:
        for phrase in table["phrases"]:
            attributes = (("unit", table["unit"]), ("kind", table["kind"]), ("scale", str(table.get("scale", 0))))
            yield phrase, Entry("unit", table["unit"], attributes)


def _counted() -> Iterator[tuple[str, Entry]]:
    for name in patterns.load("units")["counted"].split(";"):
        unit = name.strip().lower()
        yield name.strip(), Entry("unit", unit, (("unit", unit), ("kind", "count"), ("scale", "0")))


@cache
def subject_words(name: str) -> tuple[str, ...]:
    """A list of ``patterns/subjects.toml`` as folded keys, longest first.

    >>> subject_words("copulas")
    ('là',)
    """
    return tuple(sorted((fold(word) for word in patterns.load("subjects")[name]), key=len, reverse=True))


def is_word(text: str, list_name: str) -> bool:
    """Whether a text is one of a list of ``patterns/subjects.toml``, in whatever spelling.

    >>> is_word("Và", "joints"), is_word("và đạt", "joints")
    (True, False)
    """
    return fold(text) in _word_set(list_name)


@cache
def _word_set(list_name: str) -> frozenset[str]:
    return frozenset(subject_words(list_name))


@cache
def function_words() -> frozenset[str]:
    """Words that no counted thing begins with: ``của``, ``trong``."""
    return _word_set("function_words")
