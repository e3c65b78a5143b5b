"""The settings of the pages, a module each: names, defaults, bounds and their place in the address."""
