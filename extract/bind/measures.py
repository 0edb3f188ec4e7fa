"""The measure of a figure, from the verb that governs it and the words right behind it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.bind.figures import Figure
from extract.bind.subjects import has_any, is_thing
from extract.model import Base, Measure


INDEX_FROM = 60  # an index is told about 100; below this a figure of it is its growth


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
    list_sign: int = 0  # the change that a list's head tells: "Các ngành giảm:"
    same_depth: bool = False  # the figure before it stands in the same parentheses
    plan_in_total: bool = False  # its total's statements hold a plan ratio
    against_plan: bool = False  # the sentence opens with "So với dự toán"


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
    if kind == "points" and role in {"", "level"}:
        told = _contribution_told(figure)
        if told:
            return Statement(Measure.CONTRIBUTION, told, "growth", "contributes")
    if role in {"up", "down"}:
        return _change(figure, role, kind, around)
    if kind == "points":
        return Statement(Measure.CHANGE_ABS, figure.quantity.sign or 1, "base", "points")
    if role == "exceed" and kind != "ratio":
        return Statement(Measure.CHANGE_ABS, 1, "plan", "exceeds")
    before = around.before[0] if around.before else None
    if before is Measure.CHANGE_ABS and role == "" and around.continues and around.base and kind not in {"ratio", ""}:
        return Statement(Measure.CHANGE_ABS, around.before[1] if around.before else 1, "base", "as the figure before")
    listed = all(item.text in {",", "và"} for item in (*figure.lead, *figure.near))
    if before is Measure.CHANGE_ABS and role == "" and listed and figure.lead and kind == "count" and around.same_depth:
        return Statement(Measure.CHANGE_ABS, around.before[1] if around.before else 1, "base", "as the figure before")
    if kind == "" and figure.quantity.sign and figure.inside:
        return Statement(Measure.CHANGE, figure.quantity.sign, "base", "sign")
    if kind != "ratio":
        signed = figure.quantity.sign and figure.inside
        return Statement(Measure.CHANGE_ABS, figure.quantity.sign, "base", "sign") if signed else Statement(Measure.LEVEL, why="amount")
    return _ratio(figure, role, around)


def _change(figure: Figure, role: str, kind: str, around: Surroundings) -> Statement:
    sign = 1 if role == "up" else -1
    assert figure.verb is not None
    words = figure.verb.text.lower()
    if kind not in {"ratio", "points"} and (words.endswith((" lên", " lên tới", " còn")) or _landing(figure)):
        return Statement(Measure.LEVEL, why="rises to")
    measure = Measure.CHANGE if kind == "ratio" else Measure.CHANGE_ABS
    if figure.quantity.unit.kind == "" and figure.quantity.unit.scale == 0 and "," in figure.quantity.printed:
        measure = Measure.CHANGE
    why = "growth is the topic" if has_any(figure.verb.text, "growth") else "verb of change"
    return Statement(measure, sign, "plan" if figure.verb.get("base") == "plan" and not around.base else "base", why)


def _landing(figure: Figure) -> bool:
    return any(item.text.lower() in {"lên", "xuống", "còn"} for item in figure.near)


def _ratio(figure: Figure, role: str, around: Surroundings) -> Statement:
    if role == "share" or (has_any(around.subject, "shares") and (role in {"", "level"} or _from_or_to(figure))):
        return Statement(Measure.SHARE, 0, "total", "share")
    if _from_or_to(figure) and not has_any(around.subject, "shares"):
        return Statement(Measure.LEVEL, why="from one level to another")
    if figure.verb is None or role == "level":
        growth = _growth_told(figure)
        if growth:
            return Statement(Measure.CHANGE, growth, "base", "growth is the topic")
    carried = _carried(figure, role, around)
    if carried is not None:
        return carried
    if role == "exceed":
        return Statement(Measure.CHANGE, 1, "plan", "exceeds")
    if figure.quantity.sign:
        return Statement(Measure.CHANGE, figure.quantity.sign, "base", "sign")
    if figure.verb is not None and figure.verb.kind == "verb" and figure.verb.get("role") == "exceed":
        return Statement(Measure.CHANGE, 1, "plan", "exceeds")
    if around.plan:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "plan named")
    if around.against_plan and role in {"", "level", "equal"} and not around.base:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "held against the plan")
    if around.list_sign and role == "" and not around.base:
        return Statement(Measure.CHANGE, around.list_sign, "base", "the list's head")
    if role == "complete":
        return Statement(Measure.PLAN_RATIO, 0, "plan", "completes")
    if role in {"", "level"} and _of_things(figure):
        return Statement(Measure.SHARE, 0, "total", "share of the things named")
    if around.after_whole and role == "level":
        return Statement(Measure.LEVEL, why="rate of a fraction")
    if around.base:
        return Statement(Measure.INDEX, 0, "base", "base named")
    if has_any(around.subject, "plan_flows") and role in {"", "level", "equal"}:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "paid out of a plan")
    if role == "equal" and figure.tail and figure.tail[0].kind == "word":
        return Statement(Measure.LEVEL, why="of the thing named")
    if has_any(around.subject, "indices") and not around.continues:
        small = figure.quantity.readings[0].value < INDEX_FROM
        return Statement(Measure.CHANGE if small else Measure.INDEX, 1 if small else 0, "base", "an index")
    if role == "equal":
        return Statement(around.equal_means or Measure.PLAN_RATIO, 0, "plan" if around.equal_means is not Measure.INDEX else "base", "equals")
    if not around.continues and has_any(around.subject, "growth") and not has_any(around.subject, "rates"):
        return Statement(Measure.CHANGE, 1, "base", "growth is the topic")
    if figure.inside and role == "" and around.continues:
        return Statement(Measure.SHARE, 0, "total", "in parentheses")
    if around.continues and around.after_level and role in {"level", ""}:
        return Statement(Measure.PLAN_RATIO, 0, "plan", "follows its level")
    if around.plan_in_total and role == "level" and not has_any(around.subject, "rates"):
        return Statement(Measure.PLAN_RATIO, 0, "plan", "as its total")
    return Statement(Measure.LEVEL, why="rate")


def _contribution_told(figure: Figure) -> int:
    """The sign of a contribution told before the figure: ``đóng góp lớn nhất với 5,26 điểm phần trăm``; else 0."""
    for item in reversed(figure.lead):
        if item.text in {";", "("}:
            return 0
        if item.get("role") in {"contribute", "contribute_down"}:
            return 1 if item.get("role") == "contribute" else -1
    return 0


def _growth_told(figure: Figure) -> int:
    """The sign of a verb of change used as a noun before the figure: ``mức giảm thu nội địa gần 6%``; else 0."""
    for item in reversed(figure.lead):
        if item.kind == "punct" and item.text in ",;()":
            return 0
        if item.kind in {"part", "quantity"}:
            return 0
        if item.kind == "verb" and item.get("role") in {"up", "down"}:
            return 1 if item.get("role") == "up" else -1
    return 0


def _from_or_to(figure: Figure) -> bool:
    """``giảm từ 1,05% xuống còn 0,92%``: both ends are levels."""
    if figure.verb is not None:
        return figure.verb.text.lower().split()[0] in {"lên", "xuống"}
    if figure.tail and figure.tail[0].text.lower() == "trở":
        return False
    changed = any(item.kind == "verb" and item.get("role") in {"up", "down"} for item in figure.lead)
    return changed and bool(figure.lead) and figure.lead[-1].text.lower() == "từ"


def _carried(figure: Figure, role: str, around: Surroundings) -> Statement | None:
    """A ratio without a verb states what the ratio before it states: ``tăng 13,1% và 14,6%``."""
    if around.before is None:
        return None
    measure, sign, why = around.before
    alike = figure.verb is not None and figure.verb.text.lower().startswith("tương")
    if measure is Measure.CHANGE_ABS and (figure.inside or alike) and around.continues:
        return Statement(Measure.CHANGE, sign, "base", "the same change in per cent")
    if measure is Measure.CHANGE and role == "level" and around.continues and why == "growth is the topic" and not around.plan:
        return Statement(Measure.CHANGE, 1, "base", "growth is the topic")
    linked = figure.verb is not None and figure.verb.text.lower() == "là"
    if (role and not linked) or around.plan:
        return None
    if measure is Measure.CHANGE and not _opens_parenthesis(figure):
        return Statement(Measure.CHANGE, sign, "base", "as the figure before")
    if measure is Measure.SHARE and not around.base:
        return Statement(Measure.SHARE, 0, "total", "as the figure before")
    return None


def _opens_parenthesis(figure: Figure) -> bool:
    return any(item.text == "(" for item in (*figure.lead, *figure.near))


def _of_things(figure: Figure) -> bool:
    """``67,6% doanh nghiệp đánh giá``, ``35,3% là cơ sở``, ``44% tổng số hộ``: a share of what the next words name."""
    if not figure.tail:
        return False
    first = figure.tail[0]
    if first.kind == "verb" and first.text.lower() == "là":
        return True
    return first.kind == "word" and (first.text.lower() in {"số", "tổng"} or is_thing(" ".join(i.text for i in figure.tail[:3])))


def default_base(year_long: bool) -> Base:
    """The base of a growth figure that names none (guide): same period; for a whole year the year before."""
    return Base.PREVIOUS if year_long else Base.SAME_PERIOD
