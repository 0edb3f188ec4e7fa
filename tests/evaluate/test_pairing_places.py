"""Pairing in a format where the gold's spans do not count, and what is told of places, rules and intervals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate.reports import OTHER_TEXT, case, gold, gold_of, observation, observations
from extract.evaluate import Case, evaluate
from extract.evaluate.pairing import pair

THINGS = ("vụ cháy", "hộ nghèo", "dự án", "trường học", "con trâu", "ca mắc", "doanh nghiệp")


def repeated(count: int) -> tuple[str, ...]:
    """Sentences that all print the same number, each of another thing or in another commune."""
    return tuple(f"Xã thứ {chr(97 + i // 7)} ghi nhận 5 {THINGS[i % 7]}." for i in range(count))


def found(text: str, count: int) -> tuple:
    ends = [index for index in range(len(text)) if text.startswith(" 5 ", index)]
    assert len(ends) == count
    said = [f"số {THINGS[i % 7]} xã {chr(97 + i // 7)}" for i in range(count)]
    return tuple(observation("5", at + 1, indicator=words, unit=words) for at, words in zip(ends, said, strict=True))


@given(lost=st.sets(st.integers(0, 27), max_size=27))
@settings(max_examples=30, deadline=None)
def test_many_equal_numbers_pair_by_what_stands_around_them(lost: set[int]) -> None:
    sentences = repeated(28)
    plain, paged = "\n".join(sentences), "\n\n- 2 -\n\n".join(sentences)
    annotated = tuple(gold_of(item) for item in found(plain, 28))
    output = tuple(item for index, item in enumerate(found(paged, 28)) if index not in lost)
    score = evaluate((Case("a.pdf", annotated, output, paged, plain),)).documents[0]
    assert score.levels[-1].matched == 28 - len(lost)


def test_an_equal_number_elsewhere_does_not_stand_in_for_a_missed_one() -> None:
    """A page number 5 taken for an observation claims none of the gold's fives."""
    whole = observations(OTHER_TEXT)
    page_number = observation("5", OTHER_TEXT.index("\n5\n") + 1)
    output = (*(item for item in whole if item.indicator != "số vụ cháy"), page_number)
    score = evaluate((case(output, "a.pdf"),)).documents[0]
    assert score.levels[0].matched == len(whole) - 2
    assert any(item.output is page_number and item.gold is None for item in pair(case(output, "a.pdf")))


def test_body_and_footnote_do_not_pair_across_formats() -> None:
    whole = observations(OTHER_TEXT)
    output = (replace(whole[0], place="footnote:1"), *whole[1:])
    assert evaluate((case(output, "a.docx"),)).documents[0].levels[0].matched == len(whole) - 1


def test_without_any_known_text_equal_numbers_keep_their_order() -> None:
    annotated = tuple(replace(item, start=None, end=None, part_of=None) for item in gold())
    output = tuple(replace(item, part_of=None) for item in observations(OTHER_TEXT))
    whole = Case("a.docx", annotated, tuple(reversed(output)), OTHER_TEXT)
    assert evaluate((whole,)).documents[0].f1("full") == 1
    swapped = list(output)
    swapped[4] = replace(output[6], start=output[4].start, end=output[4].end)
    swapped[6] = replace(output[4], start=output[6].start, end=output[6].end)
    score = evaluate((replace(whole, observations=tuple(swapped)),)).documents[0]
    assert score.levels[1].matched == len(output) - 2


