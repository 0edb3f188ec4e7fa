"""What Word's styles and numbering say of a paragraph: bold, depth of heading, the label printed before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.read.word_runs import W, switch

_LABELS = {"upperRoman": "I. ", "upperLetter": "A. ", "decimal": "1. ", "decimalZero": "1. ", "lowerLetter": "a) "}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id and the numbering's label per (numbering id, level)."""

    styles: dict[str, Any]
    labels: dict[tuple[str, str], str]

    def is_bold(self, paragraph: Any) -> bool:
        """Whether the paragraph's style prints bold where its runs say nothing."""
        said = (switch(style.find(W + "rPr"), "b") for style in self._chain(paragraph))
        return next((value for value in said if value is not None), False)

    def level(self, paragraph: Any) -> int:
        """The outline level, counted from 1; 0 for body text."""
        for properties in self._properties(paragraph):
            found = properties.find(W + "outlineLvl")
            if found is not None:
                depth = int(found.get(W + "val", "9"))
                return depth + 1 if depth < 9 else 0
        return 0

    def label(self, paragraph: Any) -> str:
        """A label of the kind that automatic numbering prints before the paragraph; ``- `` for a bullet; else empty.

        Only its kind is meant: every Roman number is given as ``I. ``.
        """
        level = ""
        for properties in self._properties(paragraph):
            numbering = properties.find(W + "numPr")
            if numbering is None:
                continue
            level = level or _value(numbering, "ilvl")
            number = _value(numbering, "numId")
            if number:
                return self.labels.get((number, level or "0"), "")
        return ""

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        owners = [paragraph, *self._chain(paragraph)]
        return (found for owner in owners if (found := owner.find(W + "pPr")) is not None)

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        properties = paragraph.find(W + "pPr")
        name = _value(properties, "pStyle") if properties is not None else ""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = _value(self.styles[name], "basedOn")


def styles_of(styles: Any, numbering: Any) -> Styles:
    """The styles and labels of a document from its two parts; either may be None."""
    named = {} if styles is None else {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")}
    return Styles(named, {} if numbering is None else _labels(numbering))


def _labels(numbering: Any) -> dict[tuple[str, str], str]:
    abstract = {a.get(W + "abstractNumId"): a for a in numbering.findall(W + "abstractNum")}
    found = {}
    for number in numbering.findall(W + "num"):
        definition = abstract.get(_value(number, "abstractNumId"))
        for level in definition.findall(W + "lvl") if definition is not None else ():
            found[number.get(W + "numId", ""), level.get(W + "ilvl", "0")] = _label(level)
    return found


def _label(level: Any) -> str:
    kind, printed = _value(level, "numFmt"), _value(level, "lvlText")
    if kind == "bullet":
        return "- "
    if kind.startswith("decimal") and printed.count("%") > 1:
        return "1.1. "
    return _LABELS.get(kind, "")


def _value(element: Any, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else str(found.get(W + "val", ""))
