"""How well what was read equals the truth: texts, pages, records."""
