"""The figures of 2021: the base that the workbooks of 2022 print, or that follows from what they print."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from demo_figures import YEAR, Figure

_LOCAL = ("budget_province", "budget_district", "budget_commune")
Key = tuple[str, int, str]  # indicator, month, kind


def with_bases(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures of 2022 and those of 2021, by month."""
    known = {(figure.indicator, int(figure.month[-2:]), figure.kind): figure for figure in figures}
    known |= {(figure.indicator, int(figure.month[-2:]), figure.kind): figure for figure in _local(known)}
    before = {(figure.indicator, int(figure.month[-2:]), figure.kind): figure for figure in _before(known)}
    before |= {(figure.indicator, int(figure.month[-2:]), figure.kind): figure for figure in _changes(known, before)}
    both = (*before.values(), *known.values())
    return tuple(sorted(both, key=lambda figure: (figure.month, figure.indicator, figure.kind)))


def _local(known: dict[Key, Figure]) -> Iterator[Figure]:
    """What the provinces, districts and communes invest together: not every workbook prints the sum and its growth."""
    for month in range(1, 13):
        for kind, growth in (("month", "yoy"), ("ytd", "ytd_yoy")):
            parts = [known[name, month, kind] for name in _LOCAL if (name, month, kind) in known]
            changes = [known[name, month, growth] for name in _LOCAL if (name, month, growth) in known]
            if parts:
                yield _total(parts)
            if len(changes) == len(_LOCAL) == len(parts):
                yield _growth(parts, changes)


def _total(parts: list[Figure]) -> Figure:
    value = round(sum(part.value for part in parts), 6)
    return replace(parts[0], indicator="budget_local", value=value, cell=" + ".join(part.cell for part in parts))


def _growth(parts: list[Figure], changes: list[Figure]) -> Figure:
    pairs = list(zip(parts, changes, strict=True))
    before = sum(part.value / change.value for part, change in pairs)
    value = round(sum(part.value for part in parts) / before, 6)
    cells = " + ".join(f"{part.cell} ÷ {change.cell}" for part, change in pairs)
    cell = f"({' + '.join(part.cell for part in parts)}) ÷ ({cells})"
    return replace(changes[0], indicator="budget_local", value=value, cell=cell)


def _before(known: dict[Key, Figure]) -> Iterator[Figure]:
    """Levels of 2021: printed as such, printed in January 2022 for December, else the level by its printed growth."""
    for (name, month, kind), figure in known.items():
        if kind in ("base", "base_ytd"):
            yield replace(figure, month=_of(month), kind="month" if kind == "base" else "ytd")
        elif kind == "month" and (name, month, "base") not in known:
            if month == 12 and (name, 1, "prev") in known:
                yield replace(known[name, 1, "prev"], month=_of(12), kind="month")
            else:
                yield from _divided(figure, known.get((name, month, "yoy")), month)
        elif kind == "ytd" and (name, month, "base_ytd") not in known:
            yield from _divided(figure, known.get((name, month, "ytd_yoy")), month)
        elif kind == "since_2019":
            yield from _divided(figure, known.get((name, month, "yoy")), month)


def _divided(level: Figure, index: Figure | None, month: int) -> Iterator[Figure]:
    if index is not None and index.value:
        value = round(level.value / index.value * 100, 6)
        yield replace(level, month=_of(month), value=value, cell=f"{level.cell} ÷ {index.cell} × 100")


def _changes(known: dict[Key, Figure], before: dict[Key, Figure]) -> Iterator[Figure]:
    """Changes on the month before in 2021: of levels and price indices their ratio, of the production index a chain."""
    for (name, month, kind), figure in before.items():
        if month == 1 or kind not in ("month", "since_2019") or (name, month - 1, kind) not in before:
            continue
        last = before[name, month - 1, kind]
        if last.value:
            value = round(figure.value / last.value * 100, 6)
            cell = f"{_of(month)} ÷ {_of(month - 1)} × 100"
            yield replace(figure, kind="mom", value=value, unit="%", workbook="", sheet="", cell=cell)
    for (name, month, kind), figure in known.items():
        if kind == "prev_yoy":
            change, index = known[name, month, "mom"], known[name, month, "yoy"]
            value = round(change.value * figure.value / index.value, 6)
            cell = f"{change.cell} × {figure.cell} ÷ {index.cell}"
            yield replace(figure, month=_of(month), kind="mom", value=value, cell=cell)


def _of(month: int) -> str:
    return f"{YEAR - 1}-{month:02d}"
