"""What stands above a table's head: its caption, title rows inside it, the unit of all its figures."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Block, BlockKind, Document, Table
from extract.scan.units import Unit
from extract.tables.grid import Grid
from extract.tables.layout import Layout
from extract.tables.units import split_unit, table_unit, units_of
from extract.view import view_of

REACH = 3  # blocks above a table among which a line can give its unit


@dataclass(frozen=True, slots=True)
class Title:
    """The words above a table's head and the units that they give to its figures: one, or as ``Nghìn tấn; Triệu USD``
    one for quantities and one for values."""

    words: str
    units: tuple[Unit, ...]


def title_of(document: Document, table: Table, grid: Grid, layout: Layout) -> Title:
    """The title of a table: caption and title rows; the unit also from the corner or a line right above."""
    bands = [grid.text(row, 0) for row in range(layout.head) if row not in layout.heads]
    words = " ".join((view_of(document.text, table.caption).text, *bands)).strip()
    corner = [grid.text(row, column) for row in layout.heads for column in layout.labels]
    opened = ((unit,) for text in corner if (unit := table_unit(text)) is not None)
    told = (*opened, *(_units(text) for text in (*bands, *_above(document, table))))
    inner = split_unit(words)[1]
    return Title(words, next((units for units in told if units), (inner,) if inner is not None else ()))


def _units(text: str) -> tuple[Unit, ...]:
    """The units that a line gives and nothing else: ``Đơn vị tính: ha``, ``Nghìn ha``, ``Nghìn tấn; Triệu USD``."""
    opened = table_unit(text)
    return units_of(text) or ((opened,) if opened is not None else ())


def _above(document: Document, table: Table) -> list[str]:
    place = document.flow.index(table)
    near: list[str] = []
    for part in reversed(document.flow[:place]):
        if not isinstance(part, Block) or len(near) == REACH:
            break
        if part.kind is not BlockKind.FURNITURE:
            near.append(view_of(document.text, part.pieces).text)
    return near
