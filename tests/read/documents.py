"""Documents as the tests look at them: words of blocks, and what must hold of every document."""

from pathlib import Path

from extract.model import Block, BlockKind, Document, Table
from extract.read import read


def read_bytes(folder: Path, name: str, data: bytes) -> Document:
    """Write ``data`` under ``name``, read it, and hold it against what is true of every document."""
    path = folder / name
    path.write_bytes(data)
    document = read(path, name)
    assert_covered(document)
    return document


def read_text(folder: Path, text: str, name: str = "a.txt") -> Document:
    document = read_bytes(folder, name, text.encode())
    assert document.text == text
    return document


def words(document: Document, block: Block) -> str:
    """The words of a block, each footnote mark as ``[n]``."""
    shown = []
    for piece in block.pieces:
        start = piece.start
        for mark in block.marks:
            if piece.start <= mark.start < piece.end:
                shown.append(document.text[start : mark.start] + f"[{mark.number}]")
                start = mark.end
        shown.append(document.text[start : piece.end] + " ")
    return " ".join("".join(shown).split())


def blocks(document: Document, *kinds: BlockKind) -> list[str]:
    found = [item for item in document.flow if isinstance(item, Block) and item.kind in kinds]
    return [words(document, block) for block in found]


def paragraphs(document: Document) -> list[str]:
    return blocks(document, BlockKind.PARAGRAPH)


def headings(document: Document) -> list[tuple[int, str]]:
    found = [item for item in document.flow if isinstance(item, Block) and item.kind is BlockKind.HEADING]
    return [(block.level, words(document, block)) for block in found]


def notes(document: Document) -> list[tuple[int | None, str]]:
    return [(note.number, words(document, note)) for note in document.footnotes]


def tables(document: Document) -> list[Table]:
    return [item for item in document.flow if isinstance(item, Table)]


def rows(document: Document, table: Table) -> list[list[str]]:
    """The cells of a table row by row; what another cell spans is empty."""
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        text = " ".join(document.text[piece.start : piece.end] for piece in cell.pieces)
        grid[cell.row][cell.column] = text
    return grid


def assert_covered(document: Document) -> None:
    """Every character that is no space lies in exactly one block or cell; lines and marks are true to the text."""
    count = [0] * len(document.text)
    for item in (*document.flow, *document.footnotes):
        cells = item.cells if isinstance(item, Table) else (item,)
        for piece in (piece for cell in cells for piece in cell.pieces):
            assert piece.start < piece.end
            for place in range(piece.start, piece.end):
                count[place] += 1
    wrong = [(i, document.text[i]) for i, n in enumerate(count) if n != 1 and not document.text[i].isspace()]
    assert wrong == []
    for item in (*document.flow, *document.footnotes):
        for mark in item.marks if isinstance(item, Block) else ():
            assert any(piece.start <= mark.start < mark.end <= piece.end for piece in item.pieces)
    for line in document.lines:
        assert "\n" not in document.text[line.start : line.end]
        assert len(line.edges) in (0, line.end - line.start + 1)
        assert list(line.edges) == sorted(line.edges) or line.page is not None
