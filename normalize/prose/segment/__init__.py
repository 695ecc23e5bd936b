"""Paragraphs sorted into the parts of a document; what each line is by its fixed words."""
