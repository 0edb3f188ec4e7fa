"""The unit that follows a figure: scale words, a symbol or a classifier, and what it is per."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import function_words, is_word, scales, subject_words, units, words
from extract.phrases import Match
from extract.view import View

PER = re.compile(r" ?/ ?(?=[^\W\d])")
EACH = re.compile(r" (một|mỗi|1|trên|cho mỗi) (?=[^\W\d])")
RATIOS = frozenset({"%", "điểm %"})
MONEY = 9  # from tỷ on, an amount without a unit is money
EXPONENT = re.compile(r"m ?\[?([23])\]?(?![\w,.]\d|\w)")  # "m [3]", "m 3"
NOUN = re.compile(r" ?([^\W\d_]+)(?: ([^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit; ``scale`` is the power of ten of its scale word, ``end`` where its words end in the view.

    ``known`` is False for a noun that the pattern files do not list and that is taken as a classifier.
    """

    name: str = ""
    kind: str = ""
    scale: int = 0
    end: int = 0
    known: bool = False
    per: str = ""
    printed: str = ""


NO_UNIT = Unit()


def unit_at(view: View, position: int) -> Unit:
    """The unit at a position right behind a number, or NO_UNIT.

    >>> from extract.model import Span
    >>> from extract.view import view_of
    >>> for text in ("5 nghìn tỷ đồng", "80 xe/ngày", "5.200 đồng/kg", "3 mũi thi công", "7 tạ/ha"):
    ...     unit = unit_at(view_of(text, (Span(0, len(text)),)), text.index(" "))
    ...     print(unit.name, unit.scale)
    VND 12
    xe/ngày 0
    VND/kg 0
    mũi 0
    t/ha -1
    """
    start = _skip_space(view.key, position)
    scale = scales().at(view.key, start)
    power = int(scale.entry.get("power")) if scale else 0
    after = _skip_space(view.key, scale.end) if scale else start
    exponent = EXPONENT.match(view.key, after)
    if exponent:
        per, end = _per(view, exponent.end())
        name = f"m{exponent.group(1)}" + (f"/{per}" if per else "")
        return Unit(name, "physical", power, end, True, per, exponent.group())
    match = units().at(view.key, after)
    if match is None:
        return _noun(view, after, power) if scale is None else _scaled(view, scale.end, after, power)
    phrase = words().at(view.key, after)
    if phrase is not None and phrase.end > match.end and phrase.entry.kind == "pairing":
        return NO_UNIT
    return _measured(view, match, power)


def _measured(view: View, match: Match, power: int) -> Unit:
    """The unit of a listed phrase, with the classifiers or the ``/kg`` behind it."""
    entry = match.entry
    unit, end = entry.get("unit"), match.end
    if entry.get("kind") == "count":
        unit, end = _compound(view, unit, end)
    per, end = _per(view, end) if unit not in RATIOS else ("", end)
    if not per and entry.get("kind") == "money":
        per, end = _per_noun(view, end)
        per, end = _per_each(view, end) if not per else (per, end)
    name = f"{unit}/{per}" if per else unit
    scale, printed = power + int(entry.get("scale")), view.text[match.start : match.end]
    return Unit(name, entry.get("kind"), scale, end, True, per, printed)


def _compound(view: View, unit: str, end: int) -> tuple[str, int]:
    """Classifiers in a row count together: ``119 xã, phường, thị trấn``, ``27 tổ chức, cá nhân``."""
    if unit in subject_words("act_counters"):
        return unit, end
    while (match := _classifier_behind(view, end)) is not None:
        unit, end = f"{unit}, {match.entry.get('unit')}", match.end
    return unit, end


def _classifier_behind(view: View, end: int) -> Match | None:
    """The classifier behind a comma that goes on the row; None for a name, a verb or what its own figure counts."""
    match = units().at(view.key, end + 2) if view.key[end : end + 2] == ", " else None
    if match is None or match.entry.get("kind") != "count":
        return None
    named = view.text[match.end + 1 : match.end + 2].isupper()  # "huyện Tân Sơn"
    counted = re.match(r" ?\d", view.key[match.end :])
    if named or counted or view.text[end + 2].isupper() or words().at(view.key, end + 2):
        return None
    verbal = match.entry.get("unit") in subject_words("verbal_units")
    return None if verbal and view.key[match.end : match.end + 2] != ", " else match


def _scaled(view: View, end: int, after: int, power: int) -> Unit:
    """A scale word without a unit: ``146,6 nghìn doanh nghiệp`` has one, ``12 tỷ`` is money unless a noun follows."""
    noun = _noun(view, after, power) if power < MONEY else NO_UNIT
    if noun is not NO_UNIT and view.key[after - 1 : after] == " ":
        return noun
    return Unit("", "", power, end, True)


def _noun(view: View, position: int, power: int) -> Unit:
    """An unlisted noun right behind the number, taken as its classifier: one word, two where both are plain."""
    found = NOUN.match(view.text, position)
    if found is None or not _is_plain(view, found.span(1)):
        return NO_UNIT
    end = found.end(2) if found.group(2) and _is_plain(view, found.span(2)) else found.end(1)
    name = view.text[found.start(1) : end].lower()
    return Unit(name, "count", power, end, False, "", name)


def _is_plain(view: View, span: tuple[int, int]) -> bool:
    """Whether a word neither begins a phrase nor is a function word."""
    start, end = span
    return words().at(view.key, start) is None and view.key[start:end] not in function_words()


def _per(view: View, end: int) -> tuple[str, int]:
    parts = []
    while slash := PER.match(view.key, end):
        match = units().at(view.key, slash.end())
        if match is None or match.entry.get("unit") == "%":
            break
        parts.append(match.entry.get("unit"))
        end = match.end
    return "/".join(parts), end


def _per_each(view: View, end: int) -> tuple[str, int]:
    """What money is told for each of: ``4.000 đồng một tấn``, ``20.000 đồng mỗi kg``."""
    each = EACH.match(view.key, end)
    match = units().at(view.key, each.end()) if each else None
    if each is None or match is None or match.entry.get("unit") == "%":
        return "", end
    counted = match.entry.get("kind") == "count" and not is_word(match.entry.get("unit"), "sharers")
    if each.group(1) == "trên" and counted:
        return "", end  # "phạt 45 triệu đồng trên lĩnh vực môi trường"
    return match.entry.get("unit"), match.end


def _per_noun(view: View, end: int) -> tuple[str, int]:
    """The unlisted noun that a price is per: ``310 đồng/độ``."""
    slash = PER.match(view.key, end)
    found = NOUN.match(view.text, slash.end()) if slash else None
    if found is None or not _is_plain(view, found.span(1)):
        return "", end
    return found.group(1).lower(), found.end(1)


def _skip_space(key: str, position: int) -> int:
    return position + 1 if position < len(key) and key[position] == " " else position
