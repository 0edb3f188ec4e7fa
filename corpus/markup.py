"""Read a report's source: one block a line, gold numbers in braces, footnote marks as `[^1]`.

Line starts: `! ` centred, `# `/`## `/`### ` heading, `> ` sign-off, `| ` table row, `[^1]: ` footnote,
`- ` and `+ ` list item (printed as they stand), `---` a new page; anything else is a paragraph.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PIECE = re.compile(r"\{(?P<number>[^{}]+)\}|\[\^(?P<mark>\d+)\]")
_FOOTNOTE = re.compile(r"\[\^(?P<number>\d+)\]: ")
_STARTS = (("! ", "centred"), ("### ", "heading3"), ("## ", "heading2"), ("# ", "heading1"), ("> ", "signoff"))
_TIGHT = frozenset({"centred", "signoff", "item", "footnote", "table"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: plain text, a number that the gold annotates, or a footnote mark."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the source; a footnote knows its number, a table row its cells."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    number: int = 0
    cells: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a gold number stands: character span in the text, place, and position in a table."""

    start: int
    end: int
    text: str
    place: str
    row: int | None
    column: int | None


def read(path: Path) -> tuple[Block, ...]:
    """The blocks of a source file, in order. Raises ValueError for text that is not NFC."""
    text = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"{path}: not NFC, normalise it first")
    return tuple(_block(line) for line in text.splitlines() if line.strip())


def _block(line: str) -> Block:
    if footnote := _FOOTNOTE.match(line):
        return Block("footnote", tuple(_pieces(line[footnote.end() :])), int(footnote["number"]))
    if line.strip() == "---":
        return Block("page break")
    if line.startswith("|"):
        return Block("table", cells=tuple(tuple(_pieces(cell.strip())) for cell in line.strip().strip("|").split("|")))
    for start, kind in _STARTS:
        if line.startswith(start):
            return Block(kind, tuple(_pieces(line.removeprefix(start))))
    return Block("item" if line.startswith(("- ", "+ ")) else "paragraph", tuple(_pieces(line)))


def _pieces(line: str) -> Iterator[Piece]:
    position = 0
    for match in _PIECE.finditer(line):
        if match.start() > position:
            yield Piece("text", line[position : match.start()])
        yield Piece("number", match["number"]) if match["number"] else Piece("mark", match["mark"])
        position = match.end()
    if position < len(line):
        yield Piece("text", line[position:])


def plain(pieces: Iterable[Piece]) -> str:
    """The words as they stand in a text file, footnote marks as superscript digits."""
    return "".join(p.text.translate(_SUPERSCRIPT) if p.kind == "mark" else p.text for p in pieces)


def tables(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks grouped: consecutive rows of a table together, any other block alone."""
    rows: list[Block] = []
    for block in blocks:
        if block.kind == "table":
            rows.append(block)
            continue
        if rows:
            yield tuple(rows)
            rows = []
        yield (block,)
    if rows:
        yield tuple(rows)


class TextFile:
    """Grows the plain text block by block and notes where each gold number falls."""

    def __init__(self) -> None:
        self.text = ""
        self.spots: list[Spot] = []
        self._last = ""
        self._tables = 0

    def add(self, group: tuple[Block, ...]) -> None:
        kind = group[0].kind
        if self._last:
            self.text += "\n" if kind == self._last and kind in _TIGHT else "\n\n"
        self._last = kind
        if kind == "table":
            self._add_table(group)
        elif kind == "footnote":
            self.text += str(group[0].number).translate(_SUPERSCRIPT)
            self._write(group[0].pieces, f"footnote:{group[0].number}")
        else:
            self._write(group[0].pieces, "body")

    def _write(self, pieces: Iterable[Piece], place: str, row: int | None = None, column: int | None = None) -> None:
        for piece in pieces:
            start = len(self.text)
            self.text += plain([piece])
            if piece.kind == "number":
                self.spots.append(Spot(start, len(self.text), piece.text, place, row, column))

    def _add_table(self, rows: tuple[Block, ...]) -> None:
        self._tables += 1
        for index, row in enumerate(rows):
            if index == 1:
                self.text += "\n|" + "---|" * len(row.cells)
            self.text += "\n|" if index else "|"
            for column, cell in enumerate(row.cells):
                self.text += " "
                self._write(cell, f"table:{self._tables}", index, column)
                self.text += " |"


def as_text(blocks: Iterable[Block]) -> TextFile:
    """The whole text file with the spots of its gold numbers, in order."""
    file = TextFile()
    for group in tables(block for block in blocks if block.kind != "page break"):
        file.add(group)
    file.text += "\n"
    return file
