"""One training loop for all engines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from core.corpus import Corpus
from core.engines import BINS, ENGINES, StepStats
from core.errors import Diverged
from core.functions import Ints
from core.settings import TrainingSettings
from core.windows import make_pass

SLICE_SECONDS = 0.02
REPORT_SECONDS = 0.2

LAST_RATE = 1e-3
"""What is left of the learning rate at the end, as a share of the first."""


@dataclass(frozen=True)
class Progress:
    """A report from a running training.

    Attributes
    ----------
    fraction : float
        Of the whole run, 0 to 1.
    epoch : float
        Passes done.
    words : int
        Positions trained on so far.
    seconds : float
        Spent training; pauses and other people's turns do not count.
    loss : float
        Mean loss of an example since the last report.
    smooth_loss : float
        The same, averaged over about the last tenth of what was seen.
    p_positive, p_negative : float
        Mean probability "real pair" given to targets and to negatives since the last report.
    positive, negative : tuple of float
        Histograms of both over [0, 1], as shares that sum to 1.
    learning_rate : float
    """

    fraction: float
    epoch: float
    words: int
    seconds: float
    loss: float
    smooth_loss: float
    p_positive: float
    p_negative: float
    positive: tuple[float, ...]
    negative: tuple[float, ...]
    learning_rate: float

    @property
    def words_per_second(self) -> float:
        """Positions trained on per second of training."""
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float:
        """What remains at the present speed."""
        return self.seconds * (1 - self.fraction) / self.fraction if self.fraction else 0.0


@dataclass
class _Tally:
    """Sums since the last report."""

    examples: int = 0
    loss: float = 0.0
    p_positive: float = 0.0
    p_negative: float = 0.0
    positive: Ints = field(default_factory=lambda: np.zeros(BINS, dtype=np.int64))
    negative: Ints = field(default_factory=lambda: np.zeros(BINS, dtype=np.int64))

    def add(self, step: StepStats) -> None:
        self.examples += step.examples
        self.loss += step.loss
        self.p_positive += step.p_positive
        self.p_negative += step.p_negative
        self.positive = self.positive + step.positive
        self.negative = self.negative + step.negative


class Training:
    """A run that can be advanced in slices of time, looked at between them, and left at any moment.

    Parameters
    ----------
    corpus : Corpus
    settings : TrainingSettings
    slice_seconds, report_seconds : float
        How long a slice lasts, and how much training lies between two reports. Both may be changed
        between slices; a slice of 0 seconds is one step.
    clock : callable
        Returns seconds.
    """

    def __init__(
        self,
        corpus: Corpus,
        settings: TrainingSettings,
        *,
        slice_seconds: float = SLICE_SECONDS,
        report_seconds: float = REPORT_SECONDS,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.corpus = corpus
        self.settings = settings
        self.rng = np.random.default_rng(settings.seed)
        self.engine = ENGINES[settings.engine].make(corpus, settings, self.rng)
        self.slice_seconds = slice_seconds
        self.report_seconds = report_seconds
        self.clock = clock
        self.words = 0
        self.seconds = 0.0
        self._tally = _Tally()
        self._smooth_loss = 0.0
        self._smooth_weight = 0.0
        self._last: Progress | None = None

    def slices(self) -> Iterator[Progress | None]:
        """Train to the end; yield after every slice: a report when one is due, else None.

        The first step and the end are always reported.

        Raises
        ------
        Diverged
            If the loss is no longer a finite number.
        """
        slice_start = self.clock()
        last_report = -np.inf
        for fraction, epoch in self._steps():
            now = self.clock()
            if now - slice_start < self.slice_seconds:
                continue
            self.seconds += now - slice_start
            if self.seconds - last_report >= self.report_seconds:
                last_report = self.seconds
                yield self._report(fraction, epoch)
            else:
                yield None
            slice_start = self.clock()
        self.seconds += self.clock() - slice_start
        yield self._report(1.0, float(self.settings.epochs))

    def _steps(self) -> Iterator[tuple[float, float]]:
        """Run all steps; after each, yield how much of the run is done, as a share and in epochs."""
        settings = self.settings
        for epoch in range(settings.epochs):
            text = make_pass(
                self.corpus,
                settings.window_size,
                self.rng,
                shrink=settings.shrink,
                subsample=settings.subsample or None,
            )
            covered = 0
            for step in self.engine.steps(text):
                covered += step.positions
                self.words += step.examples
                self._tally.add(step)
                done = epoch + covered / len(text)
                fraction = done / settings.epochs
                self.engine.learning_rate = settings.learning_rate * max(1 - fraction, LAST_RATE)
                yield fraction, done

    def _report(self, fraction: float, epoch: float) -> Progress:
        tally, self._tally = self._tally, _Tally()
        if not tally.examples and self._last:
            # The end came right after a report.
            return replace(self._last, fraction=fraction, epoch=epoch, seconds=self.seconds)
        examples = max(tally.examples, 1)
        loss = tally.loss / examples
        if not np.isfinite(loss):
            raise Diverged(words=self.words, learning_rate=self.settings.learning_rate)

        # A running mean in which what was seen long ago counts less and less.
        keep = np.exp(-tally.examples / max(0.1 * self.words, 1))
        self._smooth_loss = keep * self._smooth_loss + (1 - keep) * loss
        self._smooth_weight = keep * self._smooth_weight + (1 - keep)
        negatives = max(int(tally.negative.sum()), 1)
        self._last = Progress(
            fraction=fraction,
            epoch=epoch,
            words=self.words,
            seconds=self.seconds,
            loss=loss,
            smooth_loss=float(self._smooth_loss / self._smooth_weight) if self._smooth_weight else loss,
            p_positive=tally.p_positive / examples,
            p_negative=tally.p_negative / negatives,
            positive=tuple((tally.positive / examples).tolist()),
            negative=tuple((tally.negative / negatives).tolist()),
            learning_rate=self.engine.learning_rate,
        )
        return self._last
