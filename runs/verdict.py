"""Which of some settings guesses held-out words best, as far as their runs can tell.

Trainings that differ in nothing but their seed differ in what they learn, and other held-out words would favour other
runs. A setting is said to be better than another only where its lead is larger than either kind of chance explains, in
a whole table of settings at once. How often that is said of equal settings is measured: `benchmarks.verdict`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.functions import Floats
from material.once import once
from runs.library import Record

PROMISED = 0.05
"""In what share of tables of equal settings, at most, one may be said to be better."""

ALPHA = 0.04
"""The share that is aimed at: the scores of real runs are only nearly normal, and what is measured shall keep the
promise for every shape of table."""

SERIES = 20_000
"""The number of tables of equal settings that are drawn to know how large the largest lead in one may be by chance."""

MEASURED = Path(__file__).parent / "verdict.json"
"""What `benchmarks.verdict` found."""


@dataclass(frozen=True)
class Group:
    """Runs that differ in nothing but their seed.

    Attributes
    ----------
    records : tuple of Record
    scores : array of shape (number of runs,)
        The mean of log2(rank) of the held-out words, for each run.
    by_word : array of shape (number of words,)
        log2 of each word's rank, the mean over the runs.
    """

    records: tuple[Record, ...]
    scores: Floats
    by_word: Floats

    @classmethod
    def of(cls, records: Sequence[Record], n_words: int) -> Group:
        """Return some runs as a group, judged by the first so many held-out words."""
        log_ranks = np.log2([record.final_ranks[:n_words] for record in records])
        return cls(tuple(records), log_ranks.mean(axis=1), log_ranks.mean(axis=0))

    @property
    def score(self) -> float:
        """The mean of log2(rank) over words and runs."""
        return float(self.scores.mean())

    @property
    def typical_rank(self) -> float:
        """The geometric mean of the ranks over words and runs."""
        return float(2**self.score)

    @property
    def vector_share(self) -> float | None:
        """What the vectors know at the end, the mean over the runs; None if they were not all asked."""
        found = [record.vector_share for record in self.records]
        return None if None in found else float(np.mean([share for share in found if share is not None]))

    @property
    def median_rank(self) -> float:
        """The median rank, the mean over the runs."""
        return float(np.mean([np.median(record.final_ranks) for record in self.records]))


@dataclass(frozen=True)
class Verdict:
    """What a table of runs says.

    Attributes
    ----------
    groups : tuple of Group
        The settings, by their typical rank: the first is the best.
    level : tuple of Group
        Others that cannot be told from the best.
    n_words : int
        How many held-out words were ranked.
    half : float or None
        Half the length of the interval around the score of a group of one run; of n runs, by sqrt(n) shorter. Where
        intervals do not overlap, chance in training is not enough to explain it. None if there is one setting, or no
        setting has two runs: then nothing can be told.
    """

    groups: tuple[Group, ...]
    level: tuple[Group, ...]
    n_words: int
    half: float | None

    @property
    def best(self) -> Group:
        """The setting with the best typical rank."""
        return self.groups[0]

    @property
    def lowest_median(self) -> Group:
        """The setting with the smallest median rank; of equals the one with the best typical rank."""
        return min(self.groups, key=lambda group: group.median_rank)

    @property
    def lowest_loss(self) -> Group:
        """The setting with the smallest raw loss; where K or power differ, that says nothing."""
        return min(
            self.groups, key=lambda group: np.mean([r.curve["smooth_loss"][-1] for r in group.records])
        )

    def interval(self, group: Group) -> tuple[float, float] | None:
        """Return between which typical ranks a setting lies, as far as chance in training goes."""
        if self.half is None:
            return None
        reach = self.half / np.sqrt(len(group.records))
        return float(2 ** (group.score - reach)), float(2 ** (group.score + reach))


def better_vectors(judged: Verdict) -> Group | None:
    """Return the setting with the best vectors, if its lead over the best guesser's is more than chance in training."""
    shares = [group.vector_share for group in judged.groups]
    if judged.half is None or None in shares:
        return None
    best, other = judged.best, judged.groups[int(np.argmax(np.array(shares)))]
    scores = [np.array([record.vector_share for record in group.records]) for group in judged.groups]
    sizes = tuple(map(len, scores))
    spread = np.sqrt(sum(((s - s.mean()) ** 2).sum() for s in scores) / (sum(sizes) - len(sizes)))
    chance = spread * np.sqrt(1 / len(best.records) + 1 / len(other.records))
    lead = max(s.mean() for s in scores) - scores[0].mean()
    return other if lead > np.quantile(largest_leads(sizes), 1 - ALPHA) * chance else None


