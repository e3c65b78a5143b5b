"""The book's sentence, the example of most lessons, and small networks that have learnt it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from core.cbow import CBOW
from core.functions import Floats
from core.optim import Adam
from core.text.corpus import create_contexts_target, preprocess
from material.once import once

TEXT = "You say goodbye and I say hello."
CORPUS, IDS, _ = preprocess(TEXT)
WORDS = tuple(IDS)
"""The vocabulary, in the order of the ids."""
TOKENS = tuple(WORDS[i] for i in CORPUS)
CONTEXTS, TARGETS = create_contexts_target(CORPUS, window_size=1)
"""The six examples that the sentence holds for a window of 1."""

RATE = 0.03
"""The learning rate of Adam."""


@once(maxsize=64)
def trained(hidden_size: int, sample_size: int, steps: int, seed: int) -> tuple[Floats, Floats]:
    """Return W_in and W_out of a CBOW after some steps of Adam on the six examples.

    After 0 steps they are the first random weights.
    """
    return next(islice(_training(hidden_size, sample_size, seed, RATE), steps, None))


@once(maxsize=16)
def course(
    hidden_size: int, sample_size: int, steps: int, seed: int, rate: float = RATE
) -> tuple[Floats, Floats]:
    """Return W_in and W_out before the first step and after each one, of shape (steps + 1, V, H)."""
    weights = islice(_training(hidden_size, sample_size, seed, rate), steps + 1)
    W_in, W_out = zip(*((W_in.copy(), W_out.copy()) for W_in, W_out in weights), strict=True)
    return np.stack(W_in), np.stack(W_out)


def _training(hidden_size: int, sample_size: int, seed: int, rate: float) -> Iterator[tuple[Floats, Floats]]:
    """Train without end; yield the first weights, then the same two arrays after each step."""
    rng = np.random.default_rng(seed)
    model = CBOW(len(WORDS), hidden_size, 1, CORPUS, sample_size=sample_size, rng=rng)
    optimiser = Adam(rate)
    W_in, W_out = model.params
    while True:
        yield W_in, W_out
        model.forward(CONTEXTS, TARGETS)
        model.backward()
        optimiser.update(model.params, model.grads)
