"""The report's words to the codes of the catalogue, for indicators and for areas."""
