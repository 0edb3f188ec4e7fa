"""Lists that the text does not call whole, and that all but meet their total: one slip explains the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.validate.edits import edits
from extract.validate.identity import Identity, Verdict

FEWEST_DIGITS = 4
CHEAP = frozenset({"digit", "swap", "separator", "sign", "reading", "scale"})


def as_meant(identities: tuple[Identity, ...]) -> Iterator[Identity]:
    """The identities, lists that one small edit makes meet their total exactly taken as whole.

    ``5.214, trong đó 3.118 … 2.069`` lacks 27, and 2.096 for 2.069 fills it.
    """
    for identity in identities:
        whole = replace(identity, at_most=False, listed=True)
        yield whole if identity.kind == "sum" and identity.at_most and _one_slip_off(whole) else identity


def _one_slip_off(whole: Identity) -> bool:
    total = whole.total
    if total is None or sum(map(str.isdecimal, total.observation.value_text)) < FEWEST_DIGITS:
        return False
    judged = whole.judged()
    if judged is None or judged.verdict is not Verdict.FAILS:
        return False
    tried = (
        whole.judged({edit.figure.id: edit.value}) for f in whole.figures for edit in edits(f) if edit.kind in CHEAP
    )
    return any(each is not None and each.verdict is Verdict.HOLDS for each in tried)
