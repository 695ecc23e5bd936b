"""Recognizers behind one protocol: images of cells, lines and text areas in, words out."""

from extract.engines.base import Gray, PixelBox, RegionReader, TextLine, TextWord
from extract.engines.reader import engine_name, open_reader

__all__ = ["Gray", "PixelBox", "RegionReader", "TextLine", "TextWord", "engine_name", "open_reader"]
