"""Drawings that several pages share: numbers in, markup out."""
