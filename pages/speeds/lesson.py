"""Where the speed comes from: the same mathematics in two codes, then other mathematics, each given the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import thread_time

import numpy as np

from core.cbow import CBOW
from core.engines.kinds import ENGINES, LayersEngine, VectorisedEngine, warm_up, with_engine
from core.engines.settings import TrainingSettings
from core.optim import Adam
from core.text.corpus import Corpus, create_contexts_target
from jobs.event import Event
from material.corpora import CORPORA, load
from material.steps import Question
from runs.memory import side_by_side
from runs.series import in_turns
from runs.training_run import TrainingRun, Watch

CORPUS = "wordnet"
WORDS_IN_TEXT, VOCAB_SIZE = 974_413, 9_999
"""Its size, told before anybody has to wait for it to be read."""


@dataclass(frozen=True)
class Way:
    """How an engine learns.

    Attributes
    ----------
    optimiser : str
        `adam`, `adagrad` by rows, or plain gradient descent, `sgd`.
    batch_size : int
        The number of positions whose gradients make one step.
    """

    optimiser: str
    batch_size: int


WAYS = {
    "layers": Way("adam", LayersEngine.batch_size),
    "letter": Way("adam", LayersEngine.batch_size),
    "vectorised": Way("adagrad", VectorisedEngine.batch_size),
    "compiled": Way("sgd", 1),
}
"""Only the first two do the same mathematics: with the same negatives they give the same numbers."""
RACERS = tuple(name for name in WAYS if name in ENGINES)
SAME, BASE = "letter", "layers"
"""The engine of the same mathematics, which needs Numba, and the one that it is compared with."""

GUESSES = {"ten": 10.0, "hundred": 100.0, "thousand": 1000.0}
"""How many times as many words a second it trains on, as the learner may guess."""


def nearest(measured: float) -> str:
    """Return the guess that is nearest to what was measured, by its ratio."""
    return min(GUESSES, key=lambda name: abs(np.log(GUESSES[name] / measured)))


def judge(guess: str, measured: float) -> str:
    """Return `right` for the guess that is nearest by its ratio, `high` or `low` for the others."""
    if guess == nearest(measured):
        return "right"
    return "high" if GUESSES[guess] > measured else "low"


def is_right(guess: str, measured: float) -> bool | None:
    """Return whether a guess is right, or missed: too low.

    Who guesses too low takes the layers' work for needed, and that can be asked again with other numbers. How far a
    guess lies above what one machine's clock said cannot: None.
    """
    return {"right": True, "low": False, "high": None}[judge(guess, measured)]


SETTINGS = TrainingSettings(epochs=20)
PHASES = ("sampler", "forward", "backward", "optimiser")
"""The parts of the layers' work on a batch."""

BUDGETS = (5, 10, 20)
"""The seconds of training on offer for each engine."""

QUESTIONS = (
    Question("same", ("data", "approximate", "later"), "later"),
    Question("adam", ("rows", "reads", "sampler"), "rows"),
    Question("fair", ("code", "both", "loss"), "both"),
)


@dataclass(frozen=True)
class Result:
    """What an engine reached in its time; `factor` is its speed over the layers'."""

    engine: str
    words_per_second: float
    factor: float
    loss: float


def phases(
    corpus: Corpus, settings: TrainingSettings, batches: int = 8, clock: Callable[[], float] = thread_time
) -> Iterator[Event]:
    """Time the parts of the layers' work on some batches of full windows; yield the shares so far."""
    rng = np.random.default_rng(settings.seed)
    model = CBOW(
        len(corpus.vocab), settings.hidden_size, settings.window_size, corpus.ids, rng=rng, dtype=np.float32
    )
    optimiser = Adam(lr=ENGINES["layers"].learning_rate)
    contexts, target = create_contexts_target(
        corpus.ids[: 100 * batches + 2 * settings.window_size], settings.window_size
    )
    seconds = dict.fromkeys(PHASES, 0.0)

    @contextmanager
    def timed(phase: str) -> Iterator[None]:
        start = clock()
        yield
        seconds[phase] += clock() - start

    for i in range(0, 100 * batches, 100):
        with timed("sampler"):
            negatives = model.ns_loss.sampler.get_negative_sample(target[i : i + 100])
        with timed("forward"):
            h = model.context_mean.forward(contexts[i : i + 100])
            model.ns_loss.forward(h, target[i : i + 100], negatives=negatives)
        with timed("backward"):
            model.backward()
        with timed("optimiser"):
            optimiser.update(model.params, model.grads)
        total = sum(seconds.values())
        yield Event("phases", **{phase: [seconds[phase] / total] for phase in PHASES})


class Race:
    """One run for each engine; they take turns, slice by slice, until each has had its time.

    Parameters
    ----------
    seconds : float
        The seconds of training for each engine.
    seed : int
    clock : callable
        Returns seconds: by default the processor time of the thread, which other visitors' work does not lengthen.
    """

    page = "speeds"
    """Where it is shown."""

    def __init__(self, seconds: float, seed: int, clock: Callable[[], float] = thread_time) -> None:
        corpus = load(CORPUS, CORPORA[CORPUS].min_count)
        watch = Watch(words=CORPORA[CORPUS].watched[:3], top=4)
        settings = replace(SETTINGS, seed=seed)
        self.runs = tuple(
            TrainingRun(corpus, CORPUS, with_engine(settings, name), watch, name=name, clock=clock)
            for name in RACERS
        )
        self.seconds = seconds
        self.clock = clock
        self.need = side_by_side(run.need for run in self.runs)

    def events(self) -> Iterator[Event | None]:
        """Time the layers' parts, then train on all engines in turns; whoever has had its time stops."""
        yield from phases(self.runs[0].corpus, self.runs[0].settings, clock=self.clock)
        for name in RACERS:
            warm_up(name)  # what is compiled at the very first step is nobody's training time
            yield None
        yield from in_turns([self._timed(run) for run in self.runs])

    def _timed(self, run: TrainingRun) -> Iterator[Event | None]:
        """Train until the time is over, then look at the neighbours for the last time."""
        for event in run.events():
            is_progress = event is not None and event.kind == "progress"
            yield event.having(fraction=self.fraction) if event and is_progress else event
            if self._share(run) == 1:
                if run.training is not None:
                    yield run.neighbours_event(run.training)
                break
        run.finish()
        run.weights = None  # nobody asks for its vectors

    @property
    def fraction(self) -> float:
        """How much of all the engines' time is over."""
        return sum(self._share(run) for run in self.runs) / len(self.runs)

    def _share(self, run: TrainingRun) -> float:
        if not run.curve:
            return 0.0
        last = run.curve[-1]
        return 1.0 if last.fraction == 1 else min(last.seconds / self.seconds, 1.0)

    def results(self) -> list[Result]:
        """Return what the engines have reached, the layers first."""
        last = {run.name: run.curve[-1] for run in self.runs if run.curve}
        if BASE not in last:
            return []
        slowest = last[BASE].words_per_second
        return [
            Result(name, p.words_per_second, p.words_per_second / slowest, p.smooth_loss)
            for name, p in last.items()
        ]

    def gain(self) -> float | None:
        """Return how many times as fast as the layers the same mathematics was; None where it did not run."""
        return next((result.factor for result in self.results() if result.engine == SAME), None)
