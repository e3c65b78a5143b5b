"""Divide the context gradient by the number of context words or not: what it does to a training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from material.once import once
from pages.approximation.toy_network import held_out_rank

RATES = (0.02, 0.05, 0.1, 0.15, 0.3)
"""Learning rates at the start of a training; above these it soon diverges."""
GUESSES = ("same", "larger", "worse")


@dataclass(frozen=True)
class Divided:
    """How well held-out words are guessed, with the division and without it.

    Attributes
    ----------
    divided, whole : arrays of shape (len(RATES),)
        The typical rank when each context word receives dh / C, and when each receives dh.
    """

    divided: Floats
    whole: Floats


@once(maxsize=1)
def by_rate() -> Divided:
    """Train at every learning rate, both ways."""
    divided, whole = (
        np.array([held_out_rank(learning_rate=rate, divide=divide) for rate in RATES])
        for divide in (True, False)
    )
    return Divided(divided, whole)
