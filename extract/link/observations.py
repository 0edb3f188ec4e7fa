"""The codes of a document's observations: levels by their names, ratios as the levels that they speak of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

import patterns
from extract.lexicon import subject_words
from extract.link.geography import area_code
from extract.link.linking import OPEN, Link, Linker, Mention
from extract.link.settling import IN_OWN_UNIT, Named, named, settled
from extract.link.words import words_of
from extract.model import Block, Extraction, Measure, Observation
from extract.view import any_of, fold

RATE = "tỷ lệ "
ADDED = "thêm"
NEAR = 16  # signs before a figure that tell it from the same figure elsewhere in its sentence
POINTS = "điểm %"  # by which a rate differs
OF_FRACTION = "(tổng số)"  # the name of what a fraction is of, which is no total of the indicator
LONGEST_TITLE = 160
NUMBERED = re.compile(r"^\s*(?:[IVX]+|\d+(?:\.\d+)*|\w)\s*[-–.)/:]+\s*")


@dataclass(frozen=True, slots=True)
class Codes:
    """What the catalogue and the lists of areas call an observation: the link of its indicator, its area's code."""

    indicator: Link
    area: str | None


def codes_of(extraction: Extraction, linker: Linker) -> dict[str, Codes]:
    """The codes of every observation of a document, by observation_id."""
    frame = extraction.frame
    links = settled(extraction.observations, dict(_links(extraction, linker)), linker)
    return {
        o.observation_id: Codes(links[o.observation_id], area_code(o.area, frame.area, frame.published))
        for o in extraction.observations
    }


def _links(extraction: Extraction, linker: Linker) -> Iterator[tuple[str, Link]]:
    observations = {o.observation_id: o for o in extraction.observations}
    rows: dict[Named, set[str]] = defaultdict(set)  # the codes of the levels of a name in a row, in the document
    codes: dict[str, str] = {}
    wholes: dict[tuple[str, Decimal, str, int], Link] = {}
    narrower = dict(_narrower(extraction, linker))
    before, title = "", _title(extraction)
    ratios: list[tuple[Observation, Mention]] = []
    for o in sorted(observations.values(), key=lambda o: (o.start, o.end)):
        total = observations.get(o.part_of) if o.part_of else None
        if o.indicator.endswith(OF_FRACTION):
            whole = _whole(o.unit or o.indicator.split()[0])
            yield o.observation_id, whole if whole.code else wholes.get((o.context, o.value, o.unit, o.scale), OPEN)
            continue
        above = codes.get(o.part_of or "", before)
        mention = _mention(o, total, narrower.get(o.observation_id, ()), title, above, extraction.document.text)
        if o.measure not in IN_OWN_UNIT:
            ratios.append((o, mention))
            continue
        link = _narrowed(_of_level(o, mention, linker), narrower.get(o.observation_id, ()), linker)
        yield o.observation_id, link
        if link.code:
            before = codes[o.observation_id] = link.code
            wholes[o.context, o.value, o.unit, o.scale] = Link(link.code, "sibling", 1.0)  # "39 đơn, giải quyết 26/39"
            for key in _keys(o):
                rows[key].add(link.code)
    before = ""
    waiting = {o.observation_id: mention for o, mention in ratios}
    for o in sorted(observations.values(), key=lambda o: (o.start, o.end)):
        if o.observation_id in waiting:
            told = next((rows[key] for key in _keys(o) if key in rows), set())
            mention = replace(waiting[o.observation_id], before=codes.get(o.part_of or "", before))
            link = _narrowed(_of_ratio(o, mention, told, linker), narrower.get(o.observation_id, ()), linker)
            yield o.observation_id, link
            if link.code:
                codes[o.observation_id] = link.code
        before = codes.get(o.observation_id, before)


def _mention(
    o: Observation, total: Observation | None, narrower: tuple[str, ...], title: str, above: str, text: str
) -> Mention:
    """What is asked of for an observation, ``above`` the code of its total, else of the figure before."""
    whole = total.indicator if total is not None else ""
    name = " ".join((o.indicator, *narrower))
    unit = o.unit or None if o.measure in IN_OWN_UNIT and o.unit != POINTS else None
    context = (title, o.section, whole, o.context)
    if o.row is not None:
        return Mention(name, unit, context, (o.context, o.section), above, total=whole)
    heading = NUMBERED.sub("", o.section.rpartition(" / ")[2])
    return Mention(name, unit, context, (), above, _before(o, text).rpartition(";")[2], heading, whole)


def _before(o: Observation, text: str) -> str:
    """What a figure's sentence says before it: ``Tháng 2, có thêm`` of ``Tháng 2, có thêm 2 xã``."""
    near = "".join(text[max(0, o.start - NEAR) : o.start].split())
    places = [found.start() for found in re.finditer(re.escape(o.value_text), o.context)]
    ends = (at for at in places if "".join(o.context[:at].split()).endswith(near))
    return o.context[: next(ends, places[0] if places else 0)]


def _title(extraction: Extraction) -> str:
    """The document's title, of one without a letterhead its first line."""
    document = extraction.document
    first = next((part for part in document.flow if isinstance(part, Block)), None)
    opening = document.text[first.pieces[0].start : first.pieces[-1].end] if first is not None else ""
    return document.header.title or opening[:LONGEST_TITLE]


