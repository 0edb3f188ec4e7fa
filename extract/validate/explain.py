"""What explains a failure: the figure whose smallest edit mends most identities and breaks none.

The principle is that of Fellegi and Holt (1976): change as little as makes all edit rules hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.interval import ABOUT
from extract.validate.edits import HABITS, Edit, edits, shown
from extract.validate.figures import Figure, Figures, Value, is_listed
from extract.validate.identity import Identity, Judgement, Verdict
from extract.validate.slips import TYPED, may_explain

RATIOS = frozenset({"share", "plan", "growth"})
LISTS = frozenset({"sum", "implied_plan", "implied_base"})
MOST = 60
"""Figures of an identity up to which each slip of each is tried; one with more is reckoned anew only."""
LEAST = 0.05
"""How close two sides are at least taken to be that meet at the ends of what they can stand for."""
FEWEST, MOST_TOLD = Decimal("0.15"), Decimal("1.25")
"""How much of its total a list of all parts has at least where one was left out, and has at most where one is wrong."""
USUAL = 2
"""Decimals that a figure may have where none beside it tells how many are usual."""
ODD = 5
"""How much likelier a separator was lost in a figure whose decimals are not those of the figures beside it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The likely culprit of a failure with the edit that mends it, and the other identities that it mends too."""

    edit: Edit
    mended: tuple[Identity, ...]
    closeness: float  # how well the identities of the figure are met then, against how they are met as printed

    @property
    def fault(self) -> str:
        """Whose fault it is: the report's, or that of our ``reading``."""
        return "reading" if self.edit.kind == "reading" else "report"


@dataclass(frozen=True, slots=True)
class Known:
    """What an explanation is held against: the identities by the ids of their figures, and the scales usual with a
    unit in the report."""

    identities: Mapping[str, tuple[Identity, ...]]
    scales: Mapping[tuple[str, int], int]

    @staticmethod
    def of(figures: Figures, identities: Iterable[Identity]) -> Known:
        found: dict[str, list[Identity]] = {}
        for identity in identities:
            for figure_id in dict.fromkeys(figure.id for figure in identity.figures):
                found.setdefault(figure_id, []).append(identity)
        scales = Counter((figure.observation.unit, figure.value.scale) for figure in figures.all)
        return Known({figure_id: tuple(each) for figure_id, each in found.items()}, scales)

    def entered_by(self, figure: Figure) -> tuple[Identity, ...]:
        """The identities that a figure enters."""
        return self.identities.get(figure.id, ())


def explained(failing: Identity, known: Known) -> Explanation | None:
    """The best explanation of a failing identity; None where no edit of one figure mends it and breaks nothing."""
    best: tuple[tuple[object, ...], Explanation] | None = None
    figures = failing.figures[::-1] if failing.at_most else failing.figures  # a wrong total would show elsewhere too
    for place, figure in enumerate(figures):
        slips = (e for e in edits(figure) if may_explain(e, failing)) if len(failing.figures) <= MOST else ()
        for edit in (*slips, *_computed(failing, figure), *_doubled(failing, figure)):
            tried = _tried(edit, failing, known)
            if tried is None:
                continue
            likely = edit.weight * _formed(edit, failing, known) * tried.closeness
            rank = (edit.kind == "computed", -len(tried.mended), -likely, _standing(figure, known), place)
            if best is None or rank < best[0]:
                best = rank, tried
    return best[1] if best is not None else None


def is_certain(failing: Identity, judged: Judgement, why: Explanation | None) -> bool:
    """Whether a failure is the report's beyond doubt: one slip explains it, or the words leave no doubt of its members.

    A report that is right and read wrongly fails too, but seldom by one digit; what only a figure reckoned anew would
    mend is told as undecided, but for a list of all parts that lacks one or holds one too many.
    """
    if failing.firm or failing.kind == "list_count":
        return True
    if why is None:
        return False
    if why.edit.kind != "computed":
        digits = sum(map(str.isdecimal, failing.members[-1].observation.value_text))
        return digits > 1 or why.edit.kind not in TYPED or failing.kind not in RATIOS  # any digit is one slip off
    listed = failing.kind == "sum" and all(is_listed(part) for part in failing.members)
    printed, expected = judged.printed.exact, judged.expected.exact
    return listed and FEWEST * printed <= expected <= MOST_TOLD * printed


