"""Whether one slip explains why an identity fails: then what it says was meant, and the report is wrong."""

from __future__ import annotations

from extract.validate.edits import Edit, edits
from extract.validate.figures import Figure
from extract.validate.identity import Identity, Verdict

TYPED = frozenset({"digit", "swap", "separator"})
RARE = frozenset({"swap", "separator", "scale"})
SLIPS = TYPED | {"sign", "reading", "scale"}


def is_mended(
    identity: Identity, figures: tuple[Figure, ...], slips: frozenset[str], enough: frozenset[Verdict]
) -> bool:
    """Whether one slip of one of some figures, taken back, brings an identity to a verdict that is enough."""
    found = (e for f in figures for e in edits(f) if e.kind in slips and may_explain(e, identity))
    tried = (identity.judged({e.figure.id: e.value}) for e in found)
    return any(each is not None and each.verdict in enough for each in tried)


def may_explain(edit: Edit, identity: Identity) -> bool:
    """Whether an edit may be what happened: a part in a smaller scale only vanishes beside its total, unless it was
    greater."""
    total, figure = identity.total, edit.figure
    if edit.kind != "scale" or identity.kind != "sum" or total is None or figure is total:
        return True
    return edit.value.scale > figure.value.scale or figure.value.amount > total.value.amount
