"""Names to codes: exact, by their words, by their spelling, by what stands around them; open where nothing decides."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.link.candidates import Candidates
from extract.link.catalogue import catalogue
from extract.link.linking import Link, Mention, linker
from extract.link.observations import codes_of
from extract.link.words import words_of
from extract.model import Frame, Period, PeriodKind
from extract.pipeline import extract_text

MAY = Frame(Period(PeriodKind.MONTH, dt.date(2023, 5, 1), dt.date(2023, 5, 31)), "Thái Bình", dt.date(2023, 5, 28))
INDUSTRY = ("Chỉ số sản xuất công nghiệp tháng 5",)


def linked(name: str, unit: str | None = None, context: tuple[str, ...] = (), before: str = "") -> Link:
    return linker(None).link(Mention(name, unit, context, (), before))


@pytest.mark.parametrize(
    ("name", "unit", "code", "how"),
    [
        ("Tổng kim ngạch xuất khẩu hàng hoá", "USD", "trade.export", "exact"),
        ("KNXK", "USD", "trade.export", "exact"),
        ("Trị giá xuất khẩu gạo", "USD", "trade.export.value.rice", "exact"),
        ("Lượng xuất khẩu gạo", "t", "trade.export.volume.rice", "exact"),
        ("số vụ tai nạn giao thông trên địa bàn tỉnh", "vụ", "traffic.accident.cases", "exact"),
        ("kim nghạch xuất khẩu", "USD", "trade.export", "fuzzy"),
        ("Chỉ số sản xuất công nghiệp Khai khoáng Khai thác than cứng và than non", None, "industry.iip.coal", "words"),
    ],
)
def test_a_name_alone(name: str, unit: str | None, code: str, how: str) -> None:
    found = linked(name, unit)
    assert (found.code, found.how) == (code, how)


@pytest.mark.parametrize(
    ("total", "code"),
    [("trade.import", "trade.import.value.petroleum"), ("trade.export", "trade.export.value.petroleum"), ("", None)],
)
def test_the_total_decides_between_what_fits_as_well(total: str, code: str | None) -> None:
    found = linked("Kim ngạch xăng dầu", "USD", ("V. THƯƠNG MẠI, XUẤT NHẬP KHẨU",), total)
    assert found.code == code


def test_a_counter_says_nothing_of_what_is_counted() -> None:
    context = ("Khách quốc tế đến", "Gồm: đường hàng không 7.666 lượt người; đường bộ 5.764 lượt người.")
    assert linked("lượt người đường bộ", "lượt người", context).code == "tourism.visitors.international.means.road"
    assert linked("cán cân thương mại hàng hóa xuất siêu", "USD").code == "trade.surplus"
    assert linked("IIP sau cập nhật", "%").code == "industry.iip"


def test_the_context_tells_the_family() -> None:
    assert linked("Khai khoáng", None).code is None
    assert linked("Khai khoáng", None, INDUSTRY).code == "industry.iip.mining"
    assert linked("Khai khoáng", None, (), "industry.iip.manufacturing").code == "industry.iip.mining"


def test_the_unit_tells_quantity_from_value() -> None:
    context = ("Hàng hóa xuất khẩu: lượng, trị giá",)
    assert linked("xuất khẩu hạt điều", "t", context).code == "trade.export.volume.cashew"
    assert linked("xuất khẩu hạt điều", "USD", context).code == "trade.export.value.cashew"


def test_what_nothing_decides_stays_open_and_is_told() -> None:
    found = linked("Khai khoáng", None, ("Chỉ số sản xuất công nghiệp", "Doanh nghiệp đăng ký thành lập mới"))
    assert found.code is None
    assert found.text.startswith("open: ")
    assert linked("phi thuyền đã phóng lên Sao Hỏa", "chiếc").code is None
    assert linked("dịch vụ", "VND").code is None


def codes(text: str) -> dict[str, str | None]:
    found = extract_text(text, MAY)
    links = codes_of(found, linker(None))
    return {o.value_text: links[o.observation_id].indicator.code for o in found.observations}


def test_a_ratio_is_of_the_level_of_its_name() -> None:
    text = "Kim ngạch xuất khẩu tháng 5 ước đạt 312,5 triệu USD, tăng 14,6% so với cùng kỳ, đạt 41,7% kế hoạch."
    assert codes(text) == dict.fromkeys(("312,5", "14,6", "41,7"), "trade.export")


def test_the_season_of_a_sentence_makes_crops_narrower() -> None:
    text = "Vụ đông, diện tích gieo trồng ngô đạt 6.120 ha; diện tích gieo trồng khoai lang đạt 1.480 ha."
    assert codes(text) == {
        "6.120": "agriculture.sown_area.maize_winter",
        "1.480": "agriculture.sown_area.sweet_potato_winter",
    }


def test_words_weigh_the_same_in_whatever_order_a_set_has_them() -> None:
    weigh = Candidates(catalogue()).weight
    words = list(words_of("tổng mức bán lẻ hàng hóa doanh thu dịch vụ tiêu dùng xuất khẩu nhập khẩu công nghiệp"))
    assert {weigh(words[at:] + words[:at]) for at in range(len(words))} == {weigh(words)}


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [
        ("lãi suất tiền gửi kỳ hạn từ 1 đến dưới 6 tháng", "%", "finance.rate_deposit.m1_6"),
        ("lãi suất tiền gửi kỳ hạn từ 6 đến dưới 12 tháng", "%", "finance.rate_deposit.m6_12"),
        ("lãi suất tiền gửi kỳ hạn từ 3 tháng trở lên", "%", None),
        ("sản phẩm OCOP 4 sao", "sản phẩm", "ntm.ocop_products.four_star"),
    ],
)
def test_numbers_tell_the_items_of_a_list_apart(name: str, unit: str, code: str | None) -> None:
    assert linked(name, unit).code == code


@pytest.mark.parametrize(
    ("one", "other", "unit"),
    [
        ("sản lượng thóc vụ mùa", "sản lượng lúa vụ mùa", "t"),
        ("diện tích gieo trồng cây hằng năm vụ mùa", "diện tích gieo trồng cây hàng năm vụ mùa", "ha"),
        ("doanh nghiệp ra đời", "doanh nghiệp thành lập mới", "doanh nghiệp"),
    ],
)
def test_words_that_mean_the_same(one: str, other: str, unit: str) -> None:
    codes = {linked(one, unit).code, linked(other, unit).code}
    assert len(codes) == 1
    assert None not in codes


def test_what_a_name_leaves_out_is_not_what_it_means() -> None:
    assert linked("kế hoạch vốn đầu tư công, chưa kể các chương trình mục tiêu quốc gia", "VND").code == (
        "investment.public.plan"
    )
    assert (
        linked("thu nội địa không kể tiền sử dụng đất, xổ số", "VND").code
        == linked("thu nội địa trừ tiền sử dụng đất, xổ số kiến thiết", "VND").code
    )


def test_a_change_is_of_what_grows() -> None:
    text = "GRDP tháng 5 tăng 5,12%, trong đó tốc độ tăng khu vực dịch vụ 6,31%.\n"
    document = extract_text(text, MAY)
    codes = codes_of(document, linker(None))
    assert [codes[o.observation_id].indicator.code for o in document.observations] == [
        "accounts.gdp",
        "accounts.gdp.services",
    ]


def test_the_whole_of_a_fraction_is_counted_in_its_unit() -> None:
    document = extract_text("Đến nay có 12/20 xã đạt chuẩn nông thôn mới.\n", MAY)
    codes = codes_of(document, linker(None))
    assert [codes[o.observation_id].indicator.code for o in document.observations] == [
        "ntm.communes",
        "admin.units.communes",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tổng sản phẩm trong nước theo giá so sánh 2010", "accounts.gdp_constant"),
        ("GRDP (giá hiện hành)", "accounts.gdp"),
        ("Tổng sản phẩm trong nước Khai khoáng Theo giá so sánh 2010", "accounts.gdp_constant.mining"),
    ],
)
def test_levels_at_constant_prices_have_codes_of_their_own(name: str, code: str) -> None:
    assert linked(name, "VND").code == code


def test_the_country_of_a_family_below_an_indicator() -> None:
    name = "Số dự án đầu tư trực tiếp của nước ngoài được cấp phép Hà Lan"
    assert linked(name, "dự án").code == "investment.fdi.projects_new.country.netherlands"


def test_of_items_that_explain_a_name_together_the_narrowest() -> None:
    name = "vốn đầu tư từ ngân sách nhà nước do thành phố quản lý, ngân sách cấp huyện"
    assert linked(name, "VND").code == "investment.state_budget.district"


def test_a_name_that_joins_two_items_is_neither() -> None:
    assert linked("trường mầm non, tiểu học đạt chuẩn quốc gia tại các huyện", "trường").code is None


def test_an_item_is_of_the_family_that_is_spoken_of() -> None:
    assert linked("dịch vụ y tế", None, (), "prices.cpi.education").code == "prices.cpi.health_services"


def test_the_nearest_in_the_catalogue() -> None:
    assert (
        linked("lượng cà phê", "t", ("cà phê xuất khẩu",), "trade.export.value.rice").code
        == "trade.export.volume.coffee"
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trong tháng, xảy ra 9 vụ phạm pháp hình sự, đã làm rõ 7 vụ.\n", ["crime.occurred.social_order", None]),
        ("Toàn huyện có thêm 02 xã đạt chuẩn nông thôn mới.\n", ["ntm.communes_new"]),
        ("# 1. Xuất khẩu\n\nKim ngạch tháng 5 ước 61 triệu USD.\n", ["trade.export"]),
    ],
)
def test_what_the_words_around_a_figure_tell(text: str, codes: list[str | None]) -> None:
    document = extract_text(text, MAY)
    linked_so = codes_of(document, linker(None))
    found = [linked_so[o.observation_id].indicator.code for o in document.observations]
    assert [code if want else None for code, want in zip(found, codes, strict=True)] == codes


def test_numbers_that_are_all_of_a_names_numbers() -> None:
    around = ("Biểu 8. Lãi suất tiền gửi", "Tháng 12 năm 2022 (%) | Kỳ hạn từ 1 đến dưới 6 tháng")
    found = linker(None).link(Mention("Kỳ hạn từ 1 đến dưới 6 tháng", "%", around, around))
    assert found.code == "finance.rate_deposit.m1_6"


def test_what_is_left_out_takes_no_numbers_with_it() -> None:
    found = linked("sản phẩm OCOP 4 sao chưa kể sản phẩm đang chờ", "sản phẩm")
    assert (found.code, found.how) == ("ntm.ocop_products.four_star", "words")
