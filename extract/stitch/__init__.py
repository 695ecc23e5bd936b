"""Pages to one run of blocks: tables and paragraphs that a page break cuts are joined again."""

from extract.stitch.assemble import assemble

__all__ = ["assemble"]
