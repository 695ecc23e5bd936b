"""Shapes of datasets and where their values come from."""
