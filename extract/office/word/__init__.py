"""Word documents: paragraphs and tables in order, with the numbers that Word computes for lists."""
