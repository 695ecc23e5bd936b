"""Tesseract's own side: its training programs, networks, alphabets and files of lines."""
