"""Pages to one run of blocks: tables and paragraphs that a page break cuts are joined again."""

from extract.stitch.assemble import assemble
from extract.stitch.most import take_most

__all__ = ["assemble", "take_most"]
