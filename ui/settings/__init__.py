"""Settings of a page: one typed table, widgets, session and address in step."""
