"""The functions of section 4.2, in forms that neither overflow nor lose digits.

The book computes ``log(y + 1e-7)``: its loss saturates at 16.1 while its gradient does not, so the
two disagree for wrong answers of large score. The forms here are exact at every finite score.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]


def softplus(x: Floats) -> Floats:
    """Return log(1 + exp(x)), elementwise, for any finite x."""
    return np.logaddexp(0, x)


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), elementwise, exact also where exp(-x) would overflow.

    Notes
    -----
    log sigmoid(x) = -softplus(-x), hence the form used here.
    """
    return np.exp(-softplus(-x))


def sigmoid_cross_entropy(score: Floats, label: Floats | Ints | float) -> Floats:
    """Return -[t log y + (1 - t) log(1 - y)] with y = sigmoid(score), elementwise.

    Parameters
    ----------
    score : array
        Scores s (logits), any shape.
    label : array or number
        Labels t in [0, 1], of a shape that broadcasts with `score`.

    Notes
    -----
    -log y = softplus(-s) and -log(1 - y) = softplus(s); no logarithm of a rounded number is taken.
    """
    return label * softplus(-score) + (1 - label) * softplus(score)


def softmax(x: Floats) -> Floats:
    """Return exp(x) / sum(exp(x)) along the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(x: Floats) -> Floats:
    """Return the logarithm of `softmax`, without its rounding for small probabilities."""
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
