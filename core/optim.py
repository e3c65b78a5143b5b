"""Gradient descent, as the book writes it: `update(params, grads)` changes the parameters in place."""

from collections.abc import Sequence

import numpy as np

from core.functions import Floats


class SGD:
    """Stochastic gradient descent: W <- W - lr dW.

    Parameters
    ----------
    lr : float
        The learning rate.
    """

    def __init__(self, lr: float = 0.01) -> None:
        self.lr = lr

    def update(self, params: Sequence[Floats], grads: Sequence[Floats]) -> None:
        """Take one step against the gradients."""
        for W, dW in zip(params, grads, strict=True):
            W -= self.lr * dW


class Adam:
    """Adam (Kingma & Ba 2015, algorithm 1, with the bias corrections folded into the rate as in its section 2).

    Every step changes every row of a dense W, used or not: the mean m of past gradients goes on
    moving rows long after their word was seen.

    Parameters
    ----------
    lr, beta1, beta2 : float
        The learning rate and the decay of the two moments.
    """

    def __init__(self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999) -> None:
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.step = 0
        self.m: list[Floats] = []
        self.v: list[Floats] = []

    def update(self, params: Sequence[Floats], grads: Sequence[Floats]) -> None:
        """Take one step."""
        if not self.m:
            self.m = [np.zeros_like(W) for W in params]
            self.v = [np.zeros_like(W) for W in params]
        self.step += 1
        lr = self.lr * np.sqrt(1 - self.beta2**self.step) / (1 - self.beta1**self.step)
        for W, dW, m, v in zip(params, grads, self.m, self.v, strict=True):
            m += (1 - self.beta1) * (dW - m)
            v += (1 - self.beta2) * (dW * dW - v)
            # The book's 1e-7 stands where the paper has 1e-8.
            W -= lr * m / (np.sqrt(v) + 1e-7)
