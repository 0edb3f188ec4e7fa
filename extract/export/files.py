"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import OutputError

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
"""What makes a spreadsheet take text for a formula, after white space too: OWASP, "CSV Injection"."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft beside ``path`` that takes its place when all is written; raises OutputError where it cannot."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as scratch:
            draft = Path(scratch) / path.name
            yield draft
            os.replace(draft, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); choose another file with --out") from error


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may run a text as a formula.

    >>> is_risky("=HYPERLINK(1)"), is_risky("\\t+1"), is_risky("Xuất khẩu"), is_risky("%")
    (True, True, False, False)
    """
    return text[:1] in ("\t", "\r", "\n") or (len(text) > 1 and text.lstrip().startswith(RISKY))
