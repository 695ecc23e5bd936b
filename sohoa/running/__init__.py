"""A run: the batch, its workers and their limits, what became of each file."""
