"""What is on the paper: pages, words, cells and paragraphs, each with its box and confidence."""
