"""Which of some runs is the best, as far as held-out words can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from runs.library import Record

CLEAR = 2.0
"""Standard deviations by which wins must exceed losses to be more than chance."""


@dataclass(frozen=True)
class Verdict:
    """What a table of runs says.

    Attributes
    ----------
    best : Record
        The smallest median rank.
    level : tuple of Record
        Others that the held-out words cannot tell from the best.
    lowest_loss : Record
        Whose raw loss is the smallest; where K or power differ, that says nothing.
    n_words : int
        How many held-out words were ranked.
    """

    best: Record
    level: tuple[Record, ...]
    lowest_loss: Record
    n_words: int


def compared_on(record: Record) -> tuple[object, ...]:
    """Return what two runs must share for their ranks to be comparable: the held-out words and the vocabulary."""
    size = len(record.final_ranks)
    vocab = record.n_types
    return record.corpus, record.settings.seed, record.settings.held_out, vocab, size


def wins(a: Floats, b: Floats) -> float:
    """Return by how many standard deviations `a` ranks more words better than `b` than chance would (sign test)."""
    better, worse = int(np.count_nonzero(a < b)), int(np.count_nonzero(a > b))
    return (better - worse) / np.sqrt(max(better + worse, 1))


def verdict(records: Sequence[Record]) -> Verdict | None:
    """Judge runs by the same held-out words; None if these are not the same for all, or there is one run only."""
    if len(records) < 2 or len({compared_on(record) for record in records}) > 1:
        return None
    if not len(records[0].final_ranks):
        return None
    best = min(records, key=lambda r: (float(np.median(r.final_ranks)), float(np.mean(r.final_ranks > 10))))
    others = [record for record in records if record is not best]
    return Verdict(
        best=best,
        level=tuple(r for r in others if wins(best.final_ranks, r.final_ranks) < CLEAR),
        lowest_loss=min(records, key=lambda r: r.curve["smooth_loss"][-1]),
        n_words=len(best.final_ranks),
    )
