"""How well words kept out of training are guessed, among the whole vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.evaluation.neighbours import chunks
from core.functions import Floats, Ints
from core.text.windows import Pass


@dataclass(frozen=True)
class TargetRanks:
    """How well a model guesses targets: the place of each among all V words, 1 for the best guess."""

    ranks: Floats

    @classmethod
    def gather(cls, parts: Iterable[Floats]) -> TargetRanks:
        """Put the ranks that `target_ranks` yields together."""
        return cls(np.concatenate([np.empty(0), *parts]))

    @property
    def median(self) -> float:
        """The median of the ranks; (V + 1) / 2 for a model that knows nothing."""
        return float(np.median(self.ranks))

    def recall(self, top: int = 10) -> float:
        """Return the share of targets among the `top` best guesses."""
        return float(np.mean(self.ranks <= top))


def target_ranks(W_in: Floats, W_out: Floats, text: Pass, word_p: Floats) -> Iterator[Floats]:
    """Rank every target of a text that has a context, some at a time.

    Unlike the loss, ranks can be compared across K and power: training drives a score towards
    log(p(word | context) / (K p_noise(word))) (Levy & Goldberg 2014, section 3.1), so that score + log p_noise orders
    the words by p(word | context) whatever the noise was.

    Parameters
    ----------
    W_in, W_out : arrays of shape (V, H)
    text : Pass
    word_p : array of shape (V,)
        The noise distribution of the training.

    Yields
    ------
    array
        The ranks of some more targets, for `TargetRanks`. Words of equal score share the mean of their ranks.
    """
    sums = np.concatenate([np.zeros((1, W_in.shape[1])), np.cumsum(W_in[text.ids], axis=0, dtype=float)])
    used = np.flatnonzero(text.n_contexts)
    window = sums[text.high[used]] - sums[text.low[used]] - W_in[text.ids[used]]
    h = (window / text.n_contexts[used, None]).astype(W_out.dtype)
    with np.errstate(divide="ignore"):
        log_p = np.log(word_p).astype(W_out.dtype)
    for some in chunks(np.arange(len(used)), len(W_out)):
        yield _rank_of(h[some] @ W_out.T + log_p, text.ids[used[some]])


def _rank_of(score: Floats, target: Ints) -> Floats:
    """Return the rank of each row's target among the row's scores."""
    own = score[np.arange(len(target)), target][:, None]
    better = np.count_nonzero(score > own, axis=1)
    equal = np.count_nonzero(score == own, axis=1)
    return better + (equal + 1) / 2
