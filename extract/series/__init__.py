"""Observations of all documents as one time series: vintages, derived months, findings across documents."""
