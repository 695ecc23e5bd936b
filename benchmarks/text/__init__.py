"""Text repair: degraded pages before and after it, word by word."""
