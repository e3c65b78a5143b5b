"""The comparisons of the page, one module each."""
