"""One sentence in every way a computer writes it: the observations are the same but for where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Frame, Observation
from extract.pipeline import extract_text
from tests.test_cases import period_of

FRAME = Frame(period_of("ytd 2023-09"), "Hòa Bình")
SENTENCES = (
    "Kim ngạch xuất khẩu hàng hóa tháng 9 ước đạt 160,5 triệu USD, giảm 48,4% so với cùng kỳ năm trước.",
    "Tổng thu ngân sách quý III là 1.230 tỷ đồng, bằng 85% dự toán, trong đó thu nội địa 910 tỷ đồng, tăng 6,4%.",
    "Lũy kế 9 tháng, toàn tỉnh hòa giải 25/50 vụ; khóa sổ 80-100 hồ sơ, tăng 03 vụ so với cùng kỳ.",
    "Tại huyện Đà Bắc, diện tích lúa đạt 1.900 ha, năng suất 52,3 tạ/ha, thủy sản khai thác hơn 410 tấn.",
)
SPACE_LIKE = ("\u00a0", "  ", "\u2009", " \u200b", "\u202f")
OLD_TONES = {"hòa": "hoà", "hóa": "hoá", "khóa": "khoá", "lũy": "luỹ", "Lũy": "Luỹ", "thủy": "thuỷ", "Hòa": "Hoà"}


def said(text: str) -> list[tuple[object, ...]]:
    return [fields(one) for one in extract_text(text, FRAME).observations]


def fields(one: Observation) -> tuple[object, ...]:
    """All that an observation says but its place, its total's identity and the letters of its words."""
    words = (written(one.indicator), written(one.area), written(one.base_text or ""))
    figures = (written(one.value_text), one.value, one.decimals, one.unit, one.scale)
    return (*figures, one.measure, one.base, one.period, one.status, one.bound, *words, one.part_of is None)


def written(text: str) -> str:
    """A text in one spelling: composed, tones placed the new way, tỉ as tỷ."""
    text = unicodedata.normalize("NFC", text)
    for new, old in OLD_TONES.items():
        text = text.replace(old, new)
    return text.replace("tỉ", "tỷ").replace("kì", "kỳ")


def old_tones(text: str) -> str:
    for new, old in OLD_TONES.items():
        text = text.replace(new, old)
    return text


def other_letters(text: str) -> str:
    return text.replace("tỷ", "tỉ").replace("kỳ", "kì").replace("quý III", "quí III")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("spelled", [decomposed, old_tones, other_letters, str.strip])
def test_spelling_changes_nothing(spelled: Callable[[str], str], sentence: str) -> None:
    assert said(spelled(sentence)) == said(sentence)
    assert len(said(sentence)) >= 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_spaces_and_soft_hyphens_change_nothing(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES))
    spaces = st.sampled_from((" ", *SPACE_LIKE))
    text = "".join(data.draw(spaces) if letter == " " else letter for letter in sentence)
    inside = [i for i in range(1, len(text)) if text[i - 1].isalpha() and text[i].isalpha()]
    for at in sorted(data.draw(st.sets(st.sampled_from(inside), max_size=4)), reverse=True):
        text = f"{text[:at]}\u00ad{text[at:]}"
    assert said(text) == said(sentence)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mixed_composition_changes_nothing(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES))
    words = [data.draw(st.sampled_from((word, decomposed(word)))) for word in sentence.split(" ")]
    assert said(" ".join(words)) == said(sentence)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_hard_break_inside_a_sentence_changes_nothing(data: st.DataObject) -> None:
    """A line of some length whose sentence goes on in small letters or figures is no paragraph of its own."""
    sentence = data.draw(st.sampled_from(SENTENCES))
    places = [i for i, c in enumerate(sentence) if c == " " and i >= 30 and sentence[i + 1].islower()]
    at = data.draw(st.sampled_from([i for i in places if sentence[i - 1] not in ";:"]))
    assert said(f"{sentence[:at]}\n{sentence[at + 1 :]}") == said(sentence)
