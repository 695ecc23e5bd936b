"""Sources of money that the text names, with their parts."""
