"""One text split into words in several ways: how much context helps in each.

Ranks of different vocabularies are no measure of each other: where there are more words there are more wrong ones, and
who has to guess 왕은 has to guess the particle as well. What can be told is by how much context moves the true word up
among the words of its own vocabulary: the rank that frequency alone gives it, over the rank that the model gives it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from runs.library import Record
from runs.verdict import is_judged

FREE = ("tokens", "seed", "held_out")
"""In what the runs may differ; a text of fewer words spares fewer of them to be guessed."""

CLEAR = 2.0
"""So many standard errors must lie between the best way and the next. Of two equal ways one is ahead by so much in 5 of
100 tables, of three more rarely still."""


@dataclass(frozen=True)
class Way:
    """The runs of one way of splitting.

    Attributes
    ----------
    tokens : str
    records : tuple of Record
    """

    tokens: str
    records: tuple[Record, ...]

    @property
    def n_types(self) -> int:
        """The number V of different words."""
        return self.records[0].n_types

    @property
    def typical_rank(self) -> float:
        """The geometric mean of the ranks, over words and runs."""
        return float(2 ** np.mean([np.log2(record.final_ranks).mean() for record in self.records]))

    @property
    def by_frequency(self) -> float:
        """The same where only frequency is known."""
        return self.records[0].floor["typical_rank"]

    @property
    def gains(self) -> Floats:
        """By how much context moves the true word up, for each run: 2 is half the rank."""
        own = np.array([np.log2(record.final_ranks).mean() for record in self.records])
        return self.by_frequency / 2**own

    @property
    def gain(self) -> float:
        """The geometric mean of `gains`."""
        return self.by_frequency / self.typical_rank

    @property
    def error(self) -> float:
        """The standard error of log2 of the gain: of the choice of held-out words, and of training if it is known."""
        log_ranks = np.log2(self.records[0].final_ranks)
        of_words = log_ranks.var(ddof=1) / len(log_ranks)
        n = len(self.records)
        of_training = np.log2(self.gains).var(ddof=1) / n if n > 1 else 0.0
        return float(np.sqrt(of_words + of_training))


def ways(records: Sequence[Record]) -> tuple[Way, ...]:
    """Return the ways that some runs are of; none if they differ in more than that, or held nothing out."""
    records = [record for record in records if is_judged(record) and record.floor]
    others = {
        json.dumps(
            {name: value for name, value in record.choices.items() if name not in FREE}, sort_keys=True
        )
        for record in records
    }
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.reading.tokens, []).append(record)
    if len(others) != 1 or len(groups) < 2:
        return ()
    return tuple(Way(tokens, tuple(group)) for tokens, group in groups.items())


def clearly_best(compared: Sequence[Way]) -> Way | None:
    """Return the way in which context helps most, if the next one's lag is more than chance explains.

    Each way holds out sentences of its own, so the errors of two ways add up.
    """
    best, *others = sorted(compared, key=lambda way: -way.gain)
    is_clear = all(np.log2(best.gain / way.gain) > CLEAR * np.hypot(best.error, way.error) for way in others)
    return best if is_clear else None
