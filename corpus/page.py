"""Set a report as .pdf: footnotes at the foot of the page that bears their mark, page numbers, ruled tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from markup import Block, Piece, plain, tables
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, _WIDTH - 54.0, _HEIGHT - 62.0, 54.0
_BODY, _NOTE = 11.0, 8.5
_LEADING = 1.35
_BOLD = frozenset({"centred", "heading1", "heading2", "heading3"})


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Words set in one size and raised by `rise` points."""

    text: str
    size: float
    rise: float = 0.0
    mark: int = 0


Line = tuple[Glyphs, ...]


def write(blocks: tuple[Block, ...], path: Path) -> None:
    """Write the document. Raises RuntimeError without the DejaVu fonts (package fonts-dejavu-core)."""
    _register()
    notes = {block.number: block for block in blocks if block.kind == "footnote"}
    setter = _Setter(Canvas(str(path), pagesize=A4, invariant=1), notes)
    for group in tables(block for block in blocks if block.kind != "footnote"):
        if group[0].kind == "table":
            setter.table(group)
        elif group[0].kind == "page break":
            setter.turn()
        else:
            setter.block(group[0])
    setter.finish()


def _register() -> None:
    for name in ("DejaVuSerif", "DejaVuSerif-Bold"):
        file = _FONTS / f"{name}.ttf"
        if not file.exists():
            raise RuntimeError(f"{file} not found: install the package fonts-dejavu-core")
        pdfmetrics.registerFont(TTFont(name, str(file)))


def _glyphs(pieces: Iterable[Piece], size: float) -> Iterator[Glyphs]:
    for piece in pieces:
        if piece.kind == "mark":
            yield Glyphs(piece.text, size * 0.62, size * 0.36, int(piece.text))
        else:
            yield Glyphs(piece.text, size)


def _words(glyphs: Iterable[Glyphs]) -> Iterator[Line]:
    """Unbreakable words, each of one or more stretches, so that a mark stays with the word before it."""
    word: list[Glyphs] = []
    for glyph in glyphs:
        first, *rest = glyph.text.split(" ")
        word.append(Glyphs(first, glyph.size, glyph.rise, glyph.mark))
        for text in rest:
            yield tuple(word)
            word = [Glyphs(text, glyph.size, glyph.rise, glyph.mark)]
    yield tuple(word)


def _width(line: Line, font: str) -> float:
    return float(sum(pdfmetrics.stringWidth(glyph.text, font, glyph.size) for glyph in line))


def _lines(glyphs: Iterable[Glyphs], font: str, width: float) -> Iterator[Line]:
    line: Line = ()
    for word in _words(glyphs):
        longer = (*line, Glyphs(" ", word[0].size), *word) if line else word
        if line and _width(longer, font) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


class _Setter:
    """Fills pages from the top with lines and from the foot with the notes that these lines call for."""

    def __init__(self, canvas: Canvas, notes: dict[int, Block]) -> None:
        self._canvas = canvas
        self._notes = notes
        self._y = _TOP
        self._page = 1
        self._foot: list[Line] = []

    def block(self, block: Block) -> None:
        font = "DejaVuSerif-Bold" if block.kind in _BOLD else "DejaVuSerif"
        for line in _lines(_glyphs(block.pieces, _BODY), font, _RIGHT - _LEFT):
            foot = [note for glyph in line if glyph.mark for note in self._note(glyph.mark)]
            self._make_room(_BODY * _LEADING, foot)
            self._y -= _BODY * _LEADING
            self._draw(line, font, self._x(line, font, block.kind), self._y)
        self._y -= 0 if block.kind in ("centred", "signoff") else 4

    def table(self, rows: tuple[Block, ...]) -> None:
        style = ParagraphStyle("cell", fontName="DejaVuSerif", fontSize=8.5, leading=11)
        cells = [[Paragraph(escape(plain(cell)), style) for cell in row.cells] for row in rows]
        columns = zip(*(row.cells for row in rows), strict=True)
        weights = [min(max(max(len(plain(cell)) for cell in column), 8), 24) for column in columns]
        table = Table(
            cells,
            colWidths=[(_RIGHT - _LEFT) * weight / sum(weights) for weight in weights],
            style=[
                ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ],
        )
        _, height = table.wrapOn(self._canvas, _RIGHT - _LEFT, _HEIGHT)
        self._make_room(height + 14, [])
        table.drawOn(self._canvas, _LEFT, self._y - height - 6)
        self._y -= height + 14

    def turn(self) -> None:
        self._end_page()
        self._canvas.showPage()
        self._page += 1
        self._y = _TOP

    def finish(self) -> None:
        self._end_page()
        self._canvas.save()

    def _note(self, number: int) -> list[Line]:
        mark = Glyphs(str(number), _NOTE * 0.62, _NOTE * 0.36)
        return list(_lines([mark, *_glyphs(self._notes[number].pieces, _NOTE)], "DejaVuSerif", _RIGHT - _LEFT))

    def _make_room(self, height: float, foot: list[Line]) -> None:
        """Turn the page unless the line and the notes it calls for both fit on this one."""
        taken = (len(self._foot) + len(foot)) * _NOTE * _LEADING + 10
        if self._y - height < _BOTTOM + taken and self._y < _TOP:
            self.turn()
        self._foot.extend(foot)

    def _end_page(self) -> None:
        if self._page > 1:
            self._draw((Glyphs(str(self._page), _BODY),), "DejaVuSerif", _WIDTH / 2, _HEIGHT - 40)
        if self._foot:
            y = _BOTTOM + len(self._foot) * _NOTE * _LEADING
            self._canvas.line(_LEFT, y + 3, _LEFT + 140, y + 3)
            for line in self._foot:
                y -= _NOTE * _LEADING
                self._draw(line, "DejaVuSerif", _LEFT, y)
        self._foot = []

    @staticmethod
    def _x(line: Line, font: str, kind: str) -> float:
        spare: float = _RIGHT - _LEFT - _width(line, font)
        return _LEFT + spare * {"centred": 0.5, "signoff": 1.0}.get(kind, 0.0)

    def _draw(self, line: Line, font: str, x: float, y: float) -> None:
        for glyph in line:
            self._canvas.setFont(font, glyph.size)
            self._canvas.drawString(x, y + glyph.rise, glyph.text)
            x += _width((glyph,), font)
