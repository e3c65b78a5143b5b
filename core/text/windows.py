"""Which words are the context of each position, for one pass over a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.errors import CorpusTooShort, NoContext
from core.functions import Floats, Ints
from core.text.corpus import Corpus


@dataclass(frozen=True)
class Pass:
    """The words of one pass (an epoch) and the window of each.

    The context of position i is ``ids[low[i]:high[i]]`` without position i itself. Windows end at the ends of
    sentences.

    Attributes
    ----------
    ids, low, high : arrays of shape (N,)
    """

    ids: Ints
    low: Ints
    high: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def n_contexts(self) -> Ints:
        """The number of context words C of each position."""
        return self.high - self.low - 1

    def contexts(self, positions: Ints) -> Ints:
        """Return the context ids, of shape (B, C), of positions that all have the same C."""
        size = int(self.n_contexts[positions[0]])
        index = self.low[positions][:, None] + np.arange(size)
        return self.ids[index + (index >= positions[:, None])]

    def equal_batches(self, batch_size: int, rng: np.random.Generator) -> Iterator[Ints]:
        """Yield all positions that have a context, shuffled, in batches of equal C.

        The book's CBOW takes one number of context words for a whole batch.
        """
        positions = rng.permutation(len(self))
        size = self.n_contexts[positions]
        positions = positions[np.argsort(size, kind="stable")]
        edges = np.searchsorted(np.sort(size), np.arange(1, size.max(initial=0) + 2))
        batches = [
            group[start : start + batch_size]
            for group in np.split(positions, edges)[1:]
            for start in range(0, len(group), batch_size)
        ]
        for i in rng.permutation(len(batches)):
            yield batches[i]


def keep_probability(counts: Ints, threshold: float) -> Floats:
    """Return how likely each word is to be kept when frequent words are subsampled.

    sqrt(t / f), at most 1, for a word of relative frequency f (Mikolov et al. 2013b, equation 5). This is a
    different thing from negative sampling: it drops training words, it does not draw wrong answers.
    """
    frequency = counts / counts.sum()
    return np.minimum(1, np.sqrt(threshold / np.maximum(frequency, threshold)))


def check_window(corpus: Corpus, window_size: int) -> None:
    """Check that the corpus is as long as one full window, and that some word has another beside it.

    Raises
    ------
    CorpusTooShort, NoContext
    """
    needed = 2 * window_size + 1
    if len(corpus) < needed:
        raise CorpusTooShort(words=len(corpus), window=window_size, needed=needed)
    if np.diff(corpus.starts).max() < 2:
        raise NoContext


def make_pass(
    corpus: Corpus,
    window_size: int,
    rng: np.random.Generator,
    *,
    shrink: bool = False,
    subsample: float | None = None,
) -> Pass:
    """Return one pass over a corpus.

    Parameters
    ----------
    corpus : Corpus
    window_size : int
        The largest number of context words on each side.
    rng : numpy.random.Generator
    shrink : bool
        Whether each position draws its window from 1 to `window_size`, as word2vec does: near words then count more.
    subsample : float, optional
        The threshold of `keep_probability`.

    Raises
    ------
    CorpusTooShort, NoContext
        If the corpus fails `check_window`.
    """
    check_window(corpus, window_size)
    ids, lengths = corpus.ids, np.diff(corpus.starts)
    if subsample:
        kept = rng.random(len(ids)) < keep_probability(corpus.vocab.counts, subsample)[ids]
        lengths = np.add.reduceat(kept, corpus.starts[:-1], dtype=np.int64)
        ids = ids[kept]

    ends = np.cumsum(lengths)
    sentence_start = np.repeat(ends - lengths, lengths)
    sentence_end = np.repeat(ends, lengths)
    position = np.arange(len(ids))
    reach = rng.integers(1, window_size + 1, size=len(ids)) if shrink else window_size
    low = np.maximum(position - reach, sentence_start)
    high = np.minimum(position + reach + 1, sentence_end)
    return Pass(ids, low, high)
