"""Lines of real scans with their truth, and which documents are held out."""
