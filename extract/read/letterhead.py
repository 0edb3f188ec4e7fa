"""The frame of an official report: the letterhead above it, the sign-off below."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from extract.model import BlockKind, Header, Table
from extract.read.headings import is_capitals, is_item, label_level, openers
from extract.read.reflow import Candidate, Item, is_unfinished, words

_DATED = re.compile(
    r"(?P<place>[^\W\d_][^,\d]{1,40}),?\s+ngày\s*(?P<day>\d{0,2})[\s….]*tháng\s*(?P<month>\d{1,2})?[\s….]*năm\s*(?P<year>\d{4})"
)
_DEEPEST = 20  # paragraphs among which a letterhead ends
_LONGEST = 300  # characters of a title line


def with_frame(text: str, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], Header]:
    """The items with letterhead and sign-off marked as such, and what the letterhead says."""
    items = tuple(part for item in items for part in _unframed(text, item))
    roles = _letterhead(text, items)
    header = _header([(role, items[place]) for place, role in roles.items()], text)
    signed = _signatures(text, items, max(roles, default=-1) + 1)
    kinds = dict.fromkeys(roles, BlockKind.LETTERHEAD) | dict.fromkeys(signed, BlockKind.SIGNATURE)
    marked = tuple(
        replace(item, kind=kinds[place]) if place in kinds and isinstance(item, Candidate) else item
        for place, item in enumerate(items)
    )
    return marked, header


def _unframed(text: str, item: Item) -> tuple[Item, ...]:
    """The paragraphs of a table that only sets letterhead or sign-off side by side, column by column."""
    if not isinstance(item, Table) or item.columns > 3 or item.rows > 8:
        return (item,)
    cells = sorted(item.cells, key=lambda cell: (cell.column, cell.row))
    lines = [words(text, piece) for cell in cells for piece in cell.pieces]
    frames = any(_role(line) in ("motto", "number") or _opens_signature(line) for line in lines)
    if not frames or any(line[:1].isdigit() for line in lines):
        return (item,)
    return tuple(Candidate((piece,), joins="never") for cell in cells for piece in cell.pieces)


def _letterhead(text: str, items: tuple[Item, ...]) -> dict[int, str]:
    """The role of each paragraph of the letterhead by its place; empty where the document has none."""
    lines = _head_lines(text, items)
    roles = {place: role for place, line in lines.items() if (role := _role(line))}
    formal = [place for place, role in roles.items() if role in ("number", "dated", "motto", "addressee")]
    titles = [place for place, role in roles.items() if role == "title" and (formal or is_capitals(lines[place]))]
    if not formal and not titles:
        return {}
    title = next((place for place in titles if place > min(formal, default=-1) - 3), None)
    kept = {place: role for place, role in roles.items() if role != "title" or place == title}
    if title is not None:
        kept |= _title_lines(lines, kept, title)
    last = max(kept)
    first_formal = min(kept)
    above = {place: "issuer" for place in lines if place < first_formal}
    between = {place: "issuer" for place in lines if first_formal < place < last and place not in kept}
    between = {p: "issuer" if title is None or p < title else "about" for p in between}
    return dict(sorted((above | between | kept).items()))


def _head_lines(text: str, items: tuple[Item, ...]) -> dict[int, str]:
    """The paragraphs that can belong to a letterhead: those before the first table, labelled heading or long text."""
    lines: dict[int, str] = {}
    for place, item in enumerate(items[:_DEEPEST]):
        if isinstance(item, Table):
            break
        line = item.text(text)
        if item.kind is not None:
            continue
        if (label_level(line) and not _role(line)) or len(line) > _LONGEST:
            break
        if not is_unfinished(line) and not _role(line) and len(line) > 80:
            break
        lines[place] = line
    return lines


def _role(line: str) -> str:
    for role in ("motto", "addressee", "number"):
        if openers(role).match(line) and (role != "number" or _number(line)):
            return role
    if is_date_line(line):
        return "dated"
    if _number(line.rsplit("  ", 1)[-1]):
        return "number"
    return "title" if openers("title").match(line) and is_unfinished(line) and len(line) <= _LONGEST else ""


def is_date_line(line: str) -> bool:
    """Whether a line says place and date alone: ``Lạng Sơn, ngày 5 tháng 02 năm 2022``, and no more."""
    dated = _DATED.match(line)
    return dated is not None and not any(c.isalnum() for c in line[dated.end() :])


def _number(line: str) -> str:
    """The document's number: ``57/BC-UBND``, or ``/BC-UBND`` where its figure was left to be written in."""
    label = openers("number").match(line)
    rest = re.match(r"\s*:?\s*([\d\s]*/[^\s,;]+|\d+[^\s,;]*)\s*$", line[label.end() :]) if label else None
    return rest.group(1) if rest and len(line) < 60 else ""


def _title_lines(lines: dict[int, str], kept: dict[int, str], title: int) -> dict[int, str]:
    """The lines that go on with the title: up to three that end no sentence."""
    found = {}
    for place in range(title + 1, title + 4):
        line = lines.get(place, "")
        about = bool(openers("about").match(line)) or line.startswith("(")
        if not line or place in kept or is_item(line) or not (is_unfinished(line) or about):
            break
        found[place] = "title"
    return found


def _header(roles: list[tuple[str, Item]], text: str) -> Header:
    lines = [(role, item.text(text)) for role, item in roles if isinstance(item, Candidate)]

    def said(role: str) -> list[str]:
        return [line for own, line in lines if own == role]

    dated = _DATED.match(" ".join(said("dated")[:1]))
    addressee = openers("addressee").sub("", " ".join(said("addressee")), count=1)
    return Header(
        issuer=" ".join(said("issuer")),
        number="".join(_number(line) for line in said("number")[:1]),
        place=dated["place"].strip() if dated else "",
        dated=_date(dated) if dated else None,
        title=" ".join(said("title")),
        addressee=addressee.strip(" :.;-"),
    )


def _date(match: re.Match[str]) -> dt.date | None:
    """The date of signing; None where the day was left to be written in, or there is no such day."""
    try:
        return dt.date(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
    except ValueError:
        return None


def _opens_signature(line: str) -> bool:
    if openers("signature").match(line):
        return len(line) < 120
    return bool(openers("office").match(line)) and is_capitals(line) and len(line) < 40


def _signatures(text: str, items: tuple[Item, ...], first: int) -> Iterable[int]:
    """The places of the paragraphs of the sign-off: from its opening words to an annex, a table or a full paragraph."""
    inside = False
    for place, item in enumerate(items[first:], first):
        if isinstance(item, Table):
            inside = False
            continue
        line = item.text(text)
        if item.kind is not None:
            continue
        opens = _opens_signature(line)
        ends = bool(openers("annex").match(line)) or len(line) > 200 or (label_level(line) > 0 and not opens)
        inside = opens or (inside and not ends)
        if inside:
            yield place
