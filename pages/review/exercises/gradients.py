"""What goes back."""

from __future__ import annotations

import numpy as np

from core.cbow import ContextMean
from core.functions import sigmoid, sigmoid_cross_entropy
from core.layers import Embedding, SigmoidWithLoss
from core.loss import NegativeSamplingLoss
from pages.review.exercises.exercise import Exercise, Value, pick, written

_EPSILON = 1e-4
"""Of the gradient checks."""


def gap(rng: np.random.Generator) -> Exercise:
    """Ask for the gradient of the loss for a score."""
    y, t = float(rng.integers(1, 10)) / 10, int(rng.integers(2))
    back = _back(float(np.log(y / (1 - y))), t)
    by_answer = back / (y * (1 - y))
    return Exercise({"y": written(y), "t": t}, {"gap": back, "answer": y, "node": by_answer})


def far(rng: np.random.Generator) -> Exercise:
    """Ask how far a step moves a score that is far off."""
    s, rate = -float(rng.integers(4, 10)), pick(rng, 0.5, 1.0, 2.0)
    y = float(sigmoid(np.array(s)))
    squared = -2 * (y - 1) * y * (1 - y)
    loss = float(sigmoid_cross_entropy(np.array(s), 1))
    options = {"slope": -rate * _back(s, 1), "squared": rate * squared, "loss": rate * loss}
    return Exercise({"s": written(s), "rate": written(rate)}, options)


def add_up(rng: np.random.Generator) -> Exercise:
    """Ask for the gradient of a row that is used twice."""
    first, second = np.round(rng.uniform(-2.0, 3.0, size=2), 1)
    row, other = (int(word) for word in rng.choice(9, size=2, replace=False))
    embed = Embedding(np.zeros((9, 1)))
    embed.forward(np.array([row, other, row]))
    embed.backward(np.array([[first], [1.0], [second]]))
    total = float(embed.grads[0][row, 0])
    numbers: dict[str, Value] = {
        "row": row,
        "other": other,
        "first": written(float(first)),
        "second": written(float(second)),
    }
    return Exercise(numbers, {"sum": total, "last": float(second), "mean": total / 2})


def batch(rng: np.random.Generator) -> Exercise:
    """Ask what one question of a batch sends back."""
    y, B = float(rng.integers(1, 9)) / 10, int(pick(rng, 2, 4, 5, 8, 10))
    layer = SigmoidWithLoss()
    layer.forward(np.full(B, np.log(y / (1 - y))), np.ones(B, dtype=int))
    one = float(layer.backward()[0])
    return Exercise({"y": written(y), "B": B}, {"shared": one, "whole": one * B, "times": one * B * B})


def slope(rng: np.random.Generator) -> Exercise:
    """Ask what a gradient check reports when the two losses drew different negatives."""
    W_out, h = rng.standard_normal((20, 3)), rng.standard_normal((1, 3))
    layer = NegativeSamplingLoss(W_out, np.arange(20), sample_size=3, rng=rng)
    losses = [round(layer.forward(h, np.array([0])), 2) for _ in range(2)]
    reported = (losses[0] - losses[1]) / (2 * _EPSILON)
    numbers = {"first": f"{losses[0]:.2f}", "second": f"{losses[1]:.2f}", "epsilon": f"{_EPSILON:g}"}
    return Exercise(
        numbers, {"quotient": reported, "difference": losses[0] - losses[1], "half": reported * _EPSILON}
    )


def consistent(rng: np.random.Generator) -> Exercise:
    """Ask which slope a gradient check finds where forward is not what was meant."""
    C, dh = 2 * int(rng.integers(1, 6)), round(float(rng.uniform(0.5, 4.0)), 1)
    W_in = np.zeros((C, 1))
    mean = ContextMean(W_in, C)

    def loss(moved: float) -> float:
        W_in[0] = moved
        # The fault: the rows' sum in place of their mean.
        return dh * C * float(mean.forward(np.arange(C)[None])[0, 0])

    found = (loss(_EPSILON) - loss(-_EPSILON)) / (2 * _EPSILON)
    return Exercise({"C": C, "dh": f"{dh:.1f}"}, {"itself": found, "meant": dh / C, "times": dh * C})


def _back(score: float, label: int) -> float:
    layer = SigmoidWithLoss()
    layer.forward(np.array([score]), np.array([label]))
    return float(layer.backward()[0])
