"""Exercises by their subject: each draws numbers and lets `core` find the right answer and the usual wrong ones."""
