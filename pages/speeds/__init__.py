"""Same mathematics, three speeds."""
