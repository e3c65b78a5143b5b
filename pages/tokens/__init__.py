"""Tokenisation: one Korean text, split three ways."""
