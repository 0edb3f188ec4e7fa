"""Which indicator of the catalogue a name means: by its words, its unit and what stands around it; or none.

A name is ``exact`` where its telling words are those of a wording, ``words`` where a wording explains nearly all of it
(the words of a family's stem may stand in the context instead), ``fuzzy`` where it is spelled nearly like one. Two that
explain it as well, or one that explains too little, leave it open.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.link.catalogue import Catalogue, Wording, catalogue
from extract.link.words import is_bare, joining, telling, words_of

EXPLAINED = 0.82  # of a name's weight, the least that a wording must explain
APART = 0.04  # by which the best must explain more than the next
LEAST = 0.5  # of weight, by which it must hold more of the name if both explain as much
LONELY = 0.6  # the least where nothing else comes near
TELLING = 10.0  # of weight that the name must then hold of it
UNHEARD = 0.45  # what a word that the catalogue has nowhere weighs, of the rarest word that it has
FROM_CONTEXT = 0.9  # what a wording is worth of which the context holds a part
WHOLE = 0.95  # of its weight that a name must be explained by the item where only the context holds the stem
ALONE = 0.85  # what an item is worth that nothing tells the family of, if only one may be in the unit
SPELLED = 92  # of 100, how alike two spellings must be
SHORTEST = 8  # letters of a name that is compared by its spelling


@dataclass(frozen=True, slots=True)
class Mention:
    """What is asked of: a figure's name, the unit of its levels (None where unknown), the words around it.

    ``context`` are headings, totals and the sentence; ``table`` the head and row path that a cell's name may leave out;
    ``before`` the code of the figure told before it.
    """

    name: str
    unit: str | None = None
    context: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The answer: a code or None, how it was found, how much of the name it explains, and what else came near."""

    code: str | None
    how: str
    score: float = 0.0
    near: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The answer as the column ``match`` tells it: ``words 0.93``, ``open: a or b``."""
        if self.code is None:
            return f"open: {' or '.join(self.near)}" if self.near else "open"
        return f"{self.how} {self.score:.2f}"


OPEN = Link(None, "open")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A wording that a name holds, with the stem that fits it best."""

    wording: Wording
    exact: bool  # the name holds nothing else
    score: float
    weight: float  # of the name's words that the wording holds itself
    own: float  # of those that are no stem
    last: int  # where in the name its own words end

    @property
    def rank(self) -> tuple[bool, float, float, float, int]:
        return self.exact, round(self.score, 3), self.weight, self.own, self.last


@dataclass(frozen=True, slots=True)
class _Asked:
    """A mention taken apart: the name's telling words, those around it, those that a table's name may leave out."""

    name: tuple[str, ...]
    words: frozenset[str]
    around: frozenset[str]
    table: frozenset[str]
    unit: str | None
    family: str


