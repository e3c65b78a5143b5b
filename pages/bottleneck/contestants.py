"""A softmax and two output layers with negative sampling, each cut into phases that can be timed one by one."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable, Collection
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


WHOLE: tuple[tuple[Source, tuple[str, ...]], ...] = (
    (capture(UnigramSampler.get_negative_sample), ("p",)),
    (capture(Embedding.backward), ("dW",)),
    (capture(NegativeSamplingLoss.backward), ("dW",)),
    (capture(Adam.update), ("m", "v", "W")),
)
"""The arrays with a row or a number for every word that a function goes over from end to end."""


def lines_over(source: Source, names: Collection[str]) -> set[int]:
    """Return the lines that go over the whole of some arrays: make, fill or change them, or hand them on by name."""
    numbers = [number for number, _ in source.lines]
    tree = ast.parse(textwrap.dedent("\n".join(line for _, line in source.lines)))
    return {
        numbers[node.lineno - 1]
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.keyword) and _is_over_whole(node, names)
    }


def _is_over_whole(node: ast.Assign | ast.AugAssign | ast.keyword, names: Collection[str]) -> bool:
    match node:
        case ast.AugAssign(target=ast.Name(name)) | ast.keyword(value=ast.Name(name)):
            return name in names
        case ast.Assign(targets=[ast.Name(name)], value=ast.Call()):
            return name in names
        case ast.Assign(targets=[ast.Subscript(ast.Name(name), ast.Constant(value))]):
            return name in names and value is ...
    return False


COSTLY = tuple((source, lines_over(source, names)) for source, names in WHOLE)
"""Functions of the book's way, and their lines whose work grows with V."""

BY_ROWS = tuple(
    capture(function)
    for function in (RowNegativeSamplingLoss.forward, RowNegativeSamplingLoss.backward, RowAdagrad.update)
)
"""Functions that stand in the place of the costly ones, and whose work does not grow with V."""
