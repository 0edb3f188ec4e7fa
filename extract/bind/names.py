"""Names as words: the lists they hold, what they leave out, and what they say in other words."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.bind.dimensions import head_key, names_dimension, starts_with_head
from extract.lexicon import is_word, subject_words, units
from extract.view import any_of, fold

LONGEST_SIBLING = 14  # words of a name from the word on that its sibling begins with too


@cache
def words_of(list_name: str) -> re.Pattern[str]:
    """The words of a list as whole words, longest first."""
    return re.compile(rf"(?<!\w)(?:{any_of(subject_words(list_name))})(?!\w)")


def has_any(text: str, list_name: str) -> bool:
    """Whether words hold one of a list of ``patterns/subjects.toml`` as whole words."""
    return words_of(list_name).search(head_key(text)) is not None


def is_thing(text: str) -> bool:
    """Whether words begin with a counted thing."""
    return units().at(fold(text), 0) is not None


def explained_in(name: str) -> dict[str, str]:
    """The abbreviation that ends a name whose dimension it stands for.

    >>> explained_in("chỉ số giá tiêu dùng CPI"), explained_in("vốn FDI")
    ({'CPI': 'chỉ số giá tiêu dùng CPI'}, {})
    """
    words = name.split()
    short = words[-1] if words else ""
    explains = 1 < len(short) <= 6 and short.isupper() and len(words) > len(short) and starts_with_head(name)
    return {short: name} if explains else {}


def tells_prices(name: str, before: bool) -> bool:
    """Whether a text speaks of consumer prices behind a name: it goes on to, until another dimension is named.

    >>> tells_prices("CPI", False), tells_prices("nhóm giáo dục", True), tells_prices("doanh thu", True)
    (True, True, False)
    """
    return has_any(name, "price_indices") or (before and not (names_dimension(name) and not has_any(name, "prices")))


def names_money(text: str) -> bool:
    """Whether words begin with a kind of money: ``tiền thuế``, ``trái phiếu chính phủ``."""
    return fold(text).startswith(subject_words("kinds_of_money"))


def without_growth(name: str) -> str:
    """An abbreviation without the growth before it, which the measure tells.

    >>> without_growth("tốc độ tăng trưởng GRDP"), without_growth("tăng trưởng kinh tế")
    ('GRDP', 'tăng trưởng kinh tế')
    """
    opener = next((o for o in subject_words("growth_openers") if fold(name).startswith(f"{o} ")), "")
    rest = name[len(opener) :].strip()
    return rest if opener and rest.isupper() and " " not in rest else name


def without_area(name: str, area: str) -> str:
    """A name without the report's own area at its end.

    >>> without_area("GRDP của tỉnh Quảng Nam", "Quảng Nam")
    'GRDP'
    """
    shorter = _area_at_end(area).sub("", fold(name))
    return name[: len(shorter)] if shorter else name


@cache
def _area_at_end(area: str) -> re.Pattern[str]:
    prepositions, ranks = ("|".join(subject_words(name)) for name in ("area_prepositions", "area_ranks"))
    return re.compile(rf"(?: (?:{prepositions}))?(?: (?:{ranks}))?\.? {re.escape(fold(area))}$")


def beside(own: str, before: str) -> str:
    """A name that begins with a word in the midst of the name before it goes on from there.

    >>> beside("nhóm giáo dục", "chỉ số giá nhóm giao thông")
    'chỉ số giá nhóm giáo dục'
    >>> beside("đường bộ", "khách quốc tế đến bằng đường hàng không")
    'khách quốc tế đến bằng đường bộ'
    """
    first = fold(own).split()[:1]
    words = before.split()
    at = next((i for i, word in enumerate(words) if [fold(word)] == first), 0)
    at = 0 if at and is_word(words[at - 1], "negations") else at  # "kỳ hạn 1 tháng" beside "không kỳ hạn"
    shared = at > 0 and len(words) - at <= LONGEST_SIBLING and not starts_with_head(own)
    return f"{' '.join(words[:at])} {own}" if shared else own


def of_economy(name: str, economy: str) -> str:
    """A name as a ratio to the economy's size.

    >>> of_economy("bội chi ngân sách", "GDP")
    'tỷ lệ bội chi ngân sách so với GDP'
    """
    words: dict[str, str] = patterns.load("subjects")["economy_ratio"]
    opened = "" if fold(name).startswith(fold(words["opener"])) else f"{words['opener']} "
    return name if economy in name else f"{opened}{name} {words['against']} {economy}"
