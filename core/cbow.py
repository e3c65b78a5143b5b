"""CBOW: guess a word from the mean of the vectors around it."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import DTypeLike

from core.errors import BadShape, BadWordIds
from core.functions import Floats, Ints
from core.layers import Embedding
from core.loss import NegativeSamplingLoss, SoftmaxLoss


class OutputLayer(Protocol):
    """What CBOW asks of the layer above the hidden vector."""

    params: list[Floats]
    grads: list[Floats]

    def forward(self, h: Floats, target: Ints) -> float:
        """Return the loss."""

    def backward(self, dout: float = 1) -> Floats:
        """Return dh of shape (B, H), the gradient of the loss with respect to h."""


class ContextMean:
    """Up to 2 x window Embedding layers that share W_in, and the mean of their outputs.

    Parameters
    ----------
    W : array of shape (V, H)
        The input embedding W_in.
    max_contexts : int
        The largest number of context words C of a batch.
    divide : bool
        Whether a context word receives its share dh / C, the gradient of the mean, as in the book,
        or the whole of dh, as in word2vec.c and gensim.
    """

    def __init__(self, W: Floats, max_contexts: int, *, divide: bool = True) -> None:
        self.divide = divide
        self.layers = [Embedding(W) for _ in range(max_contexts)]
        self.params = [W]
        self.grads = [np.zeros_like(W)]
        self.used: list[Embedding]

    def forward(self, contexts: Ints) -> Floats:
        """Return h of shape (B, H) for context ids of shape (B, C)."""
        n_contexts = contexts.shape[1]
        self.used = self.layers[:n_contexts]
        h = np.zeros((len(contexts), self.params[0].shape[1]), dtype=self.params[0].dtype)
        for layer, idx in zip(self.used, contexts.T, strict=True):
            h += layer.forward(idx)
        return h / n_contexts

    def backward(self, dh: Floats) -> None:
        """Give each context word its share dh / C; the layers share W, so their gradients add up."""
        (dW,) = self.grads
        dW[...] = 0
        dcontext = dh / len(self.used) if self.divide else dh
        for layer in self.used:
            layer.backward(dcontext)
            dW += layer.grads[0]


class _CBOW:
    """What the two CBOWs share: context words, their mean, an output layer, the loss; only that layer differs."""

    def __init__(self, context_mean: ContextMean, output: OutputLayer) -> None:
        self.context_mean = context_mean
        self.output = output
        self.params = context_mean.params + output.params
        self.grads = context_mean.grads + output.grads

    @property
    def word_vecs(self) -> Floats:
        """The vectors that the book keeps: W_in, of shape (V, H)."""
        return self.context_mean.params[0]

    def forward(self, contexts: Ints, target: Ints) -> float:
        """Return the loss of a batch.

        Parameters
        ----------
        contexts : array of shape (B, C)
            Ids of the words around each target; C is at most twice the window.
        target : array of shape (B,)
            Ids of the words to guess.

        Raises
        ------
        BadShape, BadWordIds
        """
        self._check(contexts, target)
        return self.output.forward(self.context_mean.forward(contexts), target)

    def backward(self, dout: float = 1) -> None:
        """Compute the gradients of W_in and W_out, and keep them in `grads`."""
        self.context_mean.backward(self.output.backward(dout))

    def _check(self, contexts: Ints, target: Ints) -> None:
        most = len(self.context_mean.layers)
        if contexts.ndim != 2 or not 1 <= contexts.shape[1] <= most or len(contexts) != len(target):
            raise BadShape(name="contexts", expected=f"({len(target)}, 1 to {most})", got=contexts.shape)
        # A negative id would silently count from the end of W.
        for ids in (contexts, target):
            if ids.size and not (ids.min() >= 0 and ids.max() < len(self.word_vecs)):
                found = ids.min() if ids.min() < 0 else ids.max()
                raise BadWordIds(last=len(self.word_vecs) - 1, found=found)


def initial_weights(
    vocab_size: int, hidden_size: int, rng: np.random.Generator, dtype: DTypeLike = np.float64
) -> tuple[Floats, Floats]:
    """Return W_in and W_out of shape (V, H), normal with deviation 0.01 as in the book: scores start near 0."""
    W_in = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)
    W_out = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)
    return W_in, W_out


class CBOW(_CBOW):
    """CBOW with negative sampling (sections 4.2.7 and 4.3.1).

    Parameters
    ----------
    vocab_size, hidden_size, window_size : int
        V, H, and the number of context words on each side.
    corpus : array of word ids
        The text whose word counts give the noise distribution.
    power, sample_size : float, int
        The exponent of the noise distribution and the number K of negatives.
    divide : bool
        Whether a context word receives dh / C (the book) or dh (word2vec.c, gensim).
    rng : numpy.random.Generator, optional
        The source of the first weights and of the negatives.
    dtype : dtype
        The float type of the weights.
    """

    def __init__(
        self,
        vocab_size: int,
        hidden_size: int,
        window_size: int,
        corpus: Ints,
        *,
        power: float = 0.75,
        sample_size: int = 5,
        divide: bool = True,
        rng: np.random.Generator | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        rng = rng or np.random.default_rng()
        W_in, W_out = initial_weights(vocab_size, hidden_size, rng, dtype)
        self.ns_loss = NegativeSamplingLoss(W_out, corpus, power, sample_size, rng=rng)
        super().__init__(ContextMean(W_in, 2 * window_size, divide=divide), self.ns_loss)


class SoftmaxCBOW(_CBOW):
    """CBOW with a softmax over the whole vocabulary: the baseline of section 4.2.1.

    Parameters
    ----------
    vocab_size, hidden_size, window_size : int
        V, H, and the number of context words on each side.
    rng : numpy.random.Generator, optional
        The source of the first weights.
    dtype : dtype
        The float type of the weights.
    """

    def __init__(
        self,
        vocab_size: int,
        hidden_size: int,
        window_size: int,
        *,
        rng: np.random.Generator | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        rng = rng or np.random.default_rng()
        W_in, W_out = initial_weights(vocab_size, hidden_size, rng, dtype)
        super().__init__(ContextMean(W_in, 2 * window_size), SoftmaxLoss(W_out))
