"""Two small models learn from the same text, one from true pairs alone, one from true pairs and K negatives."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np
from numpy.typing import NDArray

from core.cbow import initial_weights
from core.engines.alias import AliasSampler
from core.engines.settings import TrainingSettings
from core.engines.vectorised import Batch, RowAdagrad, forward_backward, window_means
from core.functions import Floats, Ints, sigmoid
from core.text.corpus import Corpus
from core.text.windows import make_pass
from jobs.event import Event
from jobs.memory import Need
from runs.memory import TOLD, needed

BINS = 21
"""An odd number: what knows nothing, σ = 0.5, lies in the middle of a bin."""
BLOCK, BLOCKS = 64, 4
WINDOW_SIZE, HIDDEN_SIZE, LEARNING_RATE = 5, 50, 0.06
EXAMPLES = 140_000
"""The number of positions of text that each model learns from."""
REPORTS = 50
PROBES = 100
"""The number of gaps in the text at which the models are asked about every word of the vocabulary."""
LARGEST_SIZE = 20
"""The largest K on offer."""
WITHHELD = 10
"""Every so many-th word is withheld: it never is the right answer."""

POSITIVES, NEGATIVES = "positives", "negatives"
"""The kinds of the two models' events."""
GROUPS = ("true", "sampled", "other", "withheld")
"""The groups of words whose probabilities an event tells."""


def withheld(vocab_size: int) -> NDArray[np.bool_]:
    """Mark the words that are withheld as right answers; they stand around gaps, and are drawn, as any other."""
    return np.arange(vocab_size) % WITHHELD == WITHHELD - 1


