"""What the readers of files without pages share: lines of runs, tables of cells, tables for layout."""

from extract.pageless.grid import table_of
from extract.pageless.layout_tables import is_layout, layout_paragraphs
from extract.pageless.runs import Run, lines_of

__all__ = ["Run", "is_layout", "layout_paragraphs", "lines_of", "table_of"]
