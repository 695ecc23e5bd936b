"""Pages: typeset, degraded and real scans, read and held against the truth."""
