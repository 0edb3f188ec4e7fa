"""Which indicator of the catalogue a name means: by its words, its unit and what stands around it; or none.

A name is ``exact`` where its telling words are those of a wording, ``words`` where a wording explains nearly all of it
(the words of a family's stem may stand in the context instead), ``fuzzy`` where it is spelled nearly like one. Two that
explain it as well, or one that explains too little, leave it open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import Path

import patterns
from extract.link.candidates import Asked, Candidate, Candidates, broadest
from extract.link.catalogue import Catalogue, Wording, catalogue
from extract.link.words import is_bare, numbers_of, telling, without_rest, words_of

EXPLAINED = 0.82  # of a name's weight, the least that a wording must explain
LONELY = 0.6  # the least where nothing else comes near
TELLING = 10.0  # of weight that the name must then hold of it
ALONE = 0.85  # what an item is worth that nothing tells the family of, if only one may be in the unit
MUCH = 34.0  # of weight that the clause must hold of a wording, what the name holds of it counted twice
HALF = 0.5  # what a wording that only the clause holds is worth
CLEARLY = 8.0  # of weight by which it must hold more of it than of another
SHORT = 4  # words of a name that leaves the rest to its heading, and of that
PARTLY = 0.85  # what the item of a total is worth
SPELLED = 92  # of 100, how alike two spellings must be
SHORTEST = 8  # letters of a name that is compared by its spelling


@dataclass(frozen=True, slots=True)
class Mention:
    """What is asked of: a figure's name, the unit of its levels (None where unknown), the words around it.

    ``context`` are headings, totals and the sentence; ``table`` the head and row path that a cell's name may leave out;
    ``before`` the code of its total, else of the figure told before it; ``clause`` what the sentence says before it,
    ``heading`` the nearest heading, ``total`` the name of what it is a part of.
    """

    name: str
    unit: str | None = None
    context: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    before: str = ""
    clause: str = ""
    heading: str = ""
    total: str = ""


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


class Linker:
    """Links names to the indicators of a catalogue; asked again, it answers from memory."""

    def __init__(self, known: Catalogue) -> None:
        self._catalogue = known
        self._candidates = Candidates(known)
        self._wordings: dict[str, list[Wording]] = defaultdict(list)
        for wording in known.wordings:
            self._wordings[wording.code].append(wording)
        self._spelled: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[tuple[str, str | None], Link] = {}  # by name and unit, what no context is asked for
        self._known: dict[Mention, Link] = {}

    def link(self, mention: Mention) -> Link:
        """The indicator that a mention means, or an open link that tells what came near; what the name leaves out
        (``vốn đầu tư công, chưa kể các chương trình``) counts where a wording leaves it out too."""
        found, cut = self._link(mention), without_rest(mention.name)
        if not cut or (found.code is not None and self.says(found.code, (patterns.load("linking")["without"],))):
            return found
        whole = self._link(replace(mention, name=cut))
        return replace(whole, how="words", score=min(whole.score, PARTLY)) if whole.code else whole

    def _link(self, mention: Mention) -> Link:
        name = telling(words_of(mention.name))
        if not name:
            return OPEN
        key = mention.name, mention.unit
        if key not in self._bare:
            words, numbers = frozenset(name), numbers_of(mention.name)
            self._bare[key] = self._by_words(Asked(name, words, mention.unit, bare=is_bare(words), numbers=numbers))
        if self._bare[key].code is not None:
            told = self._candidates.item(self._family(mention.before), frozenset(name), mention.unit)
            return Link(told, "words", 1.0) if told else self._bare[key]
        if mention not in self._known:
            found, bare = self._in_context(name, mention), _uncounted(name, mention.unit)
            other = self._in_context(bare, mention) if bare and not found.code else OPEN
            found = other if other.code else found
            ways = (self._in_clause, self._under_heading, self._under_total) if not found.code else ()
            self._known[mention] = next((link for way in ways if (link := way(name, mention)) is not None), found)
        return self._known[mention]

    def says(self, code: str, words: tuple[str, ...]) -> bool:
        """Whether some wording of an indicator holds all of these words."""
        told = ((wording.own_words | stem for stem in wording.stem_words) for wording in self._wordings.get(code, ()))
        return any(held.issuperset(words) for wording in told for held in wording)

    def is_part(self, code: str, of: str) -> bool:
        """Whether an indicator is a part of another, or stands beside its parts."""
        return self._candidates.is_below(code, of) or _shared(code, of) > 1

    def _family(self, code: str) -> str:
        """The family that a code is the whole or an item of; empty for none."""
        known = self._catalogue.indicators.get(code)
        return "" if known is None else code if code in self._candidates.families else known.family

    def _in_context(self, name: tuple[str, ...], mention: Mention) -> Link:
        table = frozenset(word for text in mention.table for word in words_of(text))
        around = table.union(word for text in mention.context for word in words_of(text))
        family = self._family(mention.before)
        words = frozenset(name)
        numbers = numbers_of(" ".join((mention.name, *mention.table)))
        clause = frozenset(words_of(mention.clause))
        heading = frozenset(words_of(mention.heading))
        bare = is_bare(words)
        asked = Asked(name, words, mention.unit, around, table, family, bare, mention.before, numbers, clause, heading)
        found = self._by_words(asked)
        return found if found.code else self._by_spelling(asked) or found

    def _in_clause(self, name: tuple[str, ...], mention: Mention) -> Link | None:
        """The one wording that the clause holds whole and that explains half of a name: for what is cut badly."""
        told = telling(words_of(mention.clause))
        if not told:
            return None
        words = frozenset(name)
        asked = Asked((*name, *told), words.union(told), mention.unit, numbers=numbers_of(mention.clause))
        ranked = self._candidates.held_whole(asked, words)
        if not ranked:
            return None
        (best, weight), *others = ranked
        near = (code for code, told in others if weight - told < CLEARLY)
        rivals = [code for code in near if not code.startswith(f"{best}.") and not best.startswith(f"{code}.")]
        if rivals or weight < MUCH:
            return None
        return Link(best, "clause", HALF)

    def _under_heading(self, name: tuple[str, ...], mention: Mention) -> Link | None:
        """What a short name means with its heading: ``Kim ngạch`` under ``1. Xuất khẩu``; None for nothing."""
        heading = telling(words_of(mention.heading))
        if len(name) > SHORT or not 0 < len(heading) <= SHORT:
            return None
        words = (*name, *heading)
        found = self._by_words(Asked(words, frozenset(words), mention.unit, numbers=numbers_of(mention.name)))
        return found if found.how == "exact" else None

    def _under_total(self, name: tuple[str, ...], mention: Mention) -> Link | None:
        """The item of its total's family that a part names: ``vốn địa phương`` of ``lượng vốn giải ngân``."""
        own = frozenset(name) - frozenset(telling(words_of(mention.total)))
        told = self._candidates.item(self._family(mention.before), own, mention.unit) if mention.total else None
        return Link(told, "words", PARTLY) if told else None

    def _by_words(self, asked: Asked) -> Link:
        ranked = self._candidates.found(asked)
        if not ranked or ranked[0].score < EXPLAINED:
            alone = self._candidates.alone(asked)
            if alone is not None:
                return Link(alone, "words", ALONE)
        return self._chosen(ranked, asked) if ranked else OPEN

    def _chosen(self, ranked: list[Candidate], asked: Asked) -> Link:
        """The best of some candidates, if nothing else comes near or what is around decides."""
        best = _latest(broadest(ranked), ranked, self._candidates.is_below)
        if self._lists(best, ranked):
            return Link(None, "open", best.score, (best.code,))
        others = [other for other in ranked if not other.is_within(best)][:3]
        near = tuple(candidate.code for candidate in (best, *others))
        close = [other for other in others if not best.is_apart(other)]
        best, close = self._decided(best, close, asked) if close else (best, close)
        rivals = [one for one in others if not best.is_within(one)]
        least = LONELY if not rivals and best.weight >= TELLING else EXPLAINED
        if best.score < least or close:
            return Link(None, "open", best.score, near[:3])
        return Link(best.code, "exact" if best.exact else "words", best.score)

    def _decided(self, best: Candidate, close: list[Candidate], asked: Asked) -> tuple[Candidate, list[Candidate]]:
        """Of several that fit as well that whose missing words the clause or the heading tells, that in the family of
        the figure before, below its total (``xăng dầu 402 triệu USD`` under imports), or nearest to it in the
        catalogue; and what still comes near."""
        every = (best, *close)
        most = max(_shared(one.code, asked.above) for one in every)
        rules: tuple[Callable[[Candidate], bool], ...] = (
            lambda one: bool(one.missing) and one.missing <= asked.clause,
            lambda one: bool(one.missing) and one.missing <= asked.heading,
            lambda one: one.family == asked.family != "",
            lambda one: asked.above != "" and self._candidates.is_below(one.code, asked.above),
            lambda one: _shared(one.code, asked.above) == most > 1,
        )
        for rule in rules:
            kept = [one for one in every if rule(one)]
            if len(kept) == 1:
                return kept[0], []
        return best, close

    def _lists(self, best: Candidate, ranked: list[Candidate]) -> bool:
        """Whether a name joins the best with another item of its family: ``trường mầm non, tiểu học đạt chuẩn``."""
        if best.exact or not best.family or best.last < 0:
            return False
        siblings = (one for one in ranked if one.family == best.family and one.score >= best.score and one.last >= 0)
        apart = (one for one in siblings if not one.says & best.says)
        below = self._candidates.is_below
        return any(not below(one.code, best.code) and not below(best.code, one.code) for one in apart)

    def _by_spelling(self, asked: Asked) -> Link | None:
        """The one indicator, in the unit, whose wording is spelled nearly like a name with words unheard of."""
        from rapidfuzz import fuzz, process

        text = " ".join(asked.name)
        if len(text) < SHORTEST or all(word in self._candidates.weights for word in asked.words):
            return None
        if not self._spelled:
            for wording in self._catalogue.wordings:
                for stem in wording.stems[:1]:
                    self._spelled[" ".join((*stem, *wording.own))].add(wording.code)
        hits = process.extract(text, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=SPELLED, limit=8)
        near = {code: score for words, score, _ in hits for code in self._spelled[words]}
        fits = {code: score for code, score in near.items() if self._candidates.fits(code, asked.unit)}
        if len(fits) != 1:
            return None
        ((code, score),) = fits.items()
        return Link(code, "fuzzy", score / 100)


