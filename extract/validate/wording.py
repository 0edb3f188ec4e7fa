"""What a check says to a person: the place, the arithmetic in the report's own figures, and what would mend it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import patterns
from extract.interval import HUNDRED, Interval
from extract.model import Measure
from extract.validate.dates import DateFault
from extract.validate.edits import Edit, printed, shown
from extract.validate.explain import Explanation
from extract.validate.figures import Figure
from extract.validate.identity import HOLDING, Identity, Judgement, Verdict

LANGUAGES = ("vi", "en")
SCALE_WORDS = {0: "", 3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"}
UNIT_WORDS = {"VND": "đồng", "t": "tấn", "t/ha": "tấn/ha"}
FAILING = frozenset({Verdict.FAILS, Verdict.UNDECIDED})
SIGNED = frozenset({Measure.CHANGE, Measure.CHANGE_ABS})


def messages(identity: Identity, judged: Judgement, why: Explanation | None) -> tuple[str, str]:
    """The message of a check in Vietnamese and in English."""
    vi, en = (_message(identity, judged, why, language) for language in LANGUAGES)
    return vi, en


def _message(identity: Identity, judged: Judgement, why: Explanation | None, language: str) -> str:
    first, verdict = identity.members[0], judged.verdict
    said = _said("line", "fails" if verdict in FAILING else "holds", language).format(
        where=place_name(first.observation.place, language),
        kind=_said("kind", identity.kind, language),
        sum=arithmetic(identity, judged),
        verdict=_said("verdict", verdict, language),
        printed=_printed_side(identity, judged),
    )
    if verdict is not Verdict.FAILS:
        return said
    return f"{said} {_mending(why, language)}"


def _mending(why: Explanation | None, language: str) -> str:
    if why is None:
        text = _said("edit", "none", language)
    else:
        text = _said("edit", why.edit.kind, language).format(old=told(why.edit.figure), new=mended(why.edit))
        if len(why.mended) > 1:
            text += "; " + _said("edit", "also", language).format(n=len(why.mended) - 1)
    return f"{text[0].upper()}{text[1:]}."


def _said(table: str, key: str, language: str) -> str:
    entry: dict[str, Any] = patterns.load("messages")[table][key]
    return str(entry[language])


def place_name(place: str, language: str) -> str:
    """``footnote:13`` as ``Chú thích 13``."""
    kind, _, number = place.partition(":")
    return _said("place", kind, language).format(n=number)


def told(figure: Figure) -> str:
    """A figure as printed with its scale word and unit: ``989,9 tỷ đồng``."""
    o = figure.observation
    return " ".join(word for word in (o.value_text, _unit(o.unit, figure.value.scale)) if word).replace(" %", "%")


def mended(edit: Edit) -> str:
    """A figure as an edit makes it."""
    value, unit = edit.value, edit.figure.observation.unit
    turned = edit.kind in {"sign", "index", "change"}
    sign = "-" if turned and value.number < 0 else ""
    if edit.kind == "scale":
        return _unit(unit, value.scale) or f"10^{value.scale}"
    text = shown(value) if turned else edit.text
    return " ".join(word for word in (sign + text, _unit(unit, value.scale)) if word).replace(" %", "%")


def _unit(unit: str, scale: int) -> str:
    word = SCALE_WORDS.get(scale, "")
    return " ".join(part for part in (word, UNIT_WORDS.get(unit, unit)) if part)


def arithmetic(identity: Identity, judged: Judgement) -> str:
    """The reckoning with the printed figures: ``789.323 + 200.515 triệu đồng = 989,838 tỷ đồng``."""
    expected, members = judged.expected, identity.members
    sign = "=" if not identity.at_most else "≤" if judged.verdict in HOLDING else ">"
    match identity.kind:
        case "sum" | "subset" | "cumulative" if len(members) == 1:
            return f"{told(members[0])} {sign} {told(identity.total or members[0])}"
        case "sum" | "subset" | "cumulative":
            reckoned = _amount(expected, identity.total or members[0])
            bound = f" {sign} {told(identity.total)}" if identity.at_most and identity.total else ""
            return f"{' + '.join(map(told, members))} = {reckoned}{bound}"
        case "share" | "plan":
            return f"{told(members[0])} / {told(members[1])} = {_number(expected.exact)}%"
        case "growth":
            change = members[2]
            whole = change.observation.measure is Measure.CHANGE_ABS
            reckoned = _amount(expected, change) if whole else f"{_number(expected.exact)}{_mark(change)}"
            return f"{told(members[0])}, {told(members[1])}: {reckoned}"
        case "shares_to_100":
            return f"{' + '.join(map(told, members))} = {_number(total_of(members))}%"
        case "implied_plan" | "implied_base":
            return f"{_pairs(members[1:])} = {_amount(expected, members[1])}"
        case "rate":
            return f"{told(members[0])} × {told(members[1])} = {_amount(expected, identity.total or members[0])}"
        case "list_count":
            return f"{_number(expected.exact)}"
    return " ≠ ".join(map(told, members)) if not judged.printed.meets(expected) else " = ".join(map(told, members))


def _mark(figure: Figure) -> str:
    unit = _unit(figure.observation.unit, 0)
    return unit if unit == "%" else f" {unit}"


def total_of(members: tuple[Figure, ...]) -> Decimal:
    """The sum of some figures as printed."""
    return sum((member.value.amount for member in members), Decimal(0))


def _pairs(figures: tuple[Figure, ...]) -> str:
    """Levels with the ratio told of each: ``50 triệu USD (58,3%) + 110 triệu USD (42,1%)``."""
    pairs = zip(figures[::2], figures[1::2], strict=False)
    return " + ".join(f"{told(level)} ({_signed(ratio)})" for level, ratio in pairs)


def _signed(ratio: Figure) -> str:
    """A ratio with the sign of its verb: ``-42,1%`` of ``giảm 42,1%``."""
    sign = ("-" if ratio.value.number < 0 else "+") if ratio.value.measure in SIGNED else ""
    return sign + told(ratio)


def _printed_side(identity: Identity, judged: Judgement) -> str:
    members = identity.members
    match identity.kind:
        case "implied_plan" | "implied_base":
            whole = identity.total or members[0]
            return f"{told(whole)} ({_signed(members[0])}) → {_amount(judged.printed, whole)}"
        case "shares_to_100":
            return f"{_number(HUNDRED)}%"
    return told(identity.total or members[-1])


def _amount(side: Interval, figure: Figure) -> str:
    """An amount in the unit and scale of a figure."""
    number = side.exact.scaleb(-figure.value.scale)
    return " ".join(word for word in (_number(number), _unit(figure.observation.unit, figure.value.scale)) if word)


def _number(number: Decimal) -> str:
    """A reckoned number, three decimals at most, without trailing zeros.

    >>> _number(Decimal("989.8380")), _number(Decimal("160"))
    ('989,838', '160')
    """
    rounded = round(number, 3).normalize()
    exponent = rounded.as_tuple().exponent
    return printed(rounded, max(0, -exponent) if isinstance(exponent, int) else 0)


def date_messages(fault: DateFault) -> tuple[str, str]:
    """What is said of a date that cannot be."""
    vi, en = (_date_message(fault, language) for language in LANGUAGES)
    return vi, en


def _date_message(fault: DateFault, language: str) -> str:
    other = f"{fault.other:%d/%m/%Y}" if fault.other is not None else ""
    said = _said("date", fault.reason, language).format(old=fault.text, other=other)
    new = ""
    if fault.suggestion is not None:
        new = "; " + _said("date", "suggestion", language).format(new=f"{fault.suggestion:%d/%m/%Y}")
    return f"{place_name(fault.place, language)}: {said}{new}."


def account_messages(left: tuple[str, ...]) -> tuple[str, str]:
    """What is said of the digits that no account holds, or that there are none."""
    key = "fails" if left else "holds"
    vi, en = (_said("accounting", key, lang).format(n=len(left), sum=", ".join(left)) for lang in LANGUAGES)
    return f"{vi[0].upper()}{vi[1:]}.", f"{en[0].upper()}{en[1:]}."
