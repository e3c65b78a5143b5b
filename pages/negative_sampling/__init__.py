"""Negative sampling: why wrong answers are needed at all (4.2.5)."""
