"""The indicators that a name may mean, each with how well it explains it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.link.catalogue import Catalogue, Wording
from extract.link.words import joining, words_of

UNHEARD = 0.45  # what a word that the catalogue has nowhere weighs, of the rarest word that it has
FROM_CONTEXT = 0.9  # what a wording is worth of which the context holds a part
WHOLE = 0.95  # of its weight that a name must be explained by the item where only the context holds the stem
APART = 0.04  # by which the best must explain more than the next
LEAST = 0.5  # of weight, by which it must hold more of the name if both explain as much
ITS_OWN = 0.4  # of a wording's weight that a cell's name must hold itself, its head and row the rest
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention taken apart: the name's telling words, those around it, those that a table's name may leave out.

    ``above`` is the code of the total, else of the figure before, and ``family`` that one's; ``bare`` is set where the
    name is one of ``dịch vụ`` and its like. ``numbers`` are the name's, ``clause`` and ``heading`` the words that the
    sentence tells before the figure and its heading tells.
    """

    name: tuple[str, ...]
    words: frozenset[str]
    unit: str | None
    around: frozenset[str] = _NONE
    table: frozenset[str] = _NONE
    family: str = ""
    bare: bool = False
    above: str = ""
    numbers: frozenset[int] = frozenset()
    clause: frozenset[str] = _NONE
    heading: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording that a name holds, with the stem that fits it best."""

    code: str
    family: str
    exact: bool  # the name holds nothing else
    score: float  # how much of the name it explains
    weight: float  # of the name's words that the wording holds itself
    own: float  # of those that are no stem
    last: float  # where in the name its own words end
    says: frozenset[str]  # its own words
    missing: frozenset[str]  # its words that only the context holds
    numbers: frozenset[int]  # that its wording holds

    @property
    def rank(self) -> tuple[bool, float, float, float, float]:
        return self.exact, round(self.score, 3), self.weight, self.own, self.last

    def is_within(self, broad: Candidate) -> bool:
        """Whether its code is that of another, or one below it."""
        return f"{self.code}.".startswith(f"{broad.code}.")

    def is_apart(self, following: Candidate) -> bool:
        """Whether it is clearly better: nothing but its words, more explained, more of the name, the later item."""
        if self.exact and following.exact and self.own - following.own > LEAST:
            return True  # "vốn đầu tư từ ngân sách nhà nước" before "vốn đầu tư" of "ngân sách nhà nước"
        if self.exact != following.exact or self.score - following.score >= APART:
            return True
        later = self.family == following.family != "" and self.last > following.last
        return self.weight - following.weight > LEAST or later


class Candidates:
    """The wordings of a catalogue, found by their rarest words, words weighed by how rare they are in it."""

    def __init__(self, known: Catalogue) -> None:
        self._indicators = known.indicators
        counted = Counter(word for wording in known.wordings for word in wording.own)
        counted.update(word for stem in {stem for w in known.wordings for stem in w.stems} for word in stem)
        self.weights = {word: math.log(1 + len(known.wordings) / times) for word, times in counted.items()}
        self._unheard = UNHEARD * math.log(1 + len(known.wordings))
        self._rarest: dict[str, list[Wording]] = defaultdict(list)
        self._stems: dict[str, frozenset[str]] = {}
        self._items: dict[tuple[str, frozenset[str]], list[Wording]] = defaultdict(list)
        self._by_stem: dict[frozenset[str], list[Wording]] = defaultdict(list)
        for wording in known.wordings:
            if wording.own:
                self._rarest[max(wording.own, key=lambda word: self.weights[word])].append(wording)
            if wording.family:
                self._items[wording.family, wording.own_words].append(wording)
            if wording.family and wording.family not in self._stems:
                self._stems[wording.family] = frozenset().union(*wording.stem_words)
            for stem in wording.stem_words if wording.family else ():
                self._by_stem[stem].append(wording)
        self.families = frozenset(self._stems)
        self._wholes = wholes(known)

    def fits(self, code: str, unit: str | None) -> bool:
        """Whether an indicator may be in a unit; ``dn`` is ``doanh nghiệp``, ``huyện, thành phố`` is either."""
        units = self._indicators[code].units
        if unit is None or unit in units or " ".join(words_of(unit)) in units:
            return True
        return any(part.strip() in units for part in unit.split(","))

    def found(self, asked: Asked) -> list[Candidate]:
        """The candidates of a mention, one an indicator, best first."""
        held = [*self._held(asked), *self._under(asked)]
        said: dict[str, set[str]] = defaultdict(set)  # by family, and by code, the words that are in the name
        for wording in held:
            said[wording.family or wording.code].update(wording.own)
            said[wording.code].update(wording.own)
        found: dict[str, Candidate] = {}
        for wording in held:
            beside = frozenset(said[wording.family]) if wording.family else wording.own_words
            above = [said[code] for code in self._wholes.get(wording.code, ()) if code in said]
            for candidate in self._with_stems(wording, asked, beside.union(*above) if above else beside):
                other = found.get(wording.code, candidate)
                better = max(other, candidate, key=lambda one: one.rank)
                found[wording.code] = replace(better, last=max(other.last, candidate.last))
        alike = {code for code, candidate in found.items() if candidate.numbers == asked.numbers != frozenset()}
        fit = (c for code, c in found.items() if not alike or not c.numbers or code in alike)
        return sorted(fit, key=lambda candidate: candidate.rank, reverse=True)

    def held_whole(self, asked: Asked, name: frozenset[str]) -> list[tuple[str, float]]:
        """The codes of wordings that some words hold whole with one of their stems, and that explain half of a name."""
        best: dict[str, float] = {}
        total = self.weight(name)
        for wording in self._held(asked):
            for stem in wording.stem_words:
                both = wording.own_words | stem
                own, half = self.weight(name & wording.own_words), self.weight(wording.own_words) / 2
                if own and own >= half and 2 * self.weight(name & both) >= total and both <= asked.words:
                    told = self.weight(both) + self.weight(name & both)  # what the name itself holds counts twice
                    best[wording.code] = max(best.get(wording.code, 0.0), told)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))

    def is_below(self, code: str, above: str) -> bool:
        """Whether an indicator is a part of another, by its code or as the catalogue adds it up."""
        return code.startswith((f"{above}.", f"{above}_")) or above in self._wholes.get(code, ())

    def item(self, family: str, name: frozenset[str], unit: str | None) -> str | None:
        """The item of a family that a name is and says no more: in a text on prices ``dịch vụ y tế`` is of prices."""
        named = self._items.get((family, name - joining()), ()) if family else ()
        items = {wording.code for wording in named if self.fits(wording.code, unit)}
        return items.pop() if len(items) == 1 else None

    def alone(self, asked: Asked) -> str | None:
        """The one indicator in the unit whose item is all that the name says; None where it is not one."""
        whole = {w.code for w in self._held(asked) if asked.words - joining() == w.own_words}
        return whole.pop() if len(whole) == 1 and asked.unit is not None else None

    def _held(self, asked: Asked) -> list[Wording]:
        """The wordings in the unit whose own words the name holds, in a table with its head and row; there two fifths
        of their weight must be its own."""
        words = asked.words | asked.table
        out = []
        for word in sorted(words):
            for wording in self._rarest.get(word, ()):
                held = wording.own_words <= words and wording.counts(asked.numbers)
                if held and self.fits(wording.code, asked.unit):
                    inside = wording.own_words <= asked.words
                    if inside or self.weight(asked.words & wording.own_words) >= ITS_OWN * self.weight(wording.own):
                        out.append(wording)
        return out

    def _under(self, asked: Asked) -> list[Wording]:
        """The items that headings or the sentence name, of a family whose stem is all that the name says: ``kiến nghị
        thu hồi`` under ``Công tác thanh tra``."""
        named = self._by_stem.get(asked.words, ())
        return [w for w in named if w.own_words and w.own_words <= asked.around and self.fits(w.code, asked.unit)]

    def _with_stems(self, wording: Wording, asked: Asked, beside: frozenset[str]) -> Iterator[Candidate]:
        """The wording with each of its stems that name and context hold; words that join two things rule it out."""
        words, own = asked.words, wording.own_words
        around = asked.around
        if wording.family and wording.family == asked.family:
            around = around | self._stems[wording.family]
        joined = joining() & words - frozenset(wording.own)  # "trồng trọt và chăn nuôi" of a wording that joins them
        words = words - (joining() - joined)
        total = self.weight(words)
        for stem in wording.stem_words:
            missing = (stem | own) - words
            if (missing and not missing <= around) or joined - stem or (asked.bare and not stem and own <= words):
                continue
            explained = self.weight(words & (beside | stem)) / total
            if missing and (explained < WHOLE or not (words & own or words == stem)):
                continue
            yield Candidate(
                wording.code,
                wording.family,
                words == own | stem,
                explained * (FROM_CONTEXT if missing else 1.0),
                self.weight(words & (own | stem)),
                self.weight(words & own),
                _end(wording, asked.name),
                own,
                missing,
                wording.numbers,
            )

    def weight(self, words: Iterable[str]) -> float:
        """How much some words tell."""
        weights, unheard = self.weights, self._unheard
        return math.fsum([weights.get(word, unheard) for word in words])  # the same in whatever order a set has


def _end(wording: Wording, name: tuple[str, ...]) -> float:
    """Where in a name an item's words end, a step further where they are a phrase there; before it where a stem may
    hold them all."""
    own, size = wording.own_words, len(wording.own)
    if any(own <= stem for stem in wording.stem_words):
        return -1
    phrase = next((at for at in range(len(name) - size, -1, -1) if name[at : at + size] == wording.own), None)
    return phrase + size - 0.5 if phrase is not None else max((i for i, w in enumerate(name) if w in own), default=-1)


def broadest(ranked: list[Candidate]) -> Candidate:
    """The best; of some that are as good, the one that the others belong to: the name says nothing narrower."""
    best = ranked[0]
    alike = [other for other in ranked if other.rank[:4] == best.rank[:4]]
    broad = [one for one in alike if all(other.is_within(one) for other in alike)]
    return broad[0] if broad else best


def wholes(known: Catalogue) -> dict[str, tuple[str, ...]]:
    """By code, the indicators that it is a part of, and those that they are parts of."""
    above: dict[str, set[str]] = defaultdict(set)
    for indicator in known.indicators.values():
        for part in (code for parts in indicator.parts for code in parts):
            above[part].add(indicator.code)
        parent = indicator.family  # "investment.fdi.capital_new.country" is of "investment.fdi.capital_new"
        parent = parent if parent in known.indicators else parent.rpartition(".")[0]
        if parent in known.indicators:
            above[indicator.code].add(parent)
    out: dict[str, tuple[str, ...]] = {}
    for code in tuple(above):
        seen, waiting = {code}, [code]
        while waiting:
            new = above.get(waiting.pop(), set()) - seen
            seen |= new
            waiting.extend(new)
        out[code] = tuple(sorted(seen - {code}))
    return out
