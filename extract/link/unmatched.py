"""The names that no indicator of the catalogue was found for, the most frequent first, each with a draft entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from extract.errors import OutputError
from extract.link.words import telling, words_of

COLUMNS = ["document", "indicator", "indicator_code", "match", "unit", "measure"]
RATES = frozenset({"%", "điểm %", "‰"})


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A name with the units of its levels, how many figures and documents tell it, and the codes that came near."""

    name: str
    spellings: tuple[str, ...]
    units: tuple[str, ...]
    figures: int
    documents: int
    near: tuple[str, ...]


def unmatched(observations: Path) -> tuple[Unmatched, ...]:
    """The names without a code in an ``observations.parquet``, by how many figures bear them; raises OutputError."""
    import pyarrow.parquet as pq

    try:
        rows = pq.read_table(observations, columns=COLUMNS).to_pylist()
    except (FileNotFoundError, NotADirectoryError):
        raise OutputError(
            f"{observations}: there is no such file; write it with chitieu extract REPORTS --out"
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(f"{observations}: cannot be read ({error}); write it anew with chitieu extract") from error
    groups: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["indicator_code"] is None:
            groups[telling(words_of(row["indicator"]))].append(row)
    found = (_unmatched(group) for words, group in groups.items() if words)
    return tuple(sorted(found, key=lambda each: (-each.figures, each.name)))


def _unmatched(rows: list[dict[str, str]]) -> Unmatched:
    spellings = Counter(row["indicator"] for row in rows)
    units = Counter(row["unit"] for row in rows if row["measure"] in ("level", "change_abs") and row["unit"])
    near = Counter(row["match"].removeprefix("open").lstrip(": ") for row in rows).most_common(1)[0][0]
    return Unmatched(
        spellings.most_common(1)[0][0],
        tuple(spelling for spelling, _ in spellings.most_common(3)),
        tuple(unit for unit, _ in units.most_common(2)),
        len(rows),
        len({row["document"] for row in rows}),
        tuple(code for code in near.split(" or ") if code),
    )


def draft(each: Unmatched) -> str:
    """An entry to paste into a ``.toml`` of your own; what a person must decide is marked.

    >>> print(draft(Unmatched("diện tích thanh long", ("diện tích thanh long",), ("ha",), 12, 3, ())))
    [[indicator]]
    code = "TODO"  # English, such as agriculture.sown_area.maize
    vi = "Diện tích thanh long"
    en = "TODO"
    aliases = ["diện tích thanh long"]
    units = ["ha"]
    kind = "flow"  # or stock, index, rate
    """
    units = each.units or ("%",)
    kind = "rate" if units[0] in RATES else "flow"
    return "\n".join(
        (
            "[[indicator]]",
            'code = "TODO"  # English, such as agriculture.sown_area.maize',
            f'vi = "{_quoted(each.name[:1].upper() + each.name[1:])}"',
            'en = "TODO"',
            f"aliases = [{', '.join(f'{chr(34)}{_quoted(name)}{chr(34)}' for name in each.spellings)}]",
            f"units = [{', '.join(f'{chr(34)}{_quoted(unit)}{chr(34)}' for unit in units)}]",
            f'kind = "{kind}"  # or stock, index, rate',
        )
    )


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
