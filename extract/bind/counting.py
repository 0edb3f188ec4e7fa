"""The name of what is counted: its classifier, the words behind it, and what happened: ``5 người bị thương``."""

from __future__ import annotations

from itertools import pairwise

from extract.bind.dimensions import LONGEST_LEAD, SHORT, complement
from extract.bind.figures import Figure
from extract.bind.scope import Draft
from extract.bind.sentence import Turn
from extract.bind.subjects import label_topic, tail_words, words_behind
from extract.lexicon import is_word, subject_words
from extract.view import fold

FROM_TOTAL = 6  # words of its total's tail that a short one takes
FROM_NEIGHBOUR = 5


def counted_thing(turn: Turn, tail: str) -> tuple[str, str]:
    """The name of a counted thing with ``tail`` behind it, and why; an event is kept for the persons after it."""
    own, scope, neighbour = turn.own, turn.scope, turn.neighbour
    if _counts_on(turn, tail):
        assert neighbour is not None
        return neighbour.indicator, "continues"
    tail = tail or shared_tail(turn) or _behind_parentheses(turn)
    happened = is_word(turn.unit.name, "events")
    if happened and not own and not tail:
        own = label_topic(turn.figure.lead)
        scope.event = own or scope.event
    if happened and turn.own and not tail:
        _take_event(turn)
    persons = is_word(turn.unit.name, "persons") and len(tail.split()) <= SHORT + 1
    of_event = persons or (happened and turn.figure.inside > 0)
    event = scope.event if of_event or not tail else ""
    event = "" if event and fold(event) == fold(own) else event
    lead = own if len(tail.split()) <= SHORT or len(own.split()) <= SHORT else ""
    lead = lead or ("" if tail else scope.lead)
    if not own and not tail and not event and scope.total is None:
        lead = complement(neighbour.indicator) if neighbour is not None else scope.subject
    if happened and tail and not turn.figure.inside and not turn.sentence.event_told:
        scope.event, turn.sentence.event_told = " ".join(tail.split()[: SHORT + 1]), True
    name = _joined(turn, f"{_with_neighbours(turn, tail)} {event}".strip(), lead)
    return _of_herd(turn, name), "counted thing"


def _of_herd(turn: Turn, name: str) -> str:
    """``gà`` of ``đàn gia cầm 17 triệu con, trong đó gà 15 triệu con`` is a herd too."""
    total = turn.scope.total
    (herd,) = subject_words("herd_word")
    of_herds = total is not None and f"{herd} " in fold(total.indicator) and _same_unit(turn, total)
    return f"{herd} {name}" if of_herds and len(name.split()) <= SHORT and not fold(name).startswith(herd) else name


def _joined(turn: Turn, tail: str, lead: str) -> str:
    """Classifier, thing and act; an animal is named without its classifier: ``trâu`` of ``12 con trâu``."""
    harm = next((h for h in subject_words("harms") if fold(lead).startswith(h)), "")
    lead = lead.split(" ", 1)[1] if harm else lead  # "làm chết 5 người" counts who died
    unit = _called(turn)
    if (tail or lead) and is_word(unit, "bare_classifiers"):
        unit = ""
    return " ".join(word for word in (unit, tail, " ".join(lead.split()[-LONGEST_LEAD:])) if word)


def _called(turn: Turn) -> str:
    """What the counted thing is called in a name: as printed, an abbreviation (``DN``) by its full word."""
    return turn.unit.name if turn.unit.printed.isupper() else turn.unit.printed.lower()


def _same_unit(turn: Turn, draft: Draft | None) -> bool:
    return draft is not None and draft.quantity.unit.name == turn.unit.name


def _counts_on(turn: Turn, tail: str) -> bool:
    """``12 vụ, giảm 3 vụ (5 vụ cùng kỳ)``, ``120 người, đạt 40%, tăng 6 người``: the same thing counted again."""
    neighbour, changed = turn.neighbour, turn.figure.role in {"up", "down"}
    if turn.own or tail or neighbour is None:
        return False
    by_ratio = changed and fold(neighbour.indicator).startswith(f"{fold(_called(turn))} ")
    return by_ratio or ((changed or turn.figure.inside > 0) and _same_unit(turn, neighbour))


def _take_event(turn: Turn) -> None:
    """``tai nạn giao thông 12 vụ``: what happened, for the persons counted after it; ``phát hiện 12 vụ`` tells none."""
    if not fold(turn.own).startswith(subject_words("event_verbs")):
        turn.scope.event = turn.own
    elif turn.neighbour is None:
        turn.scope.event = ""


def _with_neighbours(turn: Turn, tail: str) -> str:
    """Short words behind a figure go on in those of its total or neighbour of the same unit."""
    if not 0 < len(tail.split()) < SHORT:
        return tail
    total, neighbour = turn.scope.total, turn.neighbour
    if total is not None and _same_unit(turn, total):
        return f"{tail} {' '.join(total.tail.split()[:FROM_TOTAL])}".strip()
    if neighbour is not None and _same_unit(turn, neighbour) and len(neighbour.tail.split()) >= SHORT:
        return f"{tail} {' '.join(neighbour.tail.split()[:FROM_NEIGHBOUR])}"
    return tail


def shared_tail(turn: Turn) -> str:
    """``23 vụ, 120 đối tượng đánh bạc``: the words behind the last of a row belong to all of it."""
    row = turn.sentence.figures[turn.place :]
    for figure, following in pairwise(row):
        if not _in_row(figure, following):
            return ""
        tail = tail_words(following)
        if tail:
            return tail
    return ""


def _in_row(figure: Figure, following: Figure) -> bool:
    if following.verb is not None or following.inside != figure.inside or following.kind not in {"count", "physical"}:
        return False
    if len(following.lead) != 1:
        return False
    of_event = all(is_word(f.unit.name, "events") or is_word(f.unit.name, "persons") for f in (figure, following))
    link = following.lead[0].text
    return is_word(link, "joints") or (link == "," and (of_event or figure.kind == "physical"))


def _behind_parentheses(turn: Turn) -> str:
    """The words of a count behind its ratio in parentheses: ``6.022/8.177 xã (73,65%) đạt chuẩn nông thôn mới``."""
    depth, behind = turn.figure.inside, turn.following
    opening = next((k for k, figure in enumerate(behind) if figure.inside > depth), None)
    if opening is None or not any(item.text == "(" for item in (*behind[opening].lead, *behind[opening].near)):
        return ""
    closing = next((figure for figure in behind[opening:] if figure.inside <= depth), None)
    after = closing.lead if closing is not None else turn.sentence.rest
    close = next((n for n, item in enumerate(after) if item.text == ")"), None)
    if close is None or close + 1 >= len(after) or after[close + 1].kind != "word":
        return ""
    stop = next((n for n in range(close + 1, len(after)) if after[n].text in {",", ";", "."}), len(after))
    return words_behind(after[close + 1 : stop])
