"""The output: its columns and types, its bytes, and what happens when it cannot be written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import OutputError
from extract.link.catalogue import catalogue
from extract.link.linking import Link
from extract.link.observations import Codes
from extract.model import (
    Base,
    Bound,
    Box,
    Check,
    Document,
    Extraction,
    Frame,
    Header,
    Line,
    Measure,
    Number,
    Observation,
    Period,
    PeriodKind,
    Reading,
    Status,
)
from extract.write.columns import exact
from extract.write.parquet import write_output
from extract.write.place import place_on_page
from extract.write.rows import Rows, failed, rows
from extract.write.text import as_csv, as_jsonl, as_table

TEXT = "Thu ngân sách tháng 4 ước 1.398,7 tỷ đồng,\ngiảm 0,5% so với cùng kỳ."
APRIL = Period(PeriodKind.MONTH, dt.date(2024, 4, 1), dt.date(2024, 4, 30))
EDGES = tuple(50.0 + 5 * at for at in range(43)), tuple(50.0 + 4 * at for at in range(len(TEXT) - 42))
LINES = (
    Line(0, 42, page=3, top=100.0, bottom=112.0, size=12.0, edges=EDGES[0]),
    Line(43, len(TEXT), page=4, top=60.5, bottom=72.5, size=12.0, edges=EDGES[1]),
)
DOCUMENT = Document(
    "2024/thang-4.pdf", "pdf", "ab12", TEXT, (), lines=LINES, pages=5,
    header=Header(issuer="Cục Thống kê", number="15/BC-CTK", dated=dt.date(2024, 4, 26)),
)  # fmt: skip
FRAME = Frame(APRIL, "Hòa Bình", dt.date(2024, 4, 26))
AMOUNT = Observation(
    "o1", 26, 33, "1.398,7", Decimal("1398.7"), 1, "VND", 9, Measure.LEVEL, None, None, APRIL,
    "thu ngân sách", "Hòa Bình", Status.ESTIMATE, Bound.EXACT, "body",
    section="I. Tài chính", context=TEXT.replace("\n", " "), how=(("status", "own words 'ước'"), ("unit", "own words")),
)  # fmt: skip
CHANGE = replace(
    AMOUNT, observation_id="o2", start=48, end=51, value_text="0,5", value=Decimal("-0.5"), unit="%", scale=0,
    measure=Measure.CHANGE, base=Base.SAME_PERIOD, part_of="o1", row=2, column=7, how=(),
)  # fmt: skip
NUMBERS = (
    Number("body", 48, 51, "0,5", "observation", "", "o2"),
    Number("body", 20, 21, "4", "ignored", "month"),
    Number(
        "body", 26, 33, "1.398,7", "observation", "", "o1",
        (Reading(Decimal("1398.7"), 1, 0, "thousands dot"), Reading(Decimal("1.3987"), 4, 5, "slip")), "least cost",
    ),
)  # fmt: skip
CHECKS = (
    Check(
        "c1", "growth", "fails", "0,5", 48, 51, "không khớp", "does not hold", None, ("o1", "o2"),
        (Decimal("-0.55"), Decimal("-0.45")), (Decimal("0.123456789"), Decimal("Infinity")), "o2", "0,6", "report",
    ),
)  # fmt: skip
EXTRACTION = Extraction(DOCUMENT, FRAME, (CHANGE, AMOUNT), NUMBERS, CHECKS)
CODES = {
    "o1": Codes(Link("budget.revenue", "exact", 1.0), "63.17"),
    "o2": Codes(Link(None, "open", near=("budget.revenue", "budget.revenue.domestic")), None),
}
RESULTS = (rows(EXTRACTION, CODES), failed("2024/thang-5.pdf", "2024/thang-5.pdf: no text; scan it"))

NAMES = (
    "document observation_id page place row column section start end x0 top x1 bottom value_text value decimals scale "
    "unit measure base base_text period_kind period_start period_end indicator indicator_code match area area_code "
    "status bound part_of context how verdict published"
)
CONTRACT = NAMES.split()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "new" / "output"
    write_output(RESULTS, folder, catalogue())
    return folder


def test_only_the_five_tables_and_their_description_are_there(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == [
        "checks.parquet", "datapackage.json", "documents.parquet", "numbers.parquet", "observations.parquet",
        "series.parquet",
    ]  # fmt: skip


def test_checks_are_written_with_their_members_and_intervals(out: Path) -> None:
    table = pl.read_parquet(out / "checks.parquet")
    assert " ".join(table.columns) == (
        "check_id document kind verdict total members text printed_low printed_high expected_low expected_high suspect "
        "suggestion fault message_vi message_en"
    )
    (row,) = table.to_dicts()
    assert (row["kind"], row["verdict"], row["total"], row["members"]) == ("growth", "fails", None, ["o1", "o2"])
    assert (row["printed_low"], row["expected_low"]) == (Decimal("-0.55"), Decimal("0.12345679"))
    assert row["expected_high"] is None


def test_columns_are_those_of_the_contract_in_order(out: Path) -> None:
    assert pl.read_parquet(out / "observations.parquet").columns == CONTRACT
    assert pl.read_parquet_schema(out / "documents.parquet").keys() >= {
        "document", "sha256", "format", "pages", "issuer", "number", "dated", "area", "period_kind", "status", "error",
    }  # fmt: skip


def test_polars_reads_the_types(out: Path) -> None:
    table = pl.read_parquet(out / "observations.parquet")
    schema = table.schema
    assert schema["value"] == pl.Decimal(28, 8)
    assert schema["period_start"] == schema["period_end"] == schema["published"] == pl.Date
    assert schema["start"] == schema["page"] == schema["row"] == schema["decimals"] == pl.Int64
    assert schema["x0"] == pl.Float64
    assert schema["how"] == pl.List(pl.Struct({"field": pl.String, "rule": pl.String}))
    assert schema["indicator_code"] == schema["match"] == schema["base"] == pl.String
    first, second = table.to_dicts()
    assert first["value"] == Decimal("1398.7")
    assert first["period_end"] == dt.date(2024, 4, 30)
    assert first["published"] == dt.date(2024, 4, 26)
    assert first["how"] == [{"field": "status", "rule": "own words 'ước'"}, {"field": "unit", "rule": "own words"}]
    assert (first["measure"], first["base"], first["verdict"], first["row"]) == ("level", None, "unchecked", None)
    assert (second["measure"], second["base"], second["part_of"]) == ("change", "same_period_last_year", "o1")
    assert (second["row"], second["column"], second["value"]) == (2, 7, Decimal("-0.5"))


def test_pandas_reads_decimals_as_decimals(out: Path) -> None:
    table = pd.read_parquet(out / "observations.parquet")
    assert list(table["value"]) == [Decimal("1398.7"), Decimal("-0.5")]
    assert list(table["period_start"]) == [dt.date(2024, 4, 1)] * 2


def test_duckdb_adds_up_without_floats(out: Path) -> None:
    file = out / "observations.parquet"
    kinds = dict(duckdb.sql(f"select column_name, column_type from (describe select * from '{file}')").fetchall())
    assert (kinds["value"], kinds["published"]) == ("DECIMAL(28,8)", "DATE")
    assert duckdb.sql(f"select sum(value) from '{file}'").fetchall() == [(Decimal("1398.2"),)]


def test_rows_stand_in_the_order_of_the_text(out: Path) -> None:
    assert pl.read_parquet(out / "observations.parquet")["start"].to_list() == [26, 48]
    assert pl.read_parquet(out / "numbers.parquet")["start"].to_list() == [20, 26, 48]


def test_a_failed_document_has_its_row(out: Path) -> None:
    good, bad = pl.read_parquet(out / "documents.parquet").to_dicts()
    assert (good["status"], good["error"], good["issuer"]) == ("ok", None, "Cục Thống kê")
    assert (good["numbers"], good["observations"], good["ignored"], good["unresolved"]) == (3, 2, 1, 0)
    assert (good["unaccounted"], good["pages"], good["dated"]) == (0, 5, dt.date(2024, 4, 26))
    assert (bad["document"], bad["status"], bad["format"]) == ("2024/thang-5.pdf", "failed", "pdf")
    assert (bad["error"], bad["sha256"]) == ("2024/thang-5.pdf: no text; scan it", None)


def test_readings_are_kept_with_their_costs(out: Path) -> None:
    number = pl.read_parquet(out / "numbers.parquet").filter(pl.col("start") == 26).to_dicts()[0]
    assert number["readings"] == [
        {"value": Decimal("1398.7"), "cost": 0, "why": "thousands dot"},
        {"value": Decimal("1.3987"), "cost": 5, "why": "slip"},
    ]
    assert (number["outcome"], number["decided_by"]) == ("observation", "least cost")


def test_digits_left_out_are_counted() -> None:
    assert rows(replace(EXTRACTION, numbers=NUMBERS[:2]), CODES).cell("unaccounted") == 3


def test_the_box_is_that_of_the_characters(out: Path) -> None:
    first, second = pl.read_parquet(out / "observations.parquet").to_dicts()
    assert [first[name] for name in ("page", "x0", "top", "x1", "bottom")] == [3, 180.0, 100.0, 215.0, 112.0]
    assert [second[name] for name in ("page", "x0", "top", "x1", "bottom")] == [4, 70.0, 60.5, 82.0, 72.5]


def test_a_number_cut_by_a_line_break_gets_the_box_around_it() -> None:
    first = Line(0, 4, page=1, top=10.0, bottom=20.0, edges=(5.0, 6.0, 7.0, 8.0, 9.0))
    second = Line(5, 7, page=1, top=22.0, bottom=32.0, edges=(1.0, 2.0, 3.0))
    assert place_on_page((first, second), 2, 6) == (1, Box(1, 1.0, 10.0, 9.0, 32.0))


def test_a_format_without_positions_has_no_box() -> None:
    assert place_on_page((), 3, 5) == (None, None)
    assert place_on_page((Line(0, 9),), 3, 5) == (None, None)
    assert place_on_page((Line(0, 9, page=2),), 3, 5) == (2, None)


def test_the_same_documents_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    write_output(RESULTS, tmp_path, catalogue())
    for file in out.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


def test_no_documents_give_empty_tables_with_all_columns(tmp_path: Path) -> None:
    write_output((), tmp_path, catalogue())
    table = pl.read_parquet(tmp_path / "observations.parquet")
    assert (table.height, table.columns) == (0, CONTRACT)


def test_many_rows_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.write.parquet.GROUP", 3)
    write_output((RESULTS[0],) * 5, tmp_path, catalogue())
    assert pl.read_parquet(tmp_path / "observations.parquet")["start"].to_list() == [26, 48] * 5


def test_an_error_while_reading_leaves_the_former_output_whole(tmp_path: Path) -> None:
    def breaking() -> Iterator[Rows]:
        yield RESULTS[0]
        raise KeyboardInterrupt

    write_output(RESULTS[1:], tmp_path, catalogue())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        write_output(breaking(), tmp_path, catalogue())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_told_before_any_reading(tmp_path: Path) -> None:
    def never() -> Iterator[Rows]:
        raise AssertionError("a document was read")
        yield

    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "output"):
        with pytest.raises(OutputError, match=r"file.*cannot be written \(.*\); choose another folder"):
            write_output(never(), folder, catalogue())


@pytest.mark.parametrize("text", ["12345678901.55", "0.00012", "-1398.7", "1E+3", "99999999999999999999.99999999", "0"])
def test_values_are_stored_exactly(text: str, tmp_path: Path) -> None:
    write_output(
        (rows(replace(EXTRACTION, observations=(replace(AMOUNT, value=Decimal(text)),)), CODES),), tmp_path, catalogue()
    )
    assert pl.read_parquet(tmp_path / "observations.parquet")["value"].to_list() == [Decimal(text)]


@pytest.mark.parametrize("text", ["0.000000001", "100000000000000000000", "1E+25", "1.123456789"])
def test_a_value_that_would_be_rounded_is_refused(text: str) -> None:
    with pytest.raises(OutputError, match="check that the number is one figure"):
        rows(replace(EXTRACTION, observations=(replace(AMOUNT, value=Decimal(text)),)), CODES)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_exact_is_equal_or_refuses(value: Decimal) -> None:
    try:
        assert exact(value) == value
    except OutputError:
        whole = Context(prec=10_000).normalize(value)  # the default context would round it to 28 digits
        assert whole.as_tuple().exponent < -8 or whole.copy_abs() >= Decimal(10) ** 20  # type: ignore[operator]


def test_csv_has_all_columns_and_plain_values() -> None:
    table = list(csv.DictReader(io.StringIO("\n".join(as_csv(RESULTS)))))
    assert list(table[0]) == CONTRACT
    assert [row["value"] for row in table] == ["1398.7", "-0.5"]
    assert table[0]["how"] == "status: own words 'ước'; unit: own words"
    assert (table[0]["base"], table[1]["base"]) == ("", "same_period_last_year")
    assert table[1]["published"] == "2024-04-26"


def test_json_lines_keep_the_digits() -> None:
    first, second = (json.loads(line, parse_float=Decimal) for line in as_jsonl(RESULTS))
    assert list(first) == CONTRACT
    assert (first["value"], second["value"]) == (Decimal("1398.7"), Decimal("-0.5"))
    assert (first["how"], first["part_of"], first["period_end"]) == (
        {"status": "own words 'ước'", "unit": "own words"}, None, "2024-04-30",
    )  # fmt: skip


def test_the_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    lines = list(as_table(RESULTS[:1]))
    assert lines[0] == "2024/thang-4.pdf (2 observations)"
    assert max(map(len, lines)) <= 132
    assert lines[2].split()[:4] == ["1398.7", "VND·10^9", "level", "2024-04-01/2024-04-30"]
    assert lines[2].endswith("estimate  thu ngân sách")
