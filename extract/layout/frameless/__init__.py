"""Tables without rules, or with level rules alone, among the printed lines of a page."""

from extract.layout.frameless.find import Aligned, find_aligned_tables

__all__ = ["Aligned", "find_aligned_tables"]
