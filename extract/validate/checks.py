"""A report held against its own arithmetic: every identity that it states, each with a verdict and an explanation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.accounting import unaccounted
from extract.model import Check, Document, Extraction, Number
from extract.validate import implied, lists, near, products, ratios, restated, rows, shares, sums
from extract.validate.dates import DateFault, date_faults
from extract.validate.explain import Explanation, Known, explained, is_certain
from extract.validate.figures import Figure, Figures
from extract.validate.identity import HOLDING, Identity, Judgement, Verdict
from extract.validate.wording import account_messages, date_messages, mended, messages

Sums = tuple[Identity, ...]
"""The lists of a report: which figures are parts of which total."""


def _alone(find: Callable[[Figures], Iterator[Identity]]) -> Callable[[Figures, Sums], Iterator[Identity]]:
    """A check that needs no lists."""
    return lambda figures, known: find(figures)


IDENTITIES: tuple[Callable[[Figures, Sums], Iterator[Identity]], ...] = (
    lambda figures, known: iter(known),
    _alone(shares.shares),
    _alone(shares.shares_of_named),
    shares.shares_to_100,
    _alone(ratios.plans),
    _alone(ratios.growth),
    implied.implied_plans,
    implied.implied_bases,
    _alone(restated.restatements),
    _alone(restated.cumulative),
    _alone(restated.balances),
    _alone(products.rates),
    _alone(products.values),
    _alone(lists.list_counts),
)


def validated(extraction: Extraction) -> Extraction:
    """The extraction with its checks, the verdict of each observation, and what checks say of open readings.

    The printed values stay as they are; what a check suggests stands in the check alone.
    """
    figures = Figures.of(extraction)
    identities = identities_of(figures)
    known = Known.of(figures, identities)
    judged = tuple((identity, j) for identity in identities if (j := identity.judged()))
    numeric = tuple(_check(extraction.document, each, known) for each in judged)
    dated = date_faults(extraction.document, extraction.frame, figures.passages)
    checks = (*numeric, *(_of_date(extraction.document, fault) for fault in dated), _account(extraction))
    verdicts = _verdicts(judged, checks)
    observations = tuple(
        replace(o, verdict=verdicts.get(o.observation_id, "unchecked")) for o in extraction.observations
    )
    numbers = tuple(_settled(number, figures, known) for number in extraction.numbers)
    return replace(extraction, observations=observations, numbers=numbers, checks=checks)


def identities_of(figures: Figures) -> tuple[Identity, ...]:
    """All identities that a report states, by kind."""
    listed = tuple(near.as_meant(figures, sums.sums(figures)))
    known = (*listed, *rows.unlisted(figures, listed))
    return tuple(identity for find in IDENTITIES for identity in find(figures, known))


def _check(document: Document, found: tuple[Identity, Judgement], known: Known) -> Check:
    identity, judged = found
    why = explained(identity, known) if judged.verdict is Verdict.FAILS else None
    doubtful = judged.verdict is Verdict.FAILS and not is_certain(identity, judged, why)
    verdict = Verdict.UNDECIDED if doubtful else judged.verdict
    vi, en = messages(identity, judged, why)
    place = why.edit.figure if why is not None else identity.total or identity.members[-1]
    return Check(
        check_id=_id(document, identity.kind, *(figure.id for figure in identity.figures)),
        kind=identity.kind,
        verdict=str(verdict),
        total=identity.total.id if identity.total is not None else None,
        members=tuple(figure.id for figure in identity.members),
        text=place.observation.value_text,
        start=place.observation.start,
        end=place.observation.end,
        printed=(judged.printed.low, judged.printed.high),
        expected=(judged.expected.low, judged.expected.high),
        suspect=why.edit.figure.id if why is not None else None,
        suggestion=_suggestion(why),
        fault=_fault(verdict, why),
        message_vi=vi,
        message_en=en,
    )


def _suggestion(why: Explanation | None) -> str | None:
    if why is None or why.edit.kind == "doubled":
        return None
    return why.edit.text if why.edit.kind not in {"scale", "sign", "index", "change"} else mended(why.edit)


def _fault(verdict: Verdict, why: Explanation | None) -> str | None:
    if verdict is not Verdict.FAILS:
        return None
    return why.fault if why is not None else "report"


def _of_date(document: Document, fault: DateFault) -> Check:
    vi, en = date_messages(fault)
    return Check(
        check_id=_id(document, "date", str(fault.start)),
        kind="date",
        verdict=str(Verdict.FAILS),
        text=fault.text,
        start=fault.start,
        end=fault.end,
        suggestion=f"{fault.suggestion:%d/%m/%Y}" if fault.suggestion is not None else None,
        fault="report",
        message_vi=vi,
        message_en=en,
    )


def _account(extraction: Extraction) -> Check:
    """Every digit of the document is in the account, and every observation cuts its own figure out of the text."""
    document = extraction.document
    spans = [(span.start, span.end) for span in unaccounted(document, extraction.numbers)]
    spans += [(o.start, o.end) for o in extraction.observations if document.text[o.start : o.end] != o.value_text]
    left = tuple(document.text[start:end] for start, end in spans)
    vi, en = account_messages(left)
    return Check(
        check_id=_id(document, "accounting"),
        kind="accounting",
        verdict=str(Verdict.FAILS if left else Verdict.HOLDS),
        text=", ".join(left),
        start=spans[0][0] if spans else 0,
        end=spans[0][1] if spans else 0,
        fault="reading" if left else None,
        message_vi=vi,
        message_en=en,
    )


def _id(document: Document, *parts: str) -> str:
    return hashlib.sha256(":".join((document.sha256, *parts)).encode()).hexdigest()[:16]


def _verdicts(judged: tuple[tuple[Identity, Judgement], ...], checks: tuple[Check, ...]) -> dict[str, str]:
    """``contradicted`` for a suspect, ``confirmed`` for what an equation that holds bears out."""
    found: dict[str, str] = {}
    for identity, found_so in judged:
        if found_so.verdict in HOLDING and not identity.at_most:
            found.update((figure.id, "confirmed") for figure in identity.figures)
    found.update((check.suspect, "contradicted") for check in checks if check.suspect is not None)
    return found


def _settled(number: Number, figures: Figures, known: Known) -> Number:
    """The account of a number that may be read in several ways, where an identity holds with one of them alone."""
    figure = figures.by_id.get(number.observation_id or "")
    if figure is None or number.decided_by or not figure.others:
        return number
    for identity in known.entered_by(figure):
        if not identity.at_most and _decides(identity, figure):
            return replace(number, decided_by=f"check: {identity.kind} holds so alone")
    return number


def _decides(identity: Identity, figure: Figure) -> bool:
    judged = identity.judged()
    others = (identity.judged({figure.id: other}) for other in figure.others)
    holds = judged is not None and judged.verdict in HOLDING
    return holds and all(each is not None and each.verdict is Verdict.FAILS for each in others)
