"""The list of pages, and the ways from one to another."""
