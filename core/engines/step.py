"""What all training engines share: the report of a step, and the methods of an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.engines.settings import TrainingSettings
from core.functions import Floats, Ints
from core.text.corpus import Corpus
from core.text.windows import Pass, make_pass

BINS = 20


@dataclass(frozen=True)
class StepStats:
    """The report of one training step.

    Attributes
    ----------
    share : float
        The share of a pass that the step covered.
    examples : int
        The number of positions that had a context and were trained on.
    loss : float
        The loss, summed over the examples (and over each one's K + 1 questions).
    positive, negative : arrays of shape (BINS,)
        Histograms over [0, 1] of the probability "real pair" given to targets and to negatives.
    p_positive, p_negative : float
        The sums of the same probabilities.
    """

    share: float
    examples: int
    loss: float
    positive: Ints
    negative: Ints
    p_positive: float
    p_negative: float

    @classmethod
    def of(cls, share: float, loss: float, y: Floats) -> StepStats:
        """Return the report for probabilities of shape (B, K + 1); column 0 belongs to the targets."""
        return cls(
            share,
            len(y),
            loss,
            positive=_histogram(y[:, 0]),
            negative=_histogram(y[:, 1:]),
            p_positive=float(y[:, 0].sum()),
            p_negative=float(y[:, 1:].sum()),
        )


def _histogram(y: Floats) -> Ints:
    # NaN ends the training, but not here by an index error: fmin takes the other number, the last bin.
    bins = np.fmin(y.ravel() * BINS, BINS - 1).astype(np.int64)
    return np.bincount(bins, minlength=BINS)


class Engine(Protocol):
    """Trains on one pass over its corpus at a time; `learning_rate` may be changed between steps."""

    W_in: Floats
    W_out: Floats
    learning_rate: float

    def steps(self) -> Iterator[StepStats]:
        """Train on a new pass, yielding after every step, each of some milliseconds."""


def next_pass(corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> Pass:
    """Return one pass over a corpus as a run's settings ask for.

    Raises
    ------
    CorpusTooShort, NoContext
    """
    return make_pass(
        corpus, settings.window_size, rng, shrink=settings.shrink, subsample=settings.subsample or None
    )
