"""Tables read into observations: what heads, stubs and captions say of each figure."""

from extract.tables.reading import read_table

__all__ = ["read_table"]
