"""From the words beside a figure to the noun phrase that names what it measures."""

from __future__ import annotations

import re

from extract.bind.bases import is_compared_plan
from extract.bind.clauses import LONGEST_SUBJECT, from_head, told_by_none
from extract.bind.dimensions import (
    LONGEST_LEAD,
    SHORT,
    is_head_word,
    names_dimension,
    starts_with_head,
)
from extract.bind.figures import Figure
from extract.bind.names import has_any
from extract.lexicon import is_word, subject_words
from extract.scan import Item
from extract.view import fold

LONGEST_NAME = 18
YEARS = re.compile(r"(?:các )?năm \d{4}(?:(?:, | và )\d{4})*")
ESTIMATED = "\0"  # where a name is cut by an estimate
LONGEST_TAIL = 16
LONGEST_LABEL = 8  # words
LONGEST_FILLING = 6  # filler words taken off a name's ends
NAMING = frozenset({"word", "name", "plan", "unit", "bound", "adverb", "joint", "growth"})
PARTING = frozenset(",;:()-+.–—•*")
TURNING = frozenset({"up", "down", "share", "exceed", "multiple"})


def subject(lead: tuple[Item, ...]) -> str:
    """The noun phrase of a lead that names something; empty where it holds none but ``mức``, ``tốc độ``."""
    found = _noun_phrase_of(_without_left_out(lead))
    return "" if is_word(found, "empty_heads") else found


def _without_left_out(lead: tuple[Item, ...]) -> tuple[Item, ...]:
    """A lead up to what it says is not counted: ``thu nội địa, không kể tiền đất`` is not the money for land."""
    for at in range(1, len(lead)):
        told = fold(" ".join(item.text for item in lead[at : at + 3]))
        opened = any(told == phrase or told.startswith(f"{phrase} ") for phrase in subject_words("leaving_out"))
        if opened and any(item.kind == "word" for item in lead[:at]):
            return lead[:at]
    return lead


def _noun_phrase_of(lead: tuple[Item, ...]) -> str:
    """The noun phrase of a lead: from the last chunk that begins with a dimension, else the last chunk.

    A name may hold commas: ``tổng kim ngạch xuất, nhập khẩu hàng hóa``.
    """
    prices = (*subject_words("price_openers"), *subject_words("predicates"))
    found = [chunk for chunk in chunks(_last_clause(lead)) if not fold(chunk).startswith(prices)]
    when = subject_words("adverbials")
    found = [chunk for i, chunk in enumerate(found) if i == len(found) - 1 or not fold(chunk).startswith(when)]
    sizes = [len(chunk.split()) for chunk in found]
    if not found:
        return ""
    for i in range(len(found) - 1, -1, -1):
        if starts_with_head(found[i]) and sum(sizes[i:]) <= LONGEST_NAME:
            return from_head(", ".join(found[i:]))
    start = len(found) - 1
    if _opens_list(lead) and sum(sizes) <= LONGEST_NAME:
        start = 0
    while start and (sizes[start - 1] <= 2 or (sizes[start] <= 2 and sizes[start - 1] <= LONGEST_LEAD + 1)):
        start -= 1
    return from_head(", ".join(found[start:]))


def passage_label(items: tuple[Item, ...]) -> str:
    """The thing that a passage opens with before a colon: ``Gạo`` of ``- Gạo: tháng 8 ước xuất 620 ngàn tấn``; else
    nothing."""
    colon = next((i for i, item in enumerate(items) if item.text == ":"), 0)
    opening = [item for item in items[:colon] if item.kind not in {"punct", "label"} or item.text == ","]
    plain = all(item.kind in {"word", "name", "joint", "unit", "adverb"} or item.text == "," for item in opening)
    label = _trimmed(" ".join(item.text for item in opening).replace(" ,", ",")) if plain else ""
    general = names_dimension(label) or fold(label).startswith(subject_words("general_labels"))
    return "" if general or len(label.split()) > LONGEST_LABEL or colon == len(items) - 1 else label


def label_before(lead: tuple[Item, ...]) -> str:
    """The words before the last colon of a lead: ``Khu vực dịch vụ`` of ``Khu vực dịch vụ: giá trị tăng thêm``."""
    colon = max((i for i, item in enumerate(lead) if item.text == ":"), default=0)
    return ", ".join(chunks(lead[:colon])[-3:])


def holder_of(lead: tuple[Item, ...]) -> str:
    """The thing that ``với`` gives a dimension to: ``dự án nhà máy giấy`` of ``dự án nhà máy giấy với tổng vốn …``."""
    last = max((i for i, item in enumerate(lead) if item.text == ","), default=-1)
    given = max((i for i, item in enumerate(lead) if is_word(item.text, "givers") and i > last), default=0)
    held = next(iter(reversed(chunks(_last_clause(lead[:given])))), "")
    return " ".join(held.split()[:LONGEST_NAME]) if len(held.split()) > 1 and not starts_with_head(held) else ""


def thing_before(lead: tuple[Item, ...]) -> str:
    """The thing that an act alone is done to: ``giày thể thao`` of ``giày thể thao tăng khá, sản xuất được …``."""
    found = chunks(_last_clause(lead))
    changes = any(item.kind == "verb" and item.get("role") in TURNING for item in lead)
    thing = found[-2] if changes and len(found) > 1 else ""
    return thing if 0 < len(thing.split()) <= LONGEST_SUBJECT and not starts_with_head(thing) else ""


def label_topic(lead: tuple[Item, ...]) -> str:
    """What a label speaks of, before its verb: ``Tai nạn giao thông`` of ``Tai nạn giao thông giảm cả ba mặt: …``."""
    colon = max((i for i, item in enumerate(lead) if item.text == ":"), default=0)
    return next(iter(chunks(lead[:colon])), "")


