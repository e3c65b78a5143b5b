"""The training loop of all engines, and the words that it keeps out."""
