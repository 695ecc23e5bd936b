"""How others read it: CSV, JSON, data package."""
