"""The class board's memory: classes, answers and runs in a database; it knows of no page and of no browser."""
