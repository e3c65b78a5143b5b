"""All text that a user reads, and numbers as a reader takes them in."""
