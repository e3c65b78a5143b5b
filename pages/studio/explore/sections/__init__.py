"""The parts of the Explore page: where vectors come from, and the ways to ask them."""
