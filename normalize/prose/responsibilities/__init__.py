"""Who is to do what, with whom."""
