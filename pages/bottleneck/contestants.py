"""Three output layers that do the same work, each cut into phases that can be timed one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from core.engines.vectorised import RowAdagrad
from core.functions import Floats, Ints
from core.layers import Embedding
from core.loss import NegativeSamplingLoss, SoftmaxLoss
from core.optim import Adam
from core.sampler import UnigramSampler
from core.tracing.source import Source, capture
from pages.bottleneck.row_loss import RowNegativeSamplingLoss

PHASES = ("sampler", "forward", "backward", "optimiser")

Phase = tuple[str, Callable[[], object]]

ADAM_RATE, ADAGRAD_RATE = 0.001, 0.15


class Contestant(Protocol):
    """An output layer with its optimiser."""

    def phases(self, h: Floats, target: Ints) -> list[Phase]:
        """Return what one batch asks for, in order."""


class Softmax:
    """The softmax over the whole vocabulary, with Adam."""

    def __init__(self, W: Floats, corpus: Ints, sample_size: int, rng: np.random.Generator) -> None:
        self.loss = SoftmaxLoss(W)
        self.optimiser = Adam(ADAM_RATE)

    def phases(self, h: Floats, target: Ints) -> list[Phase]:
        """Return what one batch asks for, in order."""
        loss = self.loss
        return [
            ("forward", lambda: loss.forward(h, target)),
            ("backward", loss.backward),
            ("optimiser", lambda: self.optimiser.update(loss.params, loss.grads)),
        ]


class BookLayers:
    """Negative sampling by the book's layers, with Adam."""

    def __init__(self, W: Floats, corpus: Ints, sample_size: int, rng: np.random.Generator) -> None:
        self.loss = NegativeSamplingLoss(W, corpus, sample_size=sample_size, rng=rng)
        self.optimiser = Adam(ADAM_RATE)
        self.negatives: Ints

    def phases(self, h: Floats, target: Ints) -> list[Phase]:
        """Return what one batch asks for, in order."""
        loss = self.loss
        return [
            ("sampler", lambda: self._draw(target)),
            ("forward", lambda: loss.forward(h, target, negatives=self.negatives)),
            ("backward", loss.backward),
            ("optimiser", lambda: self.optimiser.update(loss.params, loss.grads)),
        ]

    def _draw(self, target: Ints) -> None:
        self.negatives = self.loss.sampler.get_negative_sample(target)


class RowsOnly:
    """The same negative sampling with an alias table, gradients by rows, and Adagrad on those rows.

    Adam cannot be had for a few rows: its moments move every row in every step.
    """

    def __init__(self, W: Floats, corpus: Ints, sample_size: int, rng: np.random.Generator) -> None:
        self.loss = RowNegativeSamplingLoss(W, corpus, sample_size=sample_size, rng=rng)
        self.optimiser = RowAdagrad(len(W))
        self.negatives: Ints

    def phases(self, h: Floats, target: Ints) -> list[Phase]:
        """Return what one batch asks for, in order."""
        loss = self.loss
        return [
            ("sampler", lambda: self._draw(target)),
            ("forward", lambda: loss.forward(h, target, negatives=self.negatives)),
            ("backward", loss.backward),
            ("optimiser", lambda: self.optimiser.update(loss.params[0], loss.grads[0], ADAGRAD_RATE)),
        ]

    def _draw(self, target: Ints) -> None:
        self.negatives = self.loss.sampler.get_negative_sample(target)


CONTESTANTS: dict[str, Callable[[Floats, Ints, int, np.random.Generator], Contestant]] = {
    "softmax": Softmax,
    "layers": BookLayers,
    "rows": RowsOnly,
}


_COSTLY: tuple[tuple[Source, tuple[str, ...]], ...] = (
    (
        capture(UnigramSampler.get_negative_sample),
        ("word_p.copy()", "p /= p.sum()", "replace=self.replace, p=p"),
    ),
    (capture(Embedding.backward), ("dW[...] = 0",)),
    (capture(NegativeSamplingLoss.backward), ("dW[...] = 0", "dW += dot.grads[0]")),
    (capture(Adam.update), ("m +=", "v +=", "W -=")),
)


def lines_with(source: Source, fragments: tuple[str, ...]) -> set[int]:
    """Return the numbers of the lines that contain one of some texts."""
    return {number for number, line in source.lines if any(fragment in line for fragment in fragments)}


COSTLY = tuple((source, lines_with(source, fragments)) for source, fragments in _COSTLY)
"""Functions of the book's way, and their lines whose work grows with V."""

BY_ROWS = tuple(
    capture(function)
    for function in (RowNegativeSamplingLoss.forward, RowNegativeSamplingLoss.backward, RowAdagrad.update)
)
"""Functions that stand in the place of the costly ones, and whose work does not grow with V."""
