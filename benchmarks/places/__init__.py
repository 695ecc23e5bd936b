"""Names of places: errors as recognition makes them, and how well they are matched."""
