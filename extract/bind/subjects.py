"""From the words beside a figure to the noun phrase that names what it measures."""

from __future__ import annotations

import re
from functools import cache

from extract.bind.bases import is_compared_plan
from extract.bind.figures import Figure
from extract.bind.names import (
    LONGEST_LEAD,
    SHORT,
    dimension_of,
    has_any,
    head_key,
    is_head_word,
    names_dimension,
    place_of,
    starts_with_head,
)
from extract.lexicon import is_word, subject_words
from extract.scan import Item
from extract.view import any_of, fold

LONGEST_NAME = 18
YEARS = re.compile(r"(?:các )?năm \d{4}(?:(?:, | và )\d{4})*")
LONGEST_SUBJECT = 8  # words before "là" that what follows says more of
ESTIMATED = "\0"  # where a name is cut by an estimate
LONGEST_TAIL = 14
LONGEST_LABEL = 8  # words
LONGEST_FILLING = 6  # filler words taken off a name's ends
NAMING = frozenset({"word", "name", "plan", "unit", "bound", "adverb", "joint", "growth"})
PARTING = frozenset(",;:()-+.–—•*")
TURNING = frozenset({"up", "down", "share", "exceed", "multiple"})


def subject(lead: tuple[Item, ...]) -> str:
    """The noun phrase of a lead that names something; empty where it holds none but ``mức``, ``tốc độ``."""
    found = _noun_phrase_of(lead)
    return "" if is_word(found, "empty_heads") else found


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
            return _from_head(", ".join(found[i:]))
    start = len(found) - 1
    if _opens_list(lead) and sum(sizes) <= LONGEST_NAME:
        start = 0
    while start and (sizes[start - 1] <= 2 or (sizes[start] <= 2 and sizes[start - 1] <= LONGEST_LEAD + 1)):
        start -= 1
    return _from_head(", ".join(found[start:]))


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
    return tuple(text for words in said if (text := _trimmed(_told_by_none(words))))


def _estimated(words: list[str]) -> list[str]:
    """What is estimated, without who estimates it: ``Bộ Công Thương dự kiến xuất khẩu …``."""
    place = len(words) - 1 - words[::-1].index(ESTIMATED) if ESTIMATED in words else -1
    what = words[place + 1 :]
    named = place >= 0 and names_dimension(" ".join(what)) and not names_dimension(" ".join(words[:place]))
    return what if named else [word for word in words if word != ESTIMATED]


def _told_by_none(text: str) -> str:
    """Words without who tells them: ``thu ngân sách`` of ``Bộ Tài chính cho biết thu ngân sách``; none of a source.

    >>> _told_by_none("Theo số liệu của Tổng cục Thống kê"), _told_by_none("ngành thuế cho biết số thu")
    ('', 'số thu')
    """
    key = fold(text)
    ends = [at + len(verb) for verb in subject_words("reporting") if (at := place_of(verb, key)) is not None]
    if ends:
        return text[max(ends) :].strip()
    return "" if _source().match(key) else text


@cache
def _source() -> re.Pattern[str]:
    openers, sources = (any_of(subject_words(name)) for name in ("source_openers", "sources"))
    return re.compile(rf"(?:{openers}) (?:{sources})(?!\w)")


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
    for filler in subject_words("fillers"):
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


def _from_head(text: str) -> str:
    """A long clause cut to where its last dimension begins: ``đây là năm thứ ba thu nội địa của tỉnh``."""
    text = _caused(_before_predicate(_without_region(text)))
    key = head_key(text)
    if starts_with_head(text) or dimension_of(text):
        return _noun_phrase(text)
    strong = [at for head in subject_words("strong_heads") if (at := place_of(head, key)) is not None]
    if strong:
        return _noun_phrase(text[min(strong) :])
    sure = tuple(f"{h} " for h in subject_words("heads") if " " in h or h in subject_words("short_heads"))
    starts = [found.start() for found in re.finditer(r"\S+", key)]
    for start in starts[max(1, len(starts) - LONGEST_LEAD - 3) : -1]:
        if len(starts) > LONGEST_LEAD + 1 and key.startswith(sure, start):
            return text[start:]
    return text


def _without_region(text: str) -> str:
    """What is done, without the part of the country that does it: of ``các tỉnh phía Nam đã xuống giống`` its verb."""
    found = _region().match(fold(text))
    return text[found.end() :] if found else text


@cache
def _region() -> re.Pattern[str]:
    openers, regions, done = (any_of(subject_words(n)) for n in ("market_openers", "regions", "done_words"))
    return re.compile(rf"(?:(?:{openers}) )*(?:{regions}) (?:(?:{done}) )+(?=\S)")


def _before_predicate(text: str) -> str:
    """A name before what it is said to be: ``Hàn Quốc`` of ``Hàn Quốc tiếp tục là thị trường lớn nhất``."""
    inverted = _inversion().match(fold(text))
    if inverted:
        return text[inverted.end() :]  # "Dẫn đầu danh sách này là giá tiêu"
    found = _predicate().match(fold(text))
    if found:
        return text[: found.end(1)]
    before, copula, after = _around_copula(text)
    if not copula or len(before.split()) > LONGEST_SUBJECT or starts_with_head(before):
        return text
    if fold(before).startswith(subject_words("categories")):
        return _standing().sub("", before)  # "Ngành điện vẫn là trụ cột"
    if fold(after).startswith(subject_words("categories")):
        return text if has_any(after, "strong_heads") else before  # "Nông nghiệp là ngành đóng góp …"
    return after.removeprefix("do ")  # "động lực chính là công nghiệp chế biến", "mặt hàng chủ lực là cà phê"


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{any_of(subject_words('standing_adverbs'))}))+$")


def _around_copula(text: str) -> tuple[str, str, str]:
    """The words before the last ``là`` of a text, it, and the words behind it; all but the first empty without one."""
    key = fold(text)
    (copula,) = subject_words("copulas")
    before, found, after = key.rpartition(f" {copula} ")
    return (text[: len(before)], found, text[len(text) - len(after) :]) if found else (text, "", "")


@cache
def _inversion() -> re.Pattern[str]:
    openers, copulas = (any_of(subject_words(name)) for name in ("inverted_openers", "copulas"))
    return re.compile(rf"(?:{openers})(?!\w).*? (?:{copulas}) (?=\S)")


@cache
def _predicate() -> re.Pattern[str]:
    adverbs, copulas, most = (any_of(subject_words(name)) for name in ("standing_adverbs", "copulas", "superlatives"))
    return re.compile(rf"(\S.*?)(?: (?:{adverbs}))* (?:{copulas}) .*(?<!\w)(?:{most})(?!\w)")


def _caused(text: str) -> str:
    """What a clause is a cause of, where a dimension names it: ``CPI`` of ``giá xăng dầu tăng đẩy CPI``."""
    key = fold(text)
    for cause in subject_words("causes"):
        before, found, after = key.rpartition(f" {cause} ")
        if found and starts_with_head(after) and before:
            return text[len(text) - len(after) :]
    return text


def _noun_phrase(text: str) -> str:
    """A name up to where its clause goes on: ``tổng thu ngân sách`` of ``tổng thu ngân sách vẫn đang …``."""
    key = fold(text)
    ends = [at for verb in subject_words("clause_verbs") if (at := key.find(f" {verb} ")) > 2]
    return text[: min(ends)] if ends else text
