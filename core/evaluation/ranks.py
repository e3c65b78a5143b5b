"""How well words kept out of training are guessed, among the whole vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints
from core.text.windows import Pass

TOGETHER = 256
"""How many targets are ranked together: the vocabulary is read once for all of them."""

SCORES_TOGETHER = 1 << 20
"""How many scores are held at once: a block of the vocabulary then takes some milliseconds."""


@dataclass(frozen=True)
class TargetRanks:
    """How well a model guesses targets: the place of each among all V words, 1 for the best guess."""

    ranks: Floats

    @classmethod
    def gather(cls, parts: Iterable[Floats]) -> TargetRanks:
        """Put the ranks that `target_ranks` yields together."""
        return cls(np.concatenate([np.empty(0), *parts]))

    @property
    def typical(self) -> float:
        """The geometric mean of the ranks: from 20 to 10 counts as much as from 2 to 1."""
        return float(np.exp(np.mean(np.log(self.ranks))))

    @property
    def median(self) -> float:
        """The median of the ranks; (V + 1) / 2 for a model that knows nothing."""
        return float(np.median(self.ranks))

    def recall(self, top: int = 10) -> float:
        """Return the share of targets among the `top` best guesses."""
        return float(np.mean(self.ranks <= top))


def frequency_ranks(counts: Ints, targets: Ints) -> TargetRanks:
    """Rank words as one does who knows how often each occurs and looks at no context: the commonest first.

    Parameters
    ----------
    counts : array of shape (V,)
        How often each word occurs in the text that is trained on.
    targets : array of word ids
    """
    rising = np.sort(counts)
    rarer = np.searchsorted(rising, counts[targets], side="left")
    not_commoner = np.searchsorted(rising, counts[targets], side="right")
    return TargetRanks(len(counts) - (rarer + not_commoner - 1) / 2)


def target_ranks(
    W_in: Floats, W_out: Floats, text: Pass, word_p: Floats, targets: Ints | None = None
) -> Iterator[Floats]:
    """Rank targets of a text among all V words, some at a time.

    Unlike the loss, ranks can be compared across K and power: training drives a score towards
    log(p(word | context) / (K p_noise(word))) (Levy & Goldberg 2014, section 3.1), so that score + log p_noise orders
    the words by p(word | context) whatever the noise was.

    Parameters
    ----------
    W_in, W_out : arrays of shape (V, H)
    text : Pass
    word_p : array of shape (V,)
        The noise distribution of the training.
    targets : array of positions, optional
        The targets to rank, in this order; by default all that have a context, as the text has them.

    Yields
    ------
    array
        The ranks of some more targets, for `TargetRanks`; empty while these are under way. Words of equal score share
        the mean of their ranks.
    """
    if targets is None:
        targets = np.flatnonzero(text.n_contexts)
    sums = np.concatenate([np.zeros((1, W_in.shape[1])), np.cumsum(W_in[text.ids], axis=0, dtype=float)])
    with np.errstate(divide="ignore"):
        log_p = np.log(word_p).astype(W_out.dtype)
    for start in range(0, len(targets), TOGETHER):
        some = targets[start : start + TOGETHER]
        window = sums[text.high[some]] - sums[text.low[some]] - W_in[text.ids[some]]
        h = (window / text.n_contexts[some, None]).astype(W_out.dtype)
        yield from _ranks_of(h, W_out, log_p, text.ids[some])


def _ranks_of(h: Floats, W_out: Floats, log_p: Floats, target: Ints) -> Iterator[Floats]:
    """Yield nothing for each block of the vocabulary but the last, then the rank of each row's target."""
    own = (np.einsum("bh,bh->b", h, W_out[target]) + log_p[target])[:, None]
    rank = np.ones(len(target))
    size = max(1, SCORES_TOGETHER // len(target))
    for start in range(0, len(W_out), size):
        if start:
            yield np.empty(0)
        score = h @ W_out[start : start + size].T + log_p[start : start + size]
        # Added up in another way, the target's own score may have another last digit: it is not to beat itself.
        mine = np.flatnonzero((start <= target) & (target < start + size))
        score[mine, target[mine] - start] = np.nan
        rank += np.count_nonzero(score > own, axis=1) + np.count_nonzero(score == own, axis=1) / 2
    yield rank
