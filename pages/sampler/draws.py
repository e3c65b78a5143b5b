"""Negatives really drawn: piled up against what is expected, and in three ways."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.engines.alias import AliasTable
from core.functions import Floats, Ints
from core.tracing.source import Source, capture
from material.once import once
from pages.sampler.lesson import FEW, distance, law


@once(maxsize=16)
def table(corpus: str, power: float) -> AliasTable:
    """Return a table to draw from a noise distribution."""
    return AliasTable(law(corpus, power))


# Draws pile up in columns: one a word, or one a range of ranks.


def edges(vocab_size: int) -> Ints:
    """Return where the columns begin, and V: one word each, or of many words as many in each column.

    Columns of equal size are as high as their words are frequent; ranges that widen with the rank would rise to the
    right although each word in them is rarer.
    """
    return np.linspace(0, vocab_size, min(vocab_size, FEW) + 1).round().astype(int)


class Pile:
    """Draws from one noise distribution, counted by column.

    Parameters
    ----------
    corpus : str
    power : float
    seed : int
    clock : callable
        Returns seconds.

    Attributes
    ----------
    counts : array of shape (n,)
    last : array of word ids
        The latest draws, where there were few.
    seconds : float
        What the latest draws took.
    """

    FEW_DRAWS = 20
    """The most draws at once that are remembered word by word."""
    SMALL = 150
    """The largest total at which each draw is a block of its own."""

    def __init__(
        self, corpus: str, power: float, seed: int, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self.origin = (corpus, power, seed)
        self.clock = clock
        self.table = table(corpus, power)
        self.rng = np.random.default_rng(seed)
        p = law(corpus, power)
        self.edges = edges(len(p))
        self.p = np.add.reduceat(p, self.edges[:-1])
        self.counts = np.zeros(len(self.p), dtype=int)
        self.last = np.zeros(0, dtype=int)
        self.seconds = 0.0

    def draw(self, size: int) -> None:
        """Add some draws."""
        corpus, power, _ = self.origin
        alias = table(corpus, power)
        start = self.clock()
        words = alias.draw(self.rng, (size,))
        self.seconds = self.clock() - start
        self.counts += np.bincount(self.columns(words), minlength=len(self.counts))
        self.last = words if size <= self.FEW_DRAWS else words[:0]

    def columns(self, words: Ints) -> Ints:
        """Return the column of each word."""
        return np.searchsorted(self.edges, words, side="right") - 1

    @property
    def is_small(self) -> bool:
        """Whether single draws can be seen."""
        return self.total <= self.SMALL

    @property
    def total(self) -> int:
        """How many draws there were."""
        return int(self.counts.sum())

    @property
    def distance(self) -> float:
        """How far the shares drawn are from the law."""
        return distance(self.counts / max(self.total, 1), self.p)


# Three ways to draw from one law.

Draw = Callable[[np.random.Generator, tuple[int, int]], Ints]


def by_choice(p: Floats) -> Draw:
    """NumPy's own function, as the book calls it: each call adds up all of p anew."""

    def draw(rng: np.random.Generator, shape: tuple[int, int]) -> Ints:
        return rng.choice(len(p), size=shape, p=p)

    return draw


def by_inverse(p: Floats) -> Draw:
    """Add up p once, then look up where random numbers fall, at a cost of log V each."""
    upper = np.cumsum(p)

    def draw(rng: np.random.Generator, shape: tuple[int, int]) -> Ints:
        return np.searchsorted(upper, rng.random(shape) * upper[-1], side="right")

    return draw


def by_alias(p: Floats) -> Draw:
    """Cut p once into V slots of equal size; a draw then costs the same whatever V."""
    return AliasTable(p).draw


WAYS: tuple[tuple[Source, Callable[[Floats], Draw]], ...] = (
    (capture(by_choice), by_choice),
    (capture(by_inverse), by_inverse),
    (capture(by_alias), by_alias),
)
CALLS = ("rows", "whole")
"""Row by row, as the book's CPU branch must; or all rows by one call."""
ROWS = {"rows": 200, "whole": 20_000}
"""Rows to measure with."""
ROUNDS = 5


@dataclass(frozen=True)
class Measured:
    """What one way of drawing cost on this machine.

    Attributes
    ----------
    source : Source
    preparation : float
        Seconds before the first draw.
    per_second : dict of str to float
        Draws per second after the preparation, by the `CALLS`.
    shares : array of shape (n,)
        The shares of the draws of one call by the columns of `edges`.
    """

    source: Source
    preparation: float
    per_second: dict[str, float]
    shares: Floats


def measure(corpus: str, power: float, sample_size: int, seed: int) -> list[Measured]:
    """Time the three ways on one law, with replacement; the best of some rounds counts."""
    p = law(corpus, power)
    starts = edges(len(p))[:-1]
    measured = []
    for source, prepare in WAYS:
        rng = np.random.default_rng(seed)
        preparations: list[float] = []
        seconds: dict[str, list[float]] = {call: [] for call in CALLS}
        for _ in range(ROUNDS):
            start = time.perf_counter()
            draw = prepare(p)
            preparations.append(time.perf_counter() - start)
            start = time.perf_counter()
            for _ in range(ROWS["rows"]):
                draw(rng, (1, sample_size))
            seconds["rows"].append(time.perf_counter() - start)
            start = time.perf_counter()
            drawn = draw(rng, (ROWS["whole"], sample_size))
            seconds["whole"].append(time.perf_counter() - start)
        shares = np.add.reduceat(np.bincount(drawn.ravel(), minlength=len(p)), starts) / drawn.size
        speed = {call: ROWS[call] * sample_size / min(seconds[call]) for call in CALLS}
        measured.append(Measured(source, min(preparations), speed, shares))
    return measured
