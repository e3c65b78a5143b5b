"""Corpora of the app and the scripts that build them."""
