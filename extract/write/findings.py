"""Findings as text, JSON, SARIF 2.1.0 (for editors and CI systems) and a page for the browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from typing import Any

from extract.findings import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
PAGES = {"vi": "trang", "en": "page"}
NONE = {"vi": "không thấy sai lệch", "en": "nothing found"}
UNDECIDED = {"vi": "{n} chỗ chưa rõ", "en": "{n} undecided"}
TITLES = {"vi": "Kết quả kiểm tra số liệu", "en": "Findings"}


@dataclass(frozen=True, slots=True)
class Result:
    """A document with its findings and what stayed ``undecided``, or with the ``error`` for which it was not read."""

    name: str
    found: tuple[Finding, ...]
    undecided: tuple[Finding, ...] = ()
    error: str = ""

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that is told of the document, what fails first."""
        return (*self.found, *self.undecided)


Results = tuple[Result, ...]


def as_text(results: Results, lang: str) -> str:
    """A line a document, and of each finding its page, message and sentence; what is undecided last, marked ``?``."""
    return "\n".join(line for each in results if not each.error for line in _told(each, lang))


def _told(result: Result, lang: str) -> Iterable[str]:
    left = f"; {UNDECIDED[lang].format(n=len(result.undecided))}" if result.undecided else ""
    yield f"{result.name}: {len(result.found) or NONE[lang]}{left}"
    for finding in result.told:
        page = f"({PAGES[lang]} {finding.page}) " if finding.page else ""
        mark = "? " if finding in result.undecided else ""
        yield f"  {mark}{page}{finding.message(lang)}"
        yield f"    « {finding.sentence} »"


def as_json(results: Results, lang: str) -> str:
    """A list of objects, one a finding, and one for each document that could not be read."""
    told = [_object(each, lang) for result in results for each in result.told]
    told += [{"document": each.name, "kind": "unreadable", "message": each.error} for each in results if each.error]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _object(finding: Finding, lang: str) -> dict[str, Any]:
    check = finding.check
    return {
        "document": finding.document,
        "kind": check.kind,
        "verdict": check.verdict,
        "message": finding.message(lang),
        "text": check.text,
        "suggestion": check.suggestion,
        "fault": check.fault,
        "page": finding.page,
        "place": finding.place or None,
        "start": check.start,
        "end": check.end,
        "sentence": finding.sentence,
        "check_id": check.check_id,
    }


def as_sarif(results: Results, lang: str) -> str:
    """A SARIF log with one run: a rule a kind of check, a result a finding."""
    every = [each for result in results for each in result.told]
    unread = [{"level": "error", "message": {"text": each.error}} for each in results if each.error]
    rules = [{"id": kind} for kind in sorted({each.check.kind for each in every})]
    driver = {"name": "chitieu", "version": version("chitieu"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
        "results": [_result(each, lang) for each in every],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(finding: Finding, lang: str) -> dict[str, Any]:
    check = finding.check
    plain = finding.document.lower().endswith((".txt", ".md"))
    region: dict[str, Any] = {"snippet": {"text": finding.sentence}}
    if plain:
        region |= {"startLine": finding.line, "charOffset": check.start, "charLength": check.end - check.start}
    location = {"artifactLocation": {"uri": finding.document}, "region": region}
    return {
        "ruleId": check.kind,
        "level": "error" if check.fault == "report" else "note",
        "message": {"text": finding.message(lang)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"checkId": check.check_id},
        "properties": {"page": finding.page, "suggestion": check.suggestion, "fault": check.fault},
    }


def as_html(results: Results, lang: str) -> str:
    """A page that lists the findings of each document."""
    body = "\n".join(_section(each, lang) for each in results)
    style = "body{font-family:sans-serif;max-width:60em;margin:2em auto}q{color:#555;display:block;margin:.3em 0 1em}"
    head = f'<meta charset="utf-8"><title>{TITLES[lang]}</title><style>{style}</style>'
    return f'<!doctype html>\n<html lang="{lang}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>'


def _section(result: Result, lang: str) -> str:
    head = f"<h2>{escape(result.name)}</h2>"
    if not result.told:
        return f"{head}\n<p>{escape(result.error) or NONE[lang]}</p>"
    items = "\n".join(_item(finding, lang) for finding in result.told)
    return f"{head}\n<ol>\n{items}\n</ol>"


def _item(finding: Finding, lang: str) -> str:
    page = f"{PAGES[lang]} {finding.page}: " if finding.page else ""
    return f"<li>{page}{escape(finding.message(lang))}<q>{escape(finding.sentence)}</q></li>"


FORMATS: dict[str, Callable[[Results, str], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "html": as_html,
}
