"""What all pictures of the output share: size, colours, Vietnamese numbers, axes of months, and saving them small."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.series.wording import SCALES, UNITS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKS = ("o", "s", "^", "D", "v", "P", "*")
NOTHING = "không có số liệu trong thư mục này (nothing told in this folder)"
WIDTH = 9.0  # inches
DOTS = 80  # an inch, in a saved picture
COLOURS_KEPT = 96  # of it
LETTERS = 52  # of a name beside an axis
TICKS = 14  # at most, along an axis of months
PICTURES = "CHITIEU_PICTURES"


def keep(name: str, figure: Figure) -> Figure:
    """The figure, also saved as ``NAME.png`` where the environment variable CHITIEU_PICTURES names a folder.

    Few colours make a third of the bytes, and no difference that a reader sees.
    """
    from PIL import Image

    if folder := os.environ.get(PICTURES):
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder) / f"{name}.png"
        figure.savefig(path, dpi=DOTS)
        with Image.open(path) as image:
            flat = image.convert("RGB").quantize(COLOURS_KEPT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        flat.save(path, optimize=True)
    return figure


def figure_of(height: float) -> tuple[Figure, Axes]:
    """An empty figure so many inches high, in a font that has all Vietnamese letters."""
    from matplotlib import rcParams
    from matplotlib.figure import Figure

    rcParams.update({"font.family": "DejaVu Sans", "font.size": 9, "axes.titlesize": 10})
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.add_subplot()


def nothing(title: str) -> Figure:
    """One line instead of a picture."""
    figure, axes = figure_of(0.5)
    axes.set_axis_off()
    axes.text(0, 0.5, f"{title}: {NOTHING}", va="center")
    return figure


def listed(table: pd.DataFrame, title: str) -> pd.DataFrame:
    """The table, or one line that says that there is none."""
    import pandas as pd

    return pd.DataFrame({"": [f"{title}: {NOTHING}"]}) if table.empty else table


def number(value: float) -> str:
    """A value with at most one decimal and Vietnamese marks.

    >>> number(34592.4), number(-8.0), number(0.27)
    ('34.592', '-8', '0,3')
    """
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}".removesuffix(".0")
    return _marked(text)


def _marked(text: str) -> str:
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def short(name: object, letters: int = LETTERS) -> str:
    """A name as long as there is room for; of one that is too long, its end tells more than its middle.

    >>> short("Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước: Trung ương quản lý")
    'Vốn đầu tư thực hiện từ nguồn n…: Trung ương quản lý'
    """
    text = str(name)
    if len(text) <= letters:
        return text
    head, mark, item = text.rpartition(": ")
    room = letters - len(mark) - len(item) - 1
    cut = f"{head[:room].rstrip()}…{mark}{item}" if room > letters // 4 else f"{text[: letters - 1].rstrip()}…"
    return cut


def scaled(values: pd.Series[float], unit: str) -> tuple[float, str]:
    """The power of ten that values are shown in, and the unit in words.

    >>> import pandas
    >>> scaled(pandas.Series([4.1e14, 5.2e14]), "VND"), scaled(pandas.Series([50e6, 110e6]), "USD")
    ((1000000000000.0, 'nghìn tỷ đồng'), (1000000.0, 'triệu USD'))
    """
    if unit == "%":
        return 1.0, "%"
    largest = values.abs().max()
    # ten of the word at least, so that smaller values keep their digits: 5.313 tỷ đồng, not 5,3 nghìn tỷ đồng
    power, word = next(((p, w) for p, w in SCALES if largest >= 10.0 ** (p + 1)), SCALES[-1])
    return 10.0**power, " ".join(part for part in (word, UNITS.get(unit, unit)) if part)


def month_ticks(axes: Axes, months: Any) -> None:
    """A label for every column of a map of months."""
    axes.set_xticks(range(len(months)), [f"{month:%m/%Y}" for month in months], rotation=90, fontsize=7)


def time_axis(axes: Axes, months: pd.Series[Any]) -> None:
    """Labels for the months that are told, thinned to what there is room for, and a month's margin on both sides."""
    told = sorted(set(months))
    step = -(-len(told) // TICKS)
    ticks = told[::-1][::step]
    axes.set_xticks([tick.to_timestamp() for tick in ticks], [f"{tick:%m/%Y}" for tick in ticks], rotation=30)
    axes.set_xlim((told[0] - 1).to_timestamp(), (told[-1] + 1).to_timestamp())
    numbered(axes.yaxis)
    axes.grid(alpha=0.3)


def numbered(axis: Any) -> None:
    """Vietnamese marks in the numbers along an axis."""
    axis.set_major_formatter(lambda value, _: _marked(f"{value:,.10g}"))


def legend(figure: Figure, axes: Axes) -> None:
    """A legend below, each label once."""
    labels = axes.get_legend_handles_labels()
    once = dict(zip(labels[1], labels[0], strict=True))
    figure.legend(once.values(), once.keys(), loc="outside lower center", ncols=2, fontsize=8, frameon=False)
