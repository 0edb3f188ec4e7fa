"""The indicator of a figure: its row's label with what it leaves to the rows above, its head and the caption."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.bind.dimensions import complement, composed, is_bare_head, starts_with_head, with_dimension
from extract.model import Measure
from extract.scan import Item, scan
from extract.tables.heads import NAMING
from extract.tables.rows import CHAPTERS, PART, UNMARKED, WHOLE, Row
from extract.tables.units import split_unit
from extract.tables.vocabulary import first_place, holds, is_one, opens, phrases, tidy, viewed, without
from extract.view import fold

LIST_NUMBER = re.compile(r"^\s*\d{1,3}(?:\.\d{1,2})*\.\s*(?=[^\W\d_])")
CAPTION_END = re.compile(r"(?:\s+(?:và|các quý|các tháng|các năm|,))+$", re.IGNORECASE)
CAPTION_NUMBER = re.compile(r"\s*(?:\d+[\w.]*|[IVX]+(?!\w))?\s*[.:\-–]*\s*")


@dataclass(frozen=True, slots=True)
class Names:
    """What names a table's figures: its rows by index, what the caption names, and the topic that heads the stub."""

    rows: dict[int, Row]
    caption: str
    topic: str = ""


def topic_of(heads: tuple[str, ...]) -> str:
    """What the heads of the label columns name, unless they only say what kind of thing the labels are.

    >>> topic_of(("Chỉ tiêu",)), topic_of(("Tai nạn giao thông",)), topic_of(("Loại cây",))
    ('', 'Tai nạn giao thông', '')
    """
    text = split_unit(" ".join(heads))[0]
    return "" if holds(text, "stub_heads") or starts_with_head(text) else text


def caption_name(caption: str) -> str:
    """What a caption names: the words without its number, period and unit; empty for one of many indicators.

    >>> caption_name("Phụ lục 1 VỐN ĐẦU TƯ DO THÀNH PHỐ QUẢN LÝ THÁNG 2 NĂM 2024")
    'vốn đầu tư do thành phố quản lý'
    >>> caption_name("Biểu 2. MỘT SỐ CHỈ TIÊU CHỦ YẾU"), caption_name("Bảng 3: Diện tích lúa theo huyện (ha)")
    ('', 'Diện tích lúa')
    """
    text, _ = split_unit(LIST_NUMBER.sub("", without(caption, "continued")))
    while opened := opens(text, "caption_openers"):
        found = CAPTION_NUMBER.match(text, opened)
        text = text[found.end() :] if found else text[opened:]
    if holds(text, "general_captions"):
        return ""
    while opened := opens(text, "caption_fillers"):
        text = text[opened:].lstrip()
    items = _without_joined_spans(scan(viewed(text[: first_place(text, "caption_breaks")])))
    kept = tidy(" ".join(i.text for i in items if (i.kind in NAMING or i.text == ",") and i.reason != "year"))
    kept = CAPTION_END.sub("", kept.replace(" ,", ","))
    return kept.lower() if kept.isupper() else kept


