"""Tables written in plain text: rows of ``|`` or tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.model import BlockKind, Cell, Span, Table
from extract.read.reflow import Candidate, Item

_RULE = re.compile(r"[\s|:+=-]*-{2}[\s|:+=-]*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a text file: the ``lines`` it takes and what it puts in their place (mark-up, then the table)."""

    lines: tuple[Span, ...]
    items: tuple[Item, ...]


def markup_tables(text: str, lines: tuple[Span, ...]) -> tuple[Grid, ...]:
    """The tables among a file's lines: at least two neighbouring lines parted into cells by ``|``, or by tabs."""
    grids: list[Grid] = []
    for separator in ("|", "\t"):
        run: list[Span] = []
        for line in (*lines, None):
            if line is not None and _is_row(text[line.start : line.end], separator) and _adjoins(text, run, line):
                run.append(line)
                continue
            grids += _grid(text, tuple(run), separator)
            is_first = line is not None and _is_row(text[line.start : line.end], separator)
            run = [line] if line is not None and is_first else []
    return tuple(sorted(grids, key=lambda grid: grid.lines[0].start))


def _is_row(line: str, separator: str) -> bool:
    if separator == "|":
        return line.count("|") > 1
    return "\t" in line and not _is_row(line, "|")


def _adjoins(text: str, run: list[Span], line: Span) -> bool:
    return not run or text[run[-1].end : line.start].replace("\r\n", "\n").count("\n") == 1


def _grid(text: str, run: tuple[Span, ...], separator: str) -> list[Grid]:
    rules = [line for line in run if separator == "|" and _RULE.fullmatch(text, line.start, line.end)]
    rows = [_cells(text, line, separator) for line in run if line not in rules]
    if len(run) < 2 or not rows:
        return []
    pipes = [Span(i, i + 1) for line in run for i in range(line.start, line.end) if text[i] == separator == "|"]
    markup = rules + pipes
    cells = tuple(
        Cell(row, column, (span,) if span.start < span.end else ())
        for row, spans in enumerate(rows)
        for column, span in enumerate(spans)
    )
    table = Table(0, cells, len(rows), max(len(spans) for spans in rows))
    marks = tuple(sorted(_apart(markup), key=lambda span: span.start))
    return [Grid(run, (Candidate(marks, BlockKind.FURNITURE), table) if marks else (table,))]


def _apart(markup: list[Span]) -> list[Span]:
    """The spans without those that lie inside another."""
    wide = [span for span in markup if span.end - span.start > 1]
    return wide + [s for s in markup if s not in wide and not any(w.start <= s.start < w.end for w in wide)]


def _cells(text: str, line: Span, separator: str) -> list[Span]:
    """The cells of a row, without the space around them; outer ``|`` open and close no cell."""
    cuts = [i for i in range(line.start, line.end) if text[i] == separator]
    edges = [line.start - 1, *cuts, line.end]
    spans = [_trimmed(text, Span(a + 1, b)) for a, b in pairwise(edges)]
    if separator == "|":
        spans = spans[text[line.start] == "|" : len(spans) - (text[line.end - 1] == "|")]
    return spans


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(min(start, span.end), max(min(start, span.end), span.start + len(piece.rstrip())))
