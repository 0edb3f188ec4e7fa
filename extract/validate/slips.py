"""Whether one slip explains why an identity fails: then what it says was meant, and the report is wrong."""

from __future__ import annotations

from extract.validate.edits import edits
from extract.validate.figures import Figure
from extract.validate.identity import Identity, Verdict

TYPED = frozenset({"digit", "swap", "separator"})
RARE = frozenset({"swap", "separator", "scale"})
SLIPS = TYPED | {"sign", "reading", "scale"}


def is_mended(
    identity: Identity, figures: tuple[Figure, ...], slips: frozenset[str], enough: frozenset[Verdict]
) -> bool:
    """Whether one slip of one of some figures, taken back, brings an identity to a verdict that is enough."""
    tried = (identity.judged({e.figure.id: e.value}) for f in figures for e in edits(f) if e.kind in slips)
    return any(each is not None and each.verdict in enough for each in tried)
