"""Gradients compared with slopes."""

import numpy as np

from core.functions import Floats


def assert_gradient(analytic: Floats, numeric: Floats, tolerance: float = 1e-6) -> None:
    """Compare two gradients; print both where they differ."""
    difference = np.abs(analytic - numeric)
    allowed = tolerance * np.maximum(1, np.abs(numeric))
    assert (difference <= allowed).all(), f"analytic\n{analytic}\nnumeric\n{numeric}"