def _narrowed(link: Link, told: tuple[str, ...], linker: Linker) -> Link:
    """The link, open where what makes the name narrower is in no wording of it: a crop's winter that no entry has."""
    if link.code is None or link.how == "sibling" or all(linker.says(link.code, words_of(words)) for words in told):
        return link
    return Link(None, "open", link.score, (link.code,))


def _whole(unit: str) -> Link:
    """The link of what a fraction is of, by its unit; open where that tells too little."""
    counted = {word.strip() for word in unit.split(",")} - {""}
    codes = [code for code, units in patterns.load("linking")["wholes"].items() if counted & set(units)]
    return Link(codes[0], "words", 1.0) if len(codes) == 1 and counted else OPEN


def _of_level(o: Observation, mention: Mention, linker: Linker) -> Link:
    """The link of a level; of one in per cent first as the rate that it is (``hộ nghèo 5,02%``), of one more (``thêm 02
    xã``) first as what is added."""
    if _added().search(fold(mention.clause)):
        added = linker.link(replace(mention, name=f"{mention.name} {ADDED}"))
        if added.how == "exact":
            return added
    if o.unit == "%":
        rate = linker.link(replace(mention, name=RATE + mention.name))
        if rate.how == "exact":
            return rate
    return linker.link(mention)


def _of_ratio(o: Observation, mention: Mention, told: set[str], linker: Linker) -> Link:
    """The link of a ratio: of the level of its name, of the rate that it is (``hộ nghèo 5,02%``), or by its name; that
    of a change without the words for the change (``tốc độ tăng khu vực dịch vụ``)."""
    if len(told) == 1:
        return Link(next(iter(told)), "sibling", 1.0)
    if o.measure is Measure.SHARE:
        rate = linker.link(replace(mention, name=RATE + mention.name, unit="%"))
        if rate.how == "exact":
            return rate
    link = linker.link(mention)
    word = _growth().search(fold(mention.name)) if o.measure is Measure.CHANGE and link.code is None else None
    grown = f"{mention.name[: word.start()]} {mention.name[word.end() :]}".strip() if word else ""
    return linker.link(replace(mention, name=grown)) if grown and grown != mention.name else link


@cache
def _added() -> re.Pattern[str]:
    listed = r"(?: \d[\d.,]* [^\d,;]{1,24}(?:,| và))*"  # "thêm 02 xã và 02 huyện"
    return re.compile(rf"(?<!\w){ADDED}(?: được)?{listed}\s*$")


@cache
def _growth() -> re.Pattern[str]:
    return _any(subject_words("growth_openers"))


def _keys(o: Observation) -> Iterable[Named]:
    """What a ratio and the level that it speaks of share: the name in a row, else the name in the document."""
    yield named(o)
    if o.row is not None:
        yield "", None, fold(o.indicator)


def _narrower(extraction: Extraction, linker: Linker) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that headings, totals and sentences before add to names that leave them out: the season, the disease.

    What a sentence tells holds to the end of its paragraph, or until a word for the whole (``cả năm``).
    """
    text, title = extraction.document.text, _title(extraction)
    for qualifier in _qualifiers():
        told: str | None = ""
        end = 0
        of_total: dict[str, str] = {}
        for o in sorted(extraction.observations, key=lambda o: (o.start, o.end)):
            around = _before(o, text) if o.row is None else o.context
            kept = told if qualifier.lasting or "\n" not in text[end : o.start] else ""
            told = qualifier.told(around, kept)
            named = qualifier.told(o.indicator, "")
            above = of_total.get(o.part_of or "", "") or qualifier.told(o.section, "") or qualifier.told(title, "")
            end, own = o.start, told or (above if told is not None else "")
            of_total[o.observation_id] = named or own or ""
            if own and not named and qualifier.fits(o, linker):
                yield o.observation_id, (own,)


@dataclass(frozen=True, slots=True)
class _Qualifier:
    """Words that make names narrower, those that say the whole is meant, and the codes that they may narrow."""

    phrases: re.Pattern[str]
    whole: re.Pattern[str]
    codes: str
    lasting: bool  # beyond the paragraph

    def told(self, text: str, before: str | None) -> str | None:
        """The last that a text tells, else what was told before; None where the whole is told last."""
        said = _said(self, text)
        return before if said == "" else said

    def fits(self, o: Observation, linker: Linker) -> bool:
        """Whether the indicator that an observation's own name means, or comes nearest, is one of those."""
        link = linker.link(Mention(o.indicator, o.unit if o.measure in IN_OWN_UNIT else None))
        return (link.code or (link.near or ("",))[0]).startswith(self.codes)


@lru_cache(maxsize=4096)  # headings and names come again and again
def _said(qualifier: _Qualifier, text: str) -> str | None:
    """The last phrase of a qualifier in a text, empty for none; None where the whole is told behind it."""
    key = fold(text)
    found, whole = (list(pattern.finditer(key)) for pattern in (qualifier.phrases, qualifier.whole))
    if whole and (not found or whole[-1].start() > found[-1].start()):
        return None
    return found[-1].group() if found else ""


@cache
def _qualifiers() -> tuple[_Qualifier, ...]:
    return tuple(
        _Qualifier(_any(each["phrases"]), _any(each["whole"]), str(each["codes"]), bool(each.get("lasting")))
        for each in patterns.load("linking")["qualifier"]
    )


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, phrases))})(?!\w)")
