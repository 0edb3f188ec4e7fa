"""Lists that the text does not call whole, and that all but meet their total: one slip explains the difference.

A report with a wrong figure in a list no longer adds up, and nothing else may tell that the list was whole. Where one
small edit of one figure makes it meet its total, the list was meant to: chance alone brings that about so rarely, with
totals of four digits and more, that the difference is worth telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import patterns
from extract.model import Bound
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Identity, Verdict
from extract.validate.links import name_of
from extract.validate.slips import RARE, SLIPS, is_mended
from extract.validate.sums import are_complements, is_bracketed, sum_of
from extract.view import fold

UNTOLD, LISTS, CUED, NAMED = (6, 5), (5, 3), (4, 3), (3, 3)
"""Digits that a total must have so that a near miss tells something, where its parts are less and where they are more:
of a row that no word calls its parts, of parts listed (``trong đó`` may leave a rest), of a row behind a colon or in a
sentence ``Phân theo …``, and of parts by their names."""
ROUGH = 5  # digits from which sums that meet within rounding tell it too
RARE_LEAST = 3  # digits of a total in which a slip that can be made in few ways tells it
LONGEST_LIST = 12


def as_meant(figures: Figures, identities: Iterable[Identity]) -> Iterator[Identity]:
    """The identities, lists that one small edit makes meet their total taken as whole.

    ``5.214, trong đó 3.118 … 2.069`` lacks 27, and 2.096 for 2.069 fills it.
    """
    for identity in identities:
        in_sheet = identity.total is not None and identity.total.observation.place.startswith("sheet:")
        listed = identity.kind == "sum" and identity.at_most and not in_sheet  # a sheet may list the chief parts only
        meant = _meant_list(figures, identity) if listed else None
        yield meant or identity


def _meant_list(figures: Figures, identity: Identity) -> Identity | None:
    """The parts of a list, or the first of them, that all but meet their total."""
    total, parts = identity.total, identity.members
    if total is None:
        return None
    for count in range(min(len(parts), LONGEST_LIST), 1, -1):
        row = Identity("sum", total, parts[:count], sum_of(total, parts[:count]))
        named = is_in_parentheses(figures, row) or are_complements(row.members) or _is_rest(row.members[-1])
        if is_one_slip_off(row, NAMED if named else LISTS):
            return row
    return None


def _is_rest(part: Figure) -> bool:
    """Whether a part is called what is left of its whole: ``các cây trồng khác đạt 255,6 ha``."""
    return any(name_of(part).endswith(fold(word)) for word in patterns.load("wholes")["remainders"])


def is_in_parentheses(figures: Figures, row: Identity) -> bool:
    """Whether parentheses right behind its total hold all of a row."""
    return row.total is not None and is_bracketed(figures, row.total, row.members)


def is_one_slip_off(whole: Identity, fewest: tuple[int, int]) -> bool:
    """Whether one small edit makes a row meet its total; round and estimated figures tell too little.

    There are few ways to swap two digits, and fewer to move a separator or to mistake a scale: these tell more than a
    digit does, in smaller totals.
    """
    total, judged = whole.total, whole.judged()
    if total is None or judged is None or judged.verdict is not Verdict.FAILS:
        return False
    printed = "".join(filter(str.isdecimal, total.observation.value_text)).lstrip("0")
    digits = len(printed if total.is_counted else printed.rstrip("0"))
    named, lacks = fewest == NAMED, judged.expected.exact < judged.printed.exact
    exact = all(figure.observation.bound is Bound.EXACT for figure in whole.figures)
    if any(part.value.amount == total.value.amount for part in whole.members) or not (named or exact):
        return False
    least = fewest[not lacks]
    enough = HOLDING if named or digits >= ROUGH - (not lacks) else frozenset({Verdict.HOLDS})
    if digits >= least and is_mended(whole, whole.figures, SLIPS, enough):
        return True
    rare = RARE_LEAST if fewest is not UNTOLD else UNTOLD[1]
    return digits >= rare and is_mended(whole, whole.figures, RARE, frozenset({Verdict.HOLDS}))
