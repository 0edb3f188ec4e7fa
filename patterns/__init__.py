"""The knowledge of the program as data: what a Vietnamese economist could correct without reading Python."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``patterns/<name>.toml``, read once.

    >>> load("scales")["scale"][0]["phrases"][0]
    'nghìn'
    """
    text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