def _tried(edit: Edit, failing: Identity, known: Known) -> Explanation | None:
    """What an edit mends, ``failing`` first; None where it does not mend that or breaks another identity."""
    assigned = {edit.figure.id: edit.value}
    judged = failing.judged(assigned)
    if judged is None or judged.verdict is Verdict.FAILS:
        return None
    mended, closeness = [failing], _closeness(judged, failing)
    for other in known.entered_by(edit.figure):
        if other is failing or (edit.kind == "doubled" and other.kind not in LISTS):
            continue
        before, after = other.judged(), other.judged(assigned)
        if before is None or after is None:
            continue
        if after.verdict is Verdict.FAILS and before.verdict is not Verdict.FAILS:
            return None
        if after.verdict is not Verdict.FAILS:
            closeness *= _closeness(after, other)
        if before.verdict is not Verdict.FAILS:
            closeness /= _closeness(before, other)
        elif after.verdict is not Verdict.FAILS:
            mended.append(other)
    return Explanation(edit, tuple(mended), closeness)


def _closeness(judged: Judgement, identity: Identity) -> float:
    """How well two sides that meet do so, from 1 for the same value down to ``LEAST``: rounding errors of both sides
    are seldom great and opposite; a part is seldom a trifle of its whole."""
    printed, expected = judged.printed, judged.expected
    if identity.at_most:
        share = 2 * expected.exact / printed.exact if printed.exact else Decimal(0)
        return max(LEAST, min(1.0, float(share)))
    width = (printed.high - printed.low + expected.high - expected.low) / 2
    if printed.exact == expected.exact:
        return 1.0
    if not width.is_finite():  # "trên 85%": not far above it
        width = ABOUT * max(2 * end for end in _half_widths(judged) if end.is_finite())
    apart = abs(printed.exact - expected.exact) / width if width else Decimal(1)
    return max(LEAST, float(1 - apart))


def _half_widths(judged: Judgement) -> Iterator[Decimal]:
    for side in (judged.printed, judged.expected):
        yield from (side.exact - side.low, side.high - side.exact)


def _standing(figure: Figure, known: Known) -> int:
    """How many identities that hold, and could fail, speak for a figure as it is printed."""
    judged = [identity.judged() for identity in known.entered_by(figure) if not identity.at_most]
    return sum(each is not None and each.verdict is not Verdict.FAILS for each in judged)


def _formed(edit: Edit, failing: Identity, known: Known) -> float:
    """How well the decimals that an edit gives a figure go with those beside it, ``214`` among ``35,8``, ``33,9``, and
    its scale with those of the report, ``15.500 triệu`` where money is told in ``tỷ``."""
    o = edit.figure.observation
    if edit.kind == "scale":
        parts = [f for f in failing.members if f is not edit.figure and f.observation.unit == o.unit]
        if edit.figure is not failing.total and any(f.value.scale == edit.value.scale for f in parts):
            return ODD
        own = Counter((f.observation.unit, f.value.scale) for f in failing.figures)
        printed, edited = ((o.unit, value.scale) for value in (edit.figure.value, edit.value))
        return ODD if known.scales[edited] - own[edited] > known.scales[printed] - own[printed] else 1 / ODD
    beside = [
        figure.value.decimals
        for figure in failing.figures
        if figure is not edit.figure
        and (figure.observation.unit, figure.value.scale) == (o.unit, edit.figure.value.scale)
    ]
    if edit.value.decimals == edit.figure.value.decimals:
        return 1
    if not beside:
        return 1 if edit.value.decimals <= USUAL else 1 / ODD
    usual = max(set(beside), key=beside.count)
    return ODD if edit.value.decimals == usual else 1 / ODD


def _computed(failing: Identity, figure: Figure) -> Iterable[Edit]:
    """The figure reckoned from the others, in its own decimals and unit."""
    judged = failing.judged()
    if judged is None or failing.at_most:
        return
    value = figure.value
    if failing.kind in {"sum", "cumulative"}:
        gap = judged.expected.exact - judged.printed.exact
        amount = value.amount + (gap if figure is failing.total else -gap)
    elif (figure is failing.members[-1] and failing.kind in {"share", "plan", "growth", "list_count"}) or (
        failing.kind == "rate" and figure is failing.total
    ):
        amount = judged.expected.exact
    else:
        return
    number = amount.scaleb(-value.scale).quantize(Decimal(1).scaleb(-value.decimals))
    if number and (number < 0) == (value.number < 0):
        new = replace(value, number=number)
        yield Edit(figure, new, shown(new), "computed", HABITS["computed"])


def _doubled(failing: Identity, figure: Figure) -> Iterable[Edit]:
    """A part told twice in its list."""
    if failing.kind not in LISTS or figure is failing.total or not figure.is_level:
        return
    twins = [part for part in failing.members if part.value == figure.value]
    if len(twins) > 1 and any(figure is twin for twin in twins):
        nothing: Value = replace(figure.value, number=Decimal(0))
        yield Edit(figure, nothing, "", "doubled", HABITS["doubled"])
