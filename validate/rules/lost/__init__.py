"""What recognition lost or doubled: figures, rows, words."""
