"""What a trained score means: pairs of words, each with a score of its own, trained with k negatives.

Levy & Goldberg 2014 ("Neural word embedding as implicit matrix factorization") show for skip-gram with
enough dimensions, and noise drawn by the words' frequencies in the pairs, that the best score of a pair is
PMI(word, context) - log k. Here every pair has a free score, and gradient descent has to find that by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints, sigmoid
from material.once import once
from material.sentence import CONTEXTS, TARGETS, WORDS

MAX_NEGATIVES = 20
DESCENT_STEPS = 400


@dataclass(frozen=True)
class Pairs:
    """The pairs of the book's sentence.

    Attributes
    ----------
    counts : array of shape (V, V)
        How often a context (row) stood beside a word (column).
    """

    counts: Ints

    @property
    def conditional(self) -> Floats:
        """p(word | context), row by row, of shape (V, V)."""
        return self.counts / np.maximum(self.counts.sum(axis=1, keepdims=True), 1)

    @property
    def noise(self) -> Floats:
        """How often each word stands in the pairs, as a share, of shape (V,)."""
        return self.counts.sum(axis=0) / self.counts.sum()


def count_pairs() -> Pairs:
    """Count the pairs of a target and one of its contexts."""
    vocab_size = len(WORDS)
    counts = np.zeros((vocab_size, vocab_size), dtype=int)
    np.add.at(counts, (CONTEXTS, TARGETS[:, None]), 1)
    return Pairs(counts)


PAIRS = count_pairs()
SEEN = tuple((int(context), int(word)) for context, word in np.argwhere(PAIRS.counts))
NAMES = tuple(f"{WORDS[context]}-{WORDS[word]}" for context, word in SEEN)


@once(maxsize=MAX_NEGATIVES)
def trained_scores(sample_size: int) -> Floats:
    """Train a score for each pair that was seen: "is it real?", against `sample_size` negatives for each real one.

    Returns
    -------
    array of shape (V, V)
        0 for pairs that were not seen; theirs would fall without end.
    """
    real = PAIRS.counts.astype(float)
    drawn = sample_size * real.sum(axis=1, keepdims=True) * PAIRS.noise
    seen = real > 0
    score = np.zeros(real.shape)
    for _ in range(DESCENT_STEPS):
        y = sigmoid(score)
        # y - t, once for each real pair (t = 1) and once for each expected negative (t = 0).
        gradient = real * (y - 1) + drawn * y
        score[seen] -= 4 * gradient[seen] / (real + drawn)[seen]
    return score


@dataclass(frozen=True)
class PairView:
    """One pair under all numbers of negatives.

    Attributes
    ----------
    probability : float
        p(word | context), by counting.
    pmi : float
        The logarithm of that over the word's share of the noise.
    k : array of shape (n,)
    score, y : arrays of shape (n,)
        Trained, and the answer σ(score).
    """

    probability: float
    pmi: float
    k: Ints
    score: Floats
    y: Floats

    @property
    def theory(self) -> Floats:
        """PMI - log k."""
        return self.pmi - np.log(self.k)

    @property
    def theory_y(self) -> Floats:
        """The answer that belongs to it."""
        return sigmoid(self.theory)


def look_at(name: str) -> PairView:
    """Return what becomes of a pair, named as in `NAMES`."""
    context, word = SEEN[NAMES.index(name)]
    probability = float(PAIRS.conditional[context, word])
    k = np.arange(1, MAX_NEGATIVES + 1)
    score = np.array([trained_scores(int(n))[context, word] for n in k])
    pmi = float(np.log(probability / PAIRS.noise[word]))
    return PairView(probability, pmi, k, score, sigmoid(score))
