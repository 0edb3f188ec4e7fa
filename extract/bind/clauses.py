"""From the words of a clause to the name in it: without who tells it, what it is said to be, and how it goes on."""

from __future__ import annotations

import re
from functools import cache

from extract.bind.dimensions import LONGEST_LEAD, dimension_of, head_key, place_of, starts_with_head
from extract.bind.names import has_any
from extract.lexicon import subject_words
from extract.view import any_of, fold

LONGEST_SUBJECT = 8  # words before "là" that what follows says more of


def told_by_none(text: str) -> str:
    """Words without who tells them: ``thu ngân sách`` of ``Bộ Tài chính cho biết thu ngân sách``; none of a source.

    >>> told_by_none("Theo số liệu của Tổng cục Thống kê"), told_by_none("ngành thuế cho biết số thu")
    ('', 'số thu')
    >>> told_by_none("Theo Cục Thống kê tỉnh tổng thu ngân sách")
    'tổng thu ngân sách'
    """
    key = fold(text)
    ends = [at + len(verb) for verb in subject_words("reporting") if (at := place_of(verb, key)) is not None]
    if ends:
        return text[max(ends) :].strip()
    if not _source().match(key):
        return text
    strong = [at for head in subject_words("strong_heads") if (at := place_of(head, key)) is not None]
    return text[min(strong) :] if strong else ""


@cache
def _source() -> re.Pattern[str]:
    openers, sources = (any_of(subject_words(name)) for name in ("source_openers", "sources"))
    return re.compile(rf"(?:{openers}) (?:{sources})(?!\w)")


def from_head(text: str) -> str:
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
    key = f"{fold(text)} "
    ends = [at for verb in subject_words("clause_verbs") if (at := key.find(f" {verb} ")) > 2]
    return text[: min(ends)] if ends else text
