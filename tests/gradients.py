"""Central differences, the oracle of every backward pass."""

from collections.abc import Callable

import numpy as np

from core.functions import Floats


def numeric_gradient(loss: Callable[[], float], W: Floats, eps: float = 1e-5) -> Floats:
    """Return dloss/dW by moving each number of W a little to both sides."""
    grad = np.zeros_like(W)
    for index in np.ndindex(W.shape):
        kept = W[index]
        W[index] = kept + eps
        above = loss()
        W[index] = kept - eps
        below = loss()
        W[index] = kept
        grad[index] = (above - below) / (2 * eps)
    return grad


def assert_gradient(analytic: Floats, numeric: Floats, tolerance: float = 1e-6) -> None:
    """Compare two gradients; print both where they differ."""
    difference = np.abs(analytic - numeric)
    allowed = tolerance * np.maximum(1, np.abs(numeric))
    assert (difference <= allowed).all(), f"analytic\n{analytic}\nnumeric\n{numeric}"
