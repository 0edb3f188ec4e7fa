"""The document out of its paragraphs: sentences made whole, frame, headings, captions and footnotes told apart."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePath

from extract.model import Block, BlockKind, Document, Line, Mark, Span, Table
from extract.read.headings import is_capitals, openers
from extract.read.letterhead import with_frame
from extract.read.reflow import Item, blocks, join_cut, parted, words

_CAPTION_REACH = 3  # paragraphs above a table that can be its caption
_CAPTION_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader gives: the text, its paragraphs and tables in reading order, marks, printed lines."""

    format: str
    text: str
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    pages: int | None = None


def document(name: str, data: bytes, content: Content) -> Document:
    """The document at ``name`` whose file is ``data``, structured."""
    text = content.text
    items, header = with_frame(text, content.items)
    flow, footnotes = parted(blocks(text, join_cut(text, items), content.marks))
    return Document(
        path=PurePath(name).as_posix(),
        format=content.format,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        flow=_numbered(text, flow),
        footnotes=footnotes,
        lines=content.lines,
        pages=content.pages,
        header=header,
    )


def _numbered(text: str, flow: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The flow with its tables counted from 1 and given their captions."""
    out: list[Block | Table] = []
    count = 0
    for item in flow:
        if isinstance(item, Table):
            count += 1
            item = replace(item, number=count, caption=item.caption or _caption(text, out))
        out.append(item)
    return tuple(out)


def _caption(text: str, above: list[Block | Table]) -> tuple[Span, ...]:
    """The paragraphs above a table that name it.

    They reach up to the furthest that opens like a caption; without one, the nearest counts if it is in capitals.
    """
    near: list[Block] = []
    for item in reversed(above):
        if isinstance(item, Table) or len(near) == _CAPTION_REACH:
            break
        if item.kind is BlockKind.FURNITURE:
            continue
        if item.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            break
        line = words(text, *item.pieces)
        if len(line) > _CAPTION_LONGEST or line.endswith("."):
            break
        near.insert(0, item)
    named = [place for place, block in enumerate(near) if openers("caption").match(words(text, *block.pieces))]
    if not named and near and is_capitals(words(text, *near[-1].pieces)):
        named = [len(near) - 1]
    return tuple(piece for block in near[named[0] :] for piece in block.pieces) if named else ()
