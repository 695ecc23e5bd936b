"""How a page lies: which way is up, its skew, its edges, tables turned on it."""
