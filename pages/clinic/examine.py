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
from core.slopes import numeric_gradient
from core.tracing.trace import tracing
from material.once import once
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
COLUMNS = 5
"""How many numbers of each row a gradient check looks at."""
DRAWS = 1500
"""How often negatives are drawn for every target."""

LONG_WORDS, LONG_VOCABULARY = 12_000, 4_000
LONG_BATCH, LONG_BATCHES = 100, 4
"""The text on which time is measured, and the batches."""

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


@dataclass(frozen=True)
class Subject:
    """What is examined.

    Attributes
    ----------
    ill, sound : Patient
        The code in question, and the code before the fault.
    text : str
    shown : sequence of (file, function)
        The code that a learner sees.
    hold : bool
        Whether a gradient check holds the negatives.
    """

    ill: Patient
    sound: Patient
    text: str
    shown: Sequence[tuple[str, str]]
    hold: bool = True


def example(patient: Patient, text: str) -> Example:
    """Return a fresh network; always the same."""
    corpus, contexts, target, word_to_id = patient.train.prepare(text)
    model = patient.train.build(corpus, len(word_to_id), np.random.default_rng(1))
    return Example(model, corpus, contexts, target)


@dataclass(frozen=True)
class Trained:
    """A network after its training.

    Attributes
    ----------
    losses : tuple of float
    before, after : (W_in, W_out)
    """

    losses: tuple[float, ...]
    before: tuple[Floats, Floats]
    after: tuple[Floats, Floats]


@once(maxsize=512)
def train(patient: Patient, optimiser: str, text: str, epochs: int = EPOCHS) -> Trained:
    """Train a fresh network by ``sgd`` or ``adam``."""
    one = example(patient, text)
    before = one.weights[0].copy(), one.weights[1].copy()
    optim = patient.modules["core/optim.py"]
    method = optim.SGD(SGD_RATE) if optimiser == "sgd" else optim.Adam(ADAM_RATE)
    losses = patient.train.fit(
        one.model,
        method,
        one.contexts,
        one.target,
        np.random.default_rng(2),
        max_epoch=epochs,
        log=lambda line: None,
    )
    return Trained(tuple(map(float, losses)), before, one.weights)


def first_loss(subject: Subject) -> FirstLoss:
    """Compare the first loss with (K + 1) ln 2."""
    one = example(subject.ill, subject.text)
    loss = one.model.forward(one.contexts, one.target)
    return FirstLoss(float(loss), float((one.model.ns_loss.sample_size + 1) * np.log(2)))


def last_loss(subject: Subject) -> LastLoss:
    """Train by both optimisers."""
    sgd, adam = (
        Course(*(train(patient, name, subject.text).losses for patient in (subject.ill, subject.sound)))
        for name in ("sgd", "adam")
    )
    return LastLoss(sgd, adam)


def moved(subject: Subject) -> Moved:
    """Compare the weights before and after: by a training by SGD, and by one epoch of Adam."""
    patients = subject.ill, subject.sound
    rows, sound_rows = (_changes(train(one, "sgd", subject.text)) for one in patients)
    steps, sound_steps = (
        [float(W.max()) / ADAM_RATE for W in _changes(train(one, "adam", subject.text, 1))]
        for one in patients
    )
    W_in, W_out = map(Motion, rows, steps, sound_rows, sound_steps)
    return Moved(W_in, W_out)


def _changes(run: Trained) -> list[Floats]:
    """Return the largest change of each row, of W_in and of W_out."""
    pairs = zip(run.before, run.after, strict=True)
    return [np.nan_to_num(abs(after - before), nan=np.inf).max(axis=1) for before, after in pairs]


def gradient_check(subject: Subject) -> GradientCheck:
    """Move numbers of both matrices to both sides, and compare the slopes with what backward says."""
    one = example(subject.ill, subject.text)
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
    analytic = [dW[:, :COLUMNS].copy() for dW in (model.context_mean.grads[0], model.output.grads[0])]
    given = negatives if subject.hold else None
    numeric = [numeric_gradient(lambda: loss(given), W[:, :COLUMNS]) for W in one.weights]
    W_in, W_out = map(Slopes, analytic, numeric)
    return GradientCheck(W_in, W_out, subject.hold)


def shapes(subject: Subject) -> Shapes:
    """Follow one step through the code shown, in the patient and in sound code."""
    expected = {
        (value.file, value.function, value.name): value for value in _values(subject, subject.sound)[0]
    }
    values, stopped = _values(subject, subject.ill)
    return Shapes(tuple(_beside(value, expected) for value in values), stopped)


