"""Quantities and rates that give a third figure: area and yield a crop, quantity and price a value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import patterns
from extract.interval import Interval
from extract.model import Measure
from extract.validate.figures import Figure, Figures, Taken
from extract.validate.identity import Equation, Identity
from extract.validate.links import in_sentence, name_of
from extract.view import fold

MONEY = frozenset({"VND", "USD", "EUR", "CNY"})
WEIGHTS = {"t": 3, "kg": 0}  # powers of ten of a kilogram


def rates(figures: Figures) -> Iterator[Identity]:
    """Area times yield is the crop: ``1.900 ha``, ``52,3 tạ/ha``, ``9.937 tấn`` of one thing, told in one sentence."""
    for crop in figures.all:
        o = crop.observation
        if not (crop.is_level and o.unit == "t" and o.measure is Measure.LEVEL):
            continue
        beside = [f for f in in_sentence(figures, crop) if f.is_level and f.observation.period == o.period]
        areas = [f for f in beside if f.observation.unit == "ha"]
        yields = [f for f in beside if f.observation.unit == "t/ha"]
        crops = [f for f in beside if f.observation.unit == "t"]
        if len(areas) == len(yields) == len(crops) == 1:
            yield Identity("rate", crop, (areas[0], yields[0]), _product(crop, areas[0], yields[0]))


def values(figures: Figures) -> Iterator[Identity]:
    """A quantity times its price is its value: ``5.000 tấn, giá 620 USD/tấn, trị giá 3,1 triệu USD``."""
    for value in figures.all:
        o = value.observation
        named = any(fold(word) in name_of(value) for word in patterns.load("wholes")["value_words"])
        if not (value.is_level and named and o.unit in MONEY):
            continue
        beside = [f for f in in_sentence(figures, value) if f.is_level and f.observation.status != "plan"]
        worths = [f for f in beside if f.observation.unit == o.unit]
        prices = [f for f in beside if f.observation.unit.startswith(f"{o.unit}/")]
        per = prices[0].observation.unit.partition("/")[2] if len(prices) == 1 else ""
        weights = WEIGHTS if per in WEIGHTS else {per: 0}
        sold = [f for f in beside if f.observation.unit in weights and f.observation.period == o.period]
        if len(worths) == len(prices) == len(sold) == 1:
            power = weights[sold[0].observation.unit] - weights[per]
            yield Identity("rate", value, (sold[0], prices[0]), _worth(value, sold[0], prices[0], power))


def _worth(value: Figure, sold: Figure, price: Figure, power: int) -> Equation:
    """Both sides of a value, ``power`` that of ten between the unit sold in and the one that the price is per."""
    factor = Interval.of(Decimal(1).scaleb(power))

    def sides(value_of: Taken) -> tuple[Interval, Interval]:
        return value_of(value), value_of(sold) * value_of(price) * factor

    return sides


def _product(crop: Figure, area: Figure, per: Figure) -> Equation:
    def sides(value_of: Taken) -> tuple[Interval, Interval]:
        return value_of(crop), value_of(area) * value_of(per)

    return sides
