"""Born-digital pages through pdfplumber: words, ruled tables and paragraphs with exact boxes."""

from extract.textlayer.page import read_text_page

__all__ = ["read_text_page"]
