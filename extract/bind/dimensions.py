"""The dimension that a name tells (``diện tích``, ``kim ngạch``), and what a name without one takes from another."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.lexicon import is_word, subject_words
from extract.view import any_of, fold

LONGEST_LEAD = 7  # words of a verb phrase before a count that still help to name it


LONGEST_PREFIX = 5  # words that a part takes from its total


MORE = 2  # words that a dimension of one word takes with it


SHORT = 3  # words: a name that leaves something to its neighbours


def head_key(text: str) -> str:
    """The folded words in which dimensions are looked for: of the same length, seasons closed (``hè_thu``).

    >>> head_key("Lúa hè thu"), starts_with_head("Thu Đông toàn tỉnh")
    ('lúa hè_thu', False)
    """
    return _closed().sub(lambda found: found.group().replace(" ", "_"), fold(text))


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(subject_words('closed_words'))})(?!\w)")


def place_of(word: str, key: str) -> int | None:
    """Where a folded word first stands in a key as a whole word."""
    at = key.find(word)
    while at >= 0:
        end = at + len(word)
        if not _letter(key[at - 1 : at]) and not _letter(key[end : end + 1]):
            return at
        at = key.find(word, at + 1)
    return None


def _letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def is_head_word(key: str) -> bool:
    """Whether a folded name begins with a dimension whose first word could pass for a filler: ``thực hiện vốn``."""
    return _head_at_start(key) != ""


def _head_at_start(key: str) -> str:
    return next((head for head in subject_words("heads") if key == head or key.startswith(f"{head} ")), "")


def starts_with_head(text: str) -> bool:
    """Whether words begin with a dimension.

    >>> starts_with_head("tổng kim ngạch xuất khẩu"), starts_with_head("chi nhánh ngân hàng")
    (True, False)
    """
    key = head_key(text)
    if key.startswith(subject_words("not_heads")):
        return False
    counting = any(key.startswith(f"{word} ") for word in subject_words("counting_openers"))
    return counting or is_head_word(key)


def is_bare_head(name: str) -> bool:
    """Whether a name is a dimension alone and leaves the thing to its neighbour: ``sản lượng``, ``tổng vốn``."""
    key = fold(name)
    weak = next((word for word in subject_words("weak_openers") if key.startswith(f"{word} ")), None)
    weak = weak or next((word for word in subject_words("sum_words") if key.startswith(f"{word} ")), None)
    bare = subject_words("bare_heads")
    return key in bare or (weak is not None and key[len(weak) + 1 :] in bare)


def with_dimension(own: str, unit: str) -> str:
    """A name that names no dimension takes the one that its unit implies.

    >>> with_dimension("lúa mùa", "ha"), with_dimension("sản lượng lúa", "t")
    ('diện tích lúa mùa', 'sản lượng lúa')
    """
    dimension = patterns.load("subjects")["dimension"].get(unit, "")
    return f"{dimension} {own}" if dimension and not names_dimension(own) else own


def complement(name: str) -> str:
    """What a name says besides its dimension.

    >>> complement("diện tích khoai lang")
    'khoai lang'
    """
    key = head_key(name)
    if not key.startswith(subject_words("not_heads")):
        for head in subject_words("heads"):
            at = place_of(head, key)
            if at is not None and (" " in head or key[:at].strip() in {"", *subject_words("sum_words")}):
                rest = f"{name[:at]} {name[at + len(head) :]}".split()
                return " ".join(rest[:LONGEST_LEAD]).strip(" ,")
    return " ".join(name.split()[:LONGEST_LEAD])


def with_act(own: str, before: str) -> str:
    """A short name in a list takes the dimension or act of the name before it.

    >>> with_act("gạo", "xuất khẩu rau quả")
    'xuất khẩu gạo'
    """
    if len(own.split()) > SHORT or starts_with_head(own) or _act_of(own):
        return own
    act = _act_of(before)
    return f"{act} {own}" if act else own


def _act_of(name: str) -> str:
    key = head_key(name)
    words = (w for name in ("heads", "acts") for w in subject_words(name) if not is_word(w, "weak_heads"))
    found = [(at, -len(word)) for word in words if (at := place_of(word, key)) is not None]
    if not found:
        return ""
    start, length = min(found)
    return name[start : start - length]


def dimension_of(name: str) -> str:
    """The dimension that a name begins with, with two words more where it says little alone; empty without one.

    >>> dimension_of("chỉ số sản xuất công nghiệp ngành điện"), dimension_of("giá lúa tươi tại ruộng")
    ('chỉ số sản xuất công nghiệp', 'giá lúa tươi')
    """
    key = head_key(name)
    start = next((len(o) + 1 for o in subject_words("sum_words") if key.startswith(f"{o} ")), 0)
    if key.startswith(subject_words("not_heads")):
        return ""
    known = (h for h in _dimensions() if key.startswith(h, start) and not _letter(key[start + len(h) :][:1]))
    head = next(known, "")
    if not head or is_word(head, "weak_heads"):
        return ""
    further = MORE if " " not in head else 0
    return " ".join(name[start:].split()[: len(head.split()) + further])


def names_dimension(name: str) -> bool:
    """Whether a name tells its dimension: one that begins it, or one of several words inside.

    >>> [names_dimension(name) for name in ("lúa thu đông", "nợ xấu", "tổng giá trị", "ngành có chỉ số giá")]
    [False, True, True, True]
    """
    return starts_with_head(name) or dimension_of(name) != "" or _long_dimension().search(head_key(name)) is not None


@cache
def _dimensions() -> tuple[str, ...]:
    listed = (word for name in ("heads", "acts", "bare_heads", "rates") for word in subject_words(name))
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _long_dimension() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(word for word in _dimensions() if ' ' in word)})(?!\w)")


def composed(own: str, total: str) -> str:
    """A part's words with what they leave to their total's: ``xuất khẩu`` under ``tổng kim ngạch xuất nhập khẩu``.

    >>> composed("xuất khẩu", "tổng kim ngạch xuất nhập khẩu")
    'kim ngạch xuất khẩu'
    >>> composed("thu nội địa", "tổng thu ngân sách nhà nước")
    'thu nội địa'
    """
    key = head_key(own)
    head = "" if key.startswith(subject_words("not_heads")) else _head_at_start(key)
    place = place_of(head, head_key(total)) if head else _first_head_end(total)
    place = _past_weak(own, total, place or 0)
    if place and not head:
        place = max(place, head_key(total).find(head_key(dimension_of(total))) + len(dimension_of(total)))
    prefix = _without_opener(total[:place]).strip()
    if not prefix or fold(prefix) in key or len(prefix.split()) > LONGEST_PREFIX:
        return own
    return f"{prefix} {own}"


def _past_weak(own: str, total: str, place: int) -> int:
    """A head that says nothing alone goes before no part; before a sector it takes the words that say of what."""
    words = total[:place].split()
    if not words or not is_word(words[-1], "empty_heads"):
        return place
    if not fold(own).startswith(subject_words("sectors")):
        return 0
    further = total[place:].split()[: LONGEST_PREFIX - 1]
    return place + len(" ".join(("", *further)))


def _without_opener(text: str) -> str:
    key = fold(text)
    opener = next((o for o in subject_words("total_openers") if key == o or key.startswith(f"{o} ")), "")
    return text[len(opener) :]


def _first_head_end(total: str) -> int | None:
    key = head_key(total)
    places = [(at, -at - len(head)) for head in subject_words("heads") if (at := place_of(head, key)) is not None]
    return -min(places)[1] if places else None
