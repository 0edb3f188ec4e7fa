"""The frame of a document: its own period and area, from its title, else from what its text names most."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import patterns
from extract.lexicon import words
from extract.model import Block, BlockKind, Document, Frame, Period, PeriodKind
from extract.periods import resolve
from extract.phrases import Match
from extract.view import fold, view_of

OWN = frozenset({"month", "months", "quarter", "year", "to_month", "at_month_end", "at_date"})
YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,])|(?<=[/.-])((?:19|20)\d\d)(?!\d)")
LONGEST_TITLE = 200
LEAD = 6000  # characters in which a text without a title names its period


def frame_of(document: Document, beside: Path | None = None) -> Frame:
    """The document's own period, area and date; a file ``NAME.meta.json`` beside it, where there is one, decides."""
    told = _told(beside)
    if told is not None:
        return told
    period = _titled_period(document) or _commonest_period(document)
    return Frame(period, _area(document), document.header.dated or (period.end if period else None))


def _told(beside: Path | None) -> Frame | None:
    if beside is None or not beside.is_file():
        return None
    try:
        said = json.loads(beside.read_text(encoding="utf-8"))
        start, end = (dt.date.fromisoformat(said[name]) for name in ("period_start", "period_end"))
        return Frame(Period(PeriodKind(said["period_kind"]), start, end), said["area"], end)
    except (ValueError, KeyError, TypeError):
        return None


def _year(document: Document) -> int:
    """The year that the text writes most often; the letterhead's date decides where there is one."""
    if document.header.dated:
        return document.header.dated.year
    found = Counter(int(m.group(1) or m.group(2)) for m in YEAR.finditer(document.text))
    return max(found, key=lambda year: (found[year], year)) if found else 2000


def _mentions(text: str) -> list[Match]:
    key = fold(text)
    starts = [m.start() for m in re.finditer(r"(?<!\w)\w", key)]
    found: list[Match] = []
    for start in starts:
        if found and start < found[-1].end:
            continue
        match = words().at(key, start)
        if match is not None:
            found.append(match)
    return [match for match in found if match.entry.kind == "period" and match.entry.get("means") in OWN]


def _titled_period(document: Document) -> Period | None:
    """The period that the title names: the longest run of months where it names several."""
    year = _year(document)
    assumed = Period(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))
    for title in _titles(document):
        told = [(match, p) for match in _mentions(title) if (p := resolve(match, assumed)) is not None]
        found = [p if match.entry.get("means") == "at_date" else _as_span(p) for match, p in told]
        dated = [period for period in found if period.kind is not PeriodKind.YEAR] or found
        if dated:
            return max(dated, key=lambda period: (period.kind is PeriodKind.YTD, period.end - period.start))
    return None


def _as_span(period: Period) -> Period:
    if period.kind is not PeriodKind.INSTANT:
        return period
    return Period(PeriodKind.YTD, dt.date(period.end.year, 1, 1), period.end)


def _titles(document: Document) -> list[str]:
    blocks = [block for block in document.flow if isinstance(block, Block)]
    texts = [document.header.title]
    opening = [block for block in blocks[:3] if block.kind is not BlockKind.LETTERHEAD]
    texts += [view_of(document.text, block.pieces, block.marks).text[:LONGEST_TITLE] for block in opening]
    return [text for text in texts if text]


def _commonest_period(document: Document) -> Period | None:
    year = _year(document)
    assumed = Period(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))
    spans = [_as_span(p) for m in _mentions(document.text[:LEAD]) if (p := resolve(m, assumed)) is not None]
    count = Counter(period for period in spans if period.end.year == year)
    return max(count, key=lambda p: (count[p], p.kind is PeriodKind.YTD, p.end)) if count else assumed


def _area(document: Document) -> str:
    """The province that letterhead or title names, else the one that the text speaks of, else the country."""
    country = patterns.load("country")
    head = " ".join((document.header.issuer, document.header.place, *_titles(document)))
    for text, enough in ((head, 1), (document.text, 4)):
        count = _named(text)
        if count:
            (name, most), *others = count.most_common(2)
            if most >= enough and (not others or most > 2 * others[0][1] or text is head):
                return name
        if any(word in fold(text) for word in country["words"]):
            return str(country["name"])
    return str(country["name"])


def _named(text: str) -> Counter[str]:
    count: Counter[str] = Counter()
    key = fold(text)
    for province in patterns.load("areas")["provinces"]["until_2025"]:
        for name in (province["name"], *province.get("aliases", ())):
            count[province["name"]] += len(re.findall(rf"(?<!\w){re.escape(fold(name))}(?!\w)", key))
    return +count
