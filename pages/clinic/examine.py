"""The examinations: each runs a patient on tiny fixed examples and looks at one thing."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

import numpy as np

from core.functions import Floats
from core.tracing.trace import tracing
from material.once import once
from material.sentence import TEXT
from pages.clinic.findings import (
    PARTS,
    Course,
    Drawn,
    Finding,
    FirstLoss,
    Frame,
    GradientCheck,
    LastLoss,
    Motion,
    Moved,
    Ranks,
    Shapes,
    Slopes,
    Stopped,
    Value,
    Work,
)
from pages.clinic.patching import Patient

EPOCHS = 401
"""Of a training, of one iteration each where the batch is the whole sentence."""
SGD_RATE, ADAM_RATE = 1.0, 0.03
SHIFT = 1e-5
DRAWS = 1500
"""How often negatives are drawn for every target."""

LONG_WORDS, LONG_VOCABULARY, LONG_BATCHES = 12_000, 4_000, 4
"""The text on which time is measured."""

T = TypeVar("T")


def stopped_by(error: BaseException, patient: Patient) -> Stopped:
    """Return an exception as a learner sees it: only the patient's own files."""
    frames = tuple(
        Frame(file, line, name, patient.texts[file].splitlines()[line - 1].strip())
        for file, line, name in _calls(error.__traceback__)
        if file in patient.texts
    )
    return Stopped(type(error).__name__, str(error), frames)


