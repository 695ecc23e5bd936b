"""Ink without what is none: specks, streaks, dots, colour, faint and reversed print, seals, stamps."""
