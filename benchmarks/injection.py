"""Faults put into clean documents, one at a time: how many the checks find, and how well they explain them.

    python benchmarks/injection.py corpus [MORE FOLDERS…] --faults 2000

Takes the ``.txt`` documents of the folders, reads each clean, then again with one fault: a digit changed, two swapped,
a separator lost or moved, a sign word flipped, a scale word changed, a part left out or told twice. The seed is fixed.

A fault is *told by the arithmetic* where an identity that holds in the clean document fails with the faulty value (for
a part left out or doubled: where its list meets its total). One within rounding, or in no identity, no check can find.
``found``: a check that did not fail before fails and holds the figure (or the list). ``culprit``: the first such check
suspects the figure (for a part left out: names its list). ``correction``: it suggests what was printed before.
``alarms``: documents with a new failing check in which the figure has no part.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from faults import KINDS, Clean, Fault, clean, faults

from extract.findings import findings
from extract.model import Check, Extraction
from extract.pipeline import extracted
from extract.read.plain import read_plain
from extract.validate.figures import Figure
from extract.validate.identity import Identity, Verdict

SEED = 20220131
HOLDING = frozenset({Verdict.HOLDS, Verdict.ROUNDED, Verdict.TRUNCATED})


@dataclass(frozen=True)
class Outcome:
    kind: str
    covered: bool
    told: bool
    found: bool
    culprit: bool
    correction: bool
    alarm: bool


# ----------------------------------------------------------------------------------------------------- the outcome


def outcome(doc: Clean, fault: Fault) -> Outcome:
    figure = next(f for f in doc.figures.all if f.observation.start == fault.start)
    entered = [each for each in doc.identities if any(f.id == figure.id for f in each.figures)]
    again = extracted(read_plain(fault.text.encode(), doc.extraction.document.path), doc.frame)
    starts = {o.observation_id: o.start for o in again.observations}
    grown = len(fault.text) - len(doc.text)
    as_before = {name: start if start <= fault.start else start - grown for name, start in starts.items()}
    known = {o.observation_id: o.start for o in doc.extraction.observations}
    before = {_key(check, known) for check in doc.extraction.checks if check.verdict == "fails"}
    new = [f.check for f in findings(again) if f.check.kind != "date" and _key(f.check, as_before) not in before]
    hit = [check for check in new if _holds(check, fault, figure, doc, starts)]
    first = hit[0] if hit else None  # the worst is told first
    suspect = starts.get(first.suspect or "") if first is not None else None
    return Outcome(
        fault.kind,
        bool(entered),
        _is_told(fault, figure, entered),
        bool(hit),
        first is not None and (fault.kind == "left_out" or _is_it(suspect, fault, first, again)),
        first is not None and _is_right(first, fault, figure),
        len(hit) < len(new),
    )


def _key(check: Check, starts: dict[str, int]) -> tuple[object, ...]:
    """What tells a check again in the faulty text: its kind and where its figures stand."""
    return (check.kind, starts.get(check.total or ""), tuple(sorted(starts[member] for member in check.members)))


def _is_told(fault: Fault, figure: Figure, entered: list[Identity]) -> bool:
    """Whether the arithmetic tells the fault: an identity that holds fails with the faulty value."""
    if fault.value is None:
        return any(i.kind == "sum" and not i.at_most and figure.id != (i.total and i.total.id) for i in entered)
    for identity in entered:
        clean_one, faulty = identity.judged(), identity.judged({figure.id: fault.value})
        if clean_one and faulty and clean_one.verdict in HOLDING and faulty.verdict is Verdict.FAILS:
            return True
    return False


def _holds(check: Check, fault: Fault, figure: Figure, doc: Clean, starts: dict[str, int]) -> bool:
    held = {starts[each] for each in (check.total, *check.members) if each in starts}
    if fault.value is not None:
        return fault.start in held
    total = doc.figures.by_id.get(figure.observation.part_of or "")
    return total is not None and (total.observation.start in held or fault.start in held)


def _is_it(suspect: int | None, fault: Fault, first: Check, again: Extraction) -> bool:
    if fault.kind != "doubled":
        return suspect == fault.start
    texts = {o.observation_id: o.value_text for o in again.observations}
    return texts.get(first.suspect or "") == fault.before


def _is_right(first: Check, fault: Fault, figure: Figure) -> bool:
    if fault.kind == "left_out":
        return first.kind == "sum"
    if fault.kind == "doubled":
        return first.suggestion is None and first.suspect is not None
    if fault.kind == "scale":
        word = {0: "", 3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"}.get(figure.value.scale, "?")
        return bool(first.suggestion) and f"{first.suggestion} ".startswith(f"{word} ")
    if fault.kind == "sign":
        return first.suggestion is not None and fault.before in first.suggestion
    return _number(first.suggestion) == _number(fault.before)


def _number(text: str | None) -> str:
    """A printed number without points between thousands and noughts before it: ``02`` is ``2``."""
    return re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text or "").lstrip("0")


# ---------------------------------------------------------------------------------------------------------- the run


def of_document(task: tuple[Path, int, int]) -> tuple[tuple[int, int], list[Outcome]]:
    path, count, seed = task
    doc = clean(path)
    chance = random.Random(f"{SEED}:{seed}")
    entering = {f.id for identity in doc.identities for f in identity.figures}
    made = faults(doc, chance)
    return (len(entering), len(doc.figures.all)), [outcome(doc, next(made)) for _ in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--faults", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    paths = sorted(path for folder in given.folders for path in folder.rglob("*.txt"))
    with ProcessPoolExecutor(given.workers) as pool:
        sizes = list(pool.map(_size, paths))
        tasks = [
            (p, max(1, round(given.faults * s / sum(sizes))), n)
            for n, (p, s) in enumerate(zip(paths, sizes, strict=True))
        ]
        results = list(pool.map(of_document, tasks))
    covered = tuple(sum(each) for each in zip(*(counts for counts, _ in results), strict=True))
    print(f"{len(paths)} documents, {covered[1]} figures, {covered[0]} ({covered[0] / covered[1]:.1%}) in an identity")
    report([each for _, outcomes in results for each in outcomes])


def _size(path: Path) -> int:
    return len(clean(path).figures.all)


def report(outcomes: list[Outcome]) -> None:
    print(
        f"{'fault':<10} {'made':>5} {'covered':>8} {'told':>5} {'found':>6} {'culprit':>8} {'correct':>8} {'alarms':>7}"
    )
    for kind in (*KINDS, ""):
        some = [o for o in outcomes if kind in ("", o.kind)]
        told = [o for o in some if o.told]
        rates = [sum(getattr(o, name) for o in told) / max(1, len(told)) for name in ("found", "culprit", "correction")]
        alarms = sum(o.alarm for o in some) / max(1, len(some))
        shown = "".join(f" {rate:>7.1%}" for rate in rates)
        held = Counter(o.covered for o in some)[True]
        print(f"{kind or 'all':<10} {len(some):>5} {held:>8} {len(told):>5}{shown} {alarms:>7.1%}")


if __name__ == "__main__":
    main()
