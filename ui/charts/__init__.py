"""Charts that change in place."""
