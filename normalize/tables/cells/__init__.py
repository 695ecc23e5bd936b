"""What a cell prints, and which of its readings is meant."""
