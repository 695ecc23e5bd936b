"""Recognizers behind one protocol: images of cells, lines and text areas in, words out."""
