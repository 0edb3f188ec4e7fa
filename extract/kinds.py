"""Kinds of units: those that are never counted, and counted things that two words call."""

from __future__ import annotations

RATIOS = frozenset({"%", "điểm %", "lần"})
PHYSICAL = frozenset(
    {"ha", "m2", "km2", "m3", "kg", "g", "t", "t.km", "lít", "km", "m", "kWh", "MW", "MWp", "kW", "t/ha", "ster"}
    | {"lượt khách.km", "hành khách.km", "VND", "USD", "EUR", "CNY", "JPY", "TEU", "DWT"}
)

PASSENGER_KM = frozenset({"lượt khách.km", "hành khách.km"})


def are_alike(one: str, other: str) -> bool:
    """Whether two units are one, or call counted things by one word, in full and in short.

    >>> are_alike("lượt khách", "lượt"), are_alike("ngôi nhà", "nhà"), are_alike("xã, phường", "phường")
    (True, True, True)
    >>> are_alike("t/ha", "t"), are_alike("vụ", "người")
    (False, False)
    """
    short, full = sorted((one, other), key=len)
    if one == other or {one, other} <= PASSENGER_KM:
        return True
    counted = not {one, other} & (RATIOS | PHYSICAL) and short != ""
    in_row = short in full.split(", ")
    return counted and (in_row or full.startswith(f"{short} ") or full.endswith(f" {short}"))
