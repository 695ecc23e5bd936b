"""Printed lines to paragraphs in reading order, for scanned pages and for text layers alike."""

from extract.layout.frameless import find_aligned_tables
from extract.layout.group import group_paragraphs
from extract.layout.order import place_tables

__all__ = ["find_aligned_tables", "group_paragraphs", "place_tables"]
