"""The small edits that could mend a figure: what a typist, a converter or a reader may have done to it.

After the single-character errors of ``deductive::correct_typos`` (Statistics Netherlands; Scholtus 2009): a digit, two
swapped digits, a sign; to them come separators, scale words, characters that OCR confuses, and our own other readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extract.model import Base, Measure
from extract.validate.figures import Figure, Value

CONFUSED = frozenset(map(frozenset, ("17", "38", "06", "56", "08", "69", "49", "35", "89")))
MISROUNDED = 4  # how much likelier the last digit is off by one than any other slip of a digit
FEW = 3  # neighbouring digits that a figure has at least before two of them are swapped as often as in others
SCALES = (3, -3)  # one scale word for the next: nghìn, triệu, tỷ
SIGNED = frozenset({Measure.CHANGE, Measure.CHANGE_ABS})
INDEXED = frozenset({Base.SAME_PERIOD, Base.PREVIOUS, Base.DECEMBER})
INDEX_FROM, INDEX_TO = 50, 200
HABITS = {
    "reading": 0.03,
    "digit": 0.3,
    "swap": 0.15,
    "separator": 0.15,
    "scale": 0.1,
    "sign": 0.1,
    "index": 0.05,
    "change": 0.02,
    "doubled": 0.1,
    "computed": 0.001,
}
"""How often each kind of slip is made, about; a whole figure wrong, so that it must be reckoned anew, seldom."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A figure with another ``value``, printed so; ``kind`` names what was done."""

    figure: Figure
    value: Value
    text: str
    kind: str
    weight: float  # how likely it is among all slips of a figure


def edits(figure: Figure) -> Iterator[Edit]:
    """The edits of one figure, each with its weight: how often its kind of slip is made, shared by the kind's edits.

    ``989,9`` may have been 989,8 or 98,99; ``tăng 103%`` may have been ``giảm`` or ``bằng``.
    """
    found = [
        *(Edit(figure, other, shown(other), "reading", 1) for other in figure.others),
        *_digits(figure),
        *_swaps(figure),
        *_separators(figure),
        *_scales(figure),
        *_words(figure),
    ]
    whole = {kind: sum(edit.weight for edit in found if edit.kind == kind) for kind in HABITS}
    for edit in (each for each in found if each.value.number):  # nought would take a figure out of any sum
        most = max(whole[edit.kind], FEW) if edit.kind == "swap" else whole[edit.kind]
        yield replace(edit, weight=HABITS[edit.kind] * edit.weight / most)


def _digits(figure: Figure) -> Iterator[Edit]:
    text = figure.observation.value_text
    for place, old in enumerate(text):
        if not old.isdecimal():
            continue
        for new in "0123456789":
            if new != old and not (new == "0" and place == 0 and not _may_begin_with_nought(text)):
                confused = frozenset((old, new)) in CONFUSED
                misrounded = place == len(text) - 1 and abs(int(old) - int(new)) == 1
                weight = 1 + confused + MISROUNDED * misrounded
                yield _retyped(figure, text[:place] + new + text[place + 1 :], "digit", weight)


def _swaps(figure: Figure) -> Iterator[Edit]:
    text = figure.observation.value_text
    places = [i for i, character in enumerate(text) if character.isdecimal()]
    for one, other in pairwise(places):
        if text[one] != text[other] and not (one == 0 and text[other] == "0" and not _may_begin_with_nought(text)):
            swapped = text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]
            yield _retyped(figure, swapped, "swap", 1)


def _may_begin_with_nought(text: str) -> bool:
    """Whether a figure of so many characters may be printed with a nought before it: ``08 xã``, never ``018``."""
    return len(text) <= 2


def _retyped(figure: Figure, text: str, kind: str, weight: float) -> Edit:
    digits = Decimal(re.sub(r"\D", "", text) or "0").scaleb(-figure.value.decimals)
    number = -digits if figure.value.number < 0 else digits
    return Edit(figure, replace(figure.value, number=number), text, kind, weight)


def _separators(figure: Figure) -> Iterator[Edit]:
    value = figure.value
    if figure.is_counted:
        return  # nobody counts 4,1 districts
    digits = re.sub(r"\D", "", figure.observation.value_text)
    for decimals in range(min(len(digits), 4)):
        if decimals != value.decimals:
            number = Decimal(digits).scaleb(-decimals).copy_sign(value.number)
            moved = replace(value, number=number, decimals=decimals)
            yield Edit(figure, moved, shown(moved), "separator", 1)


def _scales(figure: Figure) -> Iterator[Edit]:
    if figure.is_counted or figure.observation.unit in ("%", "điểm %", "lần"):
        return
    for power in SCALES:
        scaled = replace(figure.value, scale=figure.value.scale + power)
        if scaled.scale >= 0:
            yield Edit(figure, scaled, figure.observation.value_text, "scale", 1)


def _words(figure: Figure) -> Iterator[Edit]:
    """The verb: ``tăng`` for ``giảm``, and ``tăng`` for ``bằng`` where the figure looks like an index."""
    value, text = figure.value, figure.observation.value_text
    if value.measure in SIGNED:
        yield Edit(figure, replace(value, number=-value.number), text, "sign", 1)
    indexed = value.measure is Measure.CHANGE and INDEX_FROM <= abs(value.number) <= INDEX_TO
    if indexed and figure.observation.base in INDEXED:
        yield Edit(figure, replace(value, number=abs(value.number), measure=Measure.INDEX), text, "index", 1)
    if value.measure is Measure.INDEX:
        yield Edit(figure, replace(value, measure=Measure.CHANGE), text, "change", 1)
        yield Edit(figure, replace(value, number=-value.number, measure=Measure.CHANGE), text, "change", 1)


def shown(value: Value) -> str:
    """A value as a Vietnamese report prints it.

    >>> shown(Value(Decimal("-1230.5"), 1, 9))
    '1.230,5'
    """
    return printed(abs(value.number), value.decimals)


def printed(number: Decimal, decimals: int) -> str:
    """A number with dots between thousands and a comma before its decimals."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
