"""Figures, one module a page: numbers in, plotly out."""
