"""Faults to put into a clean document: a figure mistyped, a sign or scale word changed, a part left out or doubled."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from extract.frame import frame_of
from extract.model import Extraction, Frame
from extract.pipeline import extracted
from extract.read.plain import read_plain
from extract.validate.checks import identities_of
from extract.validate.figures import Figure, Figures, Value
from extract.validate.identity import Identity

KINDS = ("digit", "swap", "separator", "sign", "scale", "left_out", "doubled")
SCALES = {"tỷ": "triệu", "triệu": "tỷ", "nghìn": "triệu", "ngàn": "triệu"}
SIGNS = {"tăng": "giảm", "giảm": "tăng"}


@dataclass(frozen=True)
class Fault:
    """One fault: the text that it leaves, the figure at ``start`` that it hit, and what was printed there before."""

    kind: str
    text: str
    start: int
    before: str
    value: Value | None  # None: a part left out or doubled


@dataclass(frozen=True)
class Clean:
    text: str
    frame: Frame
    extraction: Extraction
    figures: Figures
    identities: tuple[Identity, ...]


def clean(path: Path) -> Clean:
    document = read_plain(path.read_bytes(), path.name)
    frame = frame_of(document, path.with_name(f"{path.stem}.meta.json"))
    extraction = extracted(document, frame)
    figures = Figures.of(extraction)
    return Clean(document.text, frame, extraction, figures, identities_of(figures))


def faults(doc: Clean, chance: random.Random) -> Iterator[Fault]:
    """Faults without end: a kind and a figure by chance, those passed over that do not fit."""
    bodies = [figure for figure in doc.figures.all if not figure.observation.place.startswith("table")]
    while True:
        kind, figure = chance.choice(KINDS), chance.choice(bodies)
        fault = _made(kind, doc, figure, chance)
        if fault is not None:
            yield fault


def _made(kind: str, doc: Clean, figure: Figure, chance: random.Random) -> Fault | None:
    o = figure.observation
    printed = o.value_text
    match kind:
        case "digit":
            place = chance.choice([i for i, c in enumerate(printed) if c.isdecimal()])
            new = chance.choice([d for d in "0123456789" if d != printed[place]])
            return _retyped(kind, doc, figure, printed[:place] + new + printed[place + 1 :])
        case "swap":
            digits = [i for i, c in enumerate(printed) if c.isdecimal()]
            pairs = [(a, b) for a, b in pairwise(digits) if printed[a] != printed[b]]
            if not pairs:
                return None
            a, b = chance.choice(pairs)
            return _retyped(
                kind, doc, figure, printed[:a] + printed[b] + printed[a + 1 : b] + printed[a] + printed[b + 1 :]
            )
        case "separator":
            return _separated(doc, figure, chance)
        case "sign":
            return _word_before(doc, figure)
        case "scale":
            return _word_behind(doc, figure)
    return _part(kind, doc, figure)


def _retyped(kind: str, doc: Clean, figure: Figure, new: str) -> Fault | None:
    o = figure.observation
    if new[0] == "0" and len(new) > 1 and o.value_text[0] != "0":
        return None
    number = Decimal(re.sub(r"\D", "", new)).scaleb(-o.decimals).copy_sign(o.value)
    text = doc.text[: o.start] + new + doc.text[o.end :]
    return Fault(kind, text, o.start, o.value_text, replace(figure.value, number=number))


def _separated(doc: Clean, figure: Figure, chance: random.Random) -> Fault | None:
    o = figure.observation
    mark = o.value_text.rfind(",")
    if mark < 1:
        return None
    digits = o.value_text.replace(",", "")
    new = chance.choice(
        [digits, *(digits[:at] + "," + digits[at:] for at in (mark - 1, mark + 1) if 0 < at < len(digits))]
    )
    if new == o.value_text or new.count(".") > 1 or re.search(r"\.\d{0,2}(?:,|$)|\.,|,\.|^0\d", new):
        return None
    decimals = len(new.partition(",")[2])
    number = Decimal(re.sub(r"\D", "", new)).scaleb(-decimals).copy_sign(o.value)
    text = doc.text[: o.start] + new + doc.text[o.end :]
    return Fault("separator", text, o.start, o.value_text, replace(figure.value, number=number, decimals=decimals))


def _word_before(doc: Clean, figure: Figure) -> Fault | None:
    o = figure.observation
    found = re.search(r"(tăng|giảm) $", doc.text[max(0, o.start - 5) : o.start])
    if found is None or o.measure not in ("change", "change_abs"):
        return None
    start = o.start - len(found.group())
    text = doc.text[:start] + SIGNS[found.group(1)] + doc.text[o.start - 1 :]
    return Fault("sign", text, o.start, o.value_text, replace(figure.value, number=-figure.value.number))


def _word_behind(doc: Clean, figure: Figure) -> Fault | None:
    o = figure.observation
    found = re.match(r" (tỷ|triệu|nghìn|ngàn)(?= (?:đồng|USD|ha|tấn))", doc.text[o.end :])
    if found is None or not figure.is_level:
        return None
    new = SCALES[found.group(1)]
    text = doc.text[: o.end] + f" {new}" + doc.text[o.end + found.end() :]
    power = {"tỷ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}
    scale = figure.value.scale + power[new] - power[found.group(1)]
    return Fault("scale", text, o.start, o.value_text, replace(figure.value, scale=scale))


def _part(kind: str, doc: Clean, figure: Figure) -> Fault | None:
    """The clause of a part, between two semicolons, left out or told twice."""
    o = figure.observation
    if o.part_of is None or not figure.is_level:
        return None
    start = max(doc.text.rfind(mark, 0, o.start) for mark in (";", ":")) + 1
    stop = re.search(r"[;\n]|\.(?=\s|$)", doc.text[o.end :])
    if not start or stop is None or "\n" in doc.text[start : o.start]:
        return None
    end = o.end + stop.start()
    held = [f for f in doc.figures.all if start <= f.observation.start < end and f.is_level]
    if len(held) != 1:
        return None
    clause = doc.text[start:end]
    middle = "" if kind == "left_out" else f"{clause};{clause}"
    after = doc.text[end + 1 :] if kind == "left_out" and doc.text[end] == ";" else doc.text[end:]
    return Fault(kind, doc.text[:start] + middle + after, o.start, o.value_text, None)
