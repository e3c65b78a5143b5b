"""What an optimiser does to rows that nobody uses, and what better code alone gains."""

from __future__ import annotations

import numpy as np

from core.optim import Adam
from pages.review.exercises.exercise import Exercise, Value, pick, written


def every_row(rng: np.random.Generator) -> Exercise:
    """Ask how many numbers a step of Adam changes."""
    V, H, n = 1000 * int(rng.integers(2, 10)), 10 * int(rng.integers(2, 9)), 50 * int(rng.integers(2, 9))
    # One column stands for all H: they go alike.
    W, used = np.zeros((V, 1)), np.arange(V) < n
    adam = Adam()
    adam.update([W], [np.ones((V, 1))])
    before = [array.copy() for array in (W, *adam.m, *adam.v)]
    adam.update([W], [used[:, None].astype(float)])
    after = (W, *adam.m, *adam.v)
    changed = sum(int(np.count_nonzero(old != new)) for old, new in zip(before, after, strict=True))
    numbers: dict[str, Value] = {"V": f"{V:,}", "H": H, "n": n}
    return Exercise(numbers, {"all": changed * H, "weights": V * H, "used": 3 * n * H})


def meanwhile(rng: np.random.Generator) -> Exercise:
    """Ask how far Adam moves a number whose row gets no gradient any more."""
    rate, n = float(pick(rng, 0.1, 0.2, 0.5)), int(rng.integers(3, 13))
    W, adam = np.zeros(1), Adam(lr=rate)
    adam.update([W], [np.ones(1)])
    first = W.copy()
    for _ in range(n):
        adam.update([W], [np.zeros(1)])
    moved = float((first - W)[0])
    return Exercise({"rate": written(rate), "n": n}, {"fading": moved, "none": 0.0, "steady": n * rate})


def code_alone(rng: np.random.Generator) -> Exercise:
    """Ask for the part of a gain that the code has."""
    layers, code, steps = 1000 * int(rng.integers(2, 8)), int(rng.integers(20, 90)), int(rng.integers(3, 10))
    speeds = {"layers": layers, "same": layers * code, "every": layers * code * steps}
    ratios = {"code": ("same", "layers"), "whole": ("every", "layers"), "steps": ("every", "same")}
    return Exercise(
        {name: f"{speed:,}" for name, speed in speeds.items()},
        {rule: speeds[fast] / speeds[slow] for rule, (fast, slow) in ratios.items()},
    )
