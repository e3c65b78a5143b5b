"""The layers of sections 4.1 and 4.2, named as in the book.

Every layer keeps one contract: `params` and `grads` are lists of arrays of equal shapes,
`forward` computes and remembers what `backward` needs, `backward` takes the gradient of the loss
with respect to the output, fills `grads`, and returns the gradient with respect to the input.

Sizes: B examples in the batch, V words in the vocabulary, H numbers in a word vector.
"""

from __future__ import annotations

import numpy as np

from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy


class Embedding:
    """Rows of W, picked by word id.

    The product of a one-hot vector with W is one row of W; this layer just takes the row
    (*Deep Learning from Scratch 2*, section 4.1).

    Parameters
    ----------
    W : array of shape (V, H)
        One row for each word. It is not copied: the optimiser changes it in place.
    """

    def __init__(self, W: Floats) -> None:
        self.params = [W]
        self.grads = [np.zeros_like(W)]
        self.idx: Ints

    def forward(self, idx: Ints) -> Floats:
        """Return the rows W[idx], of shape (B, H), for word ids of shape (B,)."""
        (W,) = self.params
        self.idx = idx
        return W[idx]

    def backward(self, dout: Floats) -> None:
        """Add dout, of shape (B, H), to the rows of dW that were used; an id used twice gets both."""
        (dW,) = self.grads
        dW[...] = 0
        np.add.at(dW, self.idx, dout)


class EmbeddingDot:
    """The score of each example: h times the row of W of one word (section 4.2.4).

    Parameters
    ----------
    W : array of shape (V, H)
        The output embedding W_out, one row for each word.
    """

    def __init__(self, W: Floats) -> None:
        self.embed = Embedding(W)
        self.params = self.embed.params
        self.grads = self.embed.grads
        self.cache: tuple[Floats, Floats]

    def forward(self, h: Floats, idx: Ints) -> Floats:
        """Return scores of shape (B,) for h of shape (B, H) and one word id for each example."""
        target_W = self.embed.forward(idx)
        out = np.sum(target_W * h, axis=1)
        self.cache = (h, target_W)
        return out

    def backward(self, dout: Floats) -> Floats:
        """Return dh of shape (B, H) for dout of shape (B,)."""
        h, target_W = self.cache
        dout = dout.reshape(-1, 1)
        dtarget_W = dout * h
        self.embed.backward(dtarget_W)
        dh = dout * target_W
        return dh


class SigmoidWithLoss:
    """Sigmoid and cross-entropy in one layer, because their gradient together is y - t (section 4.2.3)."""

    def __init__(self) -> None:
        self.params: list[Floats] = []
        self.grads: list[Floats] = []
        self.y: Floats
        self.label: Ints

    def forward(self, score: Floats, label: Ints) -> float:
        """Return the mean loss of scores of shape (B,) against labels of 1 (true word) or 0 (noise)."""
        self.label = label
        self.y = sigmoid(score)
        return float(np.mean(sigmoid_cross_entropy(score, label)))

    def backward(self, dout: float = 1) -> Floats:
        """Return the gradient with respect to the scores, (y - t) / B."""
        return dout * (self.y - self.label) / len(self.label)
