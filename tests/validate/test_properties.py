"""True tables never fail, however they are rounded; the order of parts says nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Base, Bound, Document, Extraction, Frame, Measure, Observation, Status
from extract.validate.checks import identities_of
from extract.validate.figures import Figures
from extract.validate.identity import Identity, Verdict
from extract.validate.sums import sum_of

PARTS = st.lists(st.integers(10**4, 10**9), min_size=2, max_size=6)


def rounded(amount: Decimal, decimals: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def level(place: int, amount: Decimal, decimals: int, name: str, total: str | None) -> Observation:
    value = rounded(amount, decimals)
    how = (("part_of", "listed under its total: all"),) if total else ()
    return Observation(
        observation_id=str(place),
        start=10 * place,
        end=10 * place + 5,
        value_text=str(value),
        value=value,
        decimals=decimals,
        unit="VND",
        scale=9,
        measure=Measure.LEVEL,
        base=None,
        base_text=None,
        period=None,
        indicator=name,
        area="",
        status=Status.ACTUAL,
        bound=Bound.EXACT,
        place="body",
        part_of=total,
        how=how,
    )


def ratio(
    place: int, value: Decimal, decimals: int, name: str, measure: Measure, base: Base, total: str | None
) -> Observation:
    found = level(place, value, decimals, name, total)
    changes = {"unit": "%", "scale": 0, "measure": measure, "base": base}
    return Observation(**{field: changes.get(field, getattr(found, field)) for field in Observation.__slots__})


def verdicts(observations: tuple[Observation, ...]) -> list[tuple[str, Verdict]]:
    extraction = Extraction(Document("a.txt", "txt", "", "", ()), Frame(None, ""), observations, ())
    found = identities_of(Figures.of(extraction))
    return sorted((each.kind, judged.verdict) for each in found if (judged := each.judged()))


def table(now: list[int], before: list[int], digits: list[int], order: list[int]) -> tuple[Observation, ...]:
    """A true table of a total and its parts: levels, shares and changes, each rounded to its own digits."""
    scale = Decimal(1000)
    total, total_before = Decimal(sum(now)) / scale, Decimal(sum(before)) / scale
    rows = [level(0, total, digits[0], "tổng thu", None)]
    change = 100 * (total / total_before - 1)
    rows.append(ratio(1, change, digits[1], "tổng thu", Measure.CHANGE, Base.SAME_PERIOD, None))
    for at, i in enumerate(order):
        amount, earlier, name = Decimal(now[i]) / scale, Decimal(before[i]) / scale, f"thu khoản {i}"
        place = 2 + 3 * at
        rows.append(level(place, amount, digits[2], name, "0"))
        rows.append(ratio(place + 1, 100 * amount / total, digits[3], name, Measure.SHARE, Base.TOTAL, "0"))
        rows.append(
            ratio(place + 2, 100 * (amount / earlier - 1), digits[4], name, Measure.CHANGE, Base.SAME_PERIOD, None)
        )
    return tuple(rows)


@settings(max_examples=300, deadline=None)
@given(PARTS, st.randoms(use_true_random=False), st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_rounding_a_true_table_never_fails(now: list[int], chance, digits: list[int]) -> None:  # type: ignore[no-untyped-def]
    before = [max(1, round(amount * chance.uniform(0.5, 2))) for amount in now]
    found = verdicts(table(now, before, digits, list(range(len(now)))))
    assert [each for each in found if each[1] is Verdict.FAILS] == []
    assert "sum" in [kind for kind, _ in found]


@settings(max_examples=150, deadline=None)
@given(PARTS, st.randoms(use_true_random=False), st.integers(-(10**6), 10**6))
def test_the_order_of_parts_says_nothing(now: list[int], chance, wrong: int) -> None:  # type: ignore[no-untyped-def]
    parts = [level(1 + i, Decimal(amount) / 1000, 1, f"thu khoản {i}", "0") for i, amount in enumerate(now)]
    whole = level(0, Decimal(sum(now) + wrong) / 1000, 1, "tổng thu", None)
    figures = Figures.of(Extraction(Document("a.txt", "txt", "", "", ()), Frame(None, ""), (whole, *parts), ()))
    total, members = figures.all[0], list(figures.all[1:])
    first = Identity("sum", total, tuple(members), sum_of(total, tuple(members))).judged()
    chance.shuffle(members)
    again = Identity("sum", total, tuple(members), sum_of(total, tuple(members))).judged()
    assert first is not None
    assert first == again


@settings(max_examples=100, deadline=None)
@given(PARTS, st.randoms(use_true_random=False))
def test_a_true_table_gives_the_same_checks_in_any_order(now: list[int], chance) -> None:  # type: ignore[no-untyped-def]
    before = [max(1, round(amount * chance.uniform(0.5, 2))) for amount in now]
    order = list(range(len(now)))
    chance.shuffle(order)
    digits = [3, 4, 3, 4, 4]
    assert verdicts(table(now, before, digits, order)) == verdicts(table(now, before, digits, sorted(order)))
