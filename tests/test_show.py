"""A document as it is shown: fields, sections, notes under their sentence, tables, what was set aside."""

from pathlib import Path

from click.testing import CliRunner

from extract.commands.show import show
from extract.read import read
from extract.show import render

REPORT = """Số: 57/BC-UBND

Quảng Nam, ngày 28 tháng 5 năm 2024

BÁO CÁO
Kết quả tháng 5 năm 2024

I. KINH TẾ

1. Thu, chi

Khai thác 12 nghìn m³ đá³, thu 910 tỷ đồng¹. Chi 1.020 tỷ đồng²; vay 5 tỷ đồng.

¹ Gồm cả thu chuyển nguồn.

² Ước.

³ Số của quý I.

⁴ Không ai gọi.

Bảng 1. Thu theo nguồn

Nguồn\tTháng 4\tTháng 5
Nội địa\t505\t520

Nơi nhận:
- Lưu: VT.
"""


def shown(folder: Path) -> list[str]:
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return render(read(folder / "a.txt", "quang-nam/a.txt")).splitlines()


def test_the_head_says_what_the_letterhead_says(tmp_path: Path) -> None:
    lines = shown(tmp_path)
    assert lines[0] == "quang-nam/a.txt (txt, 4 footnotes, 1 tables)"
    assert "number:    57/BC-UBND" in lines
    assert "dated:     2024-05-28" in lines
    assert "title:     BÁO CÁO Kết quả tháng 5 năm 2024" in lines


def test_sections_are_indented_and_notes_stand_under_their_sentence(tmp_path: Path) -> None:
    lines = shown(tmp_path)
    first = lines.index("# I. KINH TẾ")
    assert lines[first + 2] == "  # 1. Thu, chi"
    assert lines[first + 4 : first + 9] == [
        "    Khai thác 12 nghìn m³ đá[3], thu 910 tỷ đồng[1].",
        "        [3] Số của quý I.",
        "        [1] Gồm cả thu chuyển nguồn.",
        "    Chi 1.020 tỷ đồng[2]; vay 5 tỷ đồng.",
        "        [2] Ước.",
    ]


def test_tables_are_grids(tmp_path: Path) -> None:
    lines = shown(tmp_path)
    first = lines.index("[table 1: 2 x 3] Bảng 1. Thu theo nguồn")
    assert lines[first + 1 : first + 3] == ["| Nguồn   | Tháng 4 | Tháng 5 |", "| Nội địa | 505     | 520     |"]


def test_what_has_no_place_comes_last(tmp_path: Path) -> None:
    lines = shown(tmp_path)
    assert lines[lines.index("-- footnotes without a mark") + 1].strip() == "⁴ Không ai gọi."
    assert [line.strip() for line in lines[lines.index("-- sign-off") + 1 :]] == ["Nơi nhận:", "- Lưu: VT."]


def test_a_marked_page_does_not_overwrite_a_document(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    outcome = CliRunner().invoke(show, [str(report), "--marked", str(report)])
    assert outcome.exit_code != 0
    assert report.read_text(encoding="utf-8") == REPORT
