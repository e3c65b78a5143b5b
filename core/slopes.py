"""The slope of a loss by central differences: what every gradient is checked against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.functions import Floats


def numeric_gradient(loss: Callable[[], float], W: Floats, shift: float = 1e-5) -> Floats:
    """Return the gradient of a loss by moving each number a little to both sides.

    Parameters
    ----------
    loss : callable
        Returns the loss for the W of the moment. It must ask the same question each time: negatives that are drawn
        anew change the loss by more than the shift does.
    W : array
        Changed in place, and as it was afterwards.
    shift : float
        How far each number is moved. The error of the slope falls with its square, that of rounding grows as it falls.

    Returns
    -------
    array of W's shape
        (loss(W + shift) - loss(W - shift)) / (2 shift), number by number.
    """
    slopes = np.zeros_like(W)
    for index in np.ndindex(W.shape):
        kept = W[index]
        W[index] = kept + shift
        above = loss()
        W[index] = kept - shift
        below = loss()
        W[index] = kept
        slopes[index] = (above - below) / (2 * shift)
    return slopes
