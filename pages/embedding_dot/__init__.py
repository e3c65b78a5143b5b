"""Embedding and Embedding Dot: use only the rows that are needed (4.2.4)."""