def _latest(best: Candidate, ranked: list[Candidate], below: Callable[[str, str], bool]) -> Candidate:
    """The best; of items of one family that explain a name together the narrowest, of these that which ends it: ``vốn
    do thành phố quản lý, ngân sách cấp xã``."""
    if best.exact:
        return best
    siblings = [one for one in ranked if one.family == best.family != "" and one.score >= best.score]
    narrow = [one for one in siblings if not any(below(o.code, one.code) and not o.says <= one.says for o in siblings)]
    return max(narrow, key=lambda one: (one.last, one.rank), default=best)


def _shared(one: str, other: str) -> int:
    """How many parts two codes begin with alike: ``trade.export.volume.rice`` and ``trade.export`` two."""
    pairs = zip(one.split("."), other.split("."), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _uncounted(name: tuple[str, ...], unit: str | None) -> tuple[str, ...]:
    """The words of a name behind a counter that says nothing of what is counted: ``đường bộ`` of ``lượt người đường
    bộ``; none for other names."""
    counter = words_of(unit) if unit in patterns.load("linking")["counters"] else ()
    return name[len(counter) :] if counter and name[: len(counter)] == counter else ()


def linker(own: Path | None = None) -> Linker:
    """The linker of the built-in catalogue, a user's own entries laid over it."""
    return _linker(catalogue(own))


@cache
def _linker(known: Catalogue) -> Linker:
    return Linker(known)
