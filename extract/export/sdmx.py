"""SDMX-CSV 2.1 of the series, and beside it their structure in SDMX-JSON 2.1: codelists, concepts, dataflow.

https://github.com/sdmx-twg/sdmx-csv and https://github.com/sdmx-twg/sdmx-json, by way of pysdmx.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from extract.errors import OutputError
from extract.export import labels, sdmx_codes
from extract.export.figures import ALL, Choice, Figure, figures
from extract.export.files import whole
from extract.export.sdmx_structure import FLOW, FLOW_VINTAGES, structure
from extract.export.tidy import number

VALUE = "OBS_VALUE"
LEADING = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
COLUMNS: dict[str, Callable[[Figure], str]] = {
    "FREQ": lambda each: sdmx_codes.frequency(each.period),
    "REF_AREA": lambda each: sdmx_codes.code(each.line.area),
    "INDICATOR": lambda each: sdmx_codes.code(each.line.indicator),
    "MEASURE": lambda each: sdmx_codes.measure(each.line),
    "BASE": lambda each: sdmx_codes.base(each.line),
    "UNIT_MEASURE": lambda each: sdmx_codes.code(each.line.unit),
    "TIME_PERIOD": lambda each: sdmx_codes.span(each.period),
    VALUE: lambda each: number(each.value.scaleb(-multiplier(each))),
    "OBS_STATUS": sdmx_codes.status,
    "UNIT_MULT": lambda each: str(multiplier(each)),
    "DECIMALS": lambda each: str(each.origin.decimals if each.origin and multiplier(each) else each.decimals),
    "VINTAGE": lambda each: each.vintage.isoformat() if each.vintage else "",
}


def write_sdmx(folder: Path, choice: Choice, out: Path) -> str:
    """Write the data to ``out`` and its structure to ``NAME.structure.json`` beside it; returns how many figures.

    With all vintages VINTAGE is a dimension, for then a period has several values; else it is an attribute.
    """
    told = figures(folder, choice)
    if not told:
        raise OutputError(f"{folder}: no report tells a dated figure, so there is no series to write as SDMX")
    flow = FLOW_VINTAGES if choice.vintage == ALL else FLOW
    beside = out.with_name(f"{out.stem}.structure.json")
    with whole(out) as data, whole(beside) as described:
        data.write_text(rows(told, flow), encoding="utf-8", newline="")
        described.write_text(structure(told, flow), encoding="utf-8", newline="\n")
    return f"{len(told)} figures, with {beside}"


def rows(told: tuple[Figure, ...], flow: str) -> str:
    """The lines of SDMX-CSV: whose structure, what to do with it (``I``, for information), and the columns."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow((*LEADING, *COLUMNS))
    for each in told:
        writer.writerow(("dataflow", flow, "I", *(of(each) for of in COLUMNS.values())))
    return text.getvalue()


def multiplier(figure: Figure) -> int:
    """The power of ten that the report prints the figure in: 9 for ``tỷ đồng``; none for what is derived."""
    scale = figure.origin.scale if figure.origin else 0
    return scale if scale in labels.WORDS else 0
