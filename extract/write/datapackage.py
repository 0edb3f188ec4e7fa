"""``datapackage.json`` beside the Parquet files: what is in them, by the Frictionless Data Package standard.

https://specs.frictionlessdata.io/data-package and https://specs.frictionlessdata.io/table-schema
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extract.model import Base, Bound, Measure, PeriodKind, Status
from extract.write.columns import TABLES, Column
from extract.write.meanings import MEANINGS

FILE = "datapackage.json"
TITLES = {
    "observations": "One row a figure that a report states",
    "documents": "One row a document, failed ones too",
    "numbers": "The account of every printed number",
    "checks": "The equations that the figures are held against",
    "series": "The figures by indicator, area, period and vintage",
}
TYPES = {
    "text": "string",
    "integer": "integer",
    "float": "number",
    "date": "date",
    "truth": "boolean",
    "decimal": "number",
    "bound": "number",
    "plain": "number",
    "ids": "any",
    "rules": "any",
    "readings": "any",
}
"""Lists are of no narrower type: frictionless reads those of a Parquet file as arrays of NumPy and refuses them."""
VALUES = {"measure": Measure, "base": Base, "period_kind": PeriodKind, "bound": Bound}
PRIMARY = {
    "observations": ("document", "observation_id"),
    "documents": ("document",),
    "checks": ("document", "check_id"),
}
"""One file under two names tells the same figures twice, with the same ids."""
FOREIGN = {
    "observations": (("document", "documents"), ("part_of", "observations")),
    "numbers": (("document", "documents"), ("observation_id", "observations")),
    "checks": (("document", "documents"), ("total", "observations"), ("suspect", "observations")),
    "series": (("document", "documents"), ("observation_id", "observations")),
}


def write_datapackage(folder: Path) -> None:
    """Write ``datapackage.json`` for the five tables of a folder: their columns and keys."""
    package = {
        "profile": "data-package",
        "name": "chitieu",
        "title": "Figures of Vietnamese socio-economic reports, each traced to its place on the page",
        "resources": [_resource(name) for name in TABLES],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _resource(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "title": TITLES[name],
        "path": f"{name}.parquet",
        "scheme": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema(name),
    }


def schema(name: str) -> dict[str, Any]:
    """The Table Schema of one of the tables: types and meanings of its columns, its keys.

    >>> told = schema("documents")
    >>> told["primaryKey"], told["fields"][6]
    (['document'], {'name': 'dated', 'type': 'date', 'description': 'Its date'})
    """
    told: dict[str, Any] = {"fields": [_field(name, column) for column in TABLES[name]]}
    if name in PRIMARY:
        told["primaryKey"] = list(PRIMARY[name])
    if name in FOREIGN:
        told["foreignKeys"] = [_foreign(name, *key) for key in FOREIGN[name]]
    return told


def _field(table: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": TYPES[column.kind]}
    if field["type"] in ("integer", "number"):
        field["missingValues"] = ["", "nan"]  # what a gap is to pandas, through which frictionless reads
    if said := MEANINGS[table].get(column.name):
        field["description"] = said
    values: Any = Status if column.name == "status" and table != "documents" else VALUES.get(column.name)
    if values is not None:
        field["constraints"] = {"enum": [str(value) for value in values]}
    return field


def _foreign(table: str, field: str, other: str) -> dict[str, Any]:
    """A key into another table; the standard writes one into the same table with an empty name."""
    resource = "" if other == table else other
    return {"fields": [field], "reference": {"resource": resource, "fields": [PRIMARY[other][-1]]}}
