"""Born-digital pages through pdfplumber: words, ruled tables and paragraphs with exact boxes."""

from extract.textlayer.fields import has_fields
from extract.textlayer.page import read_text_page

__all__ = ["has_fields", "read_text_page"]
