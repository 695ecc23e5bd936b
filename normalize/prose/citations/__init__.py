"""Documents that the text cites."""
