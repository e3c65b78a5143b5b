"""The book's sentence, the example of most lessons, and small networks that have learnt it."""

from __future__ import annotations

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
    rng = np.random.default_rng(seed)
    model = CBOW(len(WORDS), hidden_size, 1, CORPUS, sample_size=sample_size, rng=rng)
    optimiser = Adam(RATE)
    for _ in range(steps):
        model.forward(CONTEXTS, TARGETS)
        model.backward()
        optimiser.update(model.params, model.grads)
    W_in, W_out = model.params
    return W_in, W_out
