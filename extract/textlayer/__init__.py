"""Born-digital pages through pdfium: words held against the picture, ruled tables, paragraphs."""

from extract.textlayer.layer import Layer, read_layer
from extract.textlayer.page import Recognized, read_text_page
from extract.textlayer.text.fields import flat_page

__all__ = ["Layer", "Recognized", "flat_page", "read_layer", "read_text_page"]
