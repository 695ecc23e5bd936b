"""A sentence as tokens: numerals, units, small words."""
