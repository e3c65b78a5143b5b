"""Explore: what the vectors of a run know."""
