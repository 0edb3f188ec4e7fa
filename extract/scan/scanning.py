"""The lexical items of a passage, longest match first: each figure is a quantity or swallowed by a phrase."""

from __future__ import annotations

import re
from functools import cache

import patterns
from extract.lexicon import is_word, subject_words, words
from extract.numbers import GROUPED, PRINTED, Hint, Style, readings
from extract.phrases import Match
from extract.scan.items import Item, Quantity
from extract.scan.pairs import paired
from extract.scan.units import NO_UNIT, unit_at
from extract.view import View, fold

WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*")
CODED_WORD = re.compile(r"[^\W\d_]+[.-]?\d[\w.+-]*+(?!,\d|%)")
CODE = re.compile(
    r"""
    \d{1,3}-(?:19|20)\d\d(?!\d)              # 11-2023
    | \d+(?:/\d{4})?(?:/|-)[A-ZĐ]{2}[\w/-]*   # 49-NQ/TU, 12/2021/NĐ-CP
    | 1/(?:[25]00|[125]0?000|[25]50000?)\b       # 1/500, the scale of a map
    | \d{1,2}:\d\d(?::\d\d)?(?!\d)            # 12:00:00
    | \d+[A-ZĐ]{1,3}\b                        # 4B
    | \d+(?:\.\d+){3,}                        # 1.2.3.4
    | 0\d{2,4}[ .]\d{3}[ .]\d{3,4}            # a telephone number
    | 0\d{3}\.\d{3,4}\.\d{3}               # 0215.3825.409
    | 0\d{9,10}
    | \d{3}\.\d\d\.[A-Z]\w*                 # a record's number
    """,
    re.VERBOSE,
)
WHOLE_MONEY = "VND"  # nobody pays a thousandth of a đồng
SPACED = re.compile(
    r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.,]*\d)|\d{1,2} \d{1,2},\d+(?= ?(?:%|[^\W\d]))|\d{1,3} ?\. ?\d{3}(?!\d)"
)
ENUMERATED = re.compile(r"\(\d{1,2}\)(?= ?[^\W\d])")
BEFORE_RATIO = re.compile(r" [+-]?\d+(?:[.,]\d+)* ?%")
RANGE_BEFORE = re.compile(r"(?<![\d/.,-])(?<!tháng )(?<!ngày )(?<!quý )\d{1,2} ?(?:-|đến) ?$")
YEAR = re.compile(r"(?:19|20)\d\d")
LABEL = re.compile(r"(\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])(?:[.)/]+|(?= [A-ZĐ])|[.](?=[^\W\d])))\s*(?=[^\W\d])")


@cache
def _variety() -> re.Pattern[str]:
    """Two capitals before a number name a variety: ``lúa OM 5451``."""
    abbreviations = "|".join(patterns.load("subjects")["abbreviations"])
    return re.compile(rf"(?<!\w)(?!{abbreviations})[A-Z]{{2}} $")


@cache
def _glued() -> re.Pattern[str]:
    """A verb printed without the space before or behind it: ``phẩmtăng``, ``giảmso với``."""
    verbs, changes = ("|".join(patterns.load("subjects")[name]) for name in ("glued_verbs", "glued_changes"))
    return re.compile(rf"(.{{2,}}?)({verbs})(?!\w)|({changes})(?=so(?!\w))", re.IGNORECASE)


def scan(view: View, style: Style = Style.VIETNAMESE) -> tuple[Item, ...]:
    """The items of a view from left to right; every character but spaces belongs to one.

    >>> from extract.model import Span
    >>> from extract.view import view_of
    >>> text = "xuất khẩu ước đạt 50 triệu USD, giảm 58,3%"
    >>> [(i.kind, i.text) for i in scan(view_of(text, (Span(0, len(text)),)))]
    [('word', 'xuất'), ('word', 'khẩu'), ('verb', 'ước đạt'), ('quantity', '50 triệu USD'), ('punct', ','),
     ('verb', 'giảm'), ('quantity', '58,3%')]
    """
    label = LABEL.match(view.text)
    items = [Item("label", 0, label.end(1), label.group(1), reason="list numbering")] if label else []
    position = label.end() if label else 0
    while position < len(view.key):
        if view.key[position] == " ":
            position += 1
            continue
        item = _item_at(view, position, style)
        if item.reason == "duration" and items and _is_measured(item, items[-1]):
            item = _quantity(view, position, style)
        items.append(item)
        position = item.end
    return paired(tuple(items), view)


def _is_measured(span: Item, before: Item) -> bool:
    """A span of time behind a verb is measured: ``giảm 15 phút``, not ``sau 15 phút``."""
    calendar = fold(span.text).endswith(subject_words("calendar_units"))
    return before.kind in {"verb", "bound"} and not calendar


def _item_at(view: View, position: int, style: Style) -> Item:
    match = words().at(view.key, position)
    spans = match is not None and match.entry.name == "months_to_date" and _ends_range(view, position)
    spans = spans or (match is not None and match.entry.name == "clock" and _goes_on_range(view, position))
    if match and not spans and not _figure_inside_counts(view, position, match) and _stands_beside(view, match):
        text = view.text[position : match.end]
        return Item(match.entry.kind, position, match.end, text, match, reason=match.entry.get("reason"))
    code = CODE.match(view.text, position)
    if code and not _is_measure(view, position):
        return Item("name", position, code.end(), code.group(), reason="code")
    coded = CODED_WORD.match(view.text, position)
    if coded:
        return Item("name", position, coded.end(), coded.group(), reason="name")
    if view.key[position].isdecimal():
        return _not_counted(view, position) or _quantity(view, position, style)
    return _plain_item(view, position)


