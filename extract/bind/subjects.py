"""The words that name what a figure measures: its own, and what it leaves to its total or its neighbour."""

from __future__ import annotations

import re

import patterns
from extract.lexicon import subject_words, units
from extract.scan import Item
from extract.view import fold

LONGEST_LEAD = 7  # words of a verb phrase before a count that still help to name it
LONGEST_NAME = 18
SHORT = 3  # words: a name that leaves something to its neighbours


def chunks(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The runs of words between marks, openers and verbs of change; mentions of period, base and status left out."""
    found: list[list[str]] = [[]]
    for item in _without_parentheses(items):
        if _parts(item):
            found.append([])
        elif item.entry_name == "date":
            continue
        elif (item.kind in NAMING or _plain_verb(item)) and not (item.kind == "plan" and item.text.lower().startswith("so")):
            if found[-1] or item.kind not in {"joint", "label"}:
                found[-1].append(item.text)
    return tuple(text for words in found if (text := _trimmed(" ".join(words))))


def words_behind(items: tuple[Item, ...]) -> str:
    """The words behind a counted thing, mentions left out: ``xảy ra từ trước``, ``đăng ký thành lập mới``."""
    kept = [item.text for item in _without_parentheses(items) if item.kind in NAMING or _plain_verb(item) or item.text == ","]
    return re.sub(r" ,", ",", " ".join(kept[:14])).strip(" ,")


NAMING = frozenset({"word", "name", "plan", "unit", "bound", "adverb", "joint", "growth"})
PARTING = frozenset(",;:()-+.–—•*")
TURNS = frozenset({"nhưng", "song", "tuy nhiên", "trong khi", "trong khi đó", "thì", "mặc dù", "dù vậy"})


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
    if item.kind == "punct":
        return item.text in PARTING
    if item.kind == "joint":
        return item.text.lower() in TURNS
    return item.kind in {"part", "detail", "quantity"} or (item.kind == "verb" and item.get("role") in {"up", "down", "share", "exceed", "multiple"} and not _plain_verb(item))


def with_dimension(own: str, unit: str) -> str:
    """A name that names no dimension takes the one that its unit implies: 75.000 ha of ``lúa`` is ``diện tích lúa``."""
    dimension = patterns.load("subjects")["dimension"].get(unit, "")
    return f"{dimension} {own}" if dimension and not has_any(own, "heads") else own


def label_before(lead: tuple[Item, ...]) -> str:
    """The words before the last colon of a lead: ``Khu vực dịch vụ`` of ``Khu vực dịch vụ: giá trị tăng thêm``."""
    colon = max((i for i, item in enumerate(lead) if item.text == ":"), default=0)
    return ", ".join(chunks(lead[:colon])[-3:])


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
        if key.startswith(f"{filler} ") and not is_head_word(key):
            return text[len(filler) + 1 :]
    for filler in subject_words("end_fillers"):
        if key.endswith(f" {filler}"):
            return text[: -len(filler) - 1]
    return text


def is_head_word(key: str) -> bool:
    """Whether a folded name begins with a dimension whose first word could pass for a filler: ``tổng``, ``thực hiện vốn``."""
    return any(key.startswith(f"{head} ") or key == head for head in subject_words("heads"))


def starts_with_head(text: str) -> bool:
    """Whether words begin with a dimension: ``tổng kim ngạch …``, ``diện tích …``."""
    if any(fold(text).startswith(word) for word in subject_words("not_heads")):
        return False
    key = fold(text).removeprefix("tổng ").removeprefix("số ")
    return fold(text).startswith(("tổng ", "chỉ số ", "số ")) or any(key == h or key.startswith(f"{h} ") for h in subject_words("heads"))


def subject(lead: tuple[Item, ...]) -> str:
    """The noun phrase of a lead: from the last chunk that begins with a dimension, else the last chunk.

    A name may hold commas: ``tổng kim ngạch xuất, nhập khẩu hàng hóa``.
    """
    found = tuple(chunk for chunk in chunks(_last_clause(lead)) if not fold(chunk).startswith(("theo giá", "tính theo", "giá so sánh", "giá hiện hành")))
    if not found:
        return ""
    for i in range(len(found) - 1, -1, -1):
        if starts_with_head(found[i]) and sum(len(c.split()) for c in found[i:]) <= LONGEST_NAME:
            return _from_head(", ".join(found[i:]))
    start = len(found) - 1
    while start and (len(found[start - 1].split()) <= 2 or (len(found[start].split()) <= 2 and len(found[start - 1].split()) <= 8)):
        start -= 1
    return _from_head(", ".join(found[start:]))


def _last_clause(lead: tuple[Item, ...]) -> tuple[Item, ...]:
    last = max((i for i, item in enumerate(lead) if item.text in {";", ":"} or item.kind == "part"), default=-1)
    return lead[last + 1 :] if any(item.kind == "word" for item in lead[last + 1 :]) else lead


def _from_head(text: str) -> str:
    """A long clause cut to where its last dimension begins: ``đây là năm thứ ba thu nội địa của tỉnh``."""
    key = fold(text)
    if starts_with_head(text):
        return _noun_phrase(text)
    if key:
        strong = [m.start() for head in subject_words("strong_heads") if (m := re.search(rf"(?<!\w){re.escape(head)}(?!\w)", key))]
        if strong:
            return _noun_phrase(text[min(strong) :])
    words = text.split()
    if len(words) <= LONGEST_LEAD + 1:
        return text
    for i in range(1, len(words) - 1):
        rest = " ".join(words[i:])
        if len(words) - i <= LONGEST_LEAD + 3 and any(fold(rest).startswith(f"{h} ") for h in subject_words("heads") if " " in h or h in {"thu", "chi", "vốn"}):
            return rest
    return text


def _noun_phrase(text: str) -> str:
    """A name up to where its clause goes on: ``tổng thu ngân sách`` of ``tổng thu ngân sách vẫn đang …``."""
    key = fold(text)
    ends = [m.start() for verb in subject_words("clause_verbs") if (m := re.search(rf" {re.escape(verb)} ", key)) and m.start() > 2]
    return text[: min(ends)] if ends else text


def without_area(name: str, area: str) -> str:
    """A name without the report's own area at its end: ``GRDP`` of ``GRDP của tỉnh Quảng Nam``."""
    shorter = re.sub(rf"(?: (?:của|ở|tại|do))?(?: (?:tỉnh|thành phố|huyện|tp|nước))?\.? {re.escape(fold(area))}$", "", fold(name))
    return name[: len(shorter)] if shorter else name


def complement(name: str) -> str:
    """What a name says besides its dimension: ``khoai lang`` of ``diện tích khoai lang``."""
    key = fold(name)
    if any(key.startswith(word) for word in subject_words("not_heads")):
        return name
    for head in subject_words("heads"):
        place = re.search(rf"(?<!\w){re.escape(head)}(?!\w)", key)
        if place and (" " in head or key[: place.start()].strip() in {"", "tổng", "số", "tổng số"}):
            return " ".join(f"{name[: place.start()]} {name[place.end() :]}".split()[:LONGEST_LEAD]).strip(" ,")
    return " ".join(name.split()[:LONGEST_LEAD])


def is_bare_head(name: str) -> bool:
    """Whether a name is a dimension alone and leaves the thing to its neighbour: ``sản lượng``, ``tổng vốn đăng ký``."""
    key = re.sub(r"^(với|số) ", "", fold(name))
    return key in subject_words("bare_heads") or fold(name) in subject_words("bare_heads")


def with_act(own: str, before: str) -> str:
    """A short name in a list takes the dimension or act of the name before it: ``gạo`` after ``xuất khẩu rau quả``."""
    if len(own.split()) > SHORT or starts_with_head(own) or _act_of(own):
        return own
    act = _act_of(before)
    return f"{act} {own}" if act else own


def _act_of(name: str) -> str:
    key = fold(name)
    found = [(m.start(), -len(word), word) for word in (*subject_words("heads"), *subject_words("acts")) if (m := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", key))]
    if not found:
        return ""
    start, length, _ = min(found)
    return name[start : start - length]


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
    if any(key.startswith(word) for word in subject_words("not_heads")):
        return ""
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


def counted(unit: str, tail: str, lead: str) -> str:
    """The name of a counted thing: its classifier, what follows it, and what happened before it.

    An animal is named without its classifier: ``trâu`` of ``12 con trâu``.
    """
    if tail and unit in subject_words("bare_classifiers"):
        unit = ""
    return " ".join(word for word in (unit, tail, " ".join(lead.split()[-LONGEST_LEAD:])) if word)
