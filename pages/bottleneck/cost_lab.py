"""The honest cost lab: how long a batch really takes on this machine, and which phase takes it (section 4.2.1)."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import numpy as np

from core.cbow import initial_weights
from core.functions import Floats, Ints
from jobs.event import Event
from jobs.memory import Need
from pages.bottleneck.contestants import CONTESTANTS, PHASES, Contestant

SIZES = (100, 300, 1000, 3000, 10_000, 30_000, 100_000)
MEMORY_LIMIT = 256_000_000
"""The most bytes that one learner's measurement may hold; larger vocabularies are left out."""

FEWEST, MOST, SECONDS = 4, 30, 0.5
"""Batches of one measurement: at least, at most, and the time after which no more are begun."""

SIZES_OF_A_BATCH = ("hidden_size", "batch_size", "sample_size")
"""The settings that a measurement is made with, and that a guess about it is given for."""

GUESS_SIZE = 10_000
"""The vocabulary that the guess is about."""
GUESSES = ("theory", "hundred", "ten", "hardly")
"""How many times faster than softmax the book's layers are at that size, as the learner may guess."""


def speed_of(guess: str, sample_size: int) -> float:
    """Return a guess as a number; the count promises V / (K + 1)."""
    return {"theory": GUESS_SIZE / (sample_size + 1), "hundred": 100.0, "ten": 10.0, "hardly": 1.0}[guess]


def nearest(measured: float, sample_size: int) -> str:
    """Return the guess that is nearest to what was measured, by its ratio."""

    def distance(guess: str) -> float:
        return abs(np.log(speed_of(guess, sample_size) / measured))

    return min(GUESSES, key=distance)


def judge(guess: str, measured: float, sample_size: int) -> str:
    """Return `right` for the guess that is nearest by its ratio, `high` or `low` for the others."""
    if guess == nearest(measured, sample_size):
        return "right"
    return "high" if speed_of(guess, sample_size) > measured else "low"


def is_right(guess: str, measured: float, sample_size: int) -> bool | None:
    """Return whether a guess is right, or missed: too high.

    Who guesses too high forgets the arrays of size V, and they can be asked about again with other numbers. How far a
    guess lies below what one machine's clock said cannot: None.
    """
    return {"right": True, "high": False, "low": None}[judge(guess, measured, sample_size)]


def memory_needed(vocab_size: int, hidden_size: int, batch_size: int, sample_size: int) -> int:
    """Return the bytes that the greediest contestant holds, for numbers of 4 bytes.

    Softmax: W_out, its gradient and Adam's two moments, and about four arrays of scores. The book's layers: W_out,
    K + 2 gradients and two moments.
    """
    softmax = vocab_size * (4 * hidden_size + 4 * batch_size)
    layers = vocab_size * (sample_size + 5) * hidden_size
    return 4 * max(softmax, layers)


def sizes_within(hidden_size: int, batch_size: int, sample_size: int) -> tuple[int, ...]:
    """Return the vocabularies that fit into the memory granted."""
    return tuple(V for V in SIZES if memory_needed(V, hidden_size, batch_size, sample_size) <= MEMORY_LIMIT)


def zipf_text(vocab_size: int) -> Ints:
    """Return word ids whose counts fall as 1 / rank, as those of real texts nearly do; each word occurs."""
    counts = vocab_size // np.arange(1, vocab_size + 1)
    return np.repeat(np.arange(vocab_size), counts)


@dataclass(frozen=True)
class Measurement:
    """One contestant at one size.

    Attributes
    ----------
    phases : dict
        Microseconds of an example by phase: the median over the batches.
    batches : int
        The number of batches that were timed.
    """

    phases: dict[str, float]
    batches: int

    @property
    def total(self) -> float:
        """Microseconds of an example."""
        return sum(self.phases.values())


