"""Characters: encodings, old Vietnamese fonts, invisible signs, the shape of syllables."""