def _calls(found: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    for frame, line in traceback.walk_tb(found):
        yield frame.f_code.co_filename, line, frame.f_code.co_name


@dataclass(frozen=True)
class Example:
    """A patient's network on its own text, with what it is trained on."""

    model: Any
    corpus: Any
    contexts: Any
    target: Any

    @property
    def weights(self) -> tuple[Floats, Floats]:
        """W_in and W_out."""
        return self.model.word_vecs, self.model.output.params[0]


def example(patient: Patient) -> Example:
    """Return a fresh network; always the same."""
    corpus, contexts, target, vocab_size = patient.train.prepare(TEXT)
    model = patient.train.build(corpus, vocab_size, np.random.default_rng(1))
    return Example(model, corpus, contexts, target)


@dataclass(frozen=True)
class Trained:
    """A network after its training.

    Attributes
    ----------
    losses : tuple of float
    before, after : (W_in, W_out)
    contexts, target : arrays
    """

    losses: tuple[float, ...]
    before: tuple[Floats, Floats]
    after: tuple[Floats, Floats]
    contexts: Any
    target: Any


@once(maxsize=256)
def train(patient: Patient, optimiser: str) -> Trained:
    """Train a fresh network by ``sgd`` or ``adam``."""
    one = example(patient)
    before = one.weights[0].copy(), one.weights[1].copy()
    optim = patient.modules["core/optim.py"]
    method = optim.SGD(SGD_RATE) if optimiser == "sgd" else optim.Adam(ADAM_RATE)
    losses = patient.train.fit(
        one.model,
        method,
        one.contexts,
        one.target,
        np.random.default_rng(2),
        max_epoch=EPOCHS,
        log=lambda line: None,
    )
    return Trained(tuple(map(float, losses)), before, one.weights, one.contexts, one.target)


def first_loss(ill: Patient) -> FirstLoss:
    """Compare the first loss with (K + 1) ln 2."""
    one = example(ill)
    loss = one.model.forward(one.contexts, one.target)
    return FirstLoss(float(loss), float((one.model.ns_loss.sample_size + 1) * np.log(2)))


def last_loss(ill: Patient, sound: Patient) -> LastLoss:
    """Train by both optimisers."""
    courses = [Course(train(ill, name).losses, train(sound, name).losses) for name in ("sgd", "adam")]
    return LastLoss(*courses)


def moved(ill: Patient, sound: Patient) -> Moved:
    """Compare the weights before and after a training by SGD, row by row."""

    def motions(patient: Patient) -> list[Floats]:
        run = train(patient, "sgd")
        pairs = zip(run.before, run.after, strict=True)
        return [np.nan_to_num(abs(after - before), nan=np.inf).max(axis=1) for before, after in pairs]

    pairs = zip(motions(ill), motions(sound), strict=True)
    return Moved(*(Motion(rows, others) for rows, others in pairs))


def gradient_check(ill: Patient, *, hold: bool = True) -> GradientCheck:
    """Move every number of both matrices to both sides, and compare the slope with what backward says."""
    one = example(ill)
    model, target = one.model, one.target
    rng = np.random.default_rng(3)
    for W in one.weights:
        # Of a size at which every gradient is far from 0.
        W[...] = 0.5 * rng.standard_normal(W.shape)
    negatives = model.ns_loss.sampler.get_negative_sample(target)

    def loss(given: Any) -> float:  # noqa: ANN401
        return float(model.output.forward(model.context_mean.forward(one.contexts), target, negatives=given))

    loss(negatives)
    model.backward()
    analytic = [dW.copy() for dW in (model.context_mean.grads[0], model.output.grads[0])]
    given = negatives if hold else None
    numeric = [_slopes(lambda: loss(given), W) for W in one.weights]
    W_in, W_out = map(Slopes, analytic, numeric)
    return GradientCheck(W_in, W_out, hold)


def _slopes(loss: Callable[[], float], W: Floats) -> Floats:
    slopes = np.zeros_like(W)
    for index in np.ndindex(W.shape):
        kept = W[index]
        W[index] = kept + SHIFT
        above = loss()
        W[index] = kept - SHIFT
        below = loss()
        W[index] = kept
        slopes[index] = (above - below) / (2 * SHIFT)
    return slopes


def shapes(ill: Patient, sound: Patient, shown: Sequence[tuple[str, str]]) -> Shapes:
    """Follow one step through the code shown, in the patient and in sound code."""
    expected = {(value.file, value.function, value.name): value for value in _values(sound, shown)[0]}
    values, stopped = _values(ill, shown)
    return Shapes(tuple(_beside(value, expected) for value in values), stopped)


def _beside(value: Value, expected: Mapping[tuple[str, str, str], Value]) -> Value:
    other = expected.get((value.file, value.function, value.name))
    is_odd = other is not None and (value.kind, value.shape) != (other.kind, other.shape)
    return Value(value.file, value.function, value.line, value.name, value.kind, value.shape, is_odd)


def _values(patient: Patient, shown: Sequence[tuple[str, str]]) -> tuple[list[Value], Stopped | None]:
    listings = [patient.listing(*place) for place in shown]
    stopped = None
    with tracing(*(listing.source for listing in listings)) as trace:
        try:
            patient.train.main(TEXT, np.random.default_rng(1), max_epoch=1, log=lambda line: None)
        except Exception as error:
            stopped = stopped_by(error, patient)
    by_code = {listing.source.code: listing for listing in listings}
    values: dict[tuple[str, str, str], Value] = {}
    for code, assignments in trace.calls:
        file, name = by_code[code].file, by_code[code].source.name
        for found in assignments:
            kind, shape = _kind(found.value)
            value = Value(file, name, found.line, found.name, kind, shape, is_odd=False)
            values[file, name, found.name] = value
    return list(values.values()), stopped


def _kind(value: object) -> tuple[str, tuple[int, ...] | None]:
    if isinstance(value, np.ndarray):
        return str(value.dtype), value.shape
    return type(value).__name__, None


def drawn(ill: Patient) -> Drawn:
    """Draw negatives for every target many times."""
    one = example(ill)
    sampler = one.model.ns_loss.sampler
    target = np.tile(one.target, DRAWS)
    negatives = sampler.get_negative_sample(target)
    counts = np.bincount(one.corpus, minlength=len(one.weights[0]))
    weight = np.where(counts > 0, np.maximum(counts, 1) ** float(sampler.power), 0)
    law = np.tile(weight, (len(one.target), 1))
    law[np.arange(len(one.target)), one.target] = 0
    law = (law / law.sum(axis=1, keepdims=True)).mean(axis=0)
    first = np.bincount(negatives[:, 0], minlength=len(counts)) / len(target)
    hits = float((negatives == target[:, None]).any(axis=1).mean())
    in_order = np.sort(negatives, axis=1)
    repeats = float((in_order[:, 1:] == in_order[:, :-1]).any(axis=1).mean())
    return Drawn(counts, law, first, hits, repeats)


def ranks(ill: Patient, sound: Patient) -> Ranks:
    """Let both guess the words of the text after a training by Adam."""
    return Ranks(*(_ranks(train(patient, "adam")) for patient in (ill, sound)))


def _ranks(run: Trained) -> Floats:
    W_in, W_out = run.after
    score = W_in[run.contexts].mean(axis=1) @ W_out.T
    own = score[np.arange(len(run.target)), run.target]
    return 1 + np.count_nonzero(~(score <= own[:, None]), axis=1).astype(float)


def work(ill: Patient, sound: Patient) -> Work:
    """Measure a few steps on a longer text, part by part."""
    seconds, draws = _measured(ill)
    sound_seconds, sound_draws = _measured(sound)
    return Work(seconds, sound_seconds, draws, sound_draws)


class CountedDraws:
    """A random generator that counts how often it is asked to choose, and may be interrupted at a count."""

    def __init__(self, seed: int, interrupt_at: int = sys.maxsize) -> None:
        self.rng = np.random.default_rng(seed)
        self.draws = 0
        self.interrupt_at = interrupt_at

    def choice(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as of the generator
        """Choose."""
        self.draws += 1
        if self.draws >= self.interrupt_at:
            raise KeyboardInterrupt
        return self.rng.choice(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.rng, name)


@once(maxsize=1)
def long_text() -> str:
    """Return a text of many words, in which some are frequent and most are rare."""
    rng = np.random.default_rng(4)
    rare = 1 / np.arange(1, LONG_VOCABULARY + 1)
    words = np.concatenate(
        [
            np.arange(LONG_VOCABULARY),
            rng.choice(LONG_VOCABULARY, LONG_WORDS - LONG_VOCABULARY, p=rare / rare.sum()),
        ]
    )
    return " ".join(f"w{word}" for word in rng.permutation(words))


def _measured(patient: Patient) -> tuple[Mapping[str, float], int]:
    spent = dict.fromkeys(PARTS, 0.0)
    with _timed(spent, "prepare"):
        corpus, contexts, target, vocab_size = patient.train.prepare(long_text())
    rng = CountedDraws(1)
    model = patient.train.build(corpus, vocab_size, rng)
    optimiser = patient.modules["core/optim.py"].Adam(ADAM_RATE)
    sampler = model.ns_loss.sampler
    sampler.get_negative_sample = _timing(sampler.get_negative_sample, spent, "sampler")
    for at in range(0, 100 * LONG_BATCHES, 100):
        batch = slice(at, at + 100)
        drawing = spent["sampler"]
        with _timed(spent, "forward"):
            model.forward(contexts[batch], target[batch])
        spent["forward"] -= spent["sampler"] - drawing
        with _timed(spent, "backward"):
            model.backward()
        with _timed(spent, "update"):
            optimiser.update(model.params, model.grads)
    return spent, rng.draws


@contextmanager
def _timed(spent: dict[str, float], part: str) -> Iterator[None]:
    # The processor's time of this thread: what others do meanwhile does not count.
    start = time.thread_time()
    yield
    spent[part] += time.thread_time() - start


def _timing(function: Callable[..., T], spent: dict[str, float], part: str) -> Callable[..., T]:
    def timed(*args: Any, **kwargs: Any) -> T:
        with _timed(spent, part):
            return function(*args, **kwargs)

    return timed


Shown = Sequence[tuple[str, str]]
Examination = Callable[[Patient, Patient, Shown, bool], Finding]

EXAMINATIONS: Mapping[str, Examination] = {
    "first_loss": lambda ill, sound, shown, hold: first_loss(ill),
    "last_loss": lambda ill, sound, shown, hold: last_loss(ill, sound),
    "moved": lambda ill, sound, shown, hold: moved(ill, sound),
    "gradient_check": lambda ill, sound, shown, hold: gradient_check(ill, hold=hold),
    "shapes": lambda ill, sound, shown, hold: shapes(ill, sound, shown),
    "drawn": lambda ill, sound, shown, hold: drawn(ill),
    "ranks": lambda ill, sound, shown, hold: ranks(ill, sound),
    "work": lambda ill, sound, shown, hold: work(ill, sound),
}
"""By name: the patient, sound code, the functions shown, and whether a gradient check holds the negatives."""
