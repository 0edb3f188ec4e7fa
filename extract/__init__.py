"""Chỉ Tiêu: reads Vietnamese socio-economic reports into observations, and these into time series.

From Python: :func:`extract.read_report` for one report, :func:`extract.extract` for many, :func:`extract.load` and
:func:`extract.load_series` for an output folder. See ``docs/python.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.api import Tables, extract, load, load_series, read_report

__all__ = ["Tables", "extract", "load", "load_series", "read_report"]


def __getattr__(name: str) -> Any:
    """The functions for Python, loaded when they are asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extract import api

    return getattr(api, name)
