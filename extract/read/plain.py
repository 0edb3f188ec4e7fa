"""Text files: ``.txt`` and ``.md``, whose paragraphs are lines, wrapped lines or lines between blank ones."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from extract.errors import ReadError
from extract.model import BlockKind, Document, Line, Mark, Span
from extract.read.assemble import Content, document
from extract.read.grids import markup_tables
from extract.read.headings import is_item, openers
from extract.read.notes import bracketed_marks, raised_marks
from extract.read.reflow import SHORTEST, Candidate, Item, is_unfinished, leans_on, resumes, words

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
_PAGE_NUMBER = re.compile(r"[\W_]*(\d{1,3})(\s*/\s*\d{1,3})?[\W_]*")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_WIDEST = 160  # characters; a file with longer lines does not wrap them
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_plain(data: bytes, name: str) -> Document:
    """The document of a text file; its text is the decoded file without the byte-order mark.

    Raises ReadError where the bytes are no text in UTF-8 (or UTF-16 with its mark).
    """
    text = _decoded(data, name)
    lines = _lines(text)
    if not lines:
        raise ReadError(name, "the file holds no text", "check that it was saved whole")
    marks = _marks(text, lines)
    items = _candidates(text, lines, marks)
    kind = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    return document(name, data, Content(kind, text, items, marks, tuple(Line(s.start, s.end) for s in lines)))


def _decoded(data: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(name, f"byte {error.start} is no {encoding} text", "save it as UTF-8 text") from None
    if "\0" in text:
        raise ReadError(name, "the file is binary, not text", "give a .txt, .md, .docx or .pdf file")
    return text


def _lines(text: str) -> tuple[Span, ...]:
    """The printed lines without the space around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        if line.strip():
            indent = len(line) - len(line.lstrip())
            found.append(Span(match.start() + indent, match.start() + len(line.rstrip())))
    return tuple(found)


def _marks(text: str, lines: tuple[Span, ...]) -> tuple[Mark, ...]:
    return raised_marks(text) or bracketed_marks(text, frozenset(line.start for line in lines))


def _candidates(text: str, lines: tuple[Span, ...], marks: tuple[Mark, ...]) -> tuple[Item, ...]:
    tables = markup_tables(text, lines)
    taken = {line for table in tables for line in table.lines}
    heads = {mark.start: mark.number for mark in marks}
    width = _width(lines)
    items: list[Item] = []
    previous: Span | None = None
    for line in lines:
        if line in taken:
            items += [part for table in tables if table.lines[0] == line for part in table.items]
            previous = None
            continue
        last = items[-1] if items and previous else None
        if isinstance(last, Candidate) and previous and _wraps(text, previous, line, width) and line.start not in heads:
            items[-1] = replace(last, pieces=(*last.pieces, line))
        else:
            items += _opened(text, line, heads)
        previous = line
    return _without_page_numbers(text, tuple(items))


def _opened(text: str, line: Span, heads: dict[int, int]) -> list[Candidate]:
    """The paragraph that a line opens, its mark-up for headings set apart."""
    if line.start in heads:
        return [Candidate((line,), BlockKind.FOOTNOTE, number=heads[line.start])]
    hashes = _HASHES.match(text, line.start, line.end)
    if not hashes:
        return [Candidate((line,))]
    markup = Candidate((Span(line.start, hashes.end(1)),), BlockKind.FURNITURE)
    rest = Span(hashes.end(), line.end)
    return [markup, Candidate((rest,), level=len(hashes.group(1)), joins="never")]


def _width(lines: tuple[Span, ...]) -> int:
    """The width at which the file wraps its lines, in characters; 0 where each paragraph is one line."""
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths)
    full = sum(length >= 0.8 * longest for length in lengths)
    return longest if SHORTEST <= longest <= _WIDEST and full >= 4 else 0


def _wraps(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether ``line`` is the rest of a paragraph whose line ``above`` was full."""
    between, first, second = text[above.end : line.start], words(text, above), words(text, line)
    if len(re.findall(r"\r\n|[\n\r\f\v\u2028\u2029\x85]", between)) > 1 or openers("signature").match(second):
        return False
    full = width and len(first) + 1 + len(second.partition(" ")[0]) > width
    if is_unfinished(first):
        return bool(full) or (len(first) >= SHORTEST and resumes(second)) or leans_on(first, second)
    return bool(full) and not is_item(second)


def _without_page_numbers(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the numbers of pages marked as furniture: lone numbers that count up through the file, or a
    single one that cuts a sentence."""
    lone = [
        (place, int(match.group(1)))
        for place, item in enumerate(items)
        if isinstance(item, Candidate) and item.kind is None and len(item.pieces) == 1
        if (match := _PAGE_NUMBER.fullmatch(openers("page").sub("", item.text(text)).strip()))
    ]
    numbers = [number for _, number in lone]
    counts_up = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    places = {place for place, _ in lone if counts_up or (len(lone) == 1 and _cuts(text, items, place))}
    return tuple(
        replace(item, kind=BlockKind.FURNITURE) if place in places and isinstance(item, Candidate) else item
        for place, item in enumerate(items)
    )


def _cuts(text: str, items: tuple[Item, ...], place: int) -> bool:
    around = items[max(0, place - 1) : place + 2]
    if len(around) < 3 or not isinstance(around[0], Candidate) or not isinstance(around[2], Candidate):
        return False
    return is_unfinished(around[0].text(text)) and resumes(around[2].text(text))
