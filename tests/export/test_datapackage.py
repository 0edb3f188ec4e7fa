"""``datapackage.json`` beside the Parquet files: frictionless takes it, and it tells of every column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from extract.write.columns import TABLES
from extract.write.meanings import MEANINGS
from tests.export import folder as made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.write(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return read


def test_frictionless_finds_types_and_keys_kept(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "note"])
    assert [task.stats["rows"] for task in report.tasks if task.name == "observations"] == [6]


def test_frictionless_tells_a_key_that_is_broken(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    documents = pq.read_table(folder / "documents.parquet")
    pq.write_table(documents.slice(1), tmp_path / "documents.parquet")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_with_its_meaning(package: dict[str, Any], folder: Path, table: str) -> None:
    (resource,) = [each for each in package["resources"] if each["name"] == table]
    fields = resource["schema"]["fields"]
    assert [each["name"] for each in fields] == pq.read_schema(folder / resource["path"]).names
    assert [each["name"] for each in fields if not each.get("description")] == []
    assert set(MEANINGS[table]) == {each["name"] for each in fields}
