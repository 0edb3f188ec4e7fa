"""The catalogue of indicators, ``patterns/indicators/*.toml``, with a user's own entries laid over it."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import patterns
from extract.errors import PatternError
from extract.link.words import joining, numbers_of, telling, words_of

MARK = "{item}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured: its names, what its levels may be in, how it adds up, where official lists have it.

    ``kind`` is ``flow`` (months add up), ``stock`` (stands at a date), ``index`` or ``rate``. Each of ``parts`` is a
    list of codes that sums to it. ``low`` and ``high`` bound a plausible level, in its unit without a scale word.
    ``real`` is set where its growth is told in constant prices, its level in current ones: the level at constant prices
    has a code of its own, ``accounts.gdp_constant``.
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
    real: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to name an indicator: its ``own`` words, with one of its family's ``stems`` (the context may hold it)."""

    code: str
    own: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...] = ((),)
    family: str = ""
    own_words: frozenset[str] = frozenset()
    stem_words: tuple[frozenset[str], ...] = (frozenset(),)
    numbers: frozenset[int] = frozenset()

    def counts(self, numbers: frozenset[int]) -> bool:
        """Whether a name with some numbers may be meant; one with none, if other words tell it from a stem."""
        if not self.numbers or self.numbers <= numbers:
            return True
        return not numbers and not any(self.own_words <= stem for stem in self.stem_words)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All indicators by code, and every wording; one object however often it is asked for."""

    indicators: dict[str, Indicator]
    wordings: tuple[Wording, ...]

    def grows_really(self, code: str) -> bool:
        """Whether the growth of an indicator is told in constant prices, and its level is not."""
        known = self.indicators.get(code)
        return known is not None and known.real


def catalogue(own: Path | None = None) -> Catalogue:
    """The built-in catalogue; entries in the ``*.toml`` of a folder ``own`` replace those of their codes or add to it.

    Raises PatternError, which names the file and the entry, for one that is not complete or names parts unknown. A
    folder is read anew when a file in it has changed.
    """
    return _catalogue(_files(own) if own is not None else ())


Stamp = tuple[Path, int, int]
"""A file, when it was written, and its size."""


def _files(own: Path) -> tuple[Stamp, ...]:
    if not own.is_dir():
        raise PatternError(f"{own}: no folder; give the folder that holds your .toml files of indicators")
    found = [path for path in sorted(own.glob("*.toml")) if path.is_file()]
    if not found:
        raise PatternError(f"{own}: no .toml file in it; give the folder that holds your indicators")
    return tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in found)


@cache
def _catalogue(own: tuple[Stamp, ...]) -> Catalogue:
    built_in = sorted((f for f in _built_in().iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    tables = [_parsed(f"patterns/indicators/{f.name}", f.read_bytes()) for f in built_in]
    tables += [_checked(_parsed(str(path), path.read_bytes())) for path, _, _ in own]
    return _joined([_with_constant_prices(table) for table in tables])


def _built_in() -> Traversable:
    return files("patterns") / "indicators"


def _parsed(name: str, content: bytes) -> dict[str, Any]:
    try:
        return {**tomllib.loads(content.decode("utf-8-sig")), "": name}
    except UnicodeDecodeError as error:
        raise PatternError(f"{name}: not in UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{name}: no TOML ({error}); mend the file") from error


def _checked(table: dict[str, Any]) -> dict[str, Any]:
    """A table of a user's own, if it is as ``patterns/indicators/schema.json`` says; the built-in ones are tested."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    file = table[""]
    validator = Draft202012Validator(json.loads((_built_in() / "schema.json").read_bytes()))
    error = best_match(validator.iter_errors({name: entries for name, entries in table.items() if name}))
    if error is not None:
        where, entry = [], table
        for step in error.absolute_path:
            entry = entry[step]
            named = entry.get("code") or entry.get("vi") if isinstance(entry, dict) else None
            where.append(str(named or (step + 1 if isinstance(step, int) else step)))
        raise PatternError(f"{': '.join((file, ' '.join(where)) if where else (file,))}: {error.message}; mend it")
    return table