def _beside(value: Value, expected: Mapping[tuple[str, str, str], Value]) -> Value:
    other = expected.get((value.file, value.function, value.name))
    is_odd = other is not None and (value.kind, value.shape) != (other.kind, other.shape)
    return Value(value.file, value.function, value.line, value.name, value.kind, value.shape, is_odd)


def _values(subject: Subject, patient: Patient) -> tuple[list[Value], Stopped | None]:
    listings = [patient.listing(*place) for place in subject.shown if patient.has(*place)]
    stopped = None
    with tracing(*(listing.source for listing in listings)) as trace:
        try:
            patient.train.main(subject.text, np.random.default_rng(1), max_epoch=1, log=lambda line: None)
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


def drawn(subject: Subject) -> Drawn:
    """Draw negatives for every target many times."""
    one = example(subject.ill, subject.text)
    sampler = one.model.ns_loss.sampler
    target = np.tile(one.target, DRAWS)
    # Whether they are whole numbers in type as well is for another examination.
    negatives = sampler.get_negative_sample(target).astype(np.int64)
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


def ranks(subject: Subject) -> Ranks:
    """Let both guess the words of the text after a training by Adam."""
    one = example(subject.sound, subject.text)
    ill, sound = (
        _ranks(one, train(patient, "adam", subject.text)) for patient in (subject.ill, subject.sound)
    )
    return Ranks(ill, sound)


def _ranks(one: Example, run: Trained) -> Floats:
    W_in, W_out = run.after
    score = W_in[one.contexts].mean(axis=1) @ W_out.T
    own = score[np.arange(len(one.target)), one.target]
    # Where a score is no number, the target is not guessed.
    return 1 + np.count_nonzero(~(score <= own[:, None]), axis=1).astype(float)


def work(subject: Subject) -> Work:
    """Measure a few steps on a longer text, part by part; what seems slow is measured a second time."""
    (seconds, draws), (sound, sound_draws) = _measured(subject.ill), _measured(subject.sound)
    found = Work(seconds, sound, draws, sound_draws)
    if not found.is_odd:
        return found
    # A core that shares its caches with a busy one may have been half as quick for a moment.
    seconds, sound = (
        {part: min(before[part], again[part]) for part in PARTS}
        for before, again in ((seconds, _measure(subject.ill)[0]), (sound, _measure(subject.sound)[0]))
    )
    return Work(seconds, sound, draws, sound_draws)


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


@once(maxsize=256)
def _measured(patient: Patient) -> tuple[Mapping[str, float], int]:
    return _measure(patient)


def _measure(patient: Patient) -> tuple[Mapping[str, float], int]:
    """Return the seconds of each part, and the number of draws, for some batches of the long text."""
    # Once a large array was given back, arrays of these sizes are had as quickly by whoever comes first.
    np.empty(2_000_000)
    spent: dict[str, list[float]] = {part: [] for part in PARTS}
    for _ in range(2):
        with _timed(spent["prepare"]):
            corpus, contexts, target, word_to_id = patient.train.prepare(long_text())
    rng = CountedDraws(1)
    model = patient.train.build(corpus, len(word_to_id), rng)
    optimiser = patient.modules["core/optim.py"].Adam(ADAM_RATE)
    sampler = model.ns_loss.sampler
    sampler.get_negative_sample = _timing(sampler.get_negative_sample, spent["sampler"])
    for at in range(0, LONG_BATCH * LONG_BATCHES, LONG_BATCH):
        batch = slice(at, at + LONG_BATCH)
        with _timed(spent["forward"]):
            model.forward(contexts[batch], target[batch])
        spent["forward"][-1] -= spent["sampler"][-1]
        with _timed(spent["backward"]):
            model.backward()
        with _timed(spent["update"]):
            optimiser.update(model.params, model.grads)
    # The quickest of some equal pieces of work is the one that was least disturbed.
    return {part: min(seconds) for part, seconds in spent.items()}, rng.draws


@contextmanager
def _timed(spent: list[float]) -> Iterator[None]:
    # The processor's time of this thread: what others do meanwhile does not count.
    start = time.thread_time()
    yield
    spent.append(time.thread_time() - start)


def _timing(function: Callable[..., T], spent: list[float]) -> Callable[..., T]:
    def timed(*args: Any, **kwargs: Any) -> T:
        with _timed(spent):
            return function(*args, **kwargs)

    return timed


EXAMINATIONS: Mapping[str, Callable[[Subject], Finding]] = {
    "first_loss": first_loss,
    "last_loss": last_loss,
    "moved": moved,
    "gradient_check": gradient_check,
    "shapes": shapes,
    "drawn": drawn,
    "ranks": ranks,
    "work": work,
}
