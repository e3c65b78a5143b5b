"""The bottleneck: what a large vocabulary costs after the hidden layer (4.2.1)."""
