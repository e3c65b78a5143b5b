"""The same training by different code: each engine turns one pass over the text into steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

import numpy as np

from core.cbow import CBOW, initial_weights
from core.engines.alias import AliasSampler
from core.engines.settings import TrainingSettings
from core.engines.step import BINS as BINS
from core.engines.step import Engine, StepStats, next_pass
from core.engines.vectorised import (
    RowAdagrad,
    RowGradients,
    forward_backward,
    softmax_forward_backward,
    window_means,
)
from core.functions import Floats, Ints
from core.optim import Adam
from core.text.corpus import Corpus
from core.text.windows import Pass


class LayersEngine:
    """The engine that trains the book's layers with the book's Adam, batch by batch."""

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
    """The engine that computes whole batches in NumPy: rows in place of matrices, and Adagrad by row."""

    block = 32
    batch_size = 2048
    steps_in_pass = 32
    """The least number of steps, if there are as many blocks: a small corpus shows the loss fall in its first pass."""

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
        n = min(self.batch_size // self.block, max(len(starts) // self.steps_in_pass, 1))
        for i in range(0, len(starts), n):
            yield self._step(text, starts[i : i + n])

    def _step(self, text: Pass, starts: Ints) -> StepStats:
        positions, span, mean = window_means(text, starts, self.block, self.settings.window_size)
        target = text.ids[positions].ravel()
        covered = int(np.minimum(len(text) - starts, self.block).sum())
        return self._learn(covered / len(text), text.ids[span], mean, target)

    def _learn(self, share: float, context: Ints, mean: Floats, target: Ints) -> StepStats:
        words = np.column_stack([target, self.sampler.get_negative_sample(target)])
        batch = forward_backward(self.W_in, self.W_out, context, mean, words, divide=self.settings.divide)
        self._update(batch.dW_in, batch.dW_out)
        return StepStats.of(share, float(batch.loss.sum()), batch.y)

    def _update(self, dW_in: RowGradients, dW_out: RowGradients) -> None:
        self.optimiser_in.update(self.W_in, dW_in, self.learning_rate)
        self.optimiser_out.update(self.W_out, dW_out, self.learning_rate)


class SoftmaxEngine(VectorisedEngine):
    """The vectorised engine with the full softmax over all V words in place of negative sampling."""

    block = batch_size = 64

    def _learn(self, share: float, context: Ints, mean: Floats, target: Ints) -> StepStats:
        batch = softmax_forward_backward(
            self.W_in, self.W_out, context, mean, target, divide=self.settings.divide
        )
        self._update(batch.dW_in, batch.dW_out)
        p_target = np.exp(-batch.loss)
        others = (1 - p_target) / (len(self.W_out) - 1)
        return StepStats.of(share, float(batch.loss.sum()), np.column_stack([p_target, others]))


@dataclass(frozen=True)
class EngineKind:
    """An engine, the learning rate that suits it, and whether it samples negatives."""

    make: Callable[[Corpus, TrainingSettings, np.random.Generator], Engine]
    learning_rate: float
    samples: bool = True


ENGINES = {
    "layers": EngineKind(LayersEngine, learning_rate=0.001),
    "vectorised": EngineKind(VectorisedEngine, learning_rate=0.15),
    "softmax": EngineKind(SoftmaxEngine, learning_rate=0.15, samples=False),
}
DEFAULT_ENGINE = "vectorised"


def _has_numba() -> bool:
    """Whether Numba can be loaded: it may be missing, too old for NumPy, or its LLVM library damaged (OSError)."""
    try:
        import_module("numba")
    except (ImportError, OSError):
        return False
    return True


# Without Numba the others do the work. An error of our own in the compiled engines is none of Numba's.
if _has_numba():
    from core.engines.compiled import CompiledBookEngine, CompiledEngine

    ENGINES["letter"] = EngineKind(CompiledBookEngine, learning_rate=0.001)
    ENGINES["compiled"] = EngineKind(CompiledEngine, learning_rate=0.1)
    DEFAULT_ENGINE = "compiled"


def with_engine(settings: TrainingSettings, name: str) -> TrainingSettings:
    """Return the settings with another engine and the learning rate that suits it."""
    return replace(settings, engine=name, learning_rate=ENGINES[name].learning_rate)


def first_loss(settings: TrainingSettings, vocab_size: int) -> float:
    """Return the loss of an example under a model that knows nothing: all its scores are 0."""
    samples = ENGINES[settings.engine].samples
    return float((settings.sample_size + 1) * np.log(2) if samples else np.log(vocab_size))


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
