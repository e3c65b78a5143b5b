"""Lecture mode: large type, one scene a screen, and the keys for a lecturer in front of a hall."""
