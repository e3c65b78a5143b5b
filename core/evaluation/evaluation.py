"""What word vectors know: neighbours, analogies, and targets never seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints
from core.text.windows import Pass


def unit_rows(vectors: Floats) -> Floats:
    """Return the rows scaled to length 1; rows of zeros stay."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(length == 0, 1, length)


@dataclass(frozen=True)
class Neighbour:
    """A word near another, and the cosine between the two."""

    word: int
    similarity: float


def nearest(unit: Floats, query: Floats, top: int, exclude: Ints | tuple[int, ...] = ()) -> list[Neighbour]:
    """Return the words whose vectors point most in the direction of a query.

    Parameters
    ----------
    unit : array of shape (V, H)
        Rows of length 1.
    query : array of shape (H,)
    top : int
        The number of words to return.
    exclude : word ids
        Words that are left out of the answer.
    """
    similarity = unit @ (query / (np.linalg.norm(query) or 1))
    left_out = list(set(exclude))
    similarity[left_out] = -np.inf
    top = max(min(top, len(unit) - len(left_out)), 0)
    best = np.argpartition(-similarity, np.arange(top))[:top]
    return [Neighbour(int(i), float(similarity[i])) for i in best]


def neighbours(unit: Floats, word: int, top: int = 5) -> list[Neighbour]:
    """Return the words nearest to a word, itself left out."""
    return nearest(unit, unit[word], top, exclude=(word,))


def analogy(unit: Floats, a: int, b: int, c: int, top: int = 5) -> list[Neighbour]:
    """Return answers to "a is to b as c is to ?": the words nearest to b - a + c.

    The three words of the question are left out, as is the custom (Mikolov et al. 2013a, section 4).
    """
    return nearest(unit, unit[b] - unit[a] + unit[c], top, exclude=(a, b, c))


def analogy_accuracy(unit: Floats, questions: Ints) -> float:
    """Return the share of questions (a, b, c, d), of shape (Q, 4), whose best answer is d."""
    right = 0
    for some in _chunks(questions, len(unit)):
        a, b, c, d = some.T
        similarity = (unit[b] - unit[a] + unit[c]) @ unit.T
        similarity[np.arange(len(some))[:, None], some[:, :3]] = -np.inf
        right += int(np.count_nonzero(similarity.argmax(axis=1) == d))
    return right / len(questions)


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
    for some in _chunks(np.arange(len(used)), len(W_out)):
        yield _rank_of(h[some] @ W_out.T + log_p, text.ids[used[some]])


def _rank_of(score: Floats, target: Ints) -> Floats:
    """Return the rank of each row's target among the row's scores."""
    own = score[np.arange(len(target)), target][:, None]
    better = np.count_nonzero(score > own, axis=1)
    equal = np.count_nonzero(score == own, axis=1)
    return better + (equal + 1) / 2


def _chunks(rows: Ints, width: int) -> Iterator[Ints]:
    """Cut rows into chunks for which a table of `width` columns takes some megabytes."""
    size = max(1, (1 << 21) // width)
    for i in range(0, len(rows), size):
        yield rows[i : i + size]
