"""The indicator of a figure: its row's label with what it leaves to the rows above, the column's head and the caption."""

from __future__ import annotations

import re

from extract.bind.names import complement, composed, has_any, is_bare_head, starts_with_head, with_dimension
from extract.scan import scan
from extract.tables.columns import Column
from extract.tables.heads import NAMING
from extract.tables.measures import split_unit
from extract.tables.rows import Row
from extract.tables.vocabulary import holds, opens, tidy, viewed
from extract.view import fold

CAPTION_NUMBER = re.compile(r"\s*(?:số\s*)?(?:\d+[\w.]*|[IVX]+)?\s*[.:\-–]*\s*")


def caption_name(caption: str) -> str:
    """What a caption names: the words without its number, period and unit; empty for one of many indicators.

    >>> caption_name("Phụ lục 1 VỐN ĐẦU TƯ DO THÀNH PHỐ QUẢN LÝ THÁNG 2 NĂM 2024")
    'vốn đầu tư do thành phố quản lý'
    >>> caption_name("Biểu 2. MỘT SỐ CHỈ TIÊU CHỦ YẾU")
    ''
    """
    text, _ = split_unit(caption)
    while opened := opens(text, "caption_openers"):
        found = CAPTION_NUMBER.match(text, opened)
        text = text[found.end() :] if found else text[opened:]
    if holds(text, "general_captions"):
        return ""
    while opened := opens(text, "caption_fillers"):
        text = text[opened:].lstrip()
    items = scan(viewed(text))
    kept = " ".join(item.text for item in items if item.kind in NAMING and item.reason != "year")
    return kept.lower() if kept.isupper() else tidy(kept)


def indicator(row: Row, column: Column, rows: dict[int, Row], caption: str, unit: str) -> str:
    """The name of what a cell measures, in a table whose caption names ``caption``.

    ``rows`` holds the table's rows by index, ``unit`` is the canonical unit of the row's levels.
    """
    own = row.name or _inherited(row, rows)
    if not own:
        return _of_table(column.words, caption)
    own = _under_parent(row, own, rows)
    if column.words:
        return _with_head(column.words, own)
    if not starts_with_head(own) and row.unit is None and caption:
        own = composed(own, caption)
    return with_dimension(own, unit)


def _inherited(row: Row, rows: dict[int, Row]) -> str:
    """The name of the nearest row above that has one, for a total, an area or a ratio in a row of its own."""
    parent = row.parent
    while parent is not None:
        if rows[parent].name:
            return _under_parent(rows[parent], rows[parent].name, rows)
        parent = rows[parent].parent
    if row.sense is not None:
        above = [r.name for r in rows.values() if r.index < row.index and r.name]
        return above[-1] if above else ""
    return ""


def _under_parent(row: Row, own: str, rows: dict[int, Row]) -> str:
    """A name with the dimension that it leaves to the row it is under: ``Cây lúa`` under ``Tổng diện tích gieo trồng``."""
    parent = rows.get(row.parent) if row.parent is not None else None
    while parent is not None and not parent.name:
        parent = rows.get(parent.parent) if parent.parent is not None else None
    if parent is None or fold(parent.name) in fold(own):
        return own
    if is_bare_head(own):
        return f"{own} {complement(parent.name)}"
    same_unit = parent.unit is None or row.unit is None or parent.unit.name == row.unit.name
    return composed(own, parent.name) if same_unit and not starts_with_head(own) else own


def _with_head(head: str, own: str) -> str:
    if fold(head) in fold(own):
        return own
    return f"{head} {own}" if not has_any(own, "heads") or not starts_with_head(own) else f"{head} {own}"


def _of_table(head: str, caption: str) -> str:
    if not head or not caption:
        return head or caption
    return caption if fold(head) in fold(caption) else f"{head} {caption}"
