"""The catalogue of indicators, ``patterns/indicators/*.toml``, with a user's own entries laid over it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from extract.errors import PatternError
from extract.link.words import telling, words_of

KINDS = frozenset({"flow", "stock", "index", "rate"})
NEEDED = ("code", "vi", "en", "units", "kind")
MARK = "{item}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured: its names, what its levels may be in, how it adds up, where official lists have it.

    ``kind`` is ``flow`` (months add up), ``stock`` (stands at a date), ``index`` or ``rate``. Each of ``parts`` is a
    list of codes that sums to it. ``low`` and ``high`` bound a plausible level, in its unit without a scale word.
    """

    code: str
    vi: str
    en: str
    units: tuple[str, ...]
    kind: str
    parts: tuple[tuple[str, ...], ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    source: tuple[str, ...] = ()
    family: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to name an indicator: its ``own`` words, with one of its family's ``stems`` (the context may hold it)."""

    code: str
    own: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...] = ((),)
    family: str = ""
    own_words: frozenset[str] = frozenset()
    stem_words: tuple[frozenset[str], ...] = (frozenset(),)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators by code, and every wording."""

    indicators: dict[str, Indicator]
    wordings: tuple[Wording, ...]


@cache
def catalogue(own: Path | None = None) -> Catalogue:
    """The built-in catalogue; entries in the ``*.toml`` of a folder ``own`` replace those of their codes or add to it.

    Raises PatternError, which names the file and the entry, for one that is not complete or names parts unknown.
    """
    built_in = files("patterns") / "indicators"
    texts = {
        f"patterns/indicators/{f.name}": f.read_text("utf-8") for f in built_in.iterdir() if f.name.endswith(".toml")
    }
    tables = [_parsed(name, text) for name, text in sorted(texts.items())]
    if own is not None:
        if not own.is_dir():
            raise PatternError(f"{own}: no folder; give the folder that holds your .toml files of indicators")
        tables += [_parsed(str(path), path.read_text("utf-8")) for path in sorted(own.glob("*.toml"))]
    return _joined(tables)


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return {**tomllib.loads(text), "": name}
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{name}: no TOML ({error}); mend the file") from error


def _joined(tables: list[dict[str, Any]]) -> Catalogue:
    items: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        for name, listed in table.get("items", {}).items():
            items.setdefault(name, []).extend(listed)
    indicators: dict[str, Indicator] = {}
    wordings: dict[str, list[Wording]] = {}
    for table in tables:
        for indicator, named in _entries(table, items):
            indicators[indicator.code] = indicator
            wordings[indicator.code] = named
    for indicator in indicators.values():
        for part in (code for parts in indicator.parts for code in parts):
            if part not in indicators:
                raise PatternError(f"indicator {indicator.code}: its part {part} is no indicator; correct its parts")
    return Catalogue(indicators, tuple(wording for code in sorted(wordings) for wording in wordings[code]))


def _entries(
    table: dict[str, Any], items: dict[str, list[dict[str, Any]]]
) -> Iterator[tuple[Indicator, list[Wording]]]:
    file = table[""]
    told: Counter[str] = Counter()
    for entry in table.get("indicator", ()):
        indicator = _indicator(entry, file)
        told[indicator.code] += 1
        yield (
            indicator,
            [
                Wording(indicator.code, words, own_words=frozenset(words))
                for words in _wordings((indicator.vi, *entry.get("aliases", ())))
            ],
        )
    for family in table.get("family", ()):
        if family.get("items") not in items:
            raise PatternError(f"{file}: family {family.get('code')}: no list of items {family.get('items')}; write it")
        stems = tuple(_wordings(family.get("stems", ())))
        sets = tuple(map(frozenset, stems))
        for item in items[family["items"]]:
            indicator = _member(family, item, file)
            told[indicator.code] += 1
            own = _wordings((item["vi"], *item.get("aliases", ())))
            said = family["code"]
            yield indicator, [Wording(indicator.code, words, stems, said, frozenset(words), sets) for words in own]
    twice = [code for code, times in told.items() if times > 1]
    if twice:
        raise PatternError(f"{file}: {twice[0]} stands there twice; keep one of them")


def _wordings(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(telling(words_of(name)) for name in names))


def _indicator(entry: dict[str, Any], file: str) -> Indicator:
    missing = [name for name in NEEDED if not entry.get(name)]
    if missing:
        said = entry.get("code") or entry.get("vi") or "an indicator"
        raise PatternError(f"{file}: {said}: has no {missing[0]}; add it")
    if entry["kind"] not in KINDS:
        raise PatternError(
            f"{file}: {entry['code']}: kind cannot be {entry['kind']}; give one of {', '.join(sorted(KINDS))}"
        )
    low, high = (Decimal(str(end)) for end in entry["range"]) if "range" in entry else (None, None)
    parts = tuple(tuple(each) for each in entry.get("parts", ()))
    source = entry.get("source", ())
    return Indicator(
        entry["code"], entry["vi"], entry["en"], tuple(entry["units"]), entry["kind"], parts, low, high, tuple(source)
    )


def _member(family: dict[str, Any], item: dict[str, Any], file: str) -> Indicator:
    code, source = family["code"], list(family.get("source", ()))
    if item.get("vsic"):
        source.append(f"VSIC {item['vsic']}")
    parts = [[f"{code}.{part}" for part in listed] for listed in item.get("parts", ())]
    units = item.get("units", family.get("units"))
    entry: dict[str, Any] = dict(family)
    entry |= {name: family[name].replace(MARK, item[name]) for name in ("vi", "en") if name in family and name in item}
    entry |= {"code": f"{code}.{item.get('code')}", "units": units, "source": source, "parts": parts}
    made = _indicator(entry, file)
    return Indicator(
        made.code, made.vi, made.en, made.units, made.kind, made.parts, made.low, made.high, made.source, code
    )
