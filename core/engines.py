"""The same training by different code: each engine turns one pass over the text into steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.alias import AliasSampler
from core.cbow import CBOW, initial_weights
from core.corpus import Corpus
from core.functions import Floats, Ints
from core.optim import Adam
from core.settings import TrainingSettings
from core.vectorised import RowAdagrad, forward_backward, window_means
from core.windows import Pass

BINS = 20


@dataclass(frozen=True)
class StepStats:
    """What one step saw.

    Attributes
    ----------
    positions : int
        Positions of the pass that the step covered.
    examples : int
        Those that had a context and were trained on.
    loss : float
        Summed over the examples (and over each one's K + 1 questions).
    positive, negative : arrays of shape (BINS,)
        Histograms over [0, 1] of the probability "real pair" given to targets and to negatives.
    p_positive, p_negative : float
        The same probabilities summed.
    """

    positions: int
    examples: int
    loss: float
    positive: Ints
    negative: Ints
    p_positive: float
    p_negative: float

    @classmethod
    def of(cls, positions: int, loss: float, y: Floats) -> StepStats:
        """Count up probabilities of shape (B, K + 1); column 0 belongs to the targets."""
        return cls(
            positions,
            len(y),
            loss,
            positive=_histogram(y[:, 0]),
            negative=_histogram(y[:, 1:]),
            p_positive=float(y[:, 0].sum()),
            p_negative=float(y[:, 1:].sum()),
        )


def _histogram(y: Floats) -> Ints:
    # Numbers that are none end the training, but not here and not by an index error.
    bins = np.nan_to_num(y.ravel() * BINS).astype(np.int64)
    return np.bincount(np.minimum(bins, BINS - 1), minlength=BINS)


class Engine(Protocol):
    """Trains on one pass at a time; `learning_rate` may be changed between steps."""

    W_in: Floats
    W_out: Floats
    learning_rate: float

    def steps(self, text: Pass) -> Iterator[StepStats]:
        """Train on a pass, yielding after every step, each of some milliseconds."""


class LayersEngine:
    """The book's layers and its Adam, batch by batch."""

    batch_size = 100

    def __init__(self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> None:
        self.model = CBOW(
            len(corpus.vocab),
            settings.hidden_size,
            settings.window_size,
            corpus.ids,
            power=settings.power,
            sample_size=settings.sample_size,
            rng=rng,
            dtype=np.float32,
        )
        self.W_in, self.W_out = self.model.params
        self.rng = rng
        self.optimiser = Adam(settings.learning_rate)

    @property
    def learning_rate(self) -> float:
        """Adam's learning rate."""
        return self.optimiser.lr

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self.optimiser.lr = value

    def steps(self, text: Pass) -> Iterator[StepStats]:
        """Train on a pass, batch by batch."""
        for positions in text.equal_batches(self.batch_size, self.rng):
            loss = self.model.forward(text.contexts(positions), text.ids[positions])
            self.model.backward()
            self.optimiser.update(self.model.params, self.model.grads)
            y = np.column_stack([layer.y for layer in self.model.ns_loss.loss_layers])
            yield StepStats.of(len(positions), loss * len(positions), y)


class VectorisedEngine:
    """Whole batches in NumPy, rows in place of matrices, Adagrad by row."""

    block = 64
    blocks_in_batch = 16

    def __init__(self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> None:
        V = len(corpus.vocab)
        self.W_in, self.W_out = initial_weights(V, settings.hidden_size, rng, np.float32)
        self.sampler = AliasSampler(corpus.ids, settings.power, settings.sample_size, vocab_size=V, rng=rng)
        self.optimiser_in, self.optimiser_out = RowAdagrad(V), RowAdagrad(V)
        self.settings = settings
        self.learning_rate = settings.learning_rate
        self.rng = rng

    def steps(self, text: Pass) -> Iterator[StepStats]:
        """Train on a pass in batches of blocks, the blocks in random order."""
        starts = self.rng.permutation(np.arange(0, len(text), self.block))
        for i in range(0, len(starts), self.blocks_in_batch):
            yield self._step(text, starts[i : i + self.blocks_in_batch])

    def _step(self, text: Pass, starts: Ints) -> StepStats:
        positions, span, mean = window_means(text, starts, self.block, self.settings.window_size)
        target = text.ids[positions].ravel()
        words = np.column_stack([target, self.sampler.get_negative_sample(target)])
        batch = forward_backward(
            self.W_in, self.W_out, text.ids[span], mean, words, divide=self.settings.divide
        )
        self.optimiser_in.update(self.W_in, batch.dW_in, self.learning_rate)
        self.optimiser_out.update(self.W_out, batch.dW_out, self.learning_rate)
        covered = int(np.minimum(len(text) - starts, self.block).sum())
        return StepStats.of(covered, float(batch.loss.sum()), batch.y)


@dataclass(frozen=True)
class EngineKind:
    """An engine and the learning rate that suits it."""

    make: type[LayersEngine] | type[VectorisedEngine]
    learning_rate: float


ENGINES = {
    "layers": EngineKind(LayersEngine, learning_rate=0.001),
    "vectorised": EngineKind(VectorisedEngine, learning_rate=0.15),
}
