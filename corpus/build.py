"""Build the corpus: for each source, `<slug>/<yyyy-mm>` as .txt, .docx, .pdf and its gold as .jsonl.

Run as `python corpus/build.py [--out FOLDER]`.
"""

import argparse
import re
from pathlib import Path

import gold
import markup
import page
import word

_HERE = Path(__file__).parent
_NAME = re.compile(r"(?P<slug>.+)-(?P<month>\d{4}-\d{2})")


def build(source: Path, out: Path) -> int:
    """Write the four files of one report; returns the number of its gold lines."""
    name = _NAME.fullmatch(source.stem)
    if name is None:
        raise ValueError(f"{source}: expected a name such as lang-son-2022-01.report")
    stem = out / name["slug"] / name["month"]
    stem.parent.mkdir(parents=True, exist_ok=True)
    blocks = markup.read(source)
    text = markup.as_text(blocks)
    stem.with_suffix(".txt").write_bytes(text.text.encode("utf-8"))
    stem.with_suffix(".jsonl").write_bytes(gold.as_jsonl(source.with_suffix(".gold"), text.spots).encode("utf-8"))
    word.write(blocks, stem.with_suffix(".docx"))
    page.write(blocks, stem.with_suffix(".pdf"))
    return len(text.spots)


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the annotated reports from their sources.")
    parser.add_argument("--out", type=Path, default=_HERE, help="folder to write to (default: corpus/)")
    out = parser.parse_args().out
    for source in sorted((_HERE / "source").glob("*.report")):
        print(f"{source.stem}: {build(source, out)} observations")


if __name__ == "__main__":
    main()
