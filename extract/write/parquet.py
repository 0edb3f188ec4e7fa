"""The output as Parquet files: written whole or not at all, the same bytes for the same documents."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.errors import OutputError
from extract.link.catalogue import Catalogue
from extract.series.findings import findings
from extract.series.points import points
from extract.series.tellings import tellings
from extract.write.columns import DIGITS, PLACES, WIDE, Column, Row
from extract.write.columns import TABLES as TABLES
from extract.write.datapackage import FILE, write_datapackage
from extract.write.rows import Rows, check_row, series_row

GROUP = 10_000
"""Rows held in memory before they are written as one row group."""


def write_output(results: Iterable[Rows], out: Path, catalogue: Catalogue) -> None:
    """Write the five tables, ``observations.parquet`` to ``series.parquet``, into the folder ``out``.

    ``datapackage.json`` beside them tells their columns. The series and the checks across documents are made when all
    documents are read. ``results`` come in the order of the documents' names. They are taken one by one and may be
    many; files from an earlier run are replaced only when all is written. Raises OutputError if the folder cannot be
    written.
    """
    with _telling(out):
        out.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))
    try:
        _write(results, scratch, out, catalogue)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(results: Iterable[Rows], scratch: Path, out: Path, catalogue: Catalogue) -> None:
    with _telling(out):
        files = {name: _Table(scratch / f"{name}.parquet", columns) for name, columns in TABLES.items()}
    for each in results:
        with _telling(out):
            files["documents"].add((each.document,))
            files["observations"].add(each.observations)
            files["numbers"].add(each.numbers)
            files["checks"].add(each.checks)
    with _telling(out):
        files["observations"].close()
        told = tellings(scratch / "observations.parquet")
        series = points(told, catalogue)
        files["series"].add(tuple(series_row(point, catalogue) for point in series))
        documents = {each.observation_id: each.document for each in told}
        across = findings(series, told, catalogue)
        files["checks"].add(tuple(check_row(documents[str(check.total)], check) for check in across))
        for name, file in files.items():
            if name != "observations":
                file.close()
        write_datapackage(scratch)
        for written in (*(f"{name}.parquet" for name in TABLES), FILE):
            os.replace(scratch / written, out / written)


@contextmanager
def _telling(out: Path) -> Iterator[None]:
    """Turn a refusal of the file system into one line; what the documents raise passes by."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{out}: cannot be written ({reason}); choose another folder with --out") from error


class _Table:
    """A Parquet file that grows by groups of rows."""

    def __init__(self, path: Path, columns: tuple[Column, ...]) -> None:
        import pyarrow.parquet as pq

        self._columns = columns
        self._schema = _schema(columns)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def add(self, rows: tuple[Row, ...]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        columns = zip(*self._waiting, strict=True) if self._waiting else ((),) * len(self._columns)
        arrays = [pa.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def _schema(columns: tuple[Column, ...]) -> Any:
    import pyarrow as pa

    decimal = pa.decimal128(DIGITS, PLACES)
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "float": pa.float64(),
        "date": pa.date32(),
        "truth": pa.bool_(),
        "decimal": decimal,
        "bound": decimal,
        "plain": pa.decimal128(WIDE, PLACES),
        "ids": pa.list_(pa.string()),
        "rules": pa.list_(pa.struct({"field": pa.string(), "rule": pa.string()})),
        "readings": pa.list_(pa.struct({"value": decimal, "cost": pa.int64(), "why": pa.string()})),
    }
    return pa.schema([(column.name, kinds[column.kind]) for column in columns])