def tail_words(figure: Figure) -> str:
    """The words behind a figure that say more of it: ``tai nạn giao thông`` of ``12 vụ tai nạn giao thông``."""
    if figure.kind == "count":
        return words_behind(figure.tail)
    return ", ".join(chunks(figure.tail)[:2])


def manner_behind(figure: Figure) -> str:
    """In what a ratio is told: ``trị giá`` of ``tăng 49% về trị giá``; empty where no words say."""
    if figure.kind not in {"ratio", "times"}:
        return ""
    tail = figure.tail
    if not tail or tail[0].kind == "base":
        tail = tail[1:]
    if not tail or tail[0].kind != "word" or not is_word(tail[0].text, "manner_openers"):
        return ""
    stop = next((n for n in range(1, len(tail)) if tail[n].kind not in NAMING), len(tail))
    return " ".join(item.text for item in tail[1:stop])


def words_behind(items: tuple[Item, ...]) -> str:
    """The words behind a counted thing, mentions left out: ``xảy ra từ trước``, ``đăng ký thành lập mới``."""
    outside = _without_parentheses(items)
    kept = [item.text for item in outside if item.kind in NAMING or _plain_verb(item) or item.text == ","]
    return " ".join(kept[:LONGEST_TAIL]).replace(" ,", ",").strip(" ,")


def things_named(tail: tuple[Item, ...]) -> str:
    """The things that a share is of: ``cơ sở sản xuất`` of ``35,3% là cơ sở sản xuất``."""
    linked = bool(tail) and is_word(tail[0].text, "copulas")
    return words_behind(tail[1:] if linked else tail)


def chunks(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The runs of words between marks, openers and verbs of change; mentions of period, base and status left out."""
    found: list[list[str]] = [[]]
    for item in _without_parentheses(items):
        if _parts(item):
            found.append([])
        elif item.kind == "status" and found[-1]:
            found[-1].append(ESTIMATED)
        elif _names(item) and (found[-1] or item.kind not in {"joint", "label"}):
            found[-1].append(item.text)
    said = (" ".join(_estimated(words)) for words in found)
    return tuple(text for words in said if (text := _trimmed(told_by_none(words))))


def _estimated(words: list[str]) -> list[str]:
    """What is estimated, without who estimates it: ``Bộ Công Thương dự kiến xuất khẩu …``."""
    place = len(words) - 1 - words[::-1].index(ESTIMATED) if ESTIMATED in words else -1
    what = words[place + 1 :]
    named = place >= 0 and names_dimension(" ".join(what)) and not names_dimension(" ".join(words[:place]))
    return what if named else [word for word in words if word != ESTIMATED]


def _names(item: Item) -> bool:
    if item.entry_name == "date" or is_compared_plan(item):
        return False
    return item.kind in NAMING or _plain_verb(item)


def _without_parentheses(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items but those that parentheses opened and closed among them hold: a name goes on behind them."""
    out: list[Item] = []
    opened: list[int] = []
    for item in items:
        if item.text == "(":
            opened.append(len(out))
        if item.text == ")" and opened:
            del out[opened.pop() :]
        else:
            out.append(item)
    return tuple(out)


def _parts(item: Item) -> bool:
    """Whether an item ends a name: a mark, a turn of the clause, an opener, a figure or a verb of change."""
    if item.kind == "punct":
        return item.text in PARTING
    if item.kind == "joint":
        return is_word(item.text, "turns")
    turning = item.kind == "verb" and item.get("role") in TURNING and not _plain_verb(item)
    return turning or item.kind in {"part", "detail", "quantity", "rank"}


def _plain_verb(item: Item) -> bool:
    """A verb without a figure is a word of the subject, unless it tells a change: ``vốn đầu tư thực hiện``."""
    if item.kind != "verb":
        return False
    plain = item.get("role") in {"level", "complete", "equal"} and not item.get("status")
    return plain or has_any(item.text, "growth")


def _trimmed(text: str) -> str:
    """A name without marks and filler words at its ends: ``thu ngân sách`` of ``tiếp tục thực hiện thu ngân sách``."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:.-–\"“”'")
    if _points_back(text) or YEARS.fullmatch(fold(text)):
        return ""
    for _ in range(LONGEST_FILLING):
        shorter = _without_ends(text)
        if shorter == text:
            break
        text = shorter
    return text


def _points_back(text: str) -> bool:
    """Whether words only point to what was named: ``chỉ số này``, ``con số đó``."""
    words = text.split()
    return 1 < len(words) <= SHORT and is_word(words[-1], "pointers")


def _without_ends(text: str) -> str:
    key = fold(text)
    named = key.startswith(subject_words("kept_openings"))
    for filler in () if named else subject_words("fillers"):
        if key == filler:
            return ""
        if key.startswith(f"{filler} ") and not is_head_word(key):
            return text[len(filler) + 1 :]
    for filler in subject_words("end_fillers"):
        if key.endswith(f" {filler}"):
            return text[: -len(filler) - 1]
    return text


def _opens_list(lead: tuple[Item, ...]) -> bool:
    """Whether words after a mark of lists are names alone: ``; cung cấp nước, xử lý rác thải, nước thải tăng …``."""
    begins = max((i for i, item in enumerate(lead) if item.text in {";", ":"} or item.kind == "part"), default=None)
    return begins is not None and all(item.kind in NAMING or item.text == "," for item in lead[begins + 1 :])


def _last_clause(lead: tuple[Item, ...]) -> tuple[Item, ...]:
    last = max((i for i, item in enumerate(lead) if item.text in {";", ":"} or item.kind == "part"), default=-1)
    return lead[last + 1 :] if any(item.kind == "word" for item in lead[last + 1 :]) else lead
