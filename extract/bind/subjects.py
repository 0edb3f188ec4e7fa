"""The words that name what a figure measures: its own, and what it leaves to its total or its neighbour."""

from __future__ import annotations

import re

from extract.lexicon import subject_words, units
from extract.scan import Item
from extract.view import fold

LONGEST_LEAD = 12  # words of a verb phrase before a count that still help to name it


def chunks(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The runs of words between marks, openers and verbs of change; mentions of period, base and status left out."""
    found: list[list[str]] = [[]]
    for item in items:
        if _parts(item):
            found.append([])
        elif item.kind in {"word", "name", "plan", "unit", "bound", "adverb", "joint", "growth", "label"} or _plain_verb(item):
            if not (item.kind in {"joint", "bound", "adverb", "label"} and not found[-1]):
                found[-1].append(item.text)
    return tuple(text for words in found if (text := _trimmed(" ".join(words))))


def _parts(item: Item) -> bool:
    if item.kind == "punct":
        return item.text in ",;:()-+.–—•*"
    return item.kind in {"part", "detail", "quantity"} or (item.kind == "verb" and not _plain_verb(item))


def is_thing(text: str) -> bool:
    """Whether words begin with a counted thing."""
    return units().at(fold(text), 0) is not None


def _plain_verb(item: Item) -> bool:
    """A verb without a figure is a word of the subject, unless it tells a change: ``vốn đầu tư thực hiện``."""
    if item.kind == "verb" and has_any(item.text, "growth"):
        return True
    return item.kind == "verb" and item.get("role") in {"level", "complete", "equal"} and not item.get("status")


def _trimmed(text: str) -> str:
    """A subject without filler words at its ends and without figures of years in it."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:.-–\"“”'")
    for _ in range(6):
        shorter = _without_ends(text)
        if shorter == text:
            break
        text = shorter
    return text


def _without_ends(text: str) -> str:
    key = fold(text)
    for filler in subject_words("fillers"):
        if key == filler:
            return ""
        if key.startswith(f"{filler} "):
            return text[len(filler) + 1 :]
        if key.endswith(f" {filler}"):
            return text[: -len(filler) - 1]
    return text


def starts_with_head(text: str) -> bool:
    """Whether words begin with a dimension: ``tổng kim ngạch …``, ``diện tích …``."""
    key = fold(text)
    key = key.removeprefix("tổng ").removeprefix("số ")
    return fold(text).startswith(("tổng ", "chỉ số ", "số ")) or any(key == h or key.startswith(f"{h} ") for h in subject_words("heads"))


def subject(lead: tuple[Item, ...]) -> str:
    """The noun phrase of a lead: from the last chunk that begins with a dimension, else the last chunk.

    A name may hold commas: ``tổng kim ngạch xuất, nhập khẩu hàng hóa``.
    """
    found = chunks(lead)
    if not found:
        return ""
    for i in range(len(found) - 1, -1, -1):
        if starts_with_head(found[i]) and sum(len(c.split()) for c in found[i:]) <= 18:
            return ", ".join(found[i:])
    return found[-1]


def composed(own: str, total: str) -> str:
    """A part's words with what they leave to their total's: ``xuất khẩu`` under ``tổng kim ngạch xuất nhập khẩu``.

    >>> composed("xuất khẩu", "tổng kim ngạch xuất nhập khẩu")
    'kim ngạch xuất khẩu'
    >>> composed("thu nội địa", "tổng thu ngân sách nhà nước")
    'thu nội địa'
    """
    head = _head_of(own)
    place = _place_of(total, head) if head else _first_head_end(total)
    prefix = re.sub(r"^(tổng|số|kết quả)( số| cộng)?( |$)", "", total[: place or 0], flags=re.IGNORECASE).strip()
    if not prefix or fold(prefix) in fold(own) or len(prefix.split()) > 5:
        return own
    return f"{prefix} {own}"


def _head_of(text: str) -> str:
    key = fold(text)
    return next((h for h in subject_words("heads") if key == h or key.startswith(f"{h} ")), "")


def _place_of(total: str, head: str) -> int | None:
    found = re.search(rf"(?<!\w){re.escape(head)}(?!\w)", fold(total))
    return found.start() if found else None


def _first_head_end(total: str) -> int | None:
    places = [(m.start(), -m.end()) for h in subject_words("heads") if (m := re.search(rf"(?<!\w){re.escape(h)}(?!\w)", fold(total)))]
    return -min(places)[1] if places else None


def has_any(text: str, list_name: str) -> bool:
    """Whether words hold one of a list of ``patterns/subjects.toml`` as whole words."""
    key = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", key) for word in subject_words(list_name))


def counted(unit: str, tail: str, lead: str, event: str) -> str:
    """The name of a counted thing: its classifier, what follows it, what happened, and the event it belongs to."""
    lead = " ".join(lead.split()[-LONGEST_LEAD:])
    words = [unit, tail or event, lead]
    return " ".join(word for word in words if word)
