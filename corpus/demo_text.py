"""The text of a report of the demonstration, as a source that `markup` reads: sentences filled with figures."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

FIGURE = re.compile(r"\{(?P<name>\w+)\.(?P<kind>\w+)(?:/(?P<by>\d+))?(?P<form>[:~+=!])(?P<decimals>\d*)\}")
_MARK = re.compile(r"\[\^(?P<name>[a-z]+)\]")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_SPANS = ("", " và {n} tháng đầu năm {y}", " và lũy kế {n} tháng năm {y}")
Values = dict[tuple[str, str, str], float]  # indicator, month, kind


class Unknown(Exception):
    """A sentence tells a figure that is not known of the month."""


def used(content: dict[str, Any]) -> set[tuple[str, str]]:
    """The indicators and kinds that the sentences, notes and annexes tell."""
    says = [text for part in content["part"] for say in part["say"] for text in say["variants"]]
    notes = [text for texts in content["note"].values() for text in texts]
    found = {(match["name"], match["kind"]) for text in says + notes for match in FIGURE.finditer(text)}
    kinds = {kind for columns in content["columns"].values() for kind, _ in columns}
    told = {(row[1], kind) for annex in content["annex"] for row in annex["rows"] for kind in kinds}
    balance = {(name, kind) for name in ("export", "import") for kind in ("month", "ytd")}
    return found | told | balance


class Report:
    """One month's report: its words and figures, and the notes that its sentences have called for."""

    def __init__(self, content: dict[str, Any], values: Values, serial: int) -> None:
        self._content = content
        self._values = values
        self._serial = serial
        self.year, self.month = 2021 + serial // 12, serial % 12 + 1
        self._notes: list[str] = []

    def source(self) -> str:
        """The lines of the report; footnotes stand behind the paragraph that calls for them."""
        parts = [lines for part in self._content["part"] if (lines := self._part(part))]
        body = [
            line
            for number, lines in zip(_NUMERALS, parts, strict=False)
            for line in (f"# {number}. {lines[0]}", *lines[1:])
        ]
        return "\n".join((*self._head(), *body, *self._annex(), *self._foot())) + "\n"

    def _head(self) -> tuple[str, ...]:
        day = 28 if self.month == 2 else 29
        title = "tháng {m}" + (_SPANS[self._serial % 3] or " năm {y}")
        if self.month in (1, 12):
            title = "tháng 1 năm {y}" if self.month == 1 else "tháng 12 và cả năm {y}"
        return (
            "! BỘ KẾ HOẠCH VÀ ĐẦU TƯ",
            "! TỔNG CỤC THỐNG KÊ",
            "! CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "! Độc lập - Tự do - Hạnh phúc",
            f"! Số: {self._serial * 17 % 230 + 21}/BC-TCTK",
            f"> Hà Nội, ngày {day} tháng {self.month:02d} năm {self.year}",
            "! BÁO CÁO",
            self._words(f"! Tình hình kinh tế - xã hội {title}"),
        )

    def _foot(self) -> tuple[str, ...]:
        return ("> TỔNG CỤC TRƯỞNG", "> (Văn bản minh họa, không phải văn bản chính thức)")

    def _part(self, part: dict[str, Any]) -> list[str]:
        paragraphs: list[list[str]] = []
        notes: list[str] = []
        for order, say in enumerate(part["say"]):
            if say.get("year", self.year) != self.year:
                continue
            wordings = say["variants"]
            sentence = self._said(wordings[(self._serial + order) % len(wordings)], notes)
            if sentence and (say.get("starts") or not paragraphs):
                paragraphs.append([sentence])
            elif sentence:
                paragraphs[-1].append(sentence)
        lines = [" ".join(paragraph) for paragraph in paragraphs]
        return [part["heading"], *lines, *notes] if lines else []

    def _said(self, wording: str, notes: list[str]) -> str:
        try:
            sentence = self._words(wording)
        except Unknown:
            return ""
        return _MARK.sub(lambda mark: self._note(mark["name"], notes), sentence)

    def _note(self, name: str, notes: list[str]) -> str:
        wordings = self._content["note"][name]
        try:
            text = self._words(wordings[(self._serial + len(name)) % len(wordings)])
        except Unknown:
            return ""
        self._notes.append(name)
        notes.append(f"[^{len(self._notes)}]: {text}")
        return f"[^{len(self._notes)}]"

    def _annex(self) -> tuple[str, ...]:
        """A table in every other pair of months."""
        if self._serial % 4 > 1:
            return ()
        annex = self._content["annex"][self._serial // 2 % len(self._content["annex"])]
        columns = [
            (kind, head)
            for kind, head in self._content["columns"][str(self.year)]
            if all(self._value(row[1], kind) is not None for row in annex["rows"])
        ]
        rows = [["Chỉ tiêu", *(self._words(head) for _, head in columns)]]
        for label, name, decimals in annex["rows"]:
            places = {kind: 1 if kind.endswith(("yoy", "mom")) else int(decimals) for kind, _ in columns}
            rows.append([label, *(printed(self._value(name, kind) or 0, places[kind]) for kind, _ in columns)])
        title = self._words(annex["title"])
        return ("---", f"# {title}", *(f"| {' | '.join(row)} |" for row in rows))

    def _words(self, text: str) -> str:
        last = (self.year, self.month - 1) if self.month > 1 else (self.year - 1, 12)
        told = FIGURE.sub(self._figure, text)
        words = {"m": self.month, "y": self.year, "n": self.month, "pm": last[1], "py": last[0], "ly": self.year - 1}
        for name, value in words.items():
            told = told.replace(f"{{{name}}}", str(value))
        return told.replace("{quarter}", _NUMERALS[(self.month - 1) // 3])

    def _value(self, name: str, kind: str) -> float | None:
        month = f"{self.year}-{self.month:02d}"
        if name == "balance":
            out, back = (self._values.get((each, month, kind)) for each in ("export", "import"))
            return None if out is None or back is None else out - back
        return self._values.get((name, month, kind))

    def _figure(self, match: re.Match[str]) -> str:
        value = self._value(match["name"], match["kind"])
        if value is None:
            raise Unknown
        value /= int(match["by"] or 1)
        form, decimals = match["form"], int(match["decimals"] or 2)
        if form == "!":
            return f"{'xuất' if value > 0 else 'nhập'} siêu {printed(abs(value) / 1000, 2)}"
        if form in "~+":
            return _change(value - 100, form, decimals)
        return printed(value, int(match["decimals"])) + ("%" if form == "=" else "")


def _change(change: float, form: str, decimals: int) -> str:
    """A change in words or with its sign; one that would round to nothing has a decimal more.

    >>> _change(4.2, "~", 1), _change(-0.85, "+", 1), _change(0.0046, "~", 2)
    ('tăng 4,2%', '-0,9%', 'tăng 0,005%')
    """
    while not printed(abs(change), decimals).strip("0,") and decimals < 4:
        decimals += 1
    if form == "+":
        return f"{'-' if change < 0 else '+'}{printed(abs(change), decimals)}%"
    return f"{'giảm' if change < 0 else 'tăng'} {printed(abs(change), decimals)}%"


def printed(value: float, decimals: int) -> str:
    """
    >>> printed(1234567.25, 1), printed(0.5, 0)
    ('1.234.567,3', '1')
    """
    exact = Decimal(str(round(value, 6))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
