"""The series of an output folder in other forms: a workbook, tidy CSV, a DuckDB database, SDMX-CSV."""
