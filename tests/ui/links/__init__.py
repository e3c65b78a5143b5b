"""Links to a page, and what they ask of it."""