def _without_joined_spans(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without the joints beside periods: of ``tháng 6 và 6 tháng năm 2008`` nothing is a name."""
    spans = [item.kind == "period" or item.reason == "year" for item in items]
    beside = [any(spans[max(0, i - 1) : i + 2]) for i in range(len(items))]
    return tuple(item for item, near in zip(items, beside, strict=True) if item.kind != "joint" or not near)


def indicator(row: Row, head: str, names: Names, unit: str) -> tuple[str, str]:
    """The name of what a cell measures, under a head whose words are ``head``, and where it comes from.

    ``unit`` is the canonical unit of the row's levels.
    """
    own = row.name or _inherited(row, names.rows)
    begun = head and fold(names.caption).startswith(fold(head)) and not _lists(names.caption, head)
    head = "" if begun else head  # "Tổng mức" of "Tổng mức bán lẻ"
    if not own or fold(own[opens(own, "total_openers") :]).strip() == fold(head):
        return _joined(head, names.caption), "head and caption"
    own = _qualified(row, own, names.rows)
    if head and (opens(head, "manners") or is_one(head, "owners")):
        name, why = indicator(row, "", names, unit)
        return f"{name} {head}", why
    listed = row.rank == PART and not row.opened and _breaks_up(row, own, names)  # under "Phân theo một số nước"
    if listed and not head and names.caption and starts_with_head(names.caption) and row.unit is None:
        return f"{names.caption} {own}", "row and caption"
    if head and listed and not holds(names.caption, "joints"):
        return f"{_joined(head, names.caption)} {own}", "head, row and caption"
    if head:
        return _joined(head, _with_act(own, head, names.caption)), "head and row"
    own = _under_parent(row, own, names.rows)
    if names.topic and opens(own, "counting"):
        return (own if fold(names.topic) in fold(own) else f"{own} {names.topic}"), "row and stub head"
    branch = opens(own, "branches") > 0 and starts_with_head(names.caption) and not opens(names.caption, "branches")
    if (branch or opens(own, "qualifiers") or not starts_with_head(own)) and row.unit is None and names.caption:
        name = composed(own, names.caption)
        if name != own and holds(names.caption[len(name) - len(own) :], "caption_qualifiers"):
            name = f"{names.caption} {own}"
        if holds(names.caption, "joints") and not holds(name, "joints") and _breaks_up(row, own, names):
            name = f"{names.caption} {own}"
        repeats = fold(own) in fold(names.caption)
        if name == own and (_breaks_up(row, own, names) or (not repeats and starts_with_head(names.caption))):
            name = f"{names.caption} {own}"
        return with_dimension(name, unit), "row and caption"
    return with_dimension(own, unit), "row"


def _breaks_up(row: Row, own: str, names: Names) -> bool:
    """Whether a row is under a plain total (``Tổng số``) or an area, which is what the caption names."""
    above: Row | None = row
    while above is not None and above.parent is not None:
        above = names.rows.get(above.parent)
        if above is not None and not above.name and (above.rank == WHOLE or above.is_area):
            return True
    return False


def _with_act(own: str, head: str, caption: str) -> str:
    """A name with the act that its caption tells: ``xuất khẩu thủy sản`` of ``Thủy sản`` in ``Hàng hóa xuất khẩu``."""
    told = f"{fold(own)} {fold(head)}"
    act = next((phrase for phrase in phrases("trade_acts") if phrase in fold(caption) and phrase not in told), "")
    return f"{act} {own}".strip()


def _inherited(row: Row, rows: dict[int, Row]) -> str:
    """The name of the nearest row above that has one, for a total, an area or a ratio in a row of its own."""
    parent = _named_parent(row, rows)
    if parent is not None:
        return _under_parent(parent, parent.name, rows)
    told = row.sense
    if told is None or (told.measure is Measure.LEVEL and told.status is None and told.period is not None):
        return ""
    return next((above.name for above in reversed(rows.values()) if above.index < row.index and above.name), "")


def _named_parent(row: Row, rows: dict[int, Row]) -> Row | None:
    parent = rows.get(row.parent) if row.parent is not None else None
    while parent is not None and (not parent.name or _is_chapter(parent)):
        parent = rows.get(parent.parent) if parent.parent is not None else None
    return parent


def _is_chapter(row: Row) -> bool:
    """A row like ``II VĂN HÓA - XÃ HỘI``: it parts the table and names nothing that is measured."""
    return not row.values and row.rank in CHAPTERS


def _qualified(row: Row, own: str, rows: dict[int, Row]) -> str:
    """A name with the row above that it only qualifies or measures: ``Đông xuân`` or ``Sản lượng`` under ``Lúa``."""
    parent = _named_parent(row, rows) if own == row.name else None
    if parent is None:
        above = _counted_above(row, rows) if _measures(own) and row.parent is None else None
        return f"{own} {above.name}" if above is not None else own
    if is_bare_head(own):
        return f"{own} {complement(parent.name)}"
    deeper = row.depth > parent.depth or row.rank != UNMARKED
    kinds = deeper and parent.own_unit and not row.own_unit  # "Lớp học (Lớp)" over "Tiểu học"
    counted = kinds and parent.unit is not None and parent.unit.kind == "count"
    if counted or opens(own, "qualifiers") or is_one(parent.name, "trade_acts"):
        return f"{_qualified(parent, parent.name, rows)} {own}"
    return own


def _measures(name: str) -> bool:
    """Whether a name only tells what is measured, and leaves of what to the rows before."""
    return is_bare_head(name) or is_one(name, "measuring")


def _counted_above(row: Row, rows: dict[int, Row]) -> Row | None:
    """What a bare measurement in a row of its own is of: ``Vốn đăng ký`` behind ``Doanh nghiệp thành lập mới (DN)``."""
    above = [other for other in rows.values() if other.index < row.index and other.name and other.depth == row.depth]
    named = next((other for other in reversed(above) if not _measures(other.name)), None)
    return named if named is not None and named.unit is not None and named.unit.kind == "count" else None


def _under_parent(row: Row, own: str, rows: dict[int, Row]) -> str:
    """A name with the dimension that it leaves to the row above: ``Cây lúa`` under ``Tổng diện tích gieo trồng``."""
    parent = _named_parent(row, rows)
    if parent is None or fold(parent.name) in fold(own):
        return own
    same_unit = parent.unit is None or row.unit is None or parent.unit.name == row.unit.name
    return composed(own, parent.name) if same_unit else own


def _lists(caption: str, head: str) -> bool:
    """Whether a head names one of the things that a caption joins: ``Chỉ số giá tiêu dùng, chỉ số giá vàng``."""
    if not holds(caption, "joints") or is_bare_head(head) or not starts_with_head(head):
        return False
    parts = (part.strip() for part in re.split(r",|\bvà\b", fold(caption)))
    return any(part and not is_bare_head(part) and part in fold(head) for part in parts)


def _measured_of(caption: str, head: str) -> tuple[str, str]:
    """Of a caption that joins bare dimensions the one that a head names, and their thing: ``năng suất`` and ``lúa`` of
    ``Diện tích, năng suất, sản lượng lúa`` under ``Thực hiện / Năng suất``; two empty words of another caption."""
    *bare, last = (part.strip() for part in re.split(r",|\bvà\b", caption))
    thing = complement(last)
    if not bare or not all(map(is_bare_head, bare)) or not starts_with_head(last) or fold(thing) == fold(last):
        return "", ""
    named = (part for part in (*bare, last.removesuffix(thing).strip()) if fold(head).endswith(fold(part)))
    dimension = next(named, "")
    return dimension, thing if dimension else ""


def _joined(head: str, own: str) -> str:
    """A head's words with a row's or caption's: a dimension stands before what it measures, other words after it."""
    if not head or not own:
        return head or own
    if _lists(own, head):
        return head
    dimension, thing = _measured_of(own, head)
    if thing:
        return f"{dimension} {thing}"
    if fold(head) in fold(own):
        return own
    if opens(head, "manners"):
        return f"{own} {head}"
    return f"{head} {own}" if starts_with_head(head) or not starts_with_head(own) else f"{own} {head}"
