"""Repair on evidence: the smallest change over plausible misreadings that makes the rules hold."""
