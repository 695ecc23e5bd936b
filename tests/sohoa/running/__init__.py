"""Batches: workers, limits, faults, a cluster."""