class CostLab:
    """One measurement, from the smallest vocabulary to the largest.

    Parameters
    ----------
    hidden_size, batch_size, sample_size : int
        H, B, K.
    sizes : tuple of int, optional
        Vocabularies to measure; those that fit into memory by default.
    clock : callable
        Returns seconds: by default the processor time of the thread, which other visitors' work does not lengthen
        (NumPy has one thread here).

    Attributes
    ----------
    page : str
        The page to which the work belongs.
    measured : dict
        The measured times by contestant and size, as far as it has come.
    """

    page = "bottleneck"

    def __init__(
        self,
        hidden_size: int,
        batch_size: int,
        sample_size: int,
        *,
        sizes: tuple[int, ...] = (),
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self.hidden_size = hidden_size
        self.batch_size = batch_size
        self.sample_size = sample_size
        self.sizes = sizes or sizes_within(hidden_size, batch_size, sample_size)
        self.clock = clock
        largest = max(memory_needed(V, hidden_size, batch_size, sample_size) for V in self.sizes)
        self.need = Need(largest)
        self.measured: dict[tuple[str, int], Measurement] = {}

    def events(self) -> Iterator[Event | None]:
        """Measure everything; yield after every phase: an event or None."""
        for vocab_size in self.sizes:
            rng = np.random.default_rng(vocab_size)
            corpus = zipf_text(vocab_size)
            W, _ = initial_weights(vocab_size, self.hidden_size, rng, np.float32)
            h = rng.standard_normal((self.batch_size, self.hidden_size)).astype(np.float32)
            for name, make in CONTESTANTS.items():
                contestant = make(W.copy(), corpus, self.sample_size, rng)
                yield None
                measurement = yield from self._measure(contestant, h, corpus, rng)
                self.measured[name, vocab_size] = measurement
                yield cost_event(name, vocab_size, measurement)
                yield Event("progress", fraction=self._fraction)
                if name == "softmax":
                    yield self._theory()

    @property
    def _fraction(self) -> float:
        return len(self.measured) / (len(self.sizes) * len(CONTESTANTS))

    def _measure(
        self, contestant: Contestant, h: Floats, corpus: Ints, rng: np.random.Generator
    ) -> Generator[None, None, Measurement]:
        """Time batches, one phase a slice; return the medians. The first batch only fills caches."""
        batches: list[list[float]] = []
        spent = 0.0
        while len(batches) < FEWEST or (len(batches) < MOST and spent < SECONDS):
            seconds = dict.fromkeys(PHASES, 0.0)
            target = rng.choice(corpus, size=len(h))
            for name, phase in contestant.phases(h, target):
                start = self.clock()
                phase()
                seconds[name] = self.clock() - start
                yield None
            batches.append(list(seconds.values()))
            spent += sum(batches[-1])
        microseconds = np.median(batches[1:], axis=0) * 1e6 / len(h)
        return Measurement(dict(zip(PHASES, microseconds.tolist(), strict=True)), len(batches) - 1)

    def theory(self) -> tuple[dict[str, list[float]], float]:
        """Return what an example would take if each multiply-add took as long, and how long that is.

        The time of a multiply-add, in nanoseconds, is that of softmax at the largest vocabulary measured so far.
        """
        largest = max(V for name, V in self.measured if name == "softmax")
        one_product = 3 * self.hidden_size
        each = self.measured["softmax", largest].total / (one_product * largest)
        negative = each * one_product * (self.sample_size + 1)
        lines = {
            "softmax": [each * one_product * V for V in self.sizes],
            "negative": [negative for _ in self.sizes],
        }
        return lines, 1e3 * each

    def expected(self, guess: str) -> float | None:
        """Return the time of the book's layers, at `GUESS_SIZE`, that follows from a guess; None when not measured."""
        softmax = self.measured.get(("softmax", GUESS_SIZE))
        return softmax.total / speed_of(guess, self.sample_size) if softmax else None

    def _theory(self) -> Event:
        lines, _ = self.theory()
        return Event("theory", sizes=list(self.sizes), **lines)


@dataclass(frozen=True)
class Verdict:
    """What came out at one vocabulary.

    Attributes
    ----------
    vocab_size : int
    promised : float
        How many times fewer multiply-adds negative sampling needs than softmax.
    layers, rows : float
        How many times faster than softmax the book's layers and the version by rows were.
    shares : dict
        The parts of the layers' time by phase, the longest first.
    """

    vocab_size: int
    promised: float
    layers: float
    rows: float
    shares: dict[str, float]


def verdict(lab: CostLab, V: int) -> Verdict | None:
    """Compare the three at one vocabulary; None where not all of them were measured."""
    found = [lab.measured.get((name, V)) for name in CONTESTANTS]
    if None in found:
        return None
    softmax, layers, rows = (each for each in found if each)
    by_length = sorted(layers.phases.items(), key=lambda phase: -phase[1])
    return Verdict(
        V,
        promised=V / (lab.sample_size + 1),
        layers=softmax.total / layers.total,
        rows=softmax.total / rows.total,
        shares={name: time / layers.total for name, time in by_length},
    )


def cost_event(name: str, vocab_size: int, measurement: Measurement) -> Event:
    """Return a measurement as an event; shares are lists, since each fills a bar of its own."""
    return Event(
        "cost",
        name=name,
        V=vocab_size,
        total=measurement.total,
        label=[duration(measurement.total)],
        **{phase: [time / measurement.total] for phase, time in measurement.phases.items()},
    )


def duration(microseconds: float) -> str:
    """Return a time with its unit, in three digits."""
    return f"{microseconds:.3g} µs" if microseconds < 999.5 else f"{microseconds / 1000:.3g} ms"
