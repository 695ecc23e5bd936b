"""Checks, repair, confidence and shapes of datasets."""
