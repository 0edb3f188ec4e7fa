"""A name as the words that are compared: one spelling, abbreviations written out, marks left out."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.lexicon import subject_words
from extract.view import any_of, fold

WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
YEAR = re.compile(r"(?<!\w)năm (?:19|20)\d\d(?!\d)")
SMALL = re.compile(r"(?<![\w.,/])\d{1,2}(?![\d.,/%])")


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, abbreviations written out; numbers and marks are none.

    >>> words_of("KNXK hàng hoá (qua địa bàn)")
    ('kim', 'ngạch', 'xuất', 'khẩu', 'hàng', 'hóa', 'qua', 'địa', 'bàn')
    """
    found: list[str] = []
    for word in WORD.findall(YEAR.sub(" ", fold(name))):
        found.extend(_abbreviations().get(word, word).split())
    return _one_way(tuple(word for word in found if not word.isdecimal()))


def without_rest(name: str) -> str:
    """A name up to where it tells what it leaves out; empty where it leaves out nothing.

    >>> without_rest("sản phẩm OCOP 4 sao, chưa kể sản phẩm đang chờ"), without_rest("thu nội địa")
    ('sản phẩm OCOP 4 sao', '')
    """
    found = _leaving_out().search(fold(name))
    return name[: found.start()].strip(" ,(") if found else ""


@cache
def _leaving_out() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)[ ,(]+(?:{any_of(map(fold, subject_words('leaving_out')))})(?!\w)")


def numbers_of(name: str) -> frozenset[int]:
    """The small numbers of a name, which tell two items of a list apart; years are none.

    >>> sorted(numbers_of("lãi suất tiền gửi kỳ hạn từ 1 đến dưới 6 tháng năm 2023"))
    [1, 6]
    """
    return frozenset(map(int, SMALL.findall(name)))


def _one_way(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, those that mean the same put in one way: ``thóc`` is ``lúa``, ``ra đời`` is ``thành lập mới``."""
    synonyms, at = _synonyms(), 0
    found: list[str] = []
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if words[at : at + n] in synonyms), 0)
        found.extend(synonyms[words[at : at + size]] if size else words[at : at + 1])
        at += size or 1
    return tuple(found)


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    known = patterns.load("linking")
    told = known["synonyms"] | dict.fromkeys(subject_words("leaving_out"), known["without"])
    return {tuple(fold(one).split()): tuple(fold(other).split()) for one, other in told.items()}


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(short): fold(full) for short, full in patterns.load("linking")["abbreviations"].items()}


@cache
def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that say little of what is measured; all of them where nothing else is there.

    >>> telling(words_of("tổng số vụ tai nạn giao thông trên địa bàn tỉnh"))
    ('vụ', 'tai', 'nạn', 'giao', 'thông')
    """
    kept, at = [], 0
    while at < len(words):
        size = next((n for n in (5, 4, 3, 2, 1) if words[at : at + n] in _fillers()), 0)
        if not size:
            kept.append(words[at])
        at += size or 1
    return tuple(kept) or words


@cache
def _fillers() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(filler).split()) for filler in patterns.load("linking")["fillers"])


@cache
def joining() -> frozenset[str]:
    """The words that join two things of which a name speaks."""
    return frozenset(patterns.load("linking")["joining"])


def is_bare(words: frozenset[str]) -> bool:
    """Whether a name is made of words that name no indicator by themselves: ``dịch vụ``, ``số doanh nghiệp``."""
    return any(words == bare for bare in _bare())


@cache
def _bare() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(telling(words_of(name))) for name in patterns.load("linking")["bare"])
