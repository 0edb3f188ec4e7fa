"""From a passage's view to its items: words, phrases that govern, and quantities."""

from extract.scan.items import Item, Quantity
from extract.scan.scanning import scan
from extract.scan.units import NO_UNIT, Unit, unit_at

__all__ = ["NO_UNIT", "Item", "Quantity", "Unit", "scan", "unit_at"]