class Linker:
    """Links names to the indicators of a catalogue; asked again, it answers from memory."""

    def __init__(self, known: Catalogue) -> None:
        self.catalogue = known
        counted = Counter(word for wording in known.wordings for word in wording.own)
        counted.update(word for stem in {stem for w in known.wordings for stem in w.stems} for word in stem)
        self._weights = {word: math.log(1 + len(known.wordings) / times) for word, times in counted.items()}
        self._unheard = UNHEARD * math.log(1 + len(known.wordings))
        self._rarest: dict[str, list[Wording]] = defaultdict(list)
        self._stems: dict[str, frozenset[str]] = {}
        for wording in known.wordings:
            if wording.own:
                self._rarest[max(wording.own, key=lambda word: self._weights[word])].append(wording)
            if wording.family:
                self._stems[wording.family] = frozenset(word for stem in wording.stems for word in stem)
        self._owns: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for wording in known.wordings:
            self._owns[wording.code].append(wording.own)
        self._wholes = wholes(known)
        self._spelled: dict[str, set[str]] = defaultdict(set)
        self._known: dict[Mention, Link] = {}

    def link(self, mention: Mention) -> Link:
        """The indicator that a mention means, or an open link that tells what came near."""
        if mention not in self._known:
            self._known[mention] = self._linked(mention)
        return self._known[mention]

    def says(self, code: str, words: tuple[str, ...]) -> bool:
        """Whether some wording of an indicator holds all of these words."""
        return any({*words} <= {*own} for own in self._owns.get(code, ()))

    def _linked(self, mention: Mention) -> Link:
        name = telling(words_of(mention.name))
        if not name:
            return OPEN
        before = self.catalogue.indicators.get(mention.before)
        family = before.family if before is not None else ""
        around = frozenset(word for text in (*mention.context, *mention.table) for word in words_of(text))
        table = frozenset(word for text in mention.table for word in words_of(text))
        asked = _Asked(name, frozenset(name), around, table, mention.unit, family)
        found = self._by_words(asked) or OPEN
        return found if found.code else self._by_spelling(asked) or found

    def _fits(self, code: str, unit: str | None) -> bool:
        """Whether an indicator may be in a unit; ``dn`` is ``doanh nghiệp``."""
        return unit is None or bool({unit, " ".join(words_of(unit))} & {*self.catalogue.indicators[code].units})

    def _held(self, asked: _Asked) -> list[Wording]:
        """The wordings whose own words the name holds, in a table with its head and row; there half must be its own."""
        words = asked.words | asked.table
        return [
            wording
            for word in sorted(words)
            for wording in self._rarest.get(word, ())
            if words.issuperset(wording.own)
            and (
                asked.words.issuperset(wording.own)
                or 2 * self._weight(asked.words & {*wording.own}) >= self._weight(wording.own)
            )
        ]

    def _by_words(self, asked: _Asked) -> Link | None:
        held = self._held(asked)
        said: dict[str, set[str]] = defaultdict(set)  # by family, and by code, the words that are in the name
        for wording in held:
            said[wording.family or wording.code].update(wording.own)
            said[wording.code].update(wording.own)
        found: dict[str, _Candidate] = {}
        for wording in held:
            if not self._fits(wording.code, asked.unit):
                continue
            beside = frozenset(said[wording.family] if wording.family else wording.own)
            above = (said[code] for code in self._wholes.get(wording.code, ()) if code in said)
            for candidate in self._candidates(wording, asked, beside.union(*above)):
                if wording.code not in found or candidate.rank > found[wording.code].rank:
                    found[wording.code] = candidate
        ranked = sorted(found.values(), key=lambda candidate: candidate.rank, reverse=True)
        if not ranked or ranked[0].score < EXPLAINED:
            alone = {w.code for w in held if asked.words == {*w.own} and asked.unit and self._fits(w.code, asked.unit)}
            if len(alone) == 1:
                return Link(alone.pop(), "words", ALONE)
        return self._chosen(ranked, asked) if ranked else None

    def _candidates(self, wording: Wording, asked: _Asked, beside: frozenset[str]) -> Iterator[_Candidate]:
        """The wording with each of its stems that name and context hold; words that join two things rule it out."""
        words, own = asked.words, frozenset(wording.own)
        around = asked.around | (
            self._stems[wording.family] if wording.family and wording.family == asked.family else _NONE
        )
        for stem in map(frozenset, wording.stems):
            missing = (stem | own) - words
            if missing - around or joining() & (words - own - stem):
                continue
            explained = self._weight(words & (beside | stem)) / self._weight(words)
            if missing and (explained < WHOLE or not words & own):
                continue
            if is_bare(words) and not stem:
                continue
            score = explained * (FROM_CONTEXT if missing else 1.0)
            last = max((at for at, word in enumerate(asked.name) if word in own), default=-1)
            weight = self._weight(words & (own | stem))
            yield _Candidate(wording, words == own | stem, score, weight, self._weight(words & own), last)

    def _chosen(self, ranked: list[_Candidate], asked: _Asked) -> Link:
        best = _broadest(ranked)
        others = [other for other in ranked if other.wording.code != best.wording.code]
        others = [other for other in others if not _is_within(other, best)][:3]
        near = tuple(candidate.wording.code for candidate in (best, *others))
        close = [other for other in others if not _is_apart(best, other)]
        if close and asked.family:
            same = [one for one in (best, *close) if one.wording.family == asked.family]
            best, close = (same[0], []) if len(same) == 1 else (best, close)
        rivals = [one for one in others if not _is_within(best, one)]
        least = LONELY if not rivals and best.weight >= TELLING else EXPLAINED
        if best.score < least or close:
            return Link(None, "open", best.score, near[:3])
        return Link(best.wording.code, "exact" if best.exact else "words", best.score)

    def _by_spelling(self, asked: _Asked) -> Link | None:
        """The one indicator, in the unit, whose wording is spelled nearly like a name with words unheard of."""
        from rapidfuzz import fuzz, process

        text = " ".join(asked.name)
        if len(text) < SHORTEST or all(word in self._weights for word in asked.words):
            return None
        if not self._spelled:
            for wording in self.catalogue.wordings:
                for stem in wording.stems[:1]:
                    self._spelled[" ".join((*stem, *wording.own))].add(wording.code)
        hits = process.extract(text, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=SPELLED, limit=8)
        fits = {
            code: score for words, score, _ in hits for code in self._spelled[words] if self._fits(code, asked.unit)
        }
        if len(fits) != 1:
            return None
        ((code, score),) = fits.items()
        return Link(code, "fuzzy", score / 100)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unheard) for word in words)


_NONE: frozenset[str] = frozenset()


def wholes(known: Catalogue) -> dict[str, tuple[str, ...]]:
    """By code, the indicators that it is a part of, and those that they are parts of."""
    above: dict[str, set[str]] = defaultdict(set)
    for indicator in known.indicators.values():
        for part in (code for parts in indicator.parts for code in parts):
            above[part].add(indicator.code)
        if indicator.family in known.indicators:
            above[indicator.code].add(indicator.family)
    out: dict[str, tuple[str, ...]] = {}
    for code in above:
        seen, waiting = {code}, [code]
        while waiting:
            new = above.get(waiting.pop(), set()) - seen
            seen |= new
            waiting.extend(new)
        out[code] = tuple(sorted(seen - {code}))
    return out


def _broadest(ranked: list[_Candidate]) -> _Candidate:
    """The best; of some that are as good, the one that the others belong to: the name says nothing narrower."""
    best = ranked[0]
    alike = [other for other in ranked if other.rank[:4] == best.rank[:4]]
    broad = [one for one in alike if all(_is_within(other, one) for other in alike)]
    return broad[0] if broad else best


def _is_within(one: _Candidate, broad: _Candidate) -> bool:
    return f"{one.wording.code}.".startswith(f"{broad.wording.code}.")


def _is_apart(best: _Candidate, following: _Candidate) -> bool:
    """Whether the best is clearly better: nothing but its words, more explained, more of the name, the later item."""
    if best.exact and following.exact and best.own - following.own > LEAST:
        return True  # "vốn đầu tư từ ngân sách nhà nước" before "vốn đầu tư" of "ngân sách nhà nước"
    if best.exact != following.exact or best.score - following.score >= APART or best.weight - following.weight > LEAST:
        return True
    return best.wording.family == following.wording.family != "" and best.last > following.last


@cache
def linker(own: Path | None = None) -> Linker:
    """The linker of the built-in catalogue, a user's own entries laid over it."""
    return Linker(catalogue(own))
