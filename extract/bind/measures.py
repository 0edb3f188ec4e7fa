"""The measure of a figure, from the verb that governs it and the words right behind it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.bind.figures import Figure
from extract.bind.subjects import has_any
from extract.model import Base, Measure


@dataclass(frozen=True, slots=True)
class Statement:
    """What a figure states before anything is inherited; ``asks`` says which slot is open: base, plan or nothing."""

    measure: Measure
    sign: int = 0
    asks: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a statement is judged by besides its own words."""

    subject: str
    continues: bool  # no subject of its own: it speaks on of the figure before
    plan: bool  # a plan stands right behind (or before) it
    base: bool  # a base of comparison stands right behind it
    after_level: bool  # the figure before it, of the same subject, is a level
    equal_means: Measure | None  # what ``bằng`` meant last
    in_part: bool = False


def statement(figure: Figure, around: Surroundings) -> Statement:
    """The measure and sign of a figure.

    ``giảm 48,4% so với cùng kỳ`` is a change of −1 sign, ``đạt 2,8% kế hoạch`` a plan ratio, ``bằng 95% cùng kỳ`` an index.
    """
    role = figure.verb.get("role") if figure.verb else ""
    kind = figure.quantity.unit.kind
    if kind == "times":
        return Statement(Measure.MULTIPLE, 0, "base", "times") if role in {"multiple", "up", "down", "equal"} else Statement(Measure.LEVEL, why="times")
    if role in {"contribute", "contribute_down"} and kind in {"ratio", "points"}:
        return Statement(Measure.CONTRIBUTION, -1 if role == "contribute_down" else 1, "growth", "contributes")
    if role in {"up", "down"}:
        return _change(figure, role, kind)
    if kind == "points":
        return Statement(Measure.CHANGE_ABS, figure.quantity.sign or 1, "base", "points")
    if kind != "ratio":
        signed = figure.quantity.sign and figure.inside
        return Statement(Measure.CHANGE_ABS, figure.quantity.sign, "base", "sign") if signed else Statement(Measure.LEVEL, why="amount")
    return _ratio(figure, role, around)


def _change(figure: Figure, role: str, kind: str) -> Statement:
    sign = 1 if role == "up" else -1
    assert figure.verb is not None
    words = figure.verb.text.lower()
    if kind not in {"ratio", "points"} and (words.endswith((" lên", " lên tới", " còn")) or _landing(figure)):
        return Statement(Measure.LEVEL, why="rises to")
    measure = Measure.CHANGE if kind == "ratio" else Measure.CHANGE_ABS
    if figure.quantity.unit.kind == "" and figure.quantity.unit.scale == 0 and "," in figure.quantity.printed:
        measure = Measure.CHANGE
    return Statement(measure, sign, "base", "verb of change")


def _landing(figure: Figure) -> bool:
    return any(item.text.lower() in {"lên", "xuống", "còn"} for item in figure.near)


def _ratio(figure: Figure, role: str, around: Surroundings) -> Statement:
    if role == "share" or (has_any(around.subject, "shares") and role in {"", "level"}):
        return Statement(Measure.SHARE, 0, "total", "share")
    if role == "exceed":
        return Statement(Measure.CHANGE, 1, "plan", "exceeds")
    if figure.quantity.sign:
        return Statement(Measure.CHANGE, figure.quantity.sign, "base", "sign")
    if around.plan:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "plan named")
    if role == "complete":
        return Statement(Measure.PLAN_RATIO, 0, "plan", "completes")
    if around.base:
        return Statement(Measure.INDEX, 0, "base", "base named")
    if role == "equal":
        return Statement(around.equal_means or Measure.PLAN_RATIO, 0, "plan" if around.equal_means is not Measure.INDEX else "base", "equals")
    if not around.continues and has_any(around.subject, "growth") and not has_any(around.subject, "rates"):
        return Statement(Measure.CHANGE, 1, "base", "growth is the topic")
    if figure.inside and role == "" and around.continues:
        return Statement(Measure.SHARE, 0, "total", "in parentheses")
    if around.continues and around.after_level and role in {"level", ""}:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "follows its level")
    return Statement(Measure.LEVEL, why="rate")


def default_base(year_long: bool) -> Base:
    """The base of a growth figure that names none (guide): same period; for a whole year the year before."""
    return Base.PREVIOUS if year_long else Base.SAME_PERIOD
