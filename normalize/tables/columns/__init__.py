"""What each column holds: kind, measure, unit, years and basis; content first, titles second."""
