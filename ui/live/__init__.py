"""A session's job and what the browser sees of it while it runs."""
