"""How well a field was recognized: odd words, gaps, the least sure word."""
