"""What the readers of HTML, Word and Excel share: lines of runs, tables of cells, tables for layout."""

from extract.structured.grid import table_of
from extract.structured.layout_tables import is_layout, layout_paragraphs
from extract.structured.runs import Run, lines_of

__all__ = ["Run", "is_layout", "layout_paragraphs", "lines_of", "table_of"]
