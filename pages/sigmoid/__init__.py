"""Sigmoid and cross-entropy: why the gradient comes out as y - t (4.2.3)."""