def compared_on(record: Record) -> tuple[object, ...]:
    """Return what two runs must share for their ranks to be comparable: the held-out words and the vocabulary."""
    return record.corpus, record.settings.held_out, record.n_types


def is_judged(record: Record) -> bool:
    """Whether a run can be judged: it came to its end and ranked held-out words."""
    return record.fraction == 1 and record.failure is None and len(record.final_ranks) > 0


def verdict(records: Sequence[Record]) -> Verdict | None:
    """Judge the settings of some runs; None if they guess different words, or if none is to be judged."""
    records = [record for record in records if is_judged(record)]
    if len({compared_on(record) for record in records}) != 1:
        return None
    n_words = min(len(record.final_ranks) for record in records)
    groups = sorted((Group.of(g, n_words) for g in by_setting(records)), key=lambda group: group.score)
    sizes = tuple(len(group.records) for group in groups)
    freedom = sum(sizes) - len(sizes)
    if not freedom or len(groups) < 2:
        return Verdict(tuple(groups), tuple(groups[1:]), n_words, None)
    spread = np.sqrt(sum(((g.scores - g.score) ** 2).sum() for g in groups) / freedom)
    limit = float(np.quantile(largest_leads(sizes), 1 - ALPHA))
    level = tuple(g for g in groups[1:] if g.score - groups[0].score <= limit * _chance(groups[0], g, spread))
    return Verdict(tuple(groups), level, n_words, float(limit * spread / np.sqrt(2)))


def by_setting(records: Sequence[Record]) -> list[list[Record]]:
    """Return the runs of each setting, in the order of their making: those that differ in nothing but their seed."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        setting = json.dumps(record.choices | {"seed": None}, sort_keys=True)
        groups.setdefault(setting, []).append(record)
    return list(groups.values())


def _chance(one: Group, other: Group, spread: float) -> float:
    """Return the standard error of the lead of one over the other: of training or of words, whichever is larger."""
    of_training = spread * np.sqrt(1 / len(one.scores) + 1 / len(other.scores))
    lead = one.by_word - other.by_word
    return float(max(of_training, lead.std(ddof=1) / np.sqrt(len(lead))))


@once(maxsize=64)
def largest_leads(sizes: tuple[int, ...]) -> Floats:
    """Return the largest lead in each of many tables of equal settings, in standard errors, in rising order.

    The scores of runs are drawn from a normal distribution whose spread has to be estimated from these runs, as that of
    real ones (for two settings this is Student's t; for more, the studentised range of Tukey and Kramer).

    Parameters
    ----------
    sizes : tuple of int
        The number of runs of each setting.
    """
    rng = np.random.default_rng(0)
    runs = np.array(sizes)
    freedom = int(runs.sum()) - len(runs)
    mean = rng.standard_normal((SERIES, len(runs))) / np.sqrt(runs)
    spread = np.sqrt(rng.chisquare(freedom, SERIES) / freedom)
    largest = np.zeros(SERIES)
    for i, n in enumerate(runs[:-1]):
        lead = np.abs(mean[:, i + 1 :] - mean[:, [i]]) / np.sqrt(1 / n + 1 / runs[i + 1 :])
        largest = np.maximum(largest, lead.max(axis=1))
    return np.sort(largest / spread)


@once(maxsize=1)
def measured() -> Mapping[str, Any]:
    """Return how often the verdict is wrong about equal settings, and how often it finds a difference."""
    found: Mapping[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found
