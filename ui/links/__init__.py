"""Links to a page as it stands, and what a lecturer asks of it with such a link."""
