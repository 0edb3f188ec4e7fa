"""A PDF whose font was made for an encoding before Unicode: its characters are the letters that the font shows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pipeline import extract_document


def written(text: str, font: bytes) -> bytes:
    """A page with a line of Windows-1252 text whose font bears the name given."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(85, 700, text)
    canvas.showPage()
    canvas.save()
    name = b"/BaseFont /Helvetica"
    assert name in stream.getvalue()
    return stream.getvalue().replace(name, (b"/BaseFont /" + font).ljust(len(name)))


@pytest.mark.parametrize(
    ("text", "font", "plain"),
    [
        ("Thu ng©n s¸ch ®¹t 910 tû ®ång.", b".VnTime", "Thu ngân sách đạt 910 tỷ đồng."),
        ("Thu ng©n s¸ch ®¹t 910 tû ®ång.", b".VnTimeH", "THU NGÂN SÁCH ĐẠT 910 TỶ ĐỒNG."),
        ("Thu ngaân saùch ñaït 910 tyû ñoàng, vöôït.", b"VNI-Times", "Thu ngân sách đạt 910 tỷ đồng, vượt."),
        ("Thu «910» ®¹t trong quý I, II và III", b"Helvetica", "Thu «910» ®¹t trong quý I, II và III"),
    ],
)
def test_letters_of_an_old_font(tmp_path: Path, text: str, font: bytes, plain: str) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(written(text, font))
    assert plain in extract_document(path, path.name).document.text
