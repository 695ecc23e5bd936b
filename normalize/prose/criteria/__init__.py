"""Criteria that the text names, and what it plans for each."""
