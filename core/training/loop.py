"""One training loop for all engines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from core.engines.kinds import ENGINES, first_loss
from core.engines.settings import TrainingSettings
from core.engines.step import BINS, StepStats
from core.errors import Diverged, SubsampledAway
from core.evaluation.ranks import TargetRanks, frequency_ranks, target_ranks
from core.functions import Floats, Ints
from core.sampler import noise_distribution, word_counts
from core.text.corpus import Corpus
from core.text.windows import Pass, make_pass
from core.training.held_out import hold_out

SLICE_SECONDS = 0.02
REPORT_SECONDS = 0.2
REPORT_SHARE = 0.02
"""A report is due after this share of the whole run at the latest: a short run then reports as often as a long one."""

HELD_OUT_SEED = 1
"""What is held out of a text is the same for every run, whatever the seed of its training."""

LAST_RATE = 1e-3
"""The learning rate at the end, as a share of the first."""

HOPELESS = 100
"""A loss this many times that of a model of zeros only comes from steps that overshoot further and further."""


@dataclass(frozen=True)
class Report:
    """A report from a running training.

    Attributes
    ----------
    fraction : float
        The share of the whole run that is done, 0 to 1.
    epoch : float
        The number of passes done, with the share of the present one.
    words : int
        The number of positions trained on so far.
    seconds : float
        The time spent training; pauses and other people's turns do not count.
    loss : float
        The mean loss of an example since the last report.
    smooth_loss : float
        The mean loss of an example, averaged over about the last tenth of what was seen.
    p_positive, p_negative : float
        The mean probability "real pair" given to targets and to negatives since the last report.
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
        """The positions trained on per second of training."""
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float:
        """The seconds that the rest takes at the present speed."""
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
        A function that returns the time in seconds.

    Attributes
    ----------
    corpus : Corpus
        The part of the text that is trained on.
    held_out : Pass or None
        The part that is kept out of training, if there is one.
    kind : EngineKind
    engine : Engine
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
        self.settings = settings
        self.rng = np.random.default_rng(settings.seed)
        self.corpus = corpus
        self.held_out: Pass | None = None
        if settings.held_out:
            # From a generator of its own: runs that differ in their settings or in their seed guess the same words.
            (own_rng,) = np.random.default_rng(HELD_OUT_SEED).spawn(1)
            self.corpus, held = hold_out(corpus, settings.held_out, own_rng)
            self.held_out = make_pass(held, settings.window_size, own_rng)
            self._held_order = own_rng.permutation(np.flatnonzero(self.held_out.n_contexts))
        self.kind = ENGINES[settings.engine]
        self.engine = self.kind.make(self.corpus, settings, self.rng)
        self.slice_seconds = slice_seconds
        self.report_seconds = report_seconds
        self.clock = clock
        self.words = 0
        self.seconds = 0.0
        self._tally = _Tally()
        self._smooth_loss = 0.0
        self._smooth_weight = 0.0
        self._last: Report | None = None
        self._diverged: Report | None = None

    def slices(self) -> Iterator[Report | None]:
        """Train to the end; yield after every slice: a report when one is due, else None.

        The first step and the end are always reported. Where a report is due earlier, the slice is over: a run of a
        few slices would else be told in as many points.

        Raises
        ------
        Diverged
            If the loss has grown beyond all bounds.
        """
        slice_start = self.clock()
        last_report = last_share = -np.inf
        for fraction, epoch in self._steps():
            spent = self.clock() - slice_start
            has_come_far = fraction - last_share >= REPORT_SHARE
            if spent < self.slice_seconds and not has_come_far:
                continue
            self.seconds += spent
            if has_come_far or self.seconds - last_report >= self.report_seconds:
                last_report, last_share = self.seconds, fraction
                yield self._report(fraction, epoch)
            else:
                yield None
            slice_start = self.clock()
        if not self.words:
            raise SubsampledAway(threshold=self.settings.subsample)
        self.seconds += self.clock() - slice_start
        yield self._report(1.0, float(self.settings.epochs))

    def until_diverged(self) -> list[Report]:
        """Return how the curve of a training that has diverged ends: where its loss was found beyond all bounds.

        The loss there is told as the bound. Where nothing was reported before, the curve has a beginning too: what a
        model that knows nothing answers.
        """
        if self._diverged is None:
            return []
        beginning = [] if self._last else [self._untold(0.0, 0.0, first_loss(self.settings, self._n_types))]
        return [*beginning, self._diverged]

    def held_out_ranks(self, most: int | None = None) -> Iterator[Floats]:
        """Rank the words kept out of training as they are guessed now, some at a time (`TargetRanks.gather`).

        They come in a random order that is the same for all runs on a text; `most` ranks only the first so many.
        """
        if self.held_out is None:
            return
        some = self._held_order[:most]
        yield from target_ranks(self.engine.W_in, self.engine.W_out, self.held_out, self._word_p, some)

    def frequency_ranks(self, most: int | None = None) -> TargetRanks | None:
        """Rank the same words by their frequency in the training text alone: what a model has to beat."""
        if self.held_out is None:
            return None
        counts = word_counts(self.corpus.ids, len(self.corpus.vocab))
        return frequency_ranks(counts, self.held_out.ids[self._held_order[:most]])

    @cached_property
    def _word_p(self) -> Floats:
        counts = word_counts(self.corpus.ids, len(self.corpus.vocab))
        # The softmax's scores are those of p(word | context) itself: no noise is to be taken out of them.
        return noise_distribution(counts, self.settings.power if self.kind.samples else 0.0)

    def _steps(self) -> Iterator[tuple[float, float]]:
        """Run all steps; after each, yield how much of the run is done, as a share and in epochs."""
        settings = self.settings
        for epoch in range(settings.epochs):
            covered = 0.0
            for step in self.engine.steps():
                covered += step.share
                self.words += step.examples
                self._tally.add(step)
                done = min(epoch + covered, epoch + 1)
                fraction = done / settings.epochs
                self.engine.learning_rate = settings.learning_rate * max(1 - fraction, LAST_RATE)
                yield fraction, done

    @property
    def _n_types(self) -> int:
        return len(self.corpus.vocab)

    def _untold(self, fraction: float, epoch: float, loss: float) -> Report:
        """Return a report with a loss of its own; the answers are the last ones, or those of a model of zeros."""
        last, p = self._last, 0.5 if self.kind.samples else 1 / self._n_types
        of_zeros = tuple(float(n == int(p * BINS)) for n in range(BINS))
        return Report(
            fraction=fraction,
            epoch=epoch,
            words=self.words if fraction else 0,
            seconds=self.seconds if fraction else 0.0,
            loss=loss,
            smooth_loss=loss,
            p_positive=last.p_positive if last else p,
            p_negative=last.p_negative if last else p,
            positive=last.positive if last else of_zeros,
            negative=last.negative if last else of_zeros,
            learning_rate=self.engine.learning_rate,
        )

    def _report(self, fraction: float, epoch: float) -> Report:
        tally, self._tally = self._tally, _Tally()
        if not tally.examples and self._last:
            # The end came right after a report.
            return replace(self._last, fraction=fraction, epoch=epoch, seconds=self.seconds)
        examples = max(tally.examples, 1)
        loss = tally.loss / examples
        bound = HOPELESS * first_loss(self.settings, self._n_types)
        if not loss < bound:  # NaN is not less either
            self._diverged = self._untold(fraction, epoch, loss=bound)
            raise Diverged(words=self.words, learning_rate=self.settings.learning_rate)

        # A running mean in which what was seen long ago counts less and less.
        keep = np.exp(-tally.examples / max(0.1 * self.words, 1))
        self._smooth_loss = keep * self._smooth_loss + (1 - keep) * loss
        self._smooth_weight = keep * self._smooth_weight + (1 - keep)
        negatives = max(int(tally.negative.sum()), 1)
        self._last = Report(
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
