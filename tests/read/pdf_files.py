"""PDF files written for the tests: lines put at exact places on pages, in a font with all Vietnamese letters."""

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
HEIGHT = 842.0
LEFT, RIGHT = 85.0, 510.0


@cache
def register_fonts() -> None:
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        if not (_FONTS / f"{name}.ttf").exists():
            raise RuntimeError(f"{_FONTS} lacks {name}.ttf: install the package fonts-dejavu-core")
        pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))


@dataclass
class Sheet:
    """A PDF being written; places count from the top left corner."""

    password: str = ""
    stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        register_fonts()
        encrypt = StandardEncryption(self.password) if self.password else None
        self.canvas = Canvas(self.stream, pagesize=(595, HEIGHT), encrypt=encrypt, invariant=1)

    def put(self, x: float, top: float, text: str, size: float = 12, font: str = "DejaVuSans") -> float:
        """Print ``text`` with its baseline at ``top`` and give where it ends.

        ``^7^`` prints a raised 7, ``^_2^`` a lowered 2.
        """
        for place, part in enumerate(text.split("^")):
            own, rise = (size * 0.6, size * 0.33) if place % 2 else (size, 0.0)
            if part.startswith("_"):
                part, rise = part[1:], -size * 0.2
            self.canvas.setFont(font, own)
            self.canvas.drawString(x, HEIGHT - top + rise, part)
            x += pdfmetrics.stringWidth(part, font, own)
        return x

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def turn(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.stream.getvalue()


def wrap(text: str, size: float = 12, indent: float = 0) -> list[str]:
    """The lines that fit between the edges, the first one indented."""
    register_fonts()
    lines: list[str] = []
    room = RIGHT - LEFT - indent
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(longer.replace("^", ""), "DejaVuSans", size) <= room:
            lines[-1] = longer
        else:
            room = RIGHT - LEFT - (indent if not lines else 0)
            lines.append(word)
    return lines
