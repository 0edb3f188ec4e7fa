"""The inside of a Word paragraph: its text as it is printed, with what python-docx leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.encodings import is_legacy, to_unicode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNPRINTED = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "rt"}
_MARK = re.compile(r"[\s(\[]*\d[\d\s,;)\]]*")
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a paragraph: ``text``, ``raised`` digits, a ``footnote`` or ``endnote`` reference, a text ``box``.

    ``text`` is what is printed, or a reference's id; ``bold`` is ``on``, ``off`` or empty where the style decides.
    """

    kind: str
    text: str = ""
    bold: str = ""
    box: Any = None


def tokens(element: Any, bold: str = "") -> Iterator[Token]:
    """What a paragraph prints, in order: insertions in, deletions and hidden text out, content controls, links, fields
    and equations opened."""
    for child in element:
        tag = child.tag
        if tag in _UNPRINTED or not isinstance(tag, str):
            continue
        if tag == W + "r":
            yield from _run(child)
        elif tag == _MATH + "t":
            yield Token("text", child.text or "", bold)
        else:
            yield from tokens(child, bold)


def _run(run: Any) -> Iterator[Token]:
    properties = run.find(W + "rPr")
    if is_on(properties, "vanish"):
        return
    bold = {None: "", True: "on", False: "off"}[switch(properties, "b")]
    align = properties.find(W + "vertAlign") if properties is not None else None
    raised = align is not None and align.get(W + "val") == "superscript"
    fonts = properties.find(W + "rFonts") if properties is not None else None
    font = fonts.get(W + "ascii", "") if fonts is not None else ""
    for child in run:
        token = _printed(child, bold, font)
        if token and raised and token.kind == "text" and _MARK.fullmatch(token.text):
            yield from _raised(token)
        elif token:
            yield token
        elif child.tag not in _UNPRINTED:
            yield from (Token("box", box=box) for box in _boxes(child))


def _raised(token: Token) -> Iterator[Token]:
    for part in re.findall(r"\d+|\D+", token.text.strip()):
        yield Token("raised" if part.isdecimal() else "text", part, token.bold)


def _printed(child: Any, bold: str, font: str) -> Token | None:
    name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
    if name == "t":
        return Token("text", _decoded(child.text or "", font), bold)
    if name == "br":
        return Token("text", "" if child.get(W + "type") in ("page", "column") else "\n", bold)
    if name == "sym":
        return Token("text", chr(int(child.get(W + "char", "20"), 16)), bold)
    if name in ("footnoteReference", "endnoteReference"):
        return Token(name.removesuffix("Reference"), child.get(W + "id", ""))
    return Token("text", _decoded(_SIGNS[name], font), bold) if name in _SIGNS else None


def _decoded(text: str, font: str) -> str:
    """A run's text in Unicode; in a legacy font the soft hyphen is a letter too."""
    return to_unicode(text, font) if is_legacy(font) else text


def _boxes(element: Any) -> list[Any]:
    """The text boxes of a drawing, each once: Word writes them a second time for old readers."""
    found = [box for box in element.iter(W + "txbxContent") if not _within(box, element, W + "txbxContent")]
    modern = [box for box in found if not _within(box, element, _CHOICE + "Fallback")]
    return modern or found


def _within(box: Any, root: Any, tag: str) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is root:
            return bool(root.tag == tag)
        if ancestor.tag == tag:
            return True
    return False


def switch(properties: Any, name: str) -> bool | None:
    """What a property like ``w:b`` says: on, off, or None where it is not given."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(W + "val", "1") not in ("0", "false", "off")


def is_on(properties: Any, name: str) -> bool:
    """Whether a property is given and on."""
    return bool(switch(properties, name))
