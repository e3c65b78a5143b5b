"""Small networks trained on the toy world, for comparisons that need the exact softmax or many trainings.

The toy world is a text of some hundred words: large enough to have noise, small enough to score every word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.cbow import initial_weights
from core.engines.settings import TrainingSettings
from core.functions import Floats, Ints
from core.sampler import noise_distribution
from core.text.windows import make_pass
from core.training.loop import Training
from material.corpora import load
from material.once import once

CORPUS = "toy_en"
SETTINGS = TrainingSettings(
    engine="compiled", window_size=3, hidden_size=25, sample_size=5, epochs=3, subsample=0.0, seed=1
)
HELD_OUT = 2000
"""The words kept out of a training whose guesses are ranked."""
EXAMPLES = 100
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Values of K that are compared."""


@dataclass(frozen=True)
class Bench:
    """A network, and examples to look at.

    Attributes
    ----------
    words : tuple of str
    q : array of shape (V,)
        The noise distribution, at power 0.75.
    W_in, W_out : arrays of shape (V, H)
    contexts : array of shape (EXAMPLES, C)
    target : array of shape (EXAMPLES,)
    """

    words: tuple[str, ...]
    q: Floats
    W_in: Floats
    W_out: Floats
    contexts: Ints
    target: Ints

    @property
    def h(self) -> Floats:
        """The hidden vectors, of shape (EXAMPLES, H)."""
        return self.W_in[self.contexts].mean(axis=1)


@once(maxsize=2)
def bench(trained: bool) -> Bench:
    """Return the network before or after its training."""
    corpus = load(CORPUS, 1)
    rng = np.random.default_rng(0)
    if trained:
        training = _finished(SETTINGS)
        W_in, W_out = training.engine.W_in.astype(float), training.engine.W_out.astype(float)
    else:
        W_in, W_out = initial_weights(
            len(corpus.vocab), SETTINGS.hidden_size, np.random.default_rng(SETTINGS.seed)
        )
    text = make_pass(corpus, SETTINGS.window_size, rng, shrink=False, subsample=None)
    full = np.flatnonzero(text.n_contexts == 2 * SETTINGS.window_size)
    positions = rng.choice(full, size=EXAMPLES, replace=False)
    return Bench(
        words=corpus.vocab.words,
        q=noise_distribution(corpus.vocab.counts, SETTINGS.power),
        W_in=W_in,
        W_out=W_out,
        contexts=text.contexts(positions),
        target=text.ids[positions],
    )


def held_out_rank(**changes: object) -> float:
    """Train with some settings changed, and return the typical rank of the words that were kept out of it."""
    training = _finished(replace(SETTINGS, held_out=HELD_OUT, **changes))  # type: ignore[arg-type]
    return typical(np.concatenate(list(training.held_out_ranks())))


def typical(ranks: Floats) -> float:
    """Return the geometric mean of ranks: between 1 and 2 it counts as much as between 100 and 200."""
    return float(np.exp(np.mean(np.log(ranks))))


def _finished(settings: TrainingSettings) -> Training:
    training = Training(load(CORPUS, 1), settings)
    for _ in training.slices():
        pass
    return training
