"""Sentences as tokens, and the small grammar that makes quantities of them."""
