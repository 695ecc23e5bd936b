"""Prose to records: header, sections, targets, indicators, money, citations, duties."""
