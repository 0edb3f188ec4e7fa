"""The measure of a figure, from the verb that governs it and the words right behind it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.bind.figures import Figure
from extract.bind.names import has_any
from extract.lexicon import is_word, subject_words
from extract.model import Measure
from extract.view import fold


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
    before: tuple[Measure, int, str] | None = None  # measure, sign and rule of the figure before it in the sentence
    after_whole: bool = False  # it follows a fraction
    before_is_money: bool = False  # it is told in money
    before_is_ratio: bool = False  # the figure before it is told in per cent
    list_shares: bool = False  # a list's head tells shares: "Cơ cấu như sau:"
    list_sign: int = 0  # the change that a list's head tells: "Các ngành giảm:"
    same_depth: bool = False  # the figure before it stands in the same parentheses
    plan_in_total: bool = False  # its total's statements hold a plan ratio
    against_plan: bool = False  # the sentence opens with "So với dự toán"
    plan_told: bool = False  # a plan is named before it in the passage
    change_untold: bool = False  # the change before it stands without its base, and a greater level before that
    counted_in: bool = False  # "nếu tính cả vốn kéo dài thì đạt 79%": the ratio before, counted otherwise


def amount(figure: Figure, around: Surroundings) -> Statement | None:
    """What a figure states that is no bare ratio: the first rule that speaks; None where none does.

    ``giảm 3 vụ`` is a change by −3, ``gấp 1,2 lần`` a multiple, ``đạt 160 triệu USD`` a level.
    """
    return next((stated for rule in AMOUNTS if (stated := rule(figure, around)) is not None), None)


def _multiple(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.kind != "times":
        return None
    if figure.role in {"multiple", "up", "down", "equal"}:
        return Statement(Measure.MULTIPLE, 0, "base", "times")
    return Statement(Measure.LEVEL, why="times")


def _contribution(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.kind not in {"ratio", "points"}:
        return None
    sign = CONTRIBUTIONS.get(figure.role, 0)
    if figure.kind == "points" and figure.role in {"", "level"}:
        sign = _contribution_told(figure)
    return Statement(Measure.CONTRIBUTION, sign, "growth", "contributes") if sign else None


def _contribution_told(figure: Figure) -> int:
    """The sign of a contribution told before: ``đóng góp lớn nhất với 5,26 điểm phần trăm``; else 0."""
    for item in reversed(figure.lead):
        if item.text in {";", "("}:
            return 0
        if item.get("role") in CONTRIBUTIONS:
            return CONTRIBUTIONS[item.get("role")]
    return 0


def _change(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.verb is None or figure.role not in {"up", "down"}:
        return None
    if figure.kind not in {"ratio", "points"} and is_word(figure.verb.text, "losing_verbs") and not around.base:
        return Statement(Measure.LEVEL, why="amount")  # "mất 8 tiếng"
    planned = any(item.kind == "plan" for item in figure.near) and bool(figure.tail)
    if planned and figure.tail[0].get("status") == "plan":
        return Statement(Measure.LEVEL, why=PLAN_COMPARED)  # "thấp hơn mức dự toán 600 tỷ đồng được giao"
    if figure.kind not in {"ratio", "points"} and _lands(figure):
        return Statement(Measure.LEVEL, why="rises to")
    unit = figure.quantity.unit
    bare_decimal = unit.kind == "" and unit.scale == 0 and "," in figure.quantity.printed
    measure = Measure.CHANGE if figure.kind == "ratio" or bare_decimal else Measure.CHANGE_ABS
    asks = "plan" if figure.verb.get("base") == "plan" and not around.base else "base"
    why = "growth is the topic" if has_any(figure.verb.text, "growth") else "verb of change"
    return Statement(measure, 1 if figure.role == "up" else -1, asks, why)


def _lands(figure: Figure) -> bool:
    """``tăng lên 500 tỷ đồng``, ``giảm còn 12 vụ``: what is reached, not by how much."""
    verb = fold(figure.verb.text) if figure.verb else ""
    ends = any(verb.endswith(f" {ending}") for ending in subject_words("landing_endings"))
    return ends or any(is_word(item.text, "landing_words") for item in figure.near)


def _points(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.kind == "points":
        return Statement(Measure.CHANGE_ABS, figure.quantity.sign or 1, "base", "points")
    return None


def _excess(figure: Figure, around: Surroundings) -> Statement | None:
    if figure.role != "exceed" or figure.kind == "ratio":
        return None
    if around.plan or around.against_plan or around.plan_told:
        return Statement(Measure.CHANGE_ABS, 1, "plan", "exceeds")
    if around.base or (around.after_level and around.continues):
        return Statement(Measure.CHANGE_ABS, 1, "base" if around.base else "plan", "exceeds")
    return Statement(Measure.LEVEL, why="passes a mark")  # "lần đầu vượt 10 triệu USD"


def _in_units(figure: Figure, around: Surroundings) -> Statement | None:
    """``tăng 1,2% (tương đương 713 ha)``: the change before, told in units."""
    alike = figure.verb is not None and fold(figure.verb.text).startswith(subject_words("alike_openers"))
    changed = around.before is not None and around.before[0] is Measure.CHANGE and around.continues
    aside = figure.opens_aside and figure.kind in {"physical", "money", "count"}
    untold = figure.verb is None and around.change_untold  # "giảm 11,5% (73 vụ) so cùng kỳ"
    counted = figure.kind in {"physical", "money", "count"}
    if not (changed and ((aside and (alike or untold)) or (alike and counted and around.base))):
        return None
    assert around.before is not None
    return Statement(Measure.CHANGE_ABS, figure.quantity.sign or around.before[1], "base", "the same change in units")


def _as_before(figure: Figure, around: Surroundings) -> Statement | None:
    """``giảm 3 vụ, 5 người so với cùng kỳ``: figures in a row with an absolute change are changes too."""
    if around.before is None or around.before[0] is not Measure.CHANGE_ABS or figure.role:
        return None
    based = around.continues and around.base and figure.kind not in {"ratio", ""}
    joined = all(item.text == "," or is_word(item.text, "joints") for item in (*figure.lead, *figure.near))
    listed = joined and bool(figure.lead) and figure.kind == "count" and around.same_depth
    return Statement(Measure.CHANGE_ABS, around.before[1], "base", "as the figure before") if based or listed else None


def _signed_amount(figure: Figure, around: Surroundings) -> Statement | None:
    """``(-3 vụ)``, ``(+35,7)``: a sign in parentheses tells a change."""
    if figure.kind == "ratio":
        return None
    sign = figure.quantity.sign
    if sign and figure.inside:
        return Statement(Measure.CHANGE if figure.kind == "" else Measure.CHANGE_ABS, sign, "base", "sign")
    return Statement(Measure.LEVEL, why="amount")


PLAN_COMPARED = "the plan compared with"
SAME_CHANGE = "the same change in per cent"
CONTRIBUTIONS = {"contribute": 1, "contribute_down": -1}
AMOUNTS = (_multiple, _contribution, _change, _points, _excess, _in_units, _as_before, _signed_amount)
