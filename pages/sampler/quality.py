"""Does the choice matter? What is learnt on the toy worlds, by power, number of negatives and length of the training.

The results of many trainings come with the app (`quality.json`, written by `python -m pages.sampler.build_quality`);
one more can be trained while a learner looks on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.engines.kinds import DEFAULT_ENGINE, with_engine
from core.engines.settings import TrainingSettings
from core.evaluation.neighbours import unit_rows
from core.evaluation.ranks import TargetRanks
from core.functions import Floats
from core.training.loop import Training
from jobs.event import Event
from material.corpora import CORPORA, DATA, load
from material.once import once
from runs import analogies
from runs.memory import needed

RESULTS = Path(__file__).parent / "quality.json"

WORLDS = ("toy_en", "toy_ko")
POWERS = (-0.5, 0.0, 0.5, 0.75, 1.0, 1.5)
SIZES = (1, 2, 5, 10, 20)
SEEDS = (1, 2, 3)
PLANS = ("passes", "long", "work")
"""As many passes over the text for each K, few or many; or as many as make the work the same."""
MEASURES = ("rank", "analogies")

PASSES = {"passes": 10, "long": 100}
WORK = 60
"""Rows of W_out that are scored for each position of the text, over all passes: as by ten at K = 5."""


def epochs(plan: str, sample_size: int) -> int:
    """Return how many passes over the text a plan makes at K negatives, each of which scores K + 1 rows."""
    return PASSES.get(plan, round(WORK / (sample_size + 1)))


@dataclass(frozen=True)
class Result:
    """What one training has learnt.

    Attributes
    ----------
    rank : float
        The mean rank of the words held out, among all V words; 1 is the best.
    analogies : float
        The share of the world's analogy questions that are solved.
    """

    rank: float
    analogies: float


class Trial:
    """One training on a toy world.

    Parameters
    ----------
    world, plan : str
        One of `WORLDS` and one of `PLANS`.
    power : float
    sample_size, seed : int
    engine : str
        A key of `core.engines.kinds.ENGINES`.

    Attributes
    ----------
    result : Result or None
        Once it is over.
    """

    page = "sampler"
    """Where it is shown."""

    def __init__(
        self, world: str, plan: str, power: float, sample_size: int, seed: int, engine: str = DEFAULT_ENGINE
    ) -> None:
        self.world, self.plan, self.power, self.sample_size, self.seed = world, plan, power, sample_size, seed
        self.result: Result | None = None
        shipped = CORPORA[world]
        settings = TrainingSettings(
            window_size=shipped.window_size,
            hidden_size=50,
            sample_size=sample_size,
            power=power,
            epochs=epochs(plan, sample_size),
            subsample=shipped.subsample,
            seed=seed,
            held_out=shipped.held_out,
        )
        self.settings = with_engine(settings, engine)
        text = load(world, shipped.min_count)
        self.key = Trial, world, self.settings
        self.need = needed(self.settings, len(text.vocab), len(text))
        self.keeps = 0

    def events(self) -> Iterator[Event | None]:
        """Train, then look at what was learnt."""
        training = Training(load(self.world, CORPORA[self.world].min_count), self.settings)
        for report in training.slices():
            yield None if report is None else Event("progress", fraction=report.fraction)
        ranks = []
        for part in training.held_out_ranks():
            ranks.append(part)
            yield None
        asked = analogies.read(DATA / CORPORA[self.world].analogies)
        scores = analogies.score(asked, training.corpus.vocab, unit_rows(training.engine.W_in))
        rank = float(TargetRanks.gather(ranks).ranks.mean())
        self.result = Result(rank, analogies.share(scores))


@dataclass(frozen=True)
class Grid:
    """One measure over powers and numbers of negatives.

    Attributes
    ----------
    mean, spread : arrays of shape (len(POWERS), len(SIZES))
        Over the seeds: the mean, and the standard deviation of single trainings.
    """

    measure: str
    mean: Floats
    spread: Floats

    @property
    def best(self) -> tuple[int, int]:
        """The row and the column of the best mean; of several that are equal, the first."""
        best = self.mean.argmin() if self.measure == "rank" else self.mean.argmax()
        row, column = np.unravel_index(best, self.mean.shape)
        return int(row), int(column)

    def best_power(self, sample_size: int) -> float:
        """Return the best power at a K of the grid; of several that are equal, the smallest."""
        column = self.mean[:, SIZES.index(sample_size)]
        return POWERS[int(column.argmin() if self.measure == "rank" else column.argmax())]

    @property
    def as_good(self) -> int:
        """How many cells lie within two standard errors of the difference of the best one, which is counted too.

        With so few seeds this only says which differences are not to be believed.
        """
        row, column = self.best
        error = np.sqrt((self.spread**2 + self.spread[row, column] ** 2) / len(SEEDS))
        return int(np.count_nonzero(np.abs(self.mean - self.mean[row, column]) <= 2 * error))


@once(maxsize=len(WORLDS) * len(PLANS) * len(MEASURES))
def grid(world: str, plan: str, measure: str) -> Grid:
    """Return what comes with the app."""
    values = np.array(json.loads(RESULTS.read_text("utf-8"))[world][plan][measure])
    return Grid(measure, values.mean(axis=2), values.std(axis=2, ddof=1))


@dataclass(frozen=True)
class BySize:
    """Mean ranks at word2vec's power, by K.

    Attributes
    ----------
    first, five, last, best : float
        At the least K of the grid, at 5, at the greatest, and at the best one.
    best_size : int
    """

    first: float
    five: float
    last: float
    best: float
    best_size: int


def by_size(world: str, plan: str) -> BySize:
    """Return what K does at power 0.75."""
    ranks = grid(world, plan, "rank").mean[POWERS.index(0.75)]
    best = int(ranks.argmin())
    return BySize(
        first=float(ranks[0]),
        five=float(ranks[SIZES.index(5)]),
        last=float(ranks[-1]),
        best=float(ranks[best]),
        best_size=SIZES[best],
    )
