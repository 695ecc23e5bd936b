"""Rule segments to grids of cells with spans, for scanned pages and for vector edges alike."""

from extract.grid.find import MOST_RULES, find_frames, find_grids
from extract.grid.model import GridCell, RuledGrid, RuleLine

__all__ = ["MOST_RULES", "GridCell", "RuleLine", "RuledGrid", "find_frames", "find_grids"]
