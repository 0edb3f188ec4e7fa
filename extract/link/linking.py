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
from extract.link.words import joining, telling, words_of

EXPLAINED = 0.78  # of a name's weight, the least that a wording must explain
APART = 0.04  # by which the best must explain more than the next
SPELLED = 92  # of 100, how alike two spellings must be
SHORTEST = 8  # letters of a name that is compared by its spelling
LEAST = 0.5  # of weight, by which it must hold more of the name if both explain as much
FROM_CONTEXT = 0.9  # what a stem is worth that only the context holds


@dataclass(frozen=True, slots=True)
class Mention:
    """What is asked of: a figure's name, the unit of its levels (None where unknown), the words around it."""

    name: str
    unit: str | None = None
    context: tuple[str, ...] = ()


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
    last: int  # where in the name its own words end

    @property
    def rank(self) -> tuple[bool, float, float, int]:
        return self.exact, round(self.score, 3), self.weight, self.last


class Linker:
    """Links names to the indicators of a catalogue; asked again, it answers from memory."""

    def __init__(self, known: Catalogue) -> None:
        self._catalogue = known
        self._unknown = math.log(1 + len(known.wordings))
        counted = Counter(word for wording in known.wordings for word in wording.own)
        stems = {stem for wording in known.wordings for stem in wording.stems}
        counted.update(word for stem in stems for word in stem)
        self._weights = {word: math.log(1 + len(known.wordings) / times) for word, times in counted.items()}
        self._rarest: dict[str, list[Wording]] = defaultdict(list)
        for wording in known.wordings:
            if wording.own:
                self._rarest[max(wording.own, key=lambda word: self._weights[word])].append(wording)
        self._spelled: dict[str, set[str]] = defaultdict(set)
        self._known: dict[Mention, Link] = {}

    def link(self, mention: Mention) -> Link:
        """The indicator that a mention means, or an open link that tells what came near."""
        if mention not in self._known:
            self._known[mention] = self._linked(mention)
        return self._known[mention]

    def _linked(self, mention: Mention) -> Link:
        name = telling(words_of(mention.name))
        if not name:
            return OPEN
        around = frozenset(word for text in mention.context for word in words_of(text))
        return self._by_words(name, around, mention.unit) or self._by_spelling(name, mention.unit) or OPEN

    def _fits(self, code: str, unit: str | None) -> bool:
        """Whether an indicator may be in a unit; ``dn`` is ``doanh nghiệp``."""
        return unit is None or {unit, " ".join(words_of(unit))} & {*self._catalogue.indicators[code].units} != set()

    def _by_words(self, name: tuple[str, ...], around: frozenset[str], unit: str | None) -> Link | None:
        words = frozenset(name)
        held = [w for word in words for w in self._rarest.get(word, ()) if words.issuperset(w.own)]
        said: dict[str, set[str]] = defaultdict(set)  # by family, the words of its items in the name
        for wording in held:
            said[wording.family or wording.code].update(wording.own)
        found: dict[str, _Candidate] = {}
        for wording in held:
            if not self._fits(wording.code, unit):
                continue
            beside = frozenset(said[wording.family]) if wording.family else frozenset(wording.own)
            for candidate in self._candidates(wording, name, beside, around):
                if wording.code not in found or candidate.rank > found[wording.code].rank:
                    found[wording.code] = candidate
        ranked = sorted(found.values(), key=lambda candidate: candidate.rank, reverse=True)
        return self._chosen(ranked) if ranked else None

    def _candidates(
        self, wording: Wording, name: tuple[str, ...], beside: frozenset[str], around: frozenset[str]
    ) -> Iterator[_Candidate]:
        """The wording with each of its stems that name and context hold; words that join two things rule it out."""
        words, own = frozenset(name), frozenset(wording.own)
        for stem in map(frozenset, wording.stems):
            missing = stem - words
            if missing - around or joining() & (words - own - stem):
                continue
            explained = self._weight(words & (beside | stem)) / self._weight(words)
            score = explained * (FROM_CONTEXT if missing else 1.0)
            last = max(at for at, word in enumerate(name) if word in own)
            yield _Candidate(wording, words == own | stem, score, self._weight(words & (own | stem)), last)

    def _chosen(self, ranked: list[_Candidate]) -> Link:
        best = _broadest(ranked)
        near = tuple(candidate.wording.code for candidate in ranked[:3])
        others = [other for other in ranked if not other.wording.code.startswith(f"{best.wording.code}.")][:2]
        if best.score < EXPLAINED or any(other != best and not _is_apart(best, other) for other in others):
            return Link(None, "open", best.score, near)
        return Link(best.wording.code, "exact" if best.exact else "words", best.score)

    def _by_spelling(self, name: tuple[str, ...], unit: str | None) -> Link | None:
        """The one indicator, in the unit, whose wording is spelled nearly like the name."""
        from rapidfuzz import fuzz, process

        text = " ".join(name)
        if len(text) < SHORTEST:
            return None
        if not self._spelled:
            for wording in self._catalogue.wordings:
                for stem in wording.stems[:1]:
                    self._spelled[" ".join((*stem, *wording.own))].add(wording.code)
        hits = process.extract(text, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=SPELLED, limit=8)
        fits = {code: score for words, score, _ in hits for code in self._spelled[words] if self._fits(code, unit)}
        if len(fits) != 1:
            return None
        ((code, score),) = fits.items()
        return Link(code, "fuzzy", score / 100)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)


def _broadest(ranked: list[_Candidate]) -> _Candidate:
    """The best; of some that are as good, the one that the others belong to: the name says nothing narrower."""
    best = ranked[0]
    alike = [other for other in ranked if other.rank[:3] == best.rank[:3]]
    broad = [one for one in alike if all(other.wording.code.startswith(one.wording.code) for other in alike)]
    return broad[0] if broad else best


def _is_apart(best: _Candidate, following: _Candidate) -> bool:
    """Whether the best is clearly better: nothing but its words, more explained, more of the name, the later item."""
    if best.exact != following.exact or best.score - following.score >= APART or best.weight - following.weight > LEAST:
        return True
    return best.wording.family == following.wording.family != "" and best.last > following.last


@cache
def linker(own: Path | None = None) -> Linker:
    """The linker of the built-in catalogue, a user's own entries laid over it."""
    return Linker(catalogue(own))
