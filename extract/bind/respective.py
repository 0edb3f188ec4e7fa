"""Subjects listed before a row of figures take one figure each: ``đàn trâu, đàn bò lần lượt đạt 12 con và 30 con``."""

from __future__ import annotations

from extract.bind.figures import Figure
from extract.bind.names import starts_with_head
from extract.bind.sentence import Sentence
from extract.bind.subjects import subject
from extract.lexicon import is_word
from extract.scan import Item


def distribute(sentence: Sentence) -> None:
    """The drafts of a row told ``lần lượt`` are named by the subjects before it, each with its own dimension,
    in order; a later row follows them."""
    names: tuple[str, ...] = ()
    for place, figure in enumerate(sentence.figures):
        if not any(item.kind == "pairing" for item in (*figure.lead, *figure.near)):
            continue
        row = _row(sentence.figures, place)
        listed = _listed(figure.lead)
        if listed and (len(listed) != len(row) or not all(map(starts_with_head, listed))):
            names = ()
            continue
        names = listed or names
        if len(names) == len(row) > 1:
            for draft, name in zip(sentence.drafts[place : place + len(row)], names, strict=True):
                draft.indicator, draft.why["indicator"] = name, "respectively"


def _row(figures: tuple[Figure, ...], place: int) -> tuple[Figure, ...]:
    """The figures from a place on that only commas and joints part."""
    end = place + 1
    while end < len(figures) and figures[end].verb is None and all(map(_parts, figures[end].lead)):
        end += 1
    return figures[place:end]


def _listed(lead: tuple[Item, ...]) -> tuple[str, ...]:
    """The subjects that commas and joints part; none where one part names nothing."""
    groups: list[list[Item]] = [[]]
    for item in lead:
        if _parts(item):
            groups.append([])
        else:
            groups[-1].append(item)
    return tuple(name for group in groups if (name := subject(tuple(group))))


def _parts(item: Item) -> bool:
    return item.text == "," or is_word(item.text, "joints")
