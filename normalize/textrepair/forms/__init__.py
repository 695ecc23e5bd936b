"""Words as printed: their kind, syllables, figures, marks, abbreviations."""
