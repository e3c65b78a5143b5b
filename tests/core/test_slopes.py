"""Slopes of functions whose gradient is known by heart."""

import numpy as np
import pytest

from core.slopes import numeric_gradient


def test_the_slope_of_known_functions():
    W = np.random.default_rng(1).standard_normal((3, 4))
    before = W.copy()
    np.testing.assert_allclose(numeric_gradient(lambda: float((W**2).sum()), W), 2 * W, atol=1e-9)
    np.testing.assert_allclose(numeric_gradient(lambda: float(np.sin(W).sum()), W), np.cos(W), atol=1e-9)
    np.testing.assert_array_equal(W, before)


@pytest.mark.parametrize(("shift", "error"), [(0.1, 1e-2), (0.01, 1e-4)])
def test_the_error_falls_with_the_square_of_the_shift(shift, error):
    W = np.ones(1)
    # The slope of x^3 is off by shift^2 exactly.
    assert numeric_gradient(lambda: float((W**3).sum()), W, shift)[0] - 3 == pytest.approx(error)
