"""Tables of communes and of their criteria: counts, lists, matrices of marks."""
