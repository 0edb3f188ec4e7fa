"""Build the demonstration: 24 monthly reports of one country, from the figures of official workbooks.

Run as `python corpus/demo.py figures WORKBOOKS_FOLDER`, which takes the figures that the sentences tell into
`demo/figures.csv`, then `python corpus/demo.py build [--out FOLDER]`, which writes the reports.
"""

import argparse
import csv
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import demo_bases
import demo_figures
import markup
import page
import reportlab.rl_config
import word
from demo_text import Report, Values, used

_DEMO = Path(__file__).parent / "demo"
_COLUMNS = ("indicator", "month", "kind", "value", "unit", "workbook", "sheet", "cell")
_MONTHS = 24


def figures(workbooks: Path) -> int:
    """Write the figures that the sentences tell, with the cells that they come from; returns how many."""
    told = used(_content())
    found = [f for f in demo_bases.with_bases(demo_figures.read(workbooks)) if (f.indicator, f.kind) in told]
    with (_DEMO / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for figure in found:
            value = f"{figure.value:.6f}".rstrip("0").rstrip(".")
            rows.writerow(
                (
                    *(getattr(figure, name) for name in _COLUMNS[:3]),
                    value,
                    *(getattr(figure, name) for name in _COLUMNS[4:]),
                )
            )
    return len(found)


def build(out: Path) -> None:
    """Write the reports, of odd months as .docx and of even ones as .pdf."""
    out.mkdir(parents=True, exist_ok=True)
    content, values = _content(), _values()
    _keep_pages_small()
    for serial in range(_MONTHS):
        report = Report(content, values, serial)
        blocks = _blocks(report.source())
        stem = out / f"{report.year}-{report.month:02d}"
        if report.month % 2:
            word.write(blocks, stem.with_suffix(".docx"))
        else:
            page.write(blocks, stem.with_suffix(".pdf"))


def _keep_pages_small() -> None:
    """One face for text and headings, and no armour of letters: a page is half as large."""
    page._BOLD = frozenset()
    reportlab.rl_config.useA85 = 0


def _content() -> dict[str, Any]:
    return tomllib.loads((_DEMO / "sentences.toml").read_text(encoding="utf-8"))


def _values() -> Values:
    with (_DEMO / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {(row["indicator"], row["month"], row["kind"]): float(row["value"]) for row in csv.DictReader(file)}


def _blocks(source: str) -> tuple[markup.Block, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report")
        path.write_text(source, encoding="utf-8")
        return markup.read(path)


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the demonstration reports.")
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("figures", help="take the figures from the workbooks").add_argument("workbooks", type=Path)
    steps.add_parser("build", help="write the reports").add_argument("--out", type=Path, default=_DEMO)
    arguments = parser.parse_args()
    if arguments.step == "figures":
        print(f"{figures(arguments.workbooks)} figures")
    else:
        build(arguments.out)


if __name__ == "__main__":
    main()
