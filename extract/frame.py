"""The frame of a document: its own period and area, from its title, else from what its text names most."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import patterns
from extract.areas import provinces
from extract.errors import ReadError
from extract.lexicon import words
from extract.model import Block, BlockKind, Document, Frame, Period, PeriodKind, Table
from extract.periods import resolve
from extract.phrases import Match
from extract.view import any_of, fold, view_of

T = TypeVar("T")
OWN = frozenset({"month", "months", "quarter", "year", "to_month", "at_month_end", "at_date"})
YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,])|(?<=[/.-])((?:19|20)\d\d)(?!\d)")
TOLD = ("period_kind", "period_start", "period_end", "area")
MEND = "mend it or take it away"
LONGEST_TITLE = 200
MANY = 12  # provinces that only a text about the country names
OFTEN = 4  # times that a text names the province it is about
LONGEST_ISSUER = 100
LEAD = 6000  # characters in which a text without a title names its period


def frame_of(document: Document, beside: Path | None = None) -> Frame:
    """The document's own period, area and date; a file ``NAME.meta.json`` beside it, where there is one, decides.

    Raises ReadError for such a file that says only some of the fields of ``TOLD``, or says them wrongly.
    """
    told = _told(beside)
    if told is not None:
        return told
    sheets = any(isinstance(part, Table) and part.sheet for part in document.flow)
    named = _month_of_sheets(document) if sheets else _titled_period(document)
    period = (named or _commonest_period(document)) if _says_year(document) else None
    return Frame(period, _area(document), document.header.dated or (period.end if period else None))


def _told(beside: Path | None) -> Frame | None:
    if beside is None or not beside.is_file():
        return None
    try:
        said = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ReadError(beside.name, f"no JSON ({error})", MEND) from None
    if not isinstance(said, dict) or not any(name in said for name in TOLD):
        return None  # another program's
    kind, area = _said(said, "period_kind", PeriodKind, beside), _said(said, "area", _name, beside)
    start, end = (_said(said, name, dt.date.fromisoformat, beside) for name in ("period_start", "period_end"))
    if start > end:
        raise ReadError(beside.name, f"period_start {start} is after period_end {end}", MEND)
    return Frame(Period(kind, start, end), area, end)


def _said(said: dict[str, Any], name: str, parse: Callable[[Any], T], beside: Path) -> T:
    """A field of a file of facts; raises ReadError where it is missing or wrong."""
    if name not in said:
        raise ReadError(beside.name, f"{name} is missing", f"give all of {', '.join(TOLD)} or take the file away")
    try:
        return parse(said[name])
    except (ValueError, TypeError):
        allowed = f"one of {', '.join(PeriodKind)}" if parse is PeriodKind else "dates as 2024-05-31, a name as text"
        raise ReadError(beside.name, f"{name} cannot be {said[name]!r}", f"give {allowed}") from None


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _says_year(document: Document) -> bool:
    """Whether the document tells any year: without one its period is unknown, not guessed."""
    return document.header.dated is not None or YEAR.search(document.text) is not None


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


def _month_of_sheets(document: Document) -> Period | None:
    """The month that the sheets of a workbook name most often, the latest of several; each has a span of its own."""
    year = _year(document)
    assumed = Period(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))
    told = (resolve(match, assumed) for match in _mentions(document.text))
    months = Counter(p for p in told if p is not None and p.kind is PeriodKind.MONTH and p.end.year == year)
    return max(months, key=lambda p: (months[p], p.end)) if months else None


def _commonest_period(document: Document) -> Period | None:
    year = _year(document)
    assumed = Period(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))
    spans = [_as_span(p) for m in _mentions(document.text[:LEAD]) if (p := resolve(m, assumed)) is not None]
    count = Counter(period for period in spans if period.end.year == year)
    return max(count, key=lambda p: (count[p], p.kind is PeriodKind.YTD, p.end)) if count else assumed


def _area(document: Document) -> str:
    """The place that issuer, title or place of signing names, else the one that the text speaks of, else the country.

    The seat of a national issuer is no area: ``BỘ CÔNG AN`` signs in Hà Nội for the whole country.
    """
    head, titles, issuer = document.header, " ".join(_titles(document)), _issuer(document)
    named = _local(issuer, head.place) or _local(head.title, head.place) or _most_named(issuer)
    if named or _openers("issuers").match(fold(issuer)):
        country, branch = patterns.load("country"), _most_named(head.place)
        return named or str(branch if branch not in ("", country["seat"]) else country["name"])
    return _most_named(f"{head.place} {titles}") or _spoken_of(f"{head.place} {titles}", document.text)


def _issuer(document: Document) -> str:
    """Who issues a document: as its letterhead says, else its first line where that is short and no sentence."""
    first = next((block for block in document.flow if isinstance(block, Block)), None)
    opening = view_of(document.text, first.pieces).text if first is not None else ""
    titled = len(opening) > LONGEST_ISSUER or opening.endswith((".", ":", "!", "?")) or any(map(str.isdigit, opening))
    return document.header.issuer or ("" if titled else opening)


def _spoken_of(head: str, text: str) -> str:
    """The province that a text names far more often than others or the country, or whose districts it names."""
    country = patterns.load("country")
    if any(word in fold(head) for word in country["words"]):
        return str(country["name"])
    whole = sum(fold(text).count(word) for word in country["words"])
    if len(_named(text)) > MANY:
        return str(country["name"])
    for count, enough in ((_named(text), OFTEN), (_by_district(text), 2)):
        (name, most), (_, second) = [*count.most_common(2), ("", 0), ("", 0)][:2]
        if most >= enough and most > 2 * second and most > whole:
            return name
    return str(country["name"])


def _by_district(text: str) -> Counter[str]:
    """How often a text names districts of each province, those left out whose name several provinces have."""
    count: Counter[str] = Counter()
    codes = {p["code"]: p["name"] for p in provinces()}
    districts = patterns.load("districts")["district"]
    every = Counter(name for kinds in districts.values() for names in kinds.values() for name in names)
    for code, kinds in districts.items():
        for name in (name for names in kinds.values() for name in names if every[name] == 1 and " " in name):
            count[codes[code]] += len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return +count


def _most_named(text: str) -> str:
    """The province named most often in a short text; a name that another one holds is none of its own."""
    return next((name for name, _ in _named(text).most_common(1)), "")


def _local(text: str, place: str) -> str:
    """The district, town or commune that a line names by its kind: ``UBND HUYỆN ĐAM RÔNG``.

    >>> _local("ỦY BAN NHÂN DÂN HUYỆN ĐAM RÔNG TỈNH LÂM ĐỒNG", "Đam Rông"), _local("UBND TỈNH LẠNG SƠN", "Lạng Sơn")
    ('Đam Rông', '')
    >>> _local("UBND thành phố Nam Định", ""), _local("UBND thành phố Hà Nội", "Hà Nội")
    ('Thành phố Nam Định', '')
    """
    key = fold(text)
    kinds = {fold(p["name"]): p["kind"] for p in provinces()}
    for found in _openers("local_kinds").finditer(key):
        rest = key[found.end() :].strip(" .")
        names = sorted((place, *_districts()), key=len, reverse=True)
        name = next((n for n in names if n and re.match(rf"{re.escape(fold(n))}(?!\w)", rest)), "")
        if not name or (kinds.get(fold(name)) == "thành phố" and found.group() != "quận"):
            continue
        return f"{found.group().capitalize()} {name}" if fold(name) in kinds else name
    return ""


@cache
def _districts() -> tuple[str, ...]:
    every = (*patterns.load("districts")["district"].values(), *patterns.load("districts")["former"].values())
    return tuple({name for kinds in every for names in kinds.values() for name in names})


@cache
def _openers(name: str) -> re.Pattern[str]:
    """The words of a list of the country's patterns, as whole words, in keys."""
    options = any_of(map(fold, patterns.load("country")[name]))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)")


def _named(text: str) -> Counter[str]:
    """How often a text names each province, a longer name before a shorter one that it holds."""
    names = {fold(n): p["name"] for p in _provinces() for n in (p["name"], *p.get("aliases", ()))}
    options = any_of(names)
    found = re.finditer(rf"(?<!\w)(?:{options})(?!\w)", fold(text))
    return Counter(names[match.group()] for match in found)


def _provinces() -> list[dict[str, Any]]:
    lists: dict[str, list[dict[str, Any]]] = patterns.load("areas")["provinces"]
    old = {p["name"] for p in lists["until_2025"]}
    return [*lists["until_2025"], *(p for p in lists["since_2025"] if p["name"] not in old)]
