"""One sheet of the workbook: heads and names as text, figures as numbers with their notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.export import labels
from extract.export.figures import Figure
from extract.export.files import is_risky
from extract.export.grid import Row, Sheet, places
from extract.export.notes import FAILS, WARNS, Flag, note

HEADS = {"Chỉ tiêu": 44, "Địa bàn": 13, "Số liệu": 16, "So với": 20, "Đơn vị": 15}
"""The columns before those of the periods, and how wide they are."""
VINTAGE, CODE = {"Công bố": 11}, {"Mã chỉ tiêu": 30}
HEAD = {"bold": True, "bg_color": "#DDEBF7", "bottom": 1}
LEAST, MOST = 9, 24  # characters that a column of figures is wide
FILLS = {FAILS: "#F8B4AE", WARNS: "#FFF2CC", "": ""}
ACROSS, WIDE, LINE, MARGIN = 52, 330, 15, 14  # of a note: characters and pixels across, pixels of a line and around


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is shown: decimal places, how it is derived, and what the checks have against it."""

    places: int
    derived: str
    verdict: str


@dataclass(slots=True)
class Book:
    """A workbook that is being written: the columns of its heads, and the formats that it has so far."""

    file: Any
    heads: dict[str, int]
    flags: dict[str, Flag]
    formats: dict[Style, Any] = field(default_factory=dict)

    def of(self, style: Style) -> Any:
        """The format of a style, made once."""
        if style not in self.formats:
            wanted: dict[str, Any] = {"num_format": "#,##0" + ("." + "0" * style.places if style.places else "")}
            if style.derived:
                wanted["italic"] = True
            if FILLS[style.verdict]:
                wanted["bg_color"] = FILLS[style.verdict]
            self.formats[style] = self.file.add_format(wanted)
        return self.formats[style]


def write_sheet(book: Book, sheet: Sheet) -> None:
    """Write a sheet: its heads stay in view when it is scrolled, and can filter it."""
    page = book.file.add_worksheet(sheet.name)
    named, dated = (book.file.add_format(HEAD | {"align": side}) for side in ("left", "right"))
    for at, title in enumerate((*book.heads, *map(labels.period, sheet.periods))):
        page.write_string(0, at, title, named if at < len(book.heads) else dated)
    columns = {period: at for at, period in enumerate(sheet.periods, len(book.heads))}
    widths = [len(labels.period(period)) for period in sheet.periods]
    for down, row in enumerate(sheet.rows, 1):
        for at, text in enumerate(names(row, book)):
            write_text(book, page, (down, at), text)
        for figure in row.figures:
            at = columns[figure.period]
            shown = _write_figure(book, page, (down, at), figure, row)
            widths[at - len(book.heads)] = max(widths[at - len(book.heads)], shown)
    _lay_out(book, page, widths)
    page.autofilter(0, 0, len(sheet.rows), len(book.heads) + len(sheet.periods) - 1)


def _lay_out(book: Book, page: Any, widths: list[int]) -> None:
    for at, width in enumerate(book.heads.values()):
        folded = {"level": 1, "hidden": True} if at == len(book.heads) - 1 else {}  # the code, for programs
        page.set_column(at, at, width, None, folded)
    for at, width in enumerate(widths, len(book.heads)):
        page.set_column(at, at, min(max(width + 2, LEAST), MOST), None, {"collapsed": at == len(book.heads)})
    page.freeze_panes(1, len(book.heads))


def names(row: Row, book: Book) -> tuple[str, ...]:
    """The text of the columns before the periods, the indicator's code last."""
    line, first = row.line, row.figures[0]
    vintage = (f"{row.vintage:%d/%m/%Y}" if row.vintage else "",) if len(book.heads) > len(HEADS) + 1 else ()
    said = (first.indicator, first.area, labels.measure(line), labels.base(line), labels.unit(line.unit, row.scale))
    return (*said, *vintage, line.indicator)


def write_text(book: Book, page: Any, at: tuple[int, int], text: str) -> None:
    """Write text as text: never a formula or link, and not when it is edited either."""
    risky = is_risky(text)
    page.write_string(*at, text, book.file.add_format({"quote_prefix": True}) if risky else None)


def _write_figure(book: Book, page: Any, at: tuple[int, int], figure: Figure, row: Row) -> int:
    """Write a figure in its row's scale, with its note; returns how many characters wide it is."""
    shown = places(figure, row.scale) if figure.origin else row.places
    flag = book.flags.get(figure.observation_id or "")
    style = Style(shown, figure.derived or "", flag.verdict if flag else "")
    value = figure.value.scaleb(-row.scale)
    page.write_number(*at, float(value), book.of(style))
    text = note(figure, flag)
    lines = sum(1 + len(line) // ACROSS for line in text.splitlines())
    page.write_comment(*at, text, {"width": WIDE, "height": MARGIN + LINE * lines})
    return len(f"{value:,.{shown}f}")
