"""Phrases as an economist writes them, found in a passage by longest match.

A phrase is words with ``[optional]`` parts, ``(one|or another)`` choices and ``<slots>`` for figures:
``so [với] cùng kỳ [năm (trước|ngoái)]``, ``<n> tháng đầu năm``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.view import fold

MONTHS = "giêng|một|hai|ba|tư|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp"
NUMERALS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
SLOTS = {
    "numeral": rf"(?:{NUMERALS})(?!\w)",
    "n": r"\d{1,2}+(?![.,/-]?\d)(?! ?(?:%|(?:triệu|tỉ|nghìn|ngàn|vạn)(?!\w)))",
    "month": rf"(?:0?[1-9]|1[0-2])(?![\d/.,-]?\d)|(?:{MONTHS})(?!\w)",
    "m": r"0?[1-9](?!\d)|1[0-2](?!\d)",
    "year": r"(?:19|20)\d\d(?!\d)",
    "d": r"0?[1-9](?!\d)|[12]\d(?!\d)|3[01](?!\d)",
    "quarter": r"(?:iv|i{1,3}|[1-4])(?![\w])",
    "date": r"(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:19|20)\d\d(?!\d)",
    "day": r"(?:0?[1-9]|[12]\d|3[01])\s?[/-]\s?(?:0?[1-9]|1[0-2])(?![\d/]|-(?!\s?\d\d?/\d)|[,.]\d)",
    "monthyear": r"(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:19|20)\d\d(?!\d)",
    "code": r"\d++(?:[./-]?\w++)*+(?:-[\w/-]++)?+(?![.,]\d)(?! ?(?:%|(?:triệu|tỉ|nghìn|ngàn|vạn)(?!\w)))",
    "docno": r"\d+[a-zđ]?(?:/\d{4})?[/-][a-zđ][\w/-]*",
    "clock": r"\d{1,2}+ ?(?:h(?=\d|(?!\w))|giờ(?!\w)) ?(?:\d\d?+(?![.,]?\d))?(?: ?phút)?(?: (?:sáng|chiều|tối|trưa))?",
    "roman": r"[ivxlc]+(?!\w)",
}


WORD = re.compile(r"[^\W\d]+|\d+|[^\w\s]")
SLOT = re.compile(r"<\w+>")
BRACKETS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning with the phrases that carry it: ``kind`` and ``attributes`` say what the phrases mean."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return dict(self.attributes).get(key, default)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at ``start`` to ``end`` of a key; ``slots`` holds the text of its slots by name."""

    start: int
    end: int
    entry: Entry
    slots: tuple[tuple[str, str], ...] = ()

    def slot(self, name: str) -> str:
        return dict(self.slots).get(name, "")


def expression(phrase: str) -> str:
    """The regular expression of a phrase, over keys; what it matches may end in a space.

    >>> bool(re.fullmatch(expression("so [với] (cùng kỳ|CK)"), fold("so cùng kì")))
    True
    """
    out: list[str] = []
    seen: dict[str, int] = {}
    for token in re.findall(r"<\w+>|[\[\]()|]|\w+|[^\s\w]", _longest_first(fold(phrase))):
        if SLOT.fullmatch(token):
            name = token[1:-1]
            seen[name] = seen.get(name, 0) + 1
            group = name if seen[name] == 1 else f"{name}{seen[name]}"
            out.append(f"(?P<{group}>{fold(SLOTS[name])}) ?")
        elif token in BRACKETS:
            out.append(BRACKETS[token])
        elif token[-1].isalpha():
            out.append(rf"{token}(?:(?!\w)|(?=\d)) ?")  # "tháng01" is read, "tháng" in "thángx" is not
        else:
            out.append(re.escape(token) + (r"(?!\d) ?" if token.isdigit() else " ?"))
    return "".join(out)


def _longest_first(phrase: str) -> str:
    """A phrase with the alternatives of each choice from the longest to the shortest: they are tried in this order.

    >>> _longest_first("so [với|với cả] (cùng|cùng kỳ)")
    'so [với cả|với] (cùng kỳ|cùng)'
    """
    out, at = "", 0
    while at < len(phrase):
        if phrase[at] not in "[(":
            out, at = out + phrase[at], at + 1
            continue
        close = at + _closing(phrase[at:])
        choices = sorted(map(_longest_first, _choices(phrase[at + 1 : close])), key=len, reverse=True)
        out, at = f"{out}{phrase[at]}{'|'.join(choices)}{phrase[close]}", close + 1
    return out


def first_words(phrase: str) -> frozenset[str]:
    """The words a phrase can begin with; ``0`` stands for a figure.

    >>> sorted(first_words("[tính] (đến|hết) nay"))
    ['hết', 'tính', 'đến']
    """
    key = fold(phrase).strip()
    slot = SLOT.match(key)
    if slot:
        name = slot.group()[1:-1]
        if name == "numeral":
            return frozenset(word.split()[0] for word in fold(NUMERALS).split("|"))
        return frozenset({"0"} | (set("ivxlc") if name in {"roman", "quarter"} else set()))
    if key[0] in "[(":
        close = _closing(key)
        inner = frozenset().union(*(first_words(part) for part in _choices(key[1:close])))
        return inner | first_words(key[close + 1 :]) if key[0] == "[" else inner
    word = WORD.match(key)
    assert word is not None
    return frozenset({"0" if word.group()[0].isdigit() else word.group()})


def _closing(key: str) -> int:
    depth = 0
    for i, c in enumerate(key):
        depth += (c in "[(") - (c in "])")
        if depth == 0:
            return i
    raise ValueError(key)


def _choices(inner: str) -> list[str]:
    parts, depth = [""], 0
    for c in inner:
        depth += (c in "[(") - (c in "])")
        if c == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return parts


class Lexicon:
    """Finds the longest phrase at each word of a key."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
        for phrase, entry in phrases:
            pattern = re.compile(expression(phrase))
            for word in first_words(phrase):
                self._by_word.setdefault(word, []).append((pattern, entry))

    def at(self, key: str, position: int) -> Match | None:
        """The longest phrase that begins at ``position``, or None."""
        word = WORD.match(key, position)
        if word is None:
            return None
        first = "0" if word.group()[0].isdigit() else word.group()
        best: Match | None = None
        for pattern, entry in self._by_word.get(first, ()):
            found = pattern.match(key, position)
            end = position + len(found.group().rstrip()) if found else position
            if found and (best is None or end > best.end):
                slots = tuple((k, v) for k, v in found.groupdict().items() if v is not None)
                best = Match(position, end, entry, slots)
        return best
