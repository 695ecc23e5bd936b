"""What rules reckon with: rounding, numbering, numbers in words, counts that the prose states."""