def _plain_item(view: View, position: int) -> Item:
    listed = ENUMERATED.match(view.text, position)
    if listed and view.text[:position].rstrip()[-1:] in ("", ";", ":", ".", ","):
        return Item("label", position, listed.end(), listed.group(), reason="list numbering")
    word = WORD.match(view.text, position)
    if word is None:
        return Item("punct", position, position + 1, view.text[position])
    glued = _glued().match(view.text, position, word.end())
    end = (glued.end(1) if glued.group(1) else glued.end(3)) if glued else word.end()
    return Item("word", position, end, view.text[position:end])


def _is_measure(view: View, position: int) -> bool:
    """A number glued to a unit (``500MW``, ``30T``) is no code."""
    number = PRINTED.match(view.text, position)
    return number is not None and unit_at(view, number.end()).known and not re.match(r"[/-]", view.text[number.end() :])


def _stands_beside(view: View, match: Match) -> bool:
    """Whether what the entry asks for stands behind a phrase: ``giám`` is a slip for ``giảm`` before per cent only."""
    return match.entry.get("beside") != "per cent" or BEFORE_RATIO.match(view.key, match.end) is not None


def _figure_inside_counts(view: View, position: int, match: Match) -> bool:
    """Whether the figure that ends an ordinal counts the word behind it: ``đợt 5 vụ`` is no ``đợt 5``."""
    if match.entry.name not in {"ordinal", "place", "document", "phase"} or not view.key[match.end - 1].isdigit():
        return False
    unit = unit_at(view, match.end)
    if unit.known and match.entry.name == "place" and GROUPED.search(view.key, position, match.end):
        return True  # "khu vực nông thôn 1.639 người"
    if match.entry.name != "ordinal" or unit.kind != "count":
        return unit.known and unit.kind != "count"
    after = view.text[unit.end :].lstrip()[:1]
    return unit.known and unit.kind == "count" and not is_word(unit.name, "durations") and not after.isupper()


def _printed_at(view: View, position: int) -> str:
    """The number printed at a position that begins with a digit; spaces within it stay where a unit proves it one."""
    spaced = SPACED.match(view.key, position)
    if spaced and " " in spaced.group() and unit_at(view, spaced.end()).known and not _behind_year(view, position):
        return spaced.group()
    number = PRINTED.match(view.key, position)
    assert number is not None
    return number.group()


def _not_counted(view: View, position: int) -> Item | None:
    """The name that a figure belongs to: a variety, a year, a span of time; None for a quantity."""
    printed = _printed_at(view, position)
    end = position + len(printed)
    unit = unit_at(view, end)
    if not unit.known and view.text[end : end + 1].isalpha():
        return Item("name", position, unit.end or end, view.text[position : unit.end or end], reason="name")  # 500kV
    if not unit.known and printed.isdigit() and _behind_number_word(view, position):
        return Item("name", position, end, printed, reason="ordinal")
    if not unit.known and printed.isdigit() and _names_variety(view, position):
        return Item("name", position, end, printed, reason="name")
    spans = not unit.known and _behind_span_word(view, position)
    if YEAR.fullmatch(printed) and (unit is NO_UNIT or spans or _behind_year(view, position)):
        return Item("name", position, end, printed, reason="year")
    if is_word(unit.name, "durations") and unit.scale == 0 and not unit.per and not _ends_range(view, position):
        return Item("name", position, unit.end, view.text[position : unit.end], reason="duration")
    return None


def _ends_range(view: View, position: int) -> bool:
    """Whether a span of time ends a range of such spans, which is measured: ``từ 6-8 tháng``, ``10 đến 12 ngày``."""
    return RANGE_BEFORE.search(view.key, 0, position) is not None


def _goes_on_range(view: View, position: int) -> bool:
    """Whether what looks like a time of day ends a range: ``từ 2 đến 3 giờ``."""
    return re.search(r"(?<!\w)từ \d{1,2} $", view.key[:position]) is not None


def _names_variety(view: View, position: int) -> bool:
    return _variety().search(view.text, 0, position) is not None and words().at(view.key, position - 3) is None


def _behind_number_word(view: View, position: int) -> bool:
    """``bão số 4``, ``giống số 7``: a number named by its own word, unless that counts (``tổng số 45``)."""
    before = view.key[:position].split()[-2:]
    return len(before) == 2 and is_word(before[1], "number_words") and not is_word(before[0], "counting_words")


def _behind_year(view: View, position: int) -> bool:
    return any(view.key.endswith(f"{word} ", 0, position) for word in subject_words("year_words"))


def _behind_span_word(view: View, position: int) -> bool:
    """``vốn kéo dài từ 2023 sang``: a year that a word of time tells."""
    return any(view.key.endswith(f" {word} ", 0, position) for word in subject_words("span_words"))


def _quantity(view: View, position: int, style: Style) -> Item:
    printed = _printed_at(view, position)
    end = position + len(printed)
    unit = unit_at(view, end)
    whole = unit.scale == 0 and (unit.kind == "count" or unit.name.startswith(WHOLE_MONEY))
    found = readings(printed.replace(" ", ""), Hint(style, whole))
    quantity = Quantity(position, end, max(unit.end, end), printed, found, unit)
    return Item("quantity", position, quantity.stop, view.text[position : quantity.stop], quantity=quantity)
