"""How much is read, kept and changed."""

from __future__ import annotations

import numpy as np

from core.cbow import ContextMean
from core.layers import Embedding
from core.loss import NegativeSamplingLoss
from pages.review.exercises.exercise import Exercise, Value


def cost(rng: np.random.Generator) -> Exercise:
    """Ask for the multiplications of an example's scores."""
    V, H, K = 1000 * int(rng.integers(2, 10)), 10 * int(rng.integers(2, 9)), int(rng.integers(3, 9))
    W_out = np.zeros((V, H))
    rows = W_out[: K + 1]
    numbers: dict[str, Value] = {"V": f"{V:,}", "H": H, "K": K}
    return Exercise(numbers, {"rows": rows.size, "noise": rows[1:].size, "all": W_out.size})


def memory(rng: np.random.Generator) -> Exercise:
    """Ask how many numbers W_out holds."""
    V, H, K = 1000 * int(rng.integers(2, 10)), 10 * int(rng.integers(2, 9)), int(rng.integers(3, 9))
    layer = NegativeSamplingLoss(np.zeros((V, H)), np.arange(V), sample_size=K)
    (W_out,) = layer.params
    numbers: dict[str, Value] = {"V": f"{V:,}", "H": H, "K": K}
    return Exercise(numbers, {"all": W_out.size, "used": (K + 1) * H, "twice": 2 * W_out.size})


def touched(rng: np.random.Generator) -> Exercise:
    """Ask for the rows of dW_out that one example changes."""
    V, H, K = 100 * int(rng.integers(2, 10)), 4, int(rng.integers(3, 9))
    layer = NegativeSamplingLoss(rng.standard_normal((V, H)), np.arange(V), sample_size=K, rng=rng)
    layer.forward(rng.standard_normal((1, H)), np.array([0]))
    layer.backward()
    rows = int(np.count_nonzero(layer.grads[0].any(axis=1)))
    return Exercise({"V": V, "K": K}, {"asked": rows, "noise": K, "all": V})


def picked(rng: np.random.Generator) -> Exercise:
    """Ask for the shape that Embedding returns."""
    V, H = int(rng.integers(7, 15)), int(rng.integers(3, 6))
    idx = rng.integers(V, size=int(rng.integers(2, 6)))
    idx = np.append(idx, idx[0])
    out = Embedding(np.zeros((V, H))).forward(idx)
    shape = {
        "examples": out.shape,
        "different": (len(np.unique(idx)), H),
        "words": (len(idx), V),
    }
    numbers = {"V": V, "H": H, "idx": idx.tolist()}
    return Exercise(
        {name: str(value) for name, value in numbers.items()}, {k: str(v) for k, v in shape.items()}
    )


def passes(rng: np.random.Generator) -> Exercise:
    """Ask how many passes a number of questions pays for."""
    K = int(rng.integers(2, 12))
    n = int(rng.integers(3, 12))
    layer = NegativeSamplingLoss(np.zeros((K + 1, 1)), np.arange(K + 1), sample_size=K)
    questions = n * K * len(layer.loss_layers)
    exercise = {"asked": questions // len(layer.loss_layers), "noise": questions // K, "all": questions}
    return Exercise({"K": K, "n": questions}, exercise)


def share_of_h(rng: np.random.Generator) -> Exercise:
    """Ask for the gradient that a context word receives."""
    C = 2 * int(rng.integers(1, 6))
    dh = float(round(rng.uniform(0.5, 4.0), 1))
    mean = ContextMean(np.zeros((C, 1)), C)
    mean.forward(np.arange(C)[None])
    mean.backward(np.array([[dh]]))
    own = float(mean.grads[0][0, 0])
    return Exercise({"C": C, "dh": f"{dh:.1f}"}, {"share": own, "whole": dh, "times": dh * C})
