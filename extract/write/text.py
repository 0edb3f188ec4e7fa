"""Observations as text for a terminal or a pipe: comma-separated, JSON Lines, or a table to look at."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from extract.write.columns import OBSERVATIONS, Cell, Row
from extract.write.rows import Rows

NAMES = tuple(column.name for column in OBSERVATIONS)


def plain(value: Decimal) -> str:
    """A decimal without exponent or padding, as it would be typed.

    >>> plain(Decimal("-48.40000000")), plain(Decimal("1200.00000000"))
    ('-48.4', '1200')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_csv(results: Iterable[Rows]) -> Iterator[str]:
    """One line of names, then one line an observation, all columns of ``observations.parquet``."""
    yield _csv_line(NAMES)
    for each in results:
        yield from (_csv_line(map(_csv_cell, row)) for row in each.observations)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _csv_cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case tuple():
            return "; ".join(f"{item[0]}: {item[1]}" for item in value)
    return str(value)


def as_jsonl(results: Iterable[Rows]) -> Iterator[str]:
    """One JSON object an observation; ``value`` is a number with the digits of the report."""
    for each in results:
        for row in each.observations:
            pairs = zip(NAMES, row, strict=True)
            yield "{" + ", ".join(f"{json.dumps(name)}: {_json_cell(value)}" for name, value in pairs) + "}"


def _json_cell(value: Cell) -> str:
    match value:
        case Decimal():
            return plain(value)
        case dt.date():
            return json.dumps(value.isoformat())
        case tuple():
            return json.dumps({str(item[0]): item[1] for item in value}, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


WIDTHS = {"value": 14, "unit": 14, "measure": 12, "base": 21, "period": 22, "status": 8}


def as_table(results: Iterable[Rows]) -> Iterator[str]:
    """A heading a document, then its observations in columns that fit the terminal."""
    for each in results:
        yield f"{each.name} ({len(each.observations)} observations)"
        if each.observations:
            heads = {name: name for name in (*WIDTHS, "indicator")}
            yield _table_line(heads)
            yield from (_table_line(_table_cells(row)) for row in each.observations)
        yield ""


def _table_cells(row: Row) -> dict[str, str]:
    cell = dict(zip(NAMES, row, strict=True))
    scale = f"·10^{cell['scale']}" if cell["scale"] else ""
    ends = (str(cell["period_start"] or ""), str(cell["period_end"] or ""))
    return {
        "value": plain(Decimal(str(cell["value"]))),
        "unit": f"{cell['unit']}{scale}",
        "measure": str(cell["measure"]),
        "base": str(cell["base"] or ""),
        "period": ends[1] if ends[0] == ends[1] else "/".join(ends),
        "status": str(cell["status"]),
        "indicator": str(cell["indicator"]),
    }


def _table_line(cells: dict[str, str]) -> str:
    fixed = [f"{_cut(cells[name], width):>{width}}" for name, width in list(WIDTHS.items())[:1]]
    fixed += [f"{_cut(cells[name], width):<{width}}" for name, width in list(WIDTHS.items())[1:]]
    rest = shutil.get_terminal_size((160, 24)).columns - sum(WIDTHS.values()) - 2 * len(WIDTHS) - 2
    return ("  " + "  ".join((*fixed, _cut(cells["indicator"], max(rest, 20))))).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


FORMATS: dict[str, Callable[[Iterable[Rows]], Iterator[str]]] = {
    "csv": as_csv,
    "jsonl": as_jsonl,
    "table": as_table,
}
