"""Review: what was missed, asked again with other numbers."""
