"""The tables of the monthly workbooks of 2022 that the demonstration takes figures from, and their layouts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is found and laid out: its rows by label, its columns by month (0: all months not named)."""

    title: str
    rows: tuple[tuple[str, str, str], ...]  # indicator, pattern of the label, unit
    columns: dict[int, str]  # month: "kind=letter kind=letter"


_MOVED = {"month": "B", "ytd": "C", "mom": "D", "yoy": "E", "ytd_yoy": "F"}
_BRANCHES = (
    ("iip", "Toàn ngành công nghiệp", "%"),
    ("iip_mining", "Khai khoáng", "%"),
    ("iip_manufacturing", "Công nghiệp chế biến, chế tạo", "%"),
    ("iip_electricity", "Sản xuất và phân phối điện(, khí đốt.*)?", "%"),
    ("iip_water", "Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải", "%"),
)
_PRODUCTS = (
    ("coal", r"Than đá \(than sạch\)", "nghìn tấn"),
    ("crude_oil", "Dầu mỏ thô khai thác", "nghìn tấn"),
    ("seafood", "Thu[ỷỹ] hải sản chế biến", "nghìn tấn"),
    ("beer", "Bia( các loại)?", "triệu lít"),
    ("clothes", "Quần áo mặc thường", "triệu cái"),
    ("cement", "Xi măng", "triệu tấn"),
    ("rolled_steel", "Thép cán", "nghìn tấn"),
    ("phones", "Điện thoại di động", "triệu cái"),
    ("cars", "Ô tô", "nghìn chiếc"),
    ("electricity", "Điện sản xuất", "tỷ kWh"),
)
_ENTERPRISES = (
    ("new", r"Doanh nghiệp đăng ký thành lập mới \(DN\)", "doanh nghiệp"),
    ("new_capital", r"Vốn đăng ký \(Tỷ đồng\)", "tỷ đồng"),
    ("new_workers", r"Lao động \(Người\)", "người"),
    ("returned", r"Doanh nghiệp quay trở lại hoạt động \(DN\)", "doanh nghiệp"),
    ("suspended", r"Doanh nghiệp tạm ngừng kinh doanh có thời hạn \(DN\)", "doanh nghiệp"),
    ("waiting", r"Doanh nghiệp tạm ngừng hoạt động chờ làm thủ tục giải thể \(DN\)", "doanh nghiệp"),
    ("dissolved", r"Doanh nghiệp hoàn tất thủ tục giải thể \(DN\)", "doanh nghiệp"),
)
_BUDGET = (
    ("budget", "TỔNG SỐ", "tỷ đồng"),
    ("budget_central", "Trung ương", "tỷ đồng"),
    ("budget_transport", "Bộ Giao thông vận tải", "tỷ đồng"),
    ("budget_farming", "Bộ NN và PTNT", "tỷ đồng"),
    ("budget_health", "Bộ Y tế", "tỷ đồng"),
    ("budget_province", "Vốn ngân sách NN cấp tỉnh", "tỷ đồng"),
    ("budget_district", "Vốn ngân sách NN cấp huyện", "tỷ đồng"),
    ("budget_commune", "Vốn ngân sách NN cấp xã", "tỷ đồng"),
)
_RETAIL = (
    ("retail", "TỔNG SỐ", "tỷ đồng"),
    ("retail_goods", "Bán lẻ hàng hóa", "tỷ đồng"),
    ("retail_hotels", "Dịch vụ lưu trú, ăn uống", "tỷ đồng"),
    ("retail_travel", "Du lịch lữ hành", "tỷ đồng"),
    ("retail_other", "Dịch vụ khác", "tỷ đồng"),
)
_SECTORS = (
    ("", "TỔNG TRỊ GIÁ", "triệu USD"),
    ("_domestic", "Khu vực kinh tế trong nước", "triệu USD"),
    ("_fdi", "Khu vực có vốn đầu tư NN", "triệu USD"),
)
_EXPORTED = (
    ("_fish", "Thủy sản", "triệu USD"),
    ("_rice", "Gạo", "triệu USD"),
    ("_coffee", "Cà phê", "triệu USD"),
    ("_wood", "Gỗ và sản phẩm gỗ", "triệu USD"),
    ("_garments", "Dệt, may", "triệu USD"),
    ("_footwear", "Giày dép", "triệu USD"),
    ("_computers", "Điện tử, máy tính và linh kiện", "triệu USD"),
    ("_phones", "Điện thoại và linh kiện", "triệu USD"),
)
_IMPORTED = (
    ("_petrol", "Xăng dầu", "triệu USD"),
    ("_plastics", "Chất dẻo", "triệu USD"),
    ("_fabric", "Vải", "triệu USD"),
    ("_steel", "Sắt thép", "triệu USD"),
    ("_computers", "Điện tử, máy tính và (LK|linh kiện)", "triệu USD"),
    ("_machines", "Máy móc thiết bị, (DC|dụng cụ) PT khác", "triệu USD"),
)
_PRICES = (
    ("cpi", "CHỈ SỐ GIÁ TIÊU DÙNG", "%"),
    ("cpi_food", "Hàng ăn và dịch vụ ăn uống", "%"),
    ("cpi_staple", "Lương thực", "%"),
    ("cpi_foodstuff", "Thực phẩm", "%"),
    ("cpi_drinks", "Đồ uống và thuốc lá", "%"),
    ("cpi_housing", "Nhà ở và vật liệu xây dựng", "%"),
    ("cpi_transport", "Giao thông", "%"),
    ("cpi_education", "Giáo dục", "%"),
    ("gold", "CHỈ SỐ GIÁ VÀNG", "%"),
    ("dollar", "CHỈ SỐ GIÁ ĐÔ LA MỸ", "%"),
)
_MODES = (
    ("", "I. Vận chuyển.*", "nghìn"),
    ("_rail", "Đường sắt", "nghìn"),
    ("_sea", "Đường biển", "nghìn"),
    ("_river", "Đường thủy nội địa", "nghìn"),
    ("_road", "Đường bộ", "nghìn"),
    ("_air", "Hàng không", "nghìn"),
)
_VISITORS = (
    ("visitors", "TỔNG SỐ", "lượt người"),
    ("visitors_air", "Đường không", "lượt người"),
    ("visitors_sea", "Đường biển", "lượt người"),
    ("visitors_road", "Đường bộ", "lượt người"),
    ("visitors_korea", "Hàn Quốc", "lượt người"),
    ("visitors_china", "CHND Trung Hoa", "lượt người"),
)
_CROPS = (
    ("winter_rice_sown", r"(\d\. )?Gieo cấy lúa đông xuân", "nghìn ha"),
    ("summer_rice_sown", r"(\d\. )?Gieo cấy lúa hè thu( ở miền Nam)?", "nghìn ha"),
    ("autumn_rice_sown", r"(\d\. )?Gieo cấy lúa mùa", "nghìn ha"),
    ("winter_rice_south", r"(\d\. )?Gieo cấy lúa [Đđ]ông xuân ở [Mm]iền Nam", "nghìn ha"),
    ("winter_rice_cut", "Thu hoạch lúa đông xuân( ở miền Nam| ở Đồng bằng sông Cửu Long)?", "nghìn ha"),
    ("summer_rice_cut", "Thu hoạch lúa hè thu( ở miền Nam)?", "nghìn ha"),
    ("autumn_rice_cut", "Thu hoạch lúa mùa", "nghìn ha"),
    ("maize", r"Ngô", "nghìn ha"),
    ("sweet_potato", "Khoai lang", "nghìn ha"),
    ("groundnut", "Lạc", "nghìn ha"),
    ("vegetables", "Rau,? (và )?đậu( các loại)?|Rau, đậu", "nghìn ha"),
)
_ACCIDENTS = (
    ("accidents", "Tổng số vụ tai nạn giao thông", "vụ"),
    ("accident_serious", "Từ ít nghiêm trọng trở lên", "vụ"),
    ("accident_light", "Va chạm giao thông", "vụ"),
    ("accident_dead", "Số người chết", "người"),
    ("accident_hurt", "Số người bị thương", "người"),
    ("accident_lightly_hurt", "Số người bị thương nhẹ", "người"),
)


