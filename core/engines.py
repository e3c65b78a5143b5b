"""The same training by different code: each engine turns one pass over the text into steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.alias import AliasSampler
from core.cbow import CBOW, initial_weights
from core.corpus import Corpus
from core.functions import Ints
from core.optim import Adam
from core.settings import TrainingSettings
from core.step import BINS as BINS
from core.step import Engine, StepStats
from core.vectorised import RowAdagrad, forward_backward, window_means
from core.windows import Pass, next_pass


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
        self.corpus = corpus
        self.settings = settings
        self.rng = rng
        self.optimiser = Adam(settings.learning_rate)

    @property
    def learning_rate(self) -> float:
        """Adam's learning rate."""
        return self.optimiser.lr

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self.optimiser.lr = value

    def steps(self) -> Iterator[StepStats]:
        """Train on a new pass, batch by batch."""
        text = next_pass(self.corpus, self.settings, self.rng)
        for positions in text.equal_batches(self.batch_size, self.rng):
            loss = self.model.forward(text.contexts(positions), text.ids[positions])
            self.model.backward()
            self.optimiser.update(self.model.params, self.model.grads)
            y = np.column_stack([layer.y for layer in self.model.ns_loss.loss_layers])
            yield StepStats.of(len(positions) / len(text), loss * len(positions), y)


class VectorisedEngine:
    """Whole batches in NumPy, rows in place of matrices, Adagrad by row."""

    block = 32
    blocks_in_batch = 64
    steps_in_pass = 32
    """At least, if there are as many blocks: on a small corpus one sees the loss fall within the first pass."""

    def __init__(self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> None:
        V = len(corpus.vocab)
        self.W_in, self.W_out = initial_weights(V, settings.hidden_size, rng, np.float32)
        self.sampler = AliasSampler(corpus.ids, settings.power, settings.sample_size, vocab_size=V, rng=rng)
        self.optimiser_in, self.optimiser_out = RowAdagrad(V), RowAdagrad(V)
        self.corpus = corpus
        self.settings = settings
        self.learning_rate = settings.learning_rate
        self.rng = rng

    def steps(self) -> Iterator[StepStats]:
        """Train on a new pass in batches of blocks, the blocks in random order."""
        text = next_pass(self.corpus, self.settings, self.rng)
        starts = self.rng.permutation(np.arange(0, len(text), self.block))
        n = min(self.blocks_in_batch, max(len(starts) // self.steps_in_pass, 1))
        for i in range(0, len(starts), n):
            yield self._step(text, starts[i : i + n])

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
        return StepStats.of(covered / len(text), float(batch.loss.sum()), batch.y)


@dataclass(frozen=True)
class EngineKind:
    """An engine and the learning rate that suits it."""

    make: Callable[[Corpus, TrainingSettings, np.random.Generator], Engine]
    learning_rate: float


ENGINES = {
    "layers": EngineKind(LayersEngine, learning_rate=0.001),
    "vectorised": EngineKind(VectorisedEngine, learning_rate=0.15),
}
DEFAULT_ENGINE = "vectorised"

try:
    from core.compiled import CompiledEngine, LetterEngine
except (ImportError, OSError):  # llvmlite's own library is missing or damaged: OSError
    pass  # without Numba the others do the work
else:
    ENGINES["letter"] = EngineKind(LetterEngine, learning_rate=0.001)
    ENGINES["compiled"] = EngineKind(CompiledEngine, learning_rate=0.1)
    DEFAULT_ENGINE = "compiled"


def warm_up(name: str) -> None:
    """Run an engine for a moment, so that what it compiles or loads at its first step is ready.

    The compiled engines take some seconds at the first start after an installation or a change, and half a second at
    every other. All runs use the machine code that this one uses, whatever their corpus and settings. It may be called
    in a thread while others train: whoever comes too early waits for the same code.
    """
    corpus = Corpus.from_sentences([["a", "b", "c", "d"]])
    settings = TrainingSettings(engine=name, window_size=1, hidden_size=1, sample_size=1, subsample=0)
    for _ in ENGINES[name].make(corpus, settings, np.random.default_rng(0)).steps():
        pass
