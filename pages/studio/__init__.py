"""The studio: Train makes runs, Explore asks what their vectors know."""
