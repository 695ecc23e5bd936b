"""Printed forms and their values: numbers, dates, ordinals, times, numbers of documents."""
