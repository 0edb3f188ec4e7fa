"""Each form of an export: what stands in it, that it is safe to open, and that it cannot go half."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner, Result

from extract.api import load_series
from extract.cli import cli
from extract.export.files import is_risky
from extract.export.sdmx_codes import PLAIN, code
from extract.link.catalogue import catalogue
from tests.export import folder as made

FORMS = ("xlsx", "csv", "duckdb", "sdmx-csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.write(tmp_path_factory.mktemp("output"))


def run(folder: Path, form: str, out: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["export", str(folder), "--to", form, "--out", str(out), *more])


def exported(folder: Path, form: str, out: Path, *more: str) -> Path:
    result = run(folder, form, out, *more)
    assert result.exit_code == 0, result.output
    return out


# ------------------------------------------------------------------------------------------------- xlsx


def sheet(path: Path, name: str = "Thương mại") -> Any:
    return openpyxl.load_workbook(path)[name]


def cell(page: Any, period: str, kind: str) -> Any:
    """The cell of the only series of a kind for a period."""
    column = next(each.column for each in page[1] if each.value == period)
    (row,) = [each.row for each in page["C"] if each.value == kind]
    return page.cell(row, column)


def test_a_workbook_has_a_sheet_a_domain_and_one_for_own_words(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(folder, "xlsx", tmp_path / "s.xlsx"))
    assert book.sheetnames == ["Thương mại", "Khác", "Ghi chú"]
    assert [each.value for each in book["Thương mại"][1]][6:] == ["6T/2021", "5T/2022", "06/2022", "6T/2022"]
    assert book["Khác"]["G1"].value == "30/06/2022"
    assert book["Thương mại"].freeze_panes == "G2"


def test_figures_stand_in_the_scale_and_with_the_digits_of_the_report(folder: Path, tmp_path: Path) -> None:
    page = sheet(exported(folder, "xlsx", tmp_path / "s.xlsx"))
    june = cell(page, "6T/2022", "mức")
    assert (june.value, june.number_format, page.cell(june.row, 5).value) == (186, "#,##0.0", "tỷ USD")
    assert cell(page, "6T/2022", "mức (kế hoạch, trên)").value == 186
    growth = cell(page, "6T/2022", "tăng, giảm")
    assert (growth.value, page.cell(growth.row, 4).value, page.cell(growth.row, 5).value) == (
        17.3, "cùng kỳ năm trước", "%",
    )  # fmt: skip


def test_a_note_tells_where_a_figure_is_printed(folder: Path, tmp_path: Path) -> None:
    page = sheet(exported(folder, "xlsx", tmp_path / "s.xlsx"))
    assert cell(page, "6T/2022", "mức").comment.text.splitlines()[:4] == [
        "Nguồn: 2022-06.docx, trang tính 12.XK, ô AB9",
        "Công bố: 29/06/2022",
        "In trong báo cáo: 186,0 (tỷ USD)",
        "Trạng thái: ước tính",
    ]
    assert "bảng 2, dòng 4, cột 2" in cell(page, "6T/2022", "tăng, giảm").comment.text


def test_failures_and_warnings_are_coloured_and_told(folder: Path, tmp_path: Path) -> None:
    page = sheet(exported(folder, "xlsx", tmp_path / "s.xlsx"))
    growth = cell(page, "6T/2022", "tăng, giảm")
    assert growth.fill.fgColor.rgb == "FFF8B4AE"
    assert "Không khớp: Tăng không khớp với mức." in growth.comment.text
    every = exported(folder, "xlsx", tmp_path / "all.xlsx", "--vintage", "all", "--indicator", "trade.export")
    page = sheet(every)
    fills = {each.value: each.fill.fgColor.rgb for row in page.iter_rows(min_row=2) for each in row if each.comment}
    assert fills[180] == "FFFFF2CC"  # revised a fortnight later
    assert fills[150.5] == "00000000"


def test_what_no_report_prints_is_italic(folder: Path, tmp_path: Path) -> None:
    page = sheet(exported(folder, "xlsx", tmp_path / "s.xlsx"))
    derived = cell(page, "06/2022", "mức")
    assert (derived.value, derived.font.i, derived.number_format) == (35.5, True, "#,##0.0")
    assert "Suy ra, không in trong báo cáo: hiệu của hai số lũy kế" in derived.comment.text
    assert not cell(page, "6T/2022", "mức").font.i


def test_vintages_have_rows_of_their_own(folder: Path, tmp_path: Path) -> None:
    page = sheet(exported(folder, "xlsx", tmp_path / "s.xlsx", "--vintage", "all"))
    levels = [row[5].value for row in page.iter_rows() if row[2].value == "mức"]
    assert page["F1"].value == "Công bố"
    assert {"29/05/2022", "15/06/2022", "29/06/2022"} <= set(levels)


def test_no_text_is_a_formula(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, "xlsx", tmp_path / "s.xlsx")
    cell_of = sheet(path, "Khác")["A2"]
    assert (cell_of.value, cell_of.data_type, cell_of.quotePrefix) == (made.EVIL, "s", True)
    with ZipFile(path) as file:
        parts = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/")]
    assert not any(re.search(rb"<f>|<hyperlink", part) for part in parts)


# -------------------------------------------------------------------------------------------------- csv


def test_csv_is_known_to_excel_and_tidy(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, "csv", tmp_path / "s.csv", "--indicator", "trade.*")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    found = [row for row in rows if row["observation_id"] == "june"]
    assert [(row["value"], row["latest"], row["vintage"], row["base"]) for row in found] == [
        ("186000000000", "true", "2022-06-29", ""),
    ]  # fmt: skip


def test_csv_runs_nothing(folder: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(exported(folder, "csv", tmp_path / "s.csv").open(encoding="utf-8-sig", newline="")))
    told = [text for row in rows for text in row]
    assert f"'{made.EVIL}" in told
    assert not any(is_risky(text) and not re.fullmatch(r"-?\d+(\.\d+)?", text) for text in told)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n", "|cmd"])
def test_a_text_that_a_spreadsheet_may_run_is_known(text: str) -> None:
    assert is_risky(text)


# ----------------------------------------------------------------------------------------------- duckdb


def test_the_database_has_the_tables_with_their_types_and_the_newest(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, "duckdb", tmp_path / "s.duckdb")
    with duckdb.connect(str(path), read_only=True) as database:
        kinds = dict(
            database.sql("select column_name, data_type from duckdb_columns() where table_name='series'").fetchall()
        )
        tables = {name for (name,) in database.sql("select table_name from duckdb_tables()").fetchall()}
        newest = {name for (name,) in database.sql("select observation_id from latest").fetchall()}
        values = database.sql("select value from series where observation_id = 'june'").fetchall()
        meant = database.sql("select comment from duckdb_columns() where column_name = 'how'").fetchall()
    assert tables == {"observations", "documents", "numbers", "checks", "series"}
    assert kinds["value"].startswith("DECIMAL")
    assert (kinds["vintage"], kinds["latest"]) == ("DATE", "BOOLEAN")
    assert newest == set(load_series(folder)["observation_id"]) == {"june", "growth", "loans", "plan", "may"}
    assert values == [(Decimal("186000000000"),)]
    assert meant == [("For each field the rule that gave it",)]


# ------------------------------------------------------------------------------------------------- sdmx


@pytest.mark.parametrize("vintage", [(), ("--vintage", "all")])
def test_sdmx_is_read_back_by_its_own_structure(folder: Path, tmp_path: Path, vintage: tuple[str, ...]) -> None:
    from pysdmx.io import get_datasets

    path = exported(folder, "sdmx-csv", tmp_path / "s.csv", *vintage)
    (dataset,) = get_datasets(path, tmp_path / "s.structure.json", validate=True)
    components = dataset.structure.components
    keys = [each.id for each in components.dimensions]
    assert not dataset.data.duplicated(keys).any()
    assert set(dataset.data.columns) == {each.id for each in components}
    assert ("VINTAGE" in keys) == bool(vintage)
    for each in components:
        if each.enumeration:
            assert set(dataset.data[each.id]) <= {code.id for code in each.enumeration}, each.id


def test_sdmx_tells_each_figure_in_the_lists_codes(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, "sdmx-csv", tmp_path / "s.csv")
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    (june,) = [row for row in rows if row["MEASURE"] == "level" and row["TIME_PERIOD"] == "2022-01-01/P6M"]
    assert {"STRUCTURE": "dataflow", "STRUCTURE_ID": "CHITIEU:SERIES(1.0.0)", "ACTION": "I"}.items() <= june.items()
    assert (june["FREQ"], june["REF_AREA"], june["INDICATOR"], june["BASE"]) == ("_O", "63-20", "trade-export", "_Z")
    assert (june["OBS_VALUE"], june["UNIT_MULT"], june["DECIMALS"], june["UNIT_MEASURE"]) == ("186", "9", "1", "USD")
    assert (june["OBS_STATUS"], june["VINTAGE"]) == ("E", "2022-06-29")
    (derived,) = [row for row in rows if row["TIME_PERIOD"] == "2022-06"]
    assert (derived["FREQ"], derived["OBS_STATUS"], derived["OBS_VALUE"]) == ("M", "I", "35500000000")
    (plan,) = [row for row in rows if row["OBS_STATUS"] == "F"]
    assert plan["MEASURE"] == "level-plan-at_least"


def test_codes_of_the_catalogue_stay_apart() -> None:
    codes = [code(each) for each in catalogue().indicators]
    assert all(PLAIN.fullmatch(each) for each in codes)
    assert len(set(codes)) == len(codes)


# -------------------------------------------------------------------------------------------- all forms


@pytest.mark.parametrize("form", ["xlsx", "csv", "sdmx-csv"])
def test_the_same_figures_give_the_same_bytes(folder: Path, tmp_path: Path, form: str) -> None:
    first, again = (exported(folder, form, tmp_path / name / "s.out") for name in ("one", "two"))
    files = sorted(path.name for path in first.parent.iterdir())
    assert "s.out" in files
    assert [(first.parent / name).read_bytes() for name in files] == [
        (again.parent / name).read_bytes() for name in files
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_known_on_a_day(folder: Path, tmp_path: Path, form: str) -> None:
    result = run(folder, form, tmp_path / "s.out", "--vintage", "2022-06-20", "--area", "Lạng Sơn")
    assert result.exit_code == 0, result.output
    assert re.search(r"\b2 (rows|figures|series)\b", result.output)


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_done_is_one_line(folder: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "file").write_text("in the way")
    for found, out, more in (
        (tmp_path / "none", tmp_path / "s.out", ()),
        (folder, tmp_path / "file" / "s.out", ()),
        (folder, tmp_path / "s.out", ("--indicator", "trade.nothing")),
    ):
        result = run(found, form, out, *more)
        assert result.exit_code == 1
        assert re.fullmatch(r"chitieu: .*; .*\n", result.output), result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_vintage_that_is_no_day_is_refused(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "csv", tmp_path / "s.csv", "--vintage", "June")
    assert result.exit_code == 2
    assert "--vintage cannot be June: give all or a day such as 2024-06-30." in result.output
