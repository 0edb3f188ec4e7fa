"""A document's sentences as a page to look at: every figure coloured by what it measures, drawn with displaCy."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import Any

from extract.model import Extraction, Measure, Observation

COLOURS = {
    Measure.LEVEL: "#dbe9f6",
    Measure.PLAN_RATIO: "#d9f0d3",
    Measure.CHANGE: "#fde0c5",
    Measure.CHANGE_ABS: "#fbc9a4",
    Measure.INDEX: "#fff2ae",
    Measure.MULTIPLE: "#f1e2cc",
    Measure.SHARE: "#e7d4e8",
    Measure.CONTRIBUTION: "#c2a5cf",
}


def marked(extraction: Extraction) -> str:
    """An HTML page: section by section each sentence that holds figures, each figure with its measure beside it.

    A number in such a sentence that is no observation stays plain, so that one passed over shows. A cell of a table is
    drawn as its row's and head's words, unmarked.
    """
    from spacy import displacy  # here: it takes longer to load than a report to read

    parts = [_sentence(context, tuple(figures)) for context, figures in groupby(extraction.observations, _context)]
    options = {"colors": {measure.value.upper(): colour for measure, colour in COLOURS.items()}}
    page = displacy.render(parts, style="ent", manual=True, page=True, options=options, jupyter=False)
    return str(page).replace("<title>displaCy</title>", f"<title>{escape(extraction.document.path)}</title>")


def _context(observation: Observation) -> tuple[str, str]:
    return observation.section, observation.context


def _sentence(context: tuple[str, str], figures: tuple[Observation, ...]) -> dict[str, Any]:
    """A sentence in the form that displaCy draws: its text, and each figure's place in it."""
    section, text = context
    entities, position = [], 0
    for figure in figures:
        found = re.compile(rf"(?<![\d.,]){re.escape(figure.value_text)}(?!\d)").search(text, position)
        if found is None:
            continue
        start, position = found.span()
        entities.append({"start": start, "end": position, "label": figure.measure.value.upper()})
    return {"text": text, "ents": entities, "title": section or None}
