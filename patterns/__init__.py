"""The knowledge of the program as data: what a Vietnamese economist could correct without reading Python."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import PatternError


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``patterns/<name>.toml``, read once.

    >>> load("scales")["scale"][0]["phrases"][0]
    'nghìn'

    Raises PatternError, which names the file and the place, for a file that is no TOML.
    """
    text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"patterns/{name}.toml: no TOML ({error}); mend the file") from error
