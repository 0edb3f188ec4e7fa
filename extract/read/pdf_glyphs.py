"""The printed characters and rules of a PDF page, in points from its top left corner as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from extract.encodings import is_legacy, letter_of, marked_letter

_BREAKS = frozenset((0, 10, 13))
_SPACES = frozenset((9, 32, 160))
_SURROGATES = range(0xD800, 0xE000)
_HYPHENS = {2: "-", 0xFFFE: "-"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its box, the height of its baseline, its size; ``spaced`` where a space stands before it."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    upright: bool
    spaced: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn across or down a page; it is level where ``top`` equals ``bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is shown: its box in the file's own coordinates and its rotation in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as x and y from the top left corner of the page as shown."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def frame_of(page: Any) -> Frame:
    """How pdfium's ``page`` is shown."""
    left, bottom, right, top = page.get_cropbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def glyphs_of(text_page: Any, frame: Frame) -> Iterator[Glyph]:
    """The letters of a page in the order of its content; spaces are told by ``spaced`` only."""
    held, held_font = None, ""
    for glyph, font in _characters(text_page, frame):
        if held and not glyph.spaced and (letter := marked_letter(held.text, glyph.text, held_font)):
            yield replace(held, text=letter, x0=min(held.x0, glyph.x0), x1=max(held.x1, glyph.x1))
            held = None
            continue
        if held:
            yield replace(held, text=letter_of(held.text, held_font))
        held, held_font = (glyph, font) if font else (None, "")
        if not held:
            yield glyph
    if held:
        yield replace(held, text=letter_of(held.text, held_font))


def _characters(text_page: Any, frame: Frame) -> Iterator[tuple[Glyph, str]]:
    """The characters of a page as the file stores them, each with its font's name where that is a legacy one."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    fonts: dict[int, tuple[float, bool, float, float, str]] = {}
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _SPACES or code in _BREAKS:
            spaced = True
            continue
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value or -index - 1
        if owner not in fonts:
            fonts[owner] = _font(text_page, index)
        size, bold, along, down, font = fonts[owner]
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        (xa, ya), (xb, yb) = frame.shown(box.left, box.top), frame.shown(box.right, box.bottom)
        base = frame.shown(x.value, y.value)[1]
        upright = _is_upright(along, down, frame.rotation)
        shown = chr(code) if code not in _SURROGATES else "\ufffd"
        text = shown if font else _HYPHENS.get(code) or shown
        yield Glyph(text, min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb), base, size, bold, upright, spaced), font
        spaced = False


def _font(text_page: Any, index: int) -> tuple[float, bool, float, float, str]:
    """The real size of a character, whether it is bold, which way its writing runs (a and b of its matrix), and its
    font's name where that was made for an encoding before Unicode."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, index) * (hypot(matrix.c, matrix.d) or 1.0)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, None, 0, flags)
    name = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFText_GetFontInfo(text_page, index, name, length, flags)
    bold = b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(text_page, index) >= 600
    printed = name.value.decode("latin-1").rpartition("+")[2]
    return size, bold, matrix.a, matrix.b, printed if is_legacy(printed) else ""


def _is_upright(along: float, down: float, rotation: int) -> bool:
    runs_across = abs(along) >= abs(down)
    return runs_across if rotation in (0, 180) else not runs_across


def rules_of(page: Any, frame: Frame) -> tuple[Rule, ...]:
    """The straight level and upright lines that a page draws, thin boxes among them."""
    found = []
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        points = _corners(shape, frame)
        for (xa, ya), (xb, yb) in pairwise(points):
            rule = Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
            thick = min(rule.x1 - rule.x0, rule.bottom - rule.top)
            if thick <= 2 and max(rule.x1 - rule.x0, rule.bottom - rule.top) > 3:
                found.append(_thin(rule))
    return tuple(found)


def _thin(rule: Rule) -> Rule:
    if rule.is_level:
        middle = (rule.top + rule.bottom) / 2
        return Rule(rule.x0, middle, rule.x1, middle)
    middle = (rule.x0 + rule.x1) / 2
    return Rule(middle, rule.top, middle, rule.bottom)


def _corners(shape: Any, frame: Frame) -> list[tuple[float, float]]:
    """The corners of a drawn path, as shown; those of curves are left out."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(pdfium.FPDFPath_CountSegments(shape)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
            continue
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.shown(*matrix.on_point(x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    return points
