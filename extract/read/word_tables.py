"""The grid of a Word table: merged, tracked and wrapped cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.model import Cell, Span, Table
from extract.read.word_runs import W

_OPENED = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place and the XML cells whose content it holds: several where Word merged it downwards."""

    row: int
    column: int
    row_span: int
    column_span: int
    content: tuple[Any, ...]


def slots(table: Any) -> tuple[Slot, ...]:
    """The cells of a table in reading order; deleted rows are left out."""
    found: dict[tuple[int, int], Slot] = {}
    for row, element in enumerate(row for row in _children(table, "tr") if not _is_deleted(row)):
        column = _number(element.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _children(element, "tc"):
            width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            above = _above(found, row, column)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None:
                top = found[above]
                found[above] = Slot(top.row, column, row - top.row + 1, top.column_span, (*top.content, cell))
            else:
                found[row, column] = Slot(row, column, 1, width, (cell,))
            column += width
    return tuple(slot for _, slot in sorted(found.items()))


def table_of(filled: list[tuple[Slot, tuple[Span, ...]]]) -> Table:
    """The table whose cells hold these pieces."""
    cells = tuple(Cell(s.row, s.column, pieces, s.row_span, s.column_span) for s, pieces in filled)
    rows = max((cell.row + cell.row_span for cell in cells), default=0)
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    return Table(0, cells, rows, columns)


def _above(found: dict[tuple[int, int], Slot], row: int, column: int) -> tuple[int, int] | None:
    return next((key for key, slot in found.items() if slot.column == column and slot.row + slot.row_span == row), None)


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _OPENED:
            yield from _children(child, name)


def _is_deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _number(element: Any, default: int) -> int:
    value = "" if element is None else element.get(W + "val", "")
    return int(value) if value.isdecimal() else default
