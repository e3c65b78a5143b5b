"""Ranks of words that stand for a whole vocabulary where ranks are spaced logarithmically."""

from __future__ import annotations

import numpy as np

from core.functions import Ints

ROUND_RANKS = tuple(digit * 10**power for power in range(7) for digit in (1, 2, 5))
"""1, 2, 5, 10, 20, 50 ..."""


def spaced_ranks(vocab_size: int, n: int) -> Ints:
    """Return up to n different ranks from 1 to V, evenly spaced on a logarithmic axis."""
    return np.unique(np.geomspace(1, vocab_size, n).round().astype(int))
