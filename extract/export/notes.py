"""What a cell's note tells: where the figure is printed, when it was published, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import OutputError
from extract.export import labels
from extract.export.figures import Figure

COLUMNS = ("verdict", "total", "members", "suspect", "message_vi")
FAILS, WARNS = "fails", "warns"
MOST = 5
"""Messages in one note."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What the checks have against an observation: ``fails`` or, milder, ``warns``, and in which words."""

    verdict: str
    messages: tuple[str, ...]


def flags(folder: Path) -> dict[str, Flag]:
    """By observation_id, what is told of the figures in checks that fail or warn; failures first."""
    import pyarrow.parquet as pq

    path = folder / "checks.parquet"
    try:
        rows = pq.read_table(path, columns=list(COLUMNS)).to_pylist()
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be read ({error}); write the folder anew with chitieu extract") from error
    found: dict[str, Flag] = {}
    for verdict in (FAILS, WARNS):
        for row in rows:
            if row["verdict"] == verdict:
                for each in _figures(row):
                    known = found.get(each)
                    found[each] = Flag(known.verdict if known else verdict, _with(known, row["message_vi"]))
    return found


def _figures(row: dict[str, Any]) -> Iterable[str]:
    ids = (row["total"], row["suspect"], *(row["members"] or ()))
    return dict.fromkeys(each for each in ids if each)


def _with(known: Flag | None, message: str) -> tuple[str, ...]:
    return (*known.messages, message) if known else (message,)


def note(figure: Figure, flag: Flag | None) -> str:
    """The lines of a cell's note.

    >>> import datetime as dt
    >>> from decimal import Decimal
    >>> from extract.export.figures import Line, Origin
    >>> from extract.spans import month
    >>> line = Line("trade.export", "VN", "level", "", "", "USD", False, "exact")
    >>> figure = Figure(line, month(2022, 6), Decimal("32.6e9"), 0, "estimate", dt.date(2022, 6, 29), None, 1,
    ...     "2022-06.xlsx", "o1", "Xuất khẩu", "Việt Nam", Origin(None, "sheet:12.XK", 8, 3, "32600", 6, 0))
    >>> print(note(figure, Flag("fails", ("Tổng không khớp.",))))
    Nguồn: 2022-06.xlsx, trang tính 12.XK, ô D9
    Công bố: 29/06/2022
    In trong báo cáo: 32600 (triệu USD)
    Trạng thái: ước tính
    Không khớp: Tổng không khớp.
    """
    lines = [*_source(figure), f"Trạng thái: {labels.name('status', figure.status)}"]
    if figure.tellings > 1:
        lines.append(f"Số lần nêu: {figure.tellings}")
    if flag:
        said = "Không khớp" if flag.verdict == FAILS else "Cần xem lại"
        lines += [f"{said}: {message}" for message in flag.messages[:MOST]]
        if len(flag.messages) > MOST:
            lines.append(f"… và {len(flag.messages) - MOST} điều khác")
    return "\n".join(lines)


def _source(figure: Figure) -> list[str]:
    published = f"Công bố: {figure.vintage:%d/%m/%Y}" if figure.vintage else "Công bố: không rõ ngày"
    origin = figure.origin
    if origin is None:
        how = labels.name("derived", figure.derived or "")
        return [f"Suy ra, không in trong báo cáo: {how}", f"Nguồn: {figure.document}", published]
    unit = labels.unit(figure.line.unit, origin.scale) if origin.scale in labels.WORDS else ""
    printed = f"In trong báo cáo: {origin.text}" + (f" ({unit})" if unit else "")
    return [f"Nguồn: {figure.document}, {labels.place(origin)}", published, printed]
