"""Files of office programs, read as a reader sees them: texts, tables, list numbers, stored values."""
