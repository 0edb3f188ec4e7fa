"""Headings: which short line opens a section, and how deep the section lies."""

from __future__ import annotations

import re
from functools import cache

import patterns

LONGEST = 220  # characters of a heading; a numbered line that is longer is a numbered paragraph
_ROMAN = re.compile(r"[IVX]{1,5}\s?[.)/-]\s*\S")
_LETTER = re.compile(r"[A-HKLMĐ]\s?[.)/]\s*\S")
_DECIMAL = re.compile(r"\d{1,2}(\.\d{1,2}){1,3}[.)]?\s+[^\W\d_]")
_ARABIC = re.compile(r"\d{1,2}\s?[.)/]\s*[^\W\d_]")
_SMALL = re.compile(r"[a-zđ]\s?[.)/]\s*[^\W\d_]")
_BULLET = re.compile(r"[-+*•●○▪–—]\s*\S")
_APPENDIX = 100  # characters of a line that opens an appendix
_NUMERAL = re.compile(r"\s+([IVX]+|\d{1,2})(?!\w)")
_ORDINAL = re.compile(r"\s+\w+")
_FIGURE = re.compile(r"\d[.,]\d|\d\s?%|:\s*\d")
_COUNT = re.compile(r"(?P<before>\w*)\s+\d[\d.]*\s+(?P<after>[^\W\d_]+)")
_NEW_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-zđ]")


@cache
def openers(name: str) -> re.Pattern[str]:
    """A pattern for lines that begin with one of the words listed under ``name`` in the letterhead's patterns."""
    words = sorted(patterns.load("letterhead")[name], key=len, reverse=True)
    options = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?:{options})(?!\w)", re.IGNORECASE)


def label_level(line: str) -> int:
    """The depth that a line's own label gives; 0 where it has none.

    >>> [label_level(s) for s in ("Phần thứ nhất", "A. KINH TẾ", "II. XÃ HỘI", "1. Thu, chi", "1.2. Chi", "đ) Giá")]
    [1, 1, 2, 3, 4, 5]
    >>> label_level("- Cây lúa"), label_level("10.700 tỷ đồng")
    (0, 0)
    """
    if _is_part(line):
        return 1
    for level, label in ((2, _ROMAN), (1, _LETTER), (4, _DECIMAL), (3, _ARABIC), (5, _SMALL)):
        if label.match(line):
            return level
    return 0


def _is_part(line: str) -> bool:
    opener = openers("part").match(line)
    if not opener:
        return False
    ordinal = _ORDINAL if len(opener.group().split()) > 1 else _NUMERAL
    return bool(ordinal.match(line, opener.end()))


def is_item(line: str) -> bool:
    """Whether a line opens with a bullet or a label, and so cannot go on with the line above.

    >>> is_item("- Thu nội địa"), is_item("b) Chi"), is_item("380,67 triệu đồng")
    (True, True, False)
    """
    return bool(_BULLET.match(line)) or label_level(line) > 0


def is_capitals(line: str) -> bool:
    """Whether all letters are capitals and there are enough of them to be more than an abbreviation.

    >>> is_capitals("TÌNH HÌNH KINH TẾ - XÃ HỘI"), is_capitals("GRDP")
    (True, False)
    """
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 6 and all(c.isupper() for c in letters)


def heading_level(line: str, strong: str = "") -> int:
    """The raw depth of a heading; 0 for a paragraph. ``strong`` is ``bold`` where the whole line is printed so.

    Unlabelled capitals and appendices count as deep as ``I.``; an unlabelled bold line as the deepest.

    >>> heading_level("a) Sản xuất nông, lâm nghiệp"), heading_level("1. Thu ngân sách đạt 10,9% dự toán")
    (5, 0)
    >>> heading_level("1. Thu nội địa 505 tỷ đồng"), heading_level("1. Kết quả 5 tháng đầu năm 2024")
    (0, 3)
    >>> heading_level("Về thương mại, dịch vụ", "bold"), heading_level("Về thương mại, dịch vụ")
    (6, 0)
    """
    if len(line) > LONGEST or line.endswith((",", ";", "./.")) or _BULLET.match(line):
        return 0
    level = label_level(line)
    body = line[line.find(" ") + 1 :] if level else line
    if _states_figure(body) or (_NEW_SENTENCE.search(body) and not is_capitals(body)):
        return 0
    if level:
        ends = line.endswith(".") and not strong
        return 0 if ends else level
    if is_capitals(line) or (openers("appendix").match(line) and len(line) <= _APPENDIX):
        return 2
    return 6 if strong and not line.endswith(".") and any(c.isalpha() for c in line) else 0


def _states_figure(line: str) -> bool:
    """Whether a line says a figure: one with decimals, a share, or a count of something, but not of time."""
    if _FIGURE.search(line):
        return True
    time = patterns.load("letterhead")["time"]
    counts = [] if is_capitals(line) else _COUNT.finditer(line)
    return any(not (m["before"].lower().endswith(tuple(time)) or m["after"].lower() in time) for m in counts)


def depths(levels: tuple[int, ...]) -> tuple[int, ...]:
    """Raw depths of a document's headings as it uses them: ``I.`` is 1, ``1.`` 2, ``a)`` 3 unless parts stand above
    or decimals between.

    >>> depths((2, 3, 5, 0, 3)), depths((1, 2, 3, 4, 5))
    ((1, 2, 3, 0, 2), (1, 2, 3, 4, 5))
    """
    used = set(levels)
    lower = (1 not in used) + 0
    between = 4 not in used
    return tuple(level and level - lower - (1 if between and level > 4 else 0) for level in levels)
