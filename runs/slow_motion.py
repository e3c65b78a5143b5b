"""A training in slow motion: one position at a time, or one mini-batch, told in words of the text."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from core.engines.alias import AliasSampler
from core.engines.vectorised import (
    RowGradients,
    forward_backward,
    softmax_forward_backward,
    window_means,
)
from core.functions import Floats, Ints
from core.text.windows import make_pass
from core.training.loop import Training
from jobs.event import Event

BATCH = 100
"""The positions in a mini-batch, as in the book."""

RATE = 0.1
"""The learning rate of a step on weights that an engine with another law of learning trains."""

SEED = 7
"""Of the windows and negatives that the steps draw: the same run shows the same steps."""

NEARBY = 12
"""The words of a long sentence that are shown before and after the target."""


class Pace(StrEnum):
    """How fast a run goes, from one position at a time to as fast as it can."""

    POSITION = "position"
    BATCH = "batch"
    SLOW = "slow"
    FULL = "full"

    @property
    def is_told(self) -> bool:
        """Whether each step is told in full."""
        return self in (Pace.POSITION, Pace.BATCH)

    @property
    def rest(self) -> float:
        """The seconds to look at what was told, before the run goes on."""
        return {Pace.POSITION: 2.0, Pace.BATCH: 1.5, Pace.SLOW: 1.0, Pace.FULL: 0.0}[self]


class SlowMotion:
    """Steps on the weights of a training, through its text from the beginning; they come on top of its epochs.

    A step is one of stochastic gradient descent, W ← W - rate · dW, which is what the compiled engine does at every
    position. The other engines' optimisers change the size of the steps, not the rows that they touch.

    Parameters
    ----------
    training : Training
    """

    def __init__(self, training: Training) -> None:
        self.training = training
        self.settings = training.settings
        self.vocab = training.corpus.vocab
        rng = np.random.default_rng([SEED, self.settings.seed])
        # No word is dropped, so that the sentences can be read.
        self.text = make_pass(training.corpus, self.settings.window_size, rng, shrink=self.settings.shrink)
        self.positions = np.flatnonzero(self.text.n_contexts)
        self.sampler = AliasSampler(
            training.corpus.ids,
            self.settings.power,
            self.settings.sample_size,
            vocab_size=len(self.vocab),
            rng=rng,
        )
        self.done = 0

    @property
    def rate(self) -> float:
        """The present learning rate: the compiled engine's own, or one that falls like the engine's."""
        engine = self.training.engine
        own = self.settings.learning_rate
        return (
            engine.learning_rate if self.settings.engine == "compiled" else RATE * engine.learning_rate / own
        )

    def step(self, pace: Pace) -> Event:
        """Train on the next position, or on the next mini-batch, and tell what that touched.

        Returns
        -------
        Event
            Of kind "lit": the rows touched in W_in (``contexts``) and W_out (``targets``, ``negatives``) by their
            numbers among the V (``vocabulary``), the mean loss of an example ``before`` and ``after``. For one position
            also the words of its sentence with the place of the target and of its contexts (``words``, ``at``,
            ``near``), and each question with the answer before and after (``asked``).
        """
        n = 1 if pace is Pace.POSITION else min(BATCH, len(self.positions))
        chosen = self.positions.take(range(self.done, self.done + n), mode="wrap")
        self.done += n
        _, span, mean = window_means(self.text, chosen, 1, self.settings.window_size)
        context = self.text.ids[span]
        target = self.text.ids[chosen]
        used = np.unique(context[mean[:, 0] > 0])
        samples = self.training.kind.samples
        negatives = self.sampler.get_negative_sample(target) if samples else np.empty((n, 0), dtype=np.int64)
        words = np.column_stack([target, negatives])
        answers = self._answers if samples else self._softmax_answers
        y, loss = answers(context, mean, words, learns=True)
        y_after, loss_after = answers(context, mean, words, learns=False)
        told = Event(
            "lit",
            vocabulary=len(self.vocab),
            examples=n,
            step=self.done,
            contexts=used,
            targets=np.unique(target),
            negatives=np.setdiff1d(negatives if samples else np.arange(len(self.vocab)), target),
            before=float(loss.mean()),
            after=float(loss_after.mean()),
            samples=samples,
        )
        if pace is not Pace.POSITION:
            return told
        return told.having(**self._sentence(int(chosen[0])), asked=self._asked(words[0], y[0], y_after[0]))

    def _answers(self, context: Ints, mean: Floats, words: Ints, *, learns: bool) -> tuple[Floats, Floats]:
        """Return the probabilities "real pair" and the losses; learn from them if that is asked for."""
        engine = self.training.engine
        batch = forward_backward(engine.W_in, engine.W_out, context, mean, words, divide=self.settings.divide)
        if learns:
            self._descend(batch.dW_in, batch.dW_out)
        return batch.y, batch.loss

    def _softmax_answers(
        self, context: Ints, mean: Floats, words: Ints, *, learns: bool
    ) -> tuple[Floats, Floats]:
        engine = self.training.engine
        batch = softmax_forward_backward(
            engine.W_in, engine.W_out, context, mean, words[:, 0], divide=self.settings.divide
        )
        if learns:
            self._descend(batch.dW_in, batch.dW_out)
        return np.exp(-batch.loss)[:, None], batch.loss

    def _descend(self, *gradients: RowGradients) -> None:
        for W, gradient in zip(
            (self.training.engine.W_in, self.training.engine.W_out), gradients, strict=True
        ):
            W[gradient.rows] -= self.rate * gradient.values

    def _sentence(self, position: int) -> dict[str, object]:
        starts = self.training.corpus.starts
        number = int(np.searchsorted(starts, position, side="right")) - 1
        begin, end = (
            max(int(starts[number]), position - NEARBY),
            min(int(starts[number + 1]), position + NEARBY + 1),
        )
        near = [i - begin for i in range(self.text.low[position], self.text.high[position]) if i != position]
        words = [self.vocab.words[i] for i in self.text.ids[begin:end]]
        return {"words": words, "at": position - begin, "near": [i for i in near if 0 <= i < len(words)]}

    def _asked(self, words: Ints, before: Floats, after: Floats) -> list[dict[str, object]]:
        return [
            {"word": self.vocab.words[word], "before": float(p), "after": float(q)}
            for word, p, q in zip(words, before, after, strict=True)
        ]
