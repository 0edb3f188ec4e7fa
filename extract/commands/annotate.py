"""``chitieu annotate``: a draft annotation beside a document."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write a draft annotation beside a document.")
@click.argument("file", type=click.Path(path_type=Path))
def annotate(file: Path) -> None:
    """Write a draft annotation beside a document, for a person to correct.

    FILE.draft.jsonl gets one line an observation. Correct it against the document, rename it to .jsonl, and `chitieu
    evaluate` measures the program by it. A file that is there is never overwritten.
    """
    from extract.annotate import write_draft
    from extract.pipeline import extract_document

    click.echo(write_draft(extract_document(file, file.name), file))
