"""Do more negatives make better vectors? Held-out words ranked after trainings with few and with many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from material.once import once
from pages.approximation.toy_network import SETTINGS, held_out_rank

SIZES = (1, 2, 4, 9, 19, 29, 59)
"""Values of K; each K + 1 divides `BUDGET`."""
BUDGET = 60
"""Questions that may be asked about each word of the text in a whole training, of the same cost for every K."""
GUESSES = ("better", "optimum", "worse")


@dataclass(frozen=True)
class RankBySize:
    """How well held-out words are guessed after trainings that differ in K.

    Attributes
    ----------
    same_epochs : array of shape (len(SIZES),)
        The typical rank (`toy_network.typical`) after `SETTINGS.epochs` passes over the text.
    same_cost : array of shape (len(SIZES),)
        The same after as many passes as `BUDGET` questions for each word allow.
    """

    same_epochs: Floats
    same_cost: Floats


def passes(sample_size: int) -> int:
    """Return the passes over the text that the budget allows with K negatives."""
    return BUDGET // (sample_size + 1)


@once(maxsize=1)
def rank_by_size() -> RankBySize:
    """Train with every K, twice."""
    return RankBySize(
        same_epochs=np.array([held_out_rank(sample_size=K, epochs=SETTINGS.epochs) for K in SIZES]),
        same_cost=np.array([held_out_rank(sample_size=K, epochs=passes(K)) for K in SIZES]),
    )
