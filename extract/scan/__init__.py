"""From a passage's view to its items: words, phrases that govern, and quantities."""

from extract.scan.items import Item, Quantity, scan

__all__ = ["Item", "Quantity", "scan"]
