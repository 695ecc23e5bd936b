"""A table as read laid out: every place covered, its head told from its body, repeated heads left out."""
