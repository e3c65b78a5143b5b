"""The layer of section 4.2.3 in the shape that the book gives it, in our own words: each line is its formula.

`core` computes the same in forms that lose no digits; the page shows both, and where they part.
"""

from __future__ import annotations

import numpy as np

from core.functions import Floats, Ints


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), elementwise."""
    return 1 / (1 + np.exp(-x))


def cross_entropy(y: Floats, label: Ints) -> Floats:
    """Return the loss of each answer y against its label; the 1e-7 keeps log 0 away."""
    return -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))


class SigmoidWithLoss:
    """Sigmoid and cross-entropy in one layer."""

    def __init__(self) -> None:
        self.y: Floats
        self.label: Ints

    def forward(self, score: Floats, label: Ints) -> float:
        """Return the mean loss of scores of shape (B,) against labels of 1 or 0."""
        self.label = label
        self.y = sigmoid(score)
        return float(np.mean(cross_entropy(self.y, label)))

    def backward(self, dout: float = 1) -> Floats:
        """Return the gradient with respect to the scores, (y - t) / B, as if the 1e-7 were not there."""
        return dout * (self.y - self.label) / len(self.label)