def test_equal_numbers_in_a_table_pair_by_their_cell() -> None:
    text = "\n".join("10 10 10" for _ in range(6))
    cells = tuple(
        observation("10", index * 3, place="table:1", row=index // 3, column=index % 3, indicator=f"ô {index}")
        for index in range(18)
    )
    annotated = tuple(replace(gold_of(item), start=None, end=None) for item in cells)
    kept = tuple(item for item in cells if item.row != 2)
    score = evaluate((Case("a.docx", annotated, kept, text),)).documents[0]
    assert [level.matched for level in score.levels] == [15] * 5


def test_each_gold_and_each_output_is_told_once() -> None:
    output = (*observations(), observation("77", 3))
    pairs = pair(case(output))
    assert sorted(item.output.start for item in pairs if item.output) == sorted(item.start for item in output)
    assert sum(item.gold is not None for item in pairs) == len(gold())


def test_a_number_that_is_cut_short_pairs_but_does_not_count() -> None:
    whole = observations()
    cut = replace(whole[7], value_text="1.230", end=whole[7].end - 2, value=Decimal(1230))
    pairs = pair(case((*whole[:7], cut, *whole[8:])))
    assert any(item.output is cut and item.gold is not None for item in pairs)
    assert evaluate((case((cut,)),)).documents[0].levels[0].matched == 0


def test_places_add_up_and_footnotes_are_told_apart() -> None:
    first, *others = gold()
    annotated = (replace(first, place="footnote:1"), *others)
    score = evaluate((replace(case(observations()), gold=annotated),)).documents[0]
    counts = {kind: (levels[0].matched, levels[0].gold) for kind, levels in score.places}
    assert counts == {"footnote": (1, 1), "body": (len(others), len(others))}
    place = next(field for field in score.fields if field.field == "place")
    assert place.of - place.right == 1


def test_rules_are_held_against_the_field_that_they_gave() -> None:
    first, *others = observations()
    guessed = replace(first, unit="kg", how=(("unit", "guess"), ("reading", "plain")))
    spurious = replace(first, start=0, end=5, observation_id="x", how=(("unit", "guess"),))
    rules = {(rule.field, rule.rule): rule for rule in evaluate((case((guessed, spurious, *others)),)).formats[0].rules}
    guess = rules["unit", "guess"]
    assert (guess.outputs, guess.paired, guess.right, guess.full) == (2, 1, 0, 0)
    report = rules["period", "report"]
    assert (report.outputs, report.paired, report.right, report.full) == (len(others),) * 4
    assert rules["reading", "plain"].right is None


def test_intervals_are_the_same_each_time_and_hold_the_score() -> None:
    output = observations()[3:]
    one, other = (evaluate((case(output),)).documents[0].levels[-1] for _ in range(2))
    assert one == other
    assert one.low < one.f1 < one.high


def test_a_sentence_is_drawn_whole() -> None:
    """Misses of one sentence go together, so they widen the interval more than its numbers drawn one by one."""
    clusters = {item.cluster for item in evaluate((case(observations()),)).documents[0].judgements}
    assert len(clusters) == 5
    other = evaluate((case(observations(OTHER_TEXT), "a.pdf"),)).documents[0].judgements
    assert {item.cluster[1] for item in other} == {cluster for _, cluster in clusters}


def test_outputs_that_their_place_does_not_hold_are_counted() -> None:
    first, *others = observations()
    shifted = replace(first, start=first.start + 1, end=first.end + 1)
    assert evaluate((case((shifted, *others)),)).ungrounded == 1
    assert evaluate((case((first, *others)),)).ungrounded == 0


def test_formats_are_measured_apart() -> None:
    cases = (case(observations()), case((), "bao-cao.docx"))
    formats = {score.name: score.f1("number") for score in evaluate(cases).formats}
    assert formats == {"txt": 1.0, "docx": 0.0}


def test_where_nothing_tells_equal_numbers_apart_order_does_and_not_what_was_said() -> None:
    text = "5 " * 14
    listed = tuple(observation("5", index * 2, indicator=f"ô {index}", unit=f"thứ {index}") for index in range(14))
    annotated = tuple(replace(gold_of(item), start=None, end=None) for item in listed)
    six, seven = replace(listed[7], start=12, end=13), replace(listed[6], start=14, end=15)
    score = evaluate((Case("a.docx", annotated, (*listed[:6], six, seven, *listed[8:]), text),)).documents[0]
    assert [level.matched for level in score.levels[:2]] == [14, 12]
