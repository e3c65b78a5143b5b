"""Drawings as trees of elements: matrices, code, figures in a row."""
