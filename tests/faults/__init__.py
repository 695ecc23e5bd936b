"""Inputs that must cost nothing but themselves, all made here."""
