"""Can two losses be compared? One network, its loss measured with different numbers of negatives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from material.once import once
from pages.approximation.nearness import draw
from pages.approximation.toy_network import EXAMPLES, SIZES, bench

ZERO_GUESSES = {"none": 0.0, "one": float(np.log(2)), "all": float(6 * np.log(2)), "words": float(np.log(7))}
"""The loss at zero scores and K = 5, as the learner may guess it."""
ZERO_K = 5

LOSS_DRAWS = 2


@dataclass(frozen=True)
class Ruler:
    """One model, its loss measured with different numbers of negatives.

    Attributes
    ----------
    loss : array of shape (len(SIZES),)
        The mean loss over examples and draws.
    rank : float
        Median rank of the true word among all words by score; 1 is best. No negatives take part.
    vocab_size : int
    """

    loss: Floats
    rank: float
    vocab_size: int


@once(maxsize=2)
def ruler(trained: bool) -> Ruler:
    """Measure the network before or after its training."""
    net = bench(trained)
    loss = [
        np.mean([draw(net, e, size, LOSS_DRAWS, seed=1).found["negative"].loss for e in range(EXAMPLES)])
        for size in SIZES
    ]
    score = net.h @ net.W_out.T
    true = score[np.arange(EXAMPLES), net.target]
    rank = (score > true[:, None]).sum(axis=1) + 1
    return Ruler(np.array(loss), float(np.median(rank)), len(net.q))