def _under(prefix: str, rows: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{prefix}{name}", label, unit) for name, label, unit in rows)


_TRADE = {1: "prev=D month=G yoy=J", 0: "month=D ytd=G yoy=J ytd_yoy=M"}
_CARRIED = {
    1: "month=C mom=D yoy=E",
    6: "month=C ytd=D mom=E yoy=F ytd_yoy=G",
    9: "month=C ytd=D mom=E yoy=F ytd_yoy=G",
    0: "month=B ytd=C mom=D yoy=E ytd_yoy=F",
}
_SIX = "prev=C month=D ytd=E yoy=G ytd_yoy=H"
TABLES = (
    Table(
        r"[Ss]ản xuất nông nghiệp đến ngày|Tiến độ gieo trồng",
        _CROPS,
        {0: "base=C month=D yoy=E"},
    ),
    Table(
        r"Chỉ số sản xuất công nghiệp",
        _BRANCHES,
        {1: "mom=B yoy=C", 0: "prev_yoy=B mom=C yoy=D ytd_yoy=E"},
    ),
    Table(
        r"Một số sản phẩm chủ yếu",
        _PRODUCTS,
        {1: "prev=C month=D mom=E yoy=F", 0: "prev=C month=D ytd=E yoy=F ytd_yoy=G"},
    ),
    Table(
        r"Một số chỉ tiêu về doanh nghiệp",
        _ENTERPRISES,
        {1: "base=B prev=C month=D mom=E yoy=F", 0: "base=B base_ytd=C prev=D month=E ytd=F mom=G yoy=H ytd_yoy=I"},
    ),
    Table(
        r"Vốn đầu tư thực hiện từ nguồn ngân sách",
        _BUDGET,
        {1: "plan=C month=D plan_ratio=E yoy=F", 0: "prev=C month=D ytd=E plan_ratio=F ytd_yoy=G"},
    ),
    Table(
        r"[Đđ]ầu tư.*nước ngoài.*cấp phép",
        (("fdi", "TỔNG SỐ", "triệu USD"),),
        {0: "projects=C ytd=D added=E"},
    ),
    Table(
        r"Tổng mức bán lẻ",
        _RETAIL,
        {1: "prev=C month=D yoy=F", 2: _SIX, 6: _SIX, 9: _SIX, 0: "prev=B month=C ytd=D yoy=F ytd_yoy=G"},
    ),
    Table(r"Hàng hóa xuất khẩu", _under("export", _SECTORS + _EXPORTED), _TRADE),
    Table(r"Hàng hóa nhập khẩu", _under("import", _SECTORS + _IMPORTED), _TRADE),
    Table(
        r"Chỉ số giá tiêu dùng",
        _PRICES,
        {
            1: "since_2019=D yoy=E mom=F",
            6: "since_2019=D yoy=E since_december=F mom=G ytd_yoy=I",
            9: "since_2019=D yoy=E since_december=F mom=G ytd_yoy=I",
            12: "since_2019=C yoy=D mom=E ytd_yoy=G",
            0: "since_2019=D yoy=E since_december=F mom=G ytd_yoy=H",
        },
    ),
    Table(r"Vận tải hành khách", _under("passengers", _MODES), _CARRIED),
    Table(r"Vận tải hàng ho[áà]", _under("freight", _MODES), _CARRIED),
    Table(
        r"Khách quốc tế đến Việt Nam",
        _VISITORS,
        {
            1: "prev=C month=D mom=E yoy=F",
            12: "prev=B month=C ytd=D yoy=E ytd_yoy=F",
            0: "prev=C month=D ytd=E yoy=F ytd_yoy=G",
        },
    ),
    Table(
        r"xã hội - môi trường",
        _ACCIDENTS,
        {3: "quarter=D", 6: "quarter=E ytd=F", 9: "quarter=E ytd=F", 12: "quarter=F ytd=G"},
    ),
)
