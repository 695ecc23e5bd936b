"""Text and Markdown of other OCR engines to the same tree as every page: no boxes, page breaks lost."""

from extract.textfile.reader import parse_text, read_text_file

__all__ = ["parse_text", "read_text_file"]
