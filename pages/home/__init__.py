"""Home: the whole computation at a glance."""
