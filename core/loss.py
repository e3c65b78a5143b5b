"""Two output layers for CBOW: negative sampling (section 4.2.7) and the softmax that it replaces."""

from __future__ import annotations

import numpy as np

from core.errors import BadShape
from core.functions import Floats, Ints, log_softmax
from core.layers import EmbeddingDot, SigmoidWithLoss
from core.sampler import UnigramSampler


class NegativeSamplingLoss:
    """K + 1 yes-or-no questions for each example: "is it the target?" and K times "is it this noise word?".

    The loss is the sum over the K + 1 questions and the mean over the batch:
    -log sigmoid(h·w_target) - sum over negatives of log sigmoid(-h·w_negative)
    (Mikolov et al. 2013b, equation 4, with the sign turned).

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
    sampler : UnigramSampler, optional
        A sampler to use in place of the default one (K different words, the target excluded).
    rng : numpy.random.Generator, optional
        The random generator of the default sampler.
    """

    def __init__(
        self,
        W: Floats,
        corpus: Ints,
        power: float = 0.75,
        sample_size: int = 5,
        *,
        sampler: UnigramSampler | None = None,
        rng: np.random.Generator | None = None,
    ) -> None:
        self.sampler = sampler or UnigramSampler(corpus, power, sample_size, vocab_size=len(W), rng=rng)
        self.sample_size = self.sampler.sample_size
        self.loss_layers = [SigmoidWithLoss() for _ in range(self.sample_size + 1)]
        self.embed_dot_layers = [EmbeddingDot(W) for _ in range(self.sample_size + 1)]
        self.params = [W]
        self.grads = [np.zeros_like(W)]

    def forward(self, h: Floats, target: Ints, *, negatives: Ints | None = None) -> float:
        """Return the loss of h of shape (B, H) for targets of shape (B,).

        `negatives` of shape (B, K) are drawn by the sampler unless they are given.
        """
        if negatives is None:
            negatives = self.sampler.get_negative_sample(target)
        if negatives.shape != (len(target), self.sample_size):
            raise BadShape(name="negatives", expected=(len(target), self.sample_size), got=negatives.shape)

        words = np.column_stack([target, negatives])
        loss = 0.0
        for k, (dot, loss_layer) in enumerate(zip(self.embed_dot_layers, self.loss_layers, strict=True)):
            score = dot.forward(h, words[:, k])
            label = np.ones(len(target), dtype=int) if k == 0 else np.zeros(len(target), dtype=int)
            loss += loss_layer.forward(score, label)
        return loss

    def backward(self, dout: float = 1) -> Floats:
        """Return dh of shape (B, H); all K + 1 layers share W, so their gradients add up."""
        (dW,) = self.grads
        dW[...] = 0
        dh = np.zeros_like(self.embed_dot_layers[0].cache[0])
        for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):
            dscore = loss_layer.backward(dout)
            dh += dot.backward(dscore)
            dW += dot.grads[0]
        return dh


class SoftmaxLoss:
    """One question with V answers: "which word is it?" — the layer whose cost grows with V (section 4.2.1).

    Parameters
    ----------
    W : array of shape (V, H)
        The output embedding, one row for each word (the book's chapter 3 keeps its transpose).
    """

    def __init__(self, W: Floats) -> None:
        self.params = [W]
        self.grads = [np.zeros_like(W)]
        self.cache: tuple[Floats, Ints, Floats]

    def forward(self, h: Floats, target: Ints) -> float:
        """Return the mean cross-entropy of h of shape (B, H) for targets of shape (B,)."""
        (W,) = self.params
        score = h @ W.T
        log_y = log_softmax(score)
        self.cache = (h, target, np.exp(log_y))
        return float(-np.mean(log_y[np.arange(len(target)), target]))

    def backward(self, dout: float = 1) -> Floats:
        """Return dh of shape (B, H); every row of dW is filled."""
        (W,), (dW,) = self.params, self.grads
        h, target, y = self.cache
        dscore = y.copy()
        dscore[np.arange(len(target)), target] -= 1
        dscore *= dout / len(target)
        dW[...] = dscore.T @ h
        return dscore @ W
