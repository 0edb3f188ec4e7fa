"""Which documents a list of paths means, and the name that each has in the output."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ENDINGS = frozenset({".txt", ".md", ".docx", ".pdf", ".doc", ".odt", ".xls", ".xlsx", ".html", ".htm"})
"""Endings of documents in a folder; those of kinds that cannot be read are kept, so that the user is told of them."""

READABLE = ".docx, .doc, .pdf, .txt, .md, .html, .xlsx or .xls"
"""What a user is asked for where nothing can be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read: ``name`` is its path relative to the folder that it was found in."""

    path: Path
    name: str


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The documents of files and folders (with their sub-folders) by name, each once.

    Of a folder, hidden files, README files, office lock files and what does not end as a document does are left out.
    A file given by itself is always kept, even if it does not exist, since reading it tells what is wrong. Two
    documents that would have the same name are named by their whole paths.
    """
    found = {source.path.resolve(): source for path in paths for source in _below(path)}
    count = Counter(source.name for source in found.values())
    named = (_named(source) if count[source.name] > 1 else source for source in found.values())
    return tuple(sorted(named, key=lambda source: source.name))


def _named(source: Source) -> Source:
    return Source(source.path, _printable(source.path))


def _below(path: Path) -> Iterator[Source]:
    if not path.is_dir():
        yield Source(path, _printable(Path(path.name)))
        return
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not _is_aside(name)]
        for name in files:
            if not _is_aside(name) and Path(name.lower()).suffix in ENDINGS:
                file = Path(folder, name)
                yield Source(file, _printable(file.relative_to(path)))


def _is_aside(name: str) -> bool:
    """
    >>> [name for name in (".git", "~$a.docx", "README.md", "2024-01.pdf") if not _is_aside(name)]
    ['2024-01.pdf']
    """
    return name.lower().startswith((".", "~", "__", "readme"))


def _printable(path: Path) -> str:
    """The path with ``/``; bytes of a file name that are no text become ``�``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
