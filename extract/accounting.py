"""The account of digits: what is printed is counted again from the document's text, not from what the steps found."""

from __future__ import annotations

from itertools import groupby

from extract.model import Document, Number, Span


def unaccounted(document: Document, numbers: tuple[Number, ...]) -> tuple[Span, ...]:
    """The runs of digits, in any script and superscript ones too, that no number of the account covers.

    Empty for a document read whole: every digit is part of an observation, or ignored or unresolved with a reason.

    >>> from extract.model import Document, Number
    >>> document = Document("a.txt", "txt", "", "Trồng mới 1.250 ha rừng² năm 2024", ())
    >>> planted = Number("body", 10, 15, "1.250", "observation", "")
    >>> year = Number("body", 29, 33, "2024", "ignored", "year")
    >>> [document.text[span.start:span.end] for span in unaccounted(document, (planted, year))]
    ['²']
    """
    covered = bytearray(len(document.text))
    for number in numbers:
        covered[number.start : number.end] = b"\1" * len(covered[number.start : number.end])
    left = (at for at, character in enumerate(document.text) if character.isdigit() and not covered[at])
    runs = (tuple(run) for _, run in groupby(enumerate(left), key=lambda pair: pair[1] - pair[0]))
    return tuple(Span(run[0][1], run[-1][1] + 1) for run in runs)
