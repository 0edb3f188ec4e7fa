"""The place that a figure is about where its words narrow it: ``Tại huyện X``, ``riêng thành phố Y``, ``Cả nước``."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.areas import area_named, provinces
from extract.bind.scope import Draft
from extract.bind.sentence import Turn
from extract.lexicon import is_word, subject_words
from extract.scan import Item
from extract.view import any_of, fold

MARKS = frozenset(",;:()")
OPENING = frozenset({"period", "label", "part", "detail"})
COMPARING = frozenset({"base", "against"})


def take_area(draft: Draft, turn: Turn) -> None:
    """The place of a figure: the one its own words name, else its total's, else that of the figure it continues.

    A place that opens its sentence with ``Tại`` or ``Riêng`` holds until the sentence ends.
    """
    if turn.place == 0 or any(item.text == ";" for item in turn.figure.lead):
        turn.scope.area = ""
    told, holds = place_named(turn.figure.lead + turn.figure.near)
    if not told:
        told = area_named(turn.own)
    if holds:
        turn.scope.area = told
    before = turn.before
    follows = before is not None and (not turn.own or turn.own == before.indicator)
    inherited = draft.total.area if draft.total is not None else before.area if before is not None and follows else ""
    draft.area = _without_home(told or turn.scope.area or inherited, turn.frame.area)


def place_named(items: tuple[Item, ...]) -> tuple[str, bool]:
    """The last place that the words before a figure name, and whether it holds for the whole sentence.

    It counts where it opens a clause or a preposition of place leads to it, and where no longer name goes on behind it.
    """
    text = _line(items)
    found = ("", False)
    for match in _place().finditer(text):
        if (match["opens"] is not None or match["prep"]) and not _goes_on(text, match.end()):
            found = (_told(match), match["opens"] is not None and bool(match["prep"]))
    return found


def _line(items: tuple[Item, ...]) -> str:
    """The words of a lead in one line: ``|`` where a clause may begin, ``#`` where a comparison stands."""
    text = ""
    for item in items:
        if item.kind in COMPARING:
            text += "# "
        elif item.kind in OPENING or item.text in MARKS or _links(item):
            text += "| "
        else:
            text += f"{item.text} "
    return f"| {text.lstrip(' -–•+*')}"


def _links(item: Item) -> bool:
    """Whether a small word leads over to a place as if a clause began: ``tăng tốt là Đà Nẵng``."""
    return is_word(item.text, "joints") or is_word(item.text, "copulas")


def _goes_on(text: str, end: int) -> bool:
    """Whether a name goes on behind a place: ``Thái Bình Dương``, ``Hà Nội - Lào Cai``."""
    rest = text[end:].lstrip()
    return rest[:1] in ("-", "–") or (rest[:1].isupper() and not rest.split()[0].isupper())


def _told(match: re.Match[str]) -> str:
    if match["whole"]:
        return str(patterns.load("country")["name"])
    if match["local"]:
        kind, name = match["kind"].lower(), match["name"]
        return name if kind == "tỉnh" or _is_city(name) else f"{kind} {name}"
    return str(match["province"])


def _is_city(name: str) -> bool:
    """Whether a name is that of a centrally run city."""
    return any(fold(name) == fold(p["name"]) and p["kind"] == "thành phố" for p in provinces())


def _without_home(area: str, home: str) -> str:
    return "" if fold(area) in {fold(home), f"tỉnh {fold(home)}"} else area


@cache
def _place() -> re.Pattern[str]:
    """A place in a line: the country, a kind with its name, or a province by its name alone."""
    whole = any_of(patterns.load("country")["words"])
    kinds = any_of(subject_words("place_kinds"))
    named = any_of({n for p in provinces() for n in (p["name"], *p.get("aliases", ()))})
    capital = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper() and chr(code).isalpha())
    name = rf"[{capital}][^\W\d_{capital}]+(?:[ -][{capital}][^\W\d_{capital}]*){{0,3}}"
    preps = any_of(subject_words("place_prepositions"))
    return re.compile(
        rf"(?P<opens>(?<=\| ))?(?<![\w-])(?<!- )(?<!– )(?P<prep>(?i:{preps}) )?(?:(?P<whole>(?i:{whole}))"
        rf"|(?P<local>(?P<kind>(?i:{kinds}))\.? (?P<name>{name}))|(?P<province>{named}))(?!\w)"
    )
