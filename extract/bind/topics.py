"""The work that a text describes over several sentences: ``dự án đường Vành đai 2`` … ``chiều dài 12 km``."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from extract.bind.names import has_any, words_of
from extract.lexicon import is_word, subject_words
from extract.scan import Item
from extract.view import any_of, fold

LONGEST_TOPIC = 14  # words
FURTHEST = 3  # words before the work in its stretch
HOLDING = frozenset({"word", "name", "unit", "adverb", "joint", "growth", "label"})
DASHES = frozenset("-–—")


def topic_in(items: tuple[Item, ...], area: str) -> str:
    """The work that a sentence begins with by its name; empty for none, as of ``dự án có chiều dài 5 km``.

    The report's own ``area`` in a name is none: ``các dự án giao thông của Hà Nội``.
    """
    told = next((i for i, item in enumerate(items) if item.kind == "quantity"), len(items))
    return next((topic for run in _runs(items[:told]) if (topic := _work(run, area))), "")


def with_topic(name: str, topic: str) -> str:
    """A measurement of a work, told without it, with its name.

    >>> with_topic("chiều dài", "tuyến đường Hồ Chí Minh"), with_topic("doanh thu", "tuyến đường Hồ Chí Minh")
    ('chiều dài tuyến đường Hồ Chí Minh', 'doanh thu')
    """
    bare = _opener().sub("", _whole_work().sub("", name)).removeprefix("có ").strip()
    measured = has_any(bare, "measurements") or has_any(bare, "work_things")
    if not topic or not measured or any(word[:1].isupper() for word in bare.split()[1:]):
        return name
    return f"{bare} {topic}"


@cache
def _whole_work() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(subject_words('whole_works'))})(?!\w)", re.IGNORECASE)


def _runs(items: tuple[Item, ...]) -> list[str]:
    """The stretches of words that begin the items or follow a mark; dashes join names of places."""
    runs: list[list[str]] = [[]]
    open_run = True
    for item, following in zip_longest(items, items[1:]):
        sections = item.text == "," and following is not None and is_word(following.text, "section_words")
        if item.kind in HOLDING or item.text in DASHES or sections:
            if open_run:
                runs[-1].append(item.text)
        else:
            runs.append([])
            open_run = item.kind in {"punct", "period"}
    return [" ".join(run).replace(" ,", ",") for run in runs if run]


def _work(run: str, area: str) -> str:
    """The named work that begins a run or follows a word or two in it, up to where its clause goes on."""
    found = words_of("works").search(fold(run))
    if found is None or len(run[: found.start()].split()) > FURTHEST:
        return ""
    text = run[found.start() :]
    end = _clause().search(fold(text))
    words = (text[: end.start()] if end else text).split()[:LONGEST_TOPIC]
    name = " ".join(words).strip(" -–—,")
    named = any(word[:1].isupper() for word in " ".join(words[1:]).replace(area, "").split())
    kind = _kind_of_work().match(fold(name))
    first = name[kind.end() : kind.end() + 1] if kind else ""
    return name if named and (first.isupper() or first.isdigit()) else ""


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(subject_words('works'))})(?!\w) ?", re.IGNORECASE)


@cache
def _kind_of_work() -> re.Pattern[str]:
    """A work's kind and what is done to it, before its name: not ``tuyến đường giao với đường Cát Linh``."""
    works, done = (any_of(subject_words(name)) for name in ("works", "works_done"))
    return re.compile(rf"(?:(?:{works}|{done}|,|và)(?!\w) ?)+[\W_]*")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(subject_words('work_ends'))})(?!\w)")