def _with_constant_prices(table: dict[str, Any]) -> dict[str, Any]:
    """A table with a twin at constant prices of each entry that is told in both: ``accounts.gdp_constant``."""
    told = {name: [e for e in table.get(name, ()) if e.get("constant_prices")] for name in ("indicator", "family")}
    roots = {_root(entry["code"]) for entries in told.values() for entry in entries}
    twins = {name: [_at_constant_prices(entry, roots) for entry in entries] for name, entries in told.items()}
    return {**table, **{name: [*table.get(name, ()), *made] for name, made in twins.items()}}


def _at_constant_prices(entry: dict[str, Any], roots: set[str]) -> dict[str, Any]:
    """The twin of an entry: names with the words for it, parts that have twins too."""
    word = patterns.load("linking")["constant_prices"]
    names: dict[str, Any] = {
        name: [f"{each} {word}" for each in entry[name]] for name in ("aliases", "stems") if name in entry
    }
    parts = [
        [_constant(code) for code in listed]
        for listed in entry.get("parts", ())
        if all(_root(code) in roots for code in listed)
    ]
    said = {"vi": f"{entry['vi']} (giá so sánh)", "en": f"{entry['en']} (constant prices)"}
    return {**entry, **names, **said, "code": _constant(entry["code"]), "parts": parts, "constant_prices": False}


def _root(code: str) -> str:
    return ".".join(code.split(".")[:2])


def _constant(code: str) -> str:
    return f"{_root(code)}_constant{code[len(_root(code)) :]}"


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
    times: Counter[str] = Counter()
    for entry in table.get("indicator", ()):
        indicator = _indicator(entry)
        times[indicator.code] += 1
        yield (
            indicator,
            [
                Wording(indicator.code, words, own_words=frozenset(words) - joining(), numbers=numbers)
                for words, numbers in _wordings((indicator.vi, *entry.get("aliases", ())))
            ],
        )
    for family in table.get("family", ()):
        if family.get("items") not in items:
            raise PatternError(f"{file}: family {family.get('code')}: no list of items {family.get('items')}; write it")
        stems = tuple(dict.fromkeys(words for words, _ in _wordings(family.get("stems", ()))))
        sets = tuple(map(frozenset, stems))
        for item in items[family["items"]]:
            indicator = _member(family, item)
            times[indicator.code] += 1
            own = _wordings((item["vi"], *item.get("aliases", ())))
            said = family["code"]
            yield (
                indicator,
                [
                    Wording(indicator.code, words, stems, said, frozenset(words) - joining(), sets, numbers)
                    for words, numbers in own
                ],
            )
    twice = [code for code, often in times.items() if often > 1]
    if twice:
        raise PatternError(f"{file}: {twice[0]} stands there twice; keep one of them")


def _wordings(names: tuple[str, ...]) -> list[tuple[tuple[str, ...], frozenset[int]]]:
    """The telling words of some names, with the numbers that tell them apart from others."""
    return list(dict.fromkeys((telling(words_of(name)), numbers_of(name)) for name in names))


def _indicator(entry: dict[str, Any]) -> Indicator:
    low, high = (Decimal(str(end)) for end in entry["range"]) if "range" in entry else (None, None)
    parts = tuple(tuple(each) for each in entry.get("parts", ()))
    source = entry.get("source", ())
    real = bool(entry.get("constant_prices"))
    names = entry["code"], entry["vi"], entry["en"]
    return Indicator(*names, tuple(entry["units"]), entry["kind"], parts, low, high, tuple(source), real=real)


def _member(family: dict[str, Any], item: dict[str, Any]) -> Indicator:
    code, source = family["code"], list(family.get("source", ()))
    if item.get("vsic"):
        source.append(f"VSIC {item['vsic']}")
    parts = [[f"{code}.{part}" for part in listed] for listed in item.get("parts", ())]
    units = item.get("units", family.get("units"))
    entry: dict[str, Any] = dict(family)
    entry |= {name: family[name].replace(MARK, item[name]) for name in ("vi", "en") if name in family and name in item}
    entry |= {"code": f"{code}.{item.get('code')}", "units": units, "source": source, "parts": parts}
    return replace(_indicator(entry), family=code)
