"""What a text layer says: glyphs, words, lines; which of them a reader sees."""
