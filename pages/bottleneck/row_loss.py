"""Negative sampling that touches only the rows it needs: the mathematics of `core.loss` without its dense arrays."""

from __future__ import annotations

import numpy as np

from core.engines.alias import AliasSampler
from core.engines.vectorised import RowGradients, labels, sum_rows
from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy


class RowNegativeSamplingLoss:
    """`NegativeSamplingLoss`, its K + 1 layers computed at once and its gradient kept as rows.

    Given the same negatives, loss and gradients are the same numbers. It does without a copy of the noise
    distribution for every example and without K + 2 gradients of shape (V, H), cleared and added up in every step.

    Parameters
    ----------
    W : array of shape (V, H)
        The output embedding W_out.
    corpus : array of word ids
        The text whose word counts give the noise distribution.
    power : float
        The exponent of the counts.
    sample_size : int
        K, the number of negatives.
    rng : numpy.random.Generator, optional
        The source of the negatives.

    Attributes
    ----------
    grads : list of RowGradients
        The rows of dW that are not zero, once `backward` has run.
    """

    def __init__(
        self,
        W: Floats,
        corpus: Ints,
        power: float = 0.75,
        sample_size: int = 5,
        *,
        rng: np.random.Generator | None = None,
    ) -> None:
        self.sampler = AliasSampler(corpus, power, sample_size, vocab_size=len(W), rng=rng)
        self.params = [W]
        self.grads: list[RowGradients] = []
        self.cache: tuple[Floats, Ints, Floats, Floats]

    def forward(self, h: Floats, target: Ints, *, negatives: Ints | None = None) -> float:
        """Return the loss of h of shape (B, H) for targets of shape (B,)."""
        if negatives is None:
            negatives = self.sampler.get_negative_sample(target)
        (W,) = self.params
        words = np.column_stack([target, negatives])
        target_W = W[words]
        score = np.einsum("bkh,bh->bk", target_W, h)
        label = labels(score)
        self.cache = (h, words, target_W, sigmoid(score) - label)
        return float(sigmoid_cross_entropy(score, label).sum(axis=1).mean())

    def backward(self, dout: float = 1) -> Floats:
        """Return dh of shape (B, H); a row of W that was used twice gets both gradients."""
        h, words, target_W, error = self.cache
        dscore = dout * error / len(h)
        dtarget_W = dscore[:, :, None] * h[:, None, :]
        self.grads = [sum_rows(words.ravel(), dtarget_W.reshape(-1, h.shape[1]))]
        return np.einsum("bk,bkh->bh", dscore, target_W)
