"""What the own words of a figure take over: a dimension, an act, the thing of the figure before, an event."""

from __future__ import annotations

from extract.bind.dimensions import (
    SHORT,
    complement,
    composed,
    is_bare_head,
    names_dimension,
    starts_with_head,
    with_act,
    with_dimension,
)
from extract.bind.names import beside, has_any
from extract.bind.sentence import Name, Turn
from extract.bind.subjects import holder_of, label_before, thing_before
from extract.lexicon import is_word, subject_words
from extract.view import fold

LONGEST_UNDER = 6  # words of a name that a dimension still goes before


def own_name(turn: Turn, own: str, tail: str) -> Name:
    """The own words with the dimension, share or act that unit, verb and neighbour imply."""
    figure, unit, neighbour = turn.figure, turn.unit, turn.neighbour
    if unit.kind == "physical" and tail and not starts_with_head(own):
        own = f"{tail} {own}"
    name, why = _completed(turn, own)
    name = with_dimension(_under_dimension(turn, name), unit.name)
    share = subject_words("share_word")
    goes_on = neighbour is not None and unit.kind == "ratio" and fold(neighbour.indicator).startswith(share)
    if (figure.verb is None and goes_on) or (figure.verb is not None and has_any(figure.verb.text, "shares")):
        name = f"{share[0]} {name}"
    label = turn.scope.label
    done = is_bare_head(name) or fold(f"{name} ").startswith(subject_words("label_acts"))
    if label and done and len(name.split()) <= SHORT and unit.kind != "count" and fold(label) not in fold(name):
        name = f"{name} {label}"  # "Gạo: tháng 8 ước xuất 620 ngàn tấn"
    if is_word(name, "event_heads") and turn.scope.event and fold(turn.scope.event) not in fold(name):
        name = f"{name} {turn.scope.event}"  # "số vụ giảm 9 vụ"
    paid = unit.kind == "money" and neighbour is not None and neighbour.quantity.unit.kind in {"count", "money"}
    if paid and not has_any(name, "heads") and not has_any(name, "acts"):
        name = f"{subject_words('money_head')[0]} {name}"
    return name, why


def _named_before(turn: Turn) -> tuple[str, ...]:
    """The names of the figures before, the nearest first."""
    return tuple(draft.indicator for draft in reversed((*turn.sentence.preceding, *turn.sentence.drafts)))


def act_told(turn: Turn) -> str:
    """The act that the verb itself names: ``giải ngân`` of ``Bộ Y tế giải ngân khoảng 700 tỷ đồng``."""
    verb = turn.figure.verb
    if verb is None or turn.figure.kind not in {"money", "ratio"}:
        return ""
    said = next((act for act in subject_words("verb_acts") if act in fold(verb.text)), "")
    if not said or turn.sentence.topic:
        return said
    thing = turn.own if 0 < len(turn.own.split()) <= LONGEST_UNDER else complement(turn.scope.subject)
    return f"{said} {thing}".strip()


def _completed(turn: Turn, own: str) -> Name:
    """The own words with what they leave to their label, the figure before or their total."""
    scope, neighbour = turn.scope, turn.neighbour
    bare = is_bare_head(own)
    holder = holder_of(turn.figure.lead) if bare else ""
    if holder:
        return f"{own} {holder}", "own head, thing that has it"
    done_to = thing_before(turn.figure.lead) if bare or is_word(own, "acts") else ""
    if done_to:
        return f"{own} {done_to}", "own act, thing before it"
    label = label_before(turn.figure.lead)
    if label and bare and not starts_with_head(label):
        return f"{own} {label}", "own head, thing of its label"
    if bare and (neighbour is not None or scope.subject):
        thing = scope.clause or (neighbour.indicator if neighbour is not None else scope.subject)
        things = (complement(name) for name in (thing, scope.subject, *_named_before(turn)))
        said = next((text for text in things if text and not is_word(text, "generic_things")), "")
        return f"{own} {said}".strip(), "own head, thing of the figure before"
    if neighbour is not None and neighbour.quantity.unit.kind == turn.unit.kind:
        name = beside(own, neighbour.indicator)
        if name != own:
            return name, "beside the figure before"
    if scope.total is not None:
        return with_act(composed(own, scope.total.indicator), scope.total.indicator), "own words under its total"
    if scope.parent_subject and scope.pattern:
        return composed(own, scope.parent_subject), "own words under its total"
    return _in_row(turn, own)


def _under_dimension(turn: Turn, name: str) -> str:
    """A short name without a dimension under the one in force: ``chỉ số sản xuất công nghiệp`` + ``ngành điện``."""
    scope, kind = turn.scope, turn.unit.kind
    if not scope.dimension or names_dimension(name) or len(name.split()) > LONGEST_UNDER:
        return name
    alike = kind in {"ratio", "points", scope.dimension_kind} and kind != "count"
    inside = bool(turn.sentence.drafts) or turn.sentence.listed or scope.total is not None
    sibling = fold(name).startswith(subject_words("sibling_openers"))
    return f"{scope.dimension} {name}" if alike and (inside or sibling) else name


def _in_row(turn: Turn, own: str) -> Name:
    """The own words with the act or event of the names before them: ``xuất khẩu rau quả 5 tấn, gạo 7 tấn``."""
    scope, neighbour = turn.scope, turn.neighbour
    if neighbour is not None and neighbour.quantity.unit.kind == turn.unit.kind:
        name = _with_act(turn, own, neighbour.indicator)
        if name == own:
            name = _with_act(turn, own, turn.sentence.begun)
        return (_with_act(turn, own, scope.subject) if name == own else name), "own words"
    short = len(own.split())
    listed = turn.sentence.listed or any(item.text == ":" for item in turn.figure.lead)
    if neighbour is None and scope.subject and listed and short <= SHORT and not starts_with_head(own):
        return _with_act(turn, own, scope.subject), "own words"
    if short <= SHORT + 1 and scope.event and any(word in subject_words("persons") for word in fold(own).split()):
        return f"{own} {scope.event}", "own words and the event"
    return own, "own words"


def _with_act(turn: Turn, own: str, before: str) -> str:
    """The own words with the act of a name before them, but for one that no weight has."""
    name = with_act(own, before)
    weightless = turn.unit.kind == "physical" and fold(name).startswith(subject_words("weightless_heads"))
    return own if weightless else name