class _Learner:
    """Word vectors and what changes them."""

    def __init__(self, vocab_size: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.W_in, self.W_out = initial_weights(vocab_size, HIDDEN_SIZE, rng, np.float32)
        self.optimiser_in, self.optimiser_out = RowAdagrad(vocab_size), RowAdagrad(vocab_size)
        self.loss: float | None = None
        """The loss of the latest batch, before its step; none before the first."""

    def learn(self, context: Ints, mean: Floats, words: Ints) -> None:
        """Take one step; words without negatives, of shape (B, 1), leave only -log sigmoid(s) of the targets."""
        batch: Batch = forward_backward(self.W_in, self.W_out, context, mean, words)
        self.optimiser_in.update(self.W_in, batch.dW_in, LEARNING_RATE)
        self.optimiser_out.update(self.W_out, batch.dW_out, LEARNING_RATE)
        self.loss = float(batch.loss.mean())


class ContrastRun:
    """One job that trains both models, on the same positions from the same first weights.

    Parameters
    ----------
    corpus : Corpus
    sample_size : int
        The K of the second model.
    seed : int
    """

    page = "negative_sampling"
    """Where it is shown."""

    def __init__(self, corpus: Corpus, sample_size: int, seed: int) -> None:
        self.corpus = corpus
        self.sample_size = sample_size
        self.seed = seed

    @property
    def key(self) -> Hashable:
        """Equal for trainings that give the same."""
        return type(self), self.corpus.digest, self.sample_size, self.seed

    @property
    def need(self) -> Need:
        """The memory that it takes: two models, and the probabilities of all words at the probes."""
        settings = TrainingSettings(hidden_size=HIDDEN_SIZE, sample_size=self.sample_size)
        one = needed(settings, len(self.corpus.vocab), len(self.corpus))
        return Need(2 * one.held, one.passing + 64 * PROBES * len(self.corpus.vocab))

    keeps = TOLD
    """The bytes that it holds once it is over."""

    def events(self) -> Iterator[Event | None]:
        """Train to the end; yield after every slice: an event or None."""
        V = len(self.corpus.vocab)
        # What the first model meets does not depend on how many negatives are drawn for the second.
        reading, drawing = np.random.default_rng(self.seed).spawn(2)
        sampler = AliasSampler(self.corpus.ids, 0.75, self.sample_size, vocab_size=V, rng=drawing)
        alone, paired = _Learner(V, self.seed), _Learner(V, self.seed)
        probe = Probe(self.corpus, sampler, reading)
        # Close together at first: that is when most happens.
        due = iter(EXAMPLES * (np.arange(REPORTS + 1) / REPORTS) ** 2)
        next_report = next(due)
        for done, context, mean, target in self._batches(reading):
            if done >= next_report:
                yield Event("progress", fraction=min(done / EXAMPLES, 1.0))
                yield Event(POSITIVES, examples=done, loss=alone.loss, **probe.look(alone))
                yield Event(NEGATIVES, examples=done, loss=paired.loss, **probe.look(paired))
                next_report = next(due, np.inf)
            if done >= EXAMPLES:
                return
            negatives = sampler.get_negative_sample(target)
            alone.learn(context, mean, target[:, None])
            paired.learn(context, mean, np.column_stack([target, negatives]))
            yield None

    def _batches(self, rng: np.random.Generator) -> Iterator[tuple[int, Ints, Floats, Ints]]:
        """Yield, without end, how many positions came before, and a batch's contexts, windows and targets."""
        text = make_pass(self.corpus, WINDOW_SIZE, rng)
        is_withheld = withheld(len(self.corpus.vocab))
        done = 0
        while True:
            starts = rng.permutation(np.arange(0, len(text), BLOCK))
            for i in range(0, len(starts), BLOCKS):
                positions, span, mean = window_means(text, starts[i : i + BLOCKS], BLOCK, WINDOW_SIZE)
                target = text.ids[positions]
                mean[is_withheld[target]] = 0  # such positions take no part
                yield done, text.ids[span], mean, target.ravel()
                done += positions.size


class Probe:
    """Asks a model about every word of the vocabulary, at some gaps of the text whose words are not withheld.

    Parameters
    ----------
    corpus : Corpus
    sampler : AliasSampler
        Draws the negatives to look at; they are not trained on.
    rng : numpy.random.Generator
    """

    def __init__(self, corpus: Corpus, sampler: AliasSampler, rng: np.random.Generator) -> None:
        text = make_pass(corpus, WINDOW_SIZE, rng)
        is_withheld = withheld(len(corpus.vocab))
        candidates = np.flatnonzero((text.n_contexts >= 2) & ~is_withheld[text.ids])
        positions = rng.choice(candidates, min(PROBES, len(candidates)), replace=False)
        self.contexts = [text.contexts(positions[i : i + 1])[0] for i in range(len(positions))]
        self.target = text.ids[positions]
        self.negatives = sampler.get_negative_sample(self.target)
        self.withheld = np.tile(is_withheld, (len(positions), 1))
        self.other = ~self.withheld
        self.other[np.arange(len(positions)), self.target] = False

    def look(self, learner: _Learner) -> dict[str, float | list[float]]:
        """Return how a model answers now.

        Returns
        -------
        dict
            For ``true`` words, ``sampled`` negatives, ``other`` words that are right at other gaps, and ``withheld``
            words: the mean probability, and its histogram as ``…_bins``. ``yes``: to how many of all words but the
            withheld ones it says yes, on average. ``rank``: the median rank of the true word among all words.
        """
        h = np.stack([learner.W_in[ids].mean(axis=0) for ids in self.contexts])
        score = h @ learner.W_out.T
        y = sigmoid(score)
        groups = {
            "true": y[np.arange(len(y)), self.target],
            "sampled": np.take_along_axis(y, self.negatives, axis=1).ravel(),
            "other": y[self.other],
            "withheld": y[self.withheld],
        }
        found: dict[str, float | list[float]] = {}
        for name, values in groups.items():
            found[name] = float(values.mean())
            found[f"{name}_bins"] = _histogram(values)
        true_score = score[np.arange(len(y)), self.target][:, None]
        ties = (score == true_score).sum(axis=1) - 1
        found["yes"] = float(((score > 0) & ~self.withheld).sum(axis=1).mean())
        found["rank"] = float(np.median(1 + (score > true_score).sum(axis=1) + ties / 2))
        return found


def _histogram(values: Floats) -> list[float]:
    bins = np.minimum((values * BINS).astype(int), BINS - 1)
    return (np.bincount(bins.ravel(), minlength=BINS) / values.size).tolist()
