"""Lines set in type and scanned: faces, texts, damage."""
