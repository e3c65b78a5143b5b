"""The class board on the page: joining, leading, what the class answers, and the routes that carry it."""
