"""Pictures of an output folder: each function takes a table of :mod:`extract.selection` and returns a figure.

Labels are Vietnamese. Colours are those of Okabe and Ito, which colour-blind readers tell apart; no meaning hangs on
colour alone. A table without rows gives a figure of one line that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.canvas import (
    COLOURS,
    MARKS,
    figure_of,
    legend,
    month_ticks,
    nothing,
    number,
    numbered,
    scaled,
    short,
    time_axis,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SPANS = {"month": "từng tháng", "cumulative": "lũy kế từ đầu năm", "quarter": "từng quý", "year": "cả năm"}
BETWEEN = {"quarter": 4, "year": 13}
"""The months between two neighbouring figures of a line; where more lie between, no line joins them."""
MOST_VINTAGES = 5  # that the coverage map tells apart
DEEPEST = 30  # the change in % that has the deepest colour
PALE = 22  # beyond it, figures stand in white
BEYOND = 0.9  # of the revisions, the share that the picture of them gives room to
MONTHS = 12


def coverage(counts: pd.DataFrame) -> Figure:
    """A map of indicators by months, the darker the more vintages tell of it; white is a gap."""
    import numpy as np
    from matplotlib import colormaps
    from matplotlib.colors import BoundaryNorm

    if counts.empty:
        return nothing("Độ phủ")
    figure, axes = figure_of(1.6 + 0.2 * len(counts))
    most = min(int(counts.to_numpy().max()), MOST_VINTAGES)
    norm = BoundaryNorm([step + 0.5 for step in range(most + 1)], 256)
    image = axes.imshow(
        np.where(counts > 0, counts.clip(upper=most), np.nan), aspect="auto", cmap=colormaps["cividis_r"], norm=norm
    )
    axes.set_yticks(range(len(counts)), [short(name) for name in counts.index], fontsize=7)
    month_ticks(axes, counts.columns)
    axes.set_xticks([x - 0.5 for x in range(len(counts.columns))], minor=True)
    axes.set_yticks([y - 0.5 for y in range(len(counts))], minor=True)
    axes.grid(which="minor", color="white", linewidth=0.8)
    axes.tick_params(which="minor", length=0)
    bar = figure.colorbar(image, ax=axes, label="số lần công bố", pad=0.01, ticks=range(1, most + 1), aspect=40)
    bar.ax.set_yticklabels([f"{n}+" if n == MOST_VINTAGES else str(n) for n in range(1, most + 1)])
    told = int((counts.to_numpy() > 0).sum())
    axes.set_title(f"Chỉ tiêu nào có số liệu của tháng nào\n{told} trên {counts.size} ô có số, ô trắng là không có")
    return figure


def timeline(told: pd.DataFrame, title: str) -> Figure:
    """A curve for each ``line`` over time: the newest vintage joined up, earlier ones hollow, a band between them.

    Figures that failed a check bear a cross. The legend tells the newest values.
    """
    if told.empty:
        return nothing(title)
    figure, axes = figure_of(4.2)
    power, unit = scaled(told["value"], str(told["unit"].iloc[0]))
    drawn = told.assign(value=told["value"] / power, at=told["month"].dt.to_timestamp())
    for (name, group), colour, mark in zip(drawn.groupby("line"), COLOURS, MARKS, strict=False):
        _curve(axes, group, (_labelled(str(name), group, unit), colour, mark))
    failing = drawn[drawn["failing"]]
    if len(failing):
        axes.scatter(
            failing["at"], failing["value"], marker="x", color="black", s=90, zorder=5, label="không khớp khi kiểm tra"
        )
    time_axis(axes, drawn["month"])
    axes.set_ylabel(f"{unit}, {SPANS.get(told['kind'].iloc[0], 'tại thời điểm')}")
    if (told["value"] < 0).any():
        axes.axhline(0, color="black", linewidth=0.8)
    axes.set_title(f"{title}\n{_span(drawn)}: {_retold(drawn)}")
    legend(figure, axes)
    return figure


def comparison(told: pd.DataFrame) -> Figure:
    """Two areas over time, in the thing that both are told of, which the title names."""
    if told.empty:
        return nothing("So sánh hai địa bàn")
    return timeline(told, f"{short(told['indicator'].iloc[0], 80)}: {' và '.join(sorted(told['line'].unique()))}")


def attainment(told: pd.DataFrame, title: str) -> Figure:
    """How much of the plan was reached through the year, the newest year full, the year before dashed."""
    if told.empty:
        return nothing(title)
    figure, axes = figure_of(4.4)
    latest = told[told["latest"]].sort_values("period_end")
    years = latest.assign(year=latest["period_end"].dt.year, at=latest["period_end"].dt.month)
    newest = years["year"].max()
    for (name, one), colour, mark in zip(years.groupby("line"), COLOURS, MARKS, strict=False):
        for year, style in ((newest - 1, "--"), (newest, "-")):
            part = one[one["year"] == year]
            if len(part):
                label = f"{_item(str(name))}, {year}"
                axes.plot(part["at"], part["value"], style, color=colour, marker=mark, markersize=4, label=label)
    axes.plot([1, MONTHS], [100 / MONTHS, 100], ":", color="grey", label="nhịp đều từng tháng")
    axes.axhline(100, color="black", linewidth=0.8)
    axes.set_xticks(range(1, MONTHS + 1))
    axes.set_xlabel("đến hết tháng")
    axes.set_ylabel("% kế hoạch năm, lũy kế")
    last = years[years["period_end"] == years["period_end"].max()].sort_values("value")
    ends = [f"{_item(str(row.line))} {number(row.value)}%" for row in last.iloc[[0, -1]].itertuples()]
    reached = f"từ {ends[0]} đến {ends[1]}" if len(last) > 1 else ends[0]
    axes.set_title(f"{title}\nđến hết {last['month'].iloc[0]:%m/%Y}: {reached}")
    legend(figure, axes)
    return figure


def growth(told: pd.DataFrame, title: str) -> Figure:
    """Changes on the same period of the year before, an indicator a row, a month a column, in figures and colour."""
    from extract.selection import ranked

    if told.empty:
        return nothing(title)
    table = told[told["latest"]].pivot_table(index="indicator_code", columns="month", values="value", aggfunc="last")
    table = table.loc[ranked(told)].iloc[:, -MONTHS:].dropna(how="all")
    names = told.drop_duplicates("indicator_code").set_index("indicator_code")["line"]
    figure, axes = figure_of(1.7 + 0.22 * len(table))
    image = axes.imshow(table.to_numpy(float), aspect="auto", cmap="PuOr_r", vmin=-DEEPEST, vmax=DEEPEST)
    for y, x in zip(*table.notna().to_numpy().nonzero(), strict=True):
        value = float(table.to_numpy()[y, x])
        colour = "white" if abs(value) > PALE else "black"
        axes.text(x, y, number(value), ha="center", va="center", fontsize=7, color=colour)
    axes.set_yticks(range(len(table)), [short(names[code]) for code in table.index], fontsize=7)
    month_ticks(axes, table.columns)
    bar = figure.colorbar(image, ax=axes, label="% so với cùng kỳ năm trước", pad=0.01, extend="both", aspect=40)
    numbered(bar.ax.yaxis)
    up, down = int((table > 0).sum().sum()), int((table < 0).sum().sum())
    axes.set_title(f"{title}, {SPANS.get(told['kind'].iloc[0], 'tại thời điểm')}\n{up} số tăng, {down} số giảm")
    return figure


def revisions(told: pd.DataFrame, rows: int, title: str) -> Figure:
    """How far the newest vintage is from the first: a dot a figure, a row an indicator, headlines first."""
    from extract.selection import ranked

    if told.empty:
        return nothing(title)
    codes = ranked(told)[:rows][::-1]
    shown = told[told["indicator_code"].isin(codes)]
    figure, axes = figure_of(1.9 + 0.22 * len(codes))
    reach = max(float(shown["revision"].abs().quantile(BEYOND)), 0.1)
    for measured, colour, mark, label in (
        ("%", COLOURS[0], "o", "mức: đổi bao nhiêu %"),
        ("điểm %", COLOURS[1], "D", "tỷ lệ, chỉ số: đổi bao nhiêu điểm %"),
    ):
        some = shown[shown["measured"] == measured]
        places = [codes.index(code) for code in some["indicator_code"]]
        axes.scatter(
            some["revision"].clip(-reach, reach), places, s=18, alpha=0.6, color=colour, marker=mark, label=label
        )
    axes.axvline(0, color="black", linewidth=0.8)
    names = told.drop_duplicates("indicator_code").set_index("indicator_code")["line"]
    axes.set_yticks(range(len(codes)), [short(names[code]) for code in codes], fontsize=7)
    axes.set_xlabel("số mới nhất so với số công bố lần đầu, % hoặc điểm %")
    numbered(axes.xaxis)
    beyond = int((shown["revision"].abs() > reach).sum())
    up, down = int((told["revision"] > 0).sum()), int((told["revision"] < 0).sum())
    edge = f"; {beyond} số ra ngoài khung, vẽ ở mép" if beyond else ""
    axes.set_title(f"{title}\n{up} số điều chỉnh lên, {down} số xuống{edge}")
    legend(figure, axes)
    return figure


def _curve(axes: Axes, told: pd.DataFrame, style: tuple[str, str, str]) -> None:
    """One line: the newest joined up where periods follow each other, earlier vintages as hollow marks in a band."""
    name, colour, mark = style
    newest = told[told["latest"]].sort_values("period_end").drop_duplicates("month", keep="last")
    passed = newest["month"].map(lambda month: month.ordinal).diff()
    for run, part in newest.groupby((passed > BETWEEN.get(str(told["kind"].iloc[0]), 2)).cumsum()):
        label = name if run == 0 else None
        axes.plot(part["at"], part["value"], color=colour, marker=mark, markersize=4.5, label=label)
        ends = told[told["at"].isin(part["at"])].groupby("at")["value"].agg(["min", "max"])
        axes.fill_between(ends.index, ends["min"], ends["max"], color=colour, alpha=0.2, linewidth=0)
    earlier = told[~told["latest"]]
    if len(earlier):
        hollow: dict[str, Any] = {"facecolors": "none", "edgecolors": colour, "linewidths": 1, "s": 26}
        axes.scatter(earlier["at"], earlier["value"], marker=mark, label="công bố trước đó", **hollow)


def _labelled(name: str, told: pd.DataFrame, unit: str) -> str:
    """A line's name with its newest value."""
    last = told[told["latest"]].sort_values("period_end").iloc[-1]
    amount = f"{number(last['value'])} {unit}".replace(" %", "%")
    return f"{_item(name)} ({last['month']:%m/%Y}: {amount})"


def _span(told: pd.DataFrame) -> str:
    first, last = told["month"].min(), told["month"].max()
    return f"{first:%m/%Y}" if first == last else f"{first:%m/%Y} – {last:%m/%Y}"


def _retold(told: pd.DataFrame) -> str:
    each = ["line", "month"]
    retold, total = (len(part[each].drop_duplicates()) for part in (told[~told["latest"]], told))
    return f"{retold} trên {total} số đã công bố lại" if retold else "chưa có số công bố lại"


def _item(name: str) -> str:
    """What tells the lines of one picture apart: the item of a family's name, else the name.

    >>> _item("Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước: Trung ương quản lý")
    'Trung ương quản lý'
    """
    return short(name.rpartition(": ")[2])
