"""The total that a stated share points at, where no word tells it: ``dư nợ nông nghiệp 18.936 tỷ, chiếm 44,3%``.

Of the levels told before in the section, it is the one that the level and its share give: 18.936 is 44,3 % of 42.760.
"""

from __future__ import annotations

from extract.bind.scope import Draft
from extract.kinds import are_alike
from extract.model import Measure
from extract.settle import interval, meet

FAR = 40  # levels back
HUNDRED = 100


def take_wholes(drafts: tuple[Draft, ...]) -> None:
    """Each share without a total, and its level, take the level before that the two of them give."""
    for place in range(1, len(drafts)):
        part, share = drafts[place - 1], drafts[place]
        if share.measure is not Measure.SHARE or share.total is not None or not part.is_level or part.total is not None:
            continue
        earlier = (d for d in reversed(drafts[: place - 1]) if d.is_level and are_alike(d.unit_name, part.unit_name))
        given = [d for d, _ in zip(earlier, range(FAR), strict=False) if _gives(part, share, d)]
        if given:
            _bind(part, share, given[0])


def _gives(part: Draft, share: Draft, total: Draft) -> bool:
    own, of, whole = (interval(draft, draft.quantity.readings[0]) for draft in (part, share, total))
    return own[1] < whole[0] and meet(own, (whole[0] * of[0] / HUNDRED, whole[1] * of[1] / HUNDRED))


def _bind(part: Draft, share: Draft, total: Draft) -> None:
    for draft in (part, share):
        draft.total, draft.why["part_of"] = total, "the share told is of this total"
