"""The class board on the page."""
