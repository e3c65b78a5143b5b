"""Pieces of a corpus, with their windows, as `core.text.windows.make_pass` would give them for the whole."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.engines.compiled.draws import GOLDEN, HALF, LOW, scramble
from core.engines.compiled.jit import kernel
from core.errors import BadShape
from core.functions import Ints
from core.text.corpus import Corpus
from core.text.windows import keep_probability

LONGEST = 1000


class Text(NamedTuple):
    """A corpus as the kernels read it.

    Attributes
    ----------
    ids, starts : arrays
        As in `core.text.corpus.Corpus`.
    keep : array of shape (V,)
        How likely a word survives subsampling, as a fraction of 2**32.
    window_size : int
    shrink : bool
    """

    ids: NDArray[np.uint32]
    starts: Ints
    keep: NDArray[np.uint64]
    window_size: int
    shrink: bool

    @classmethod
    def of(cls, corpus: Corpus, window_size: int, *, shrink: bool, subsample: float) -> Text:
        """Prepare a corpus; `subsample` 0 keeps every word.

        Raises
        ------
        BadShape
            If the sentences do not make up the whole text: the kernels read without checking.
        """
        outer = corpus.starts[[0, -1]].tolist()
        if outer != [0, len(corpus)] or (np.diff(corpus.starts) < 0).any():
            raise BadShape(name="starts", expected=[0, len(corpus)], got=outer)
        counts = corpus.vocab.counts
        keep = keep_probability(counts, subsample) if subsample else np.ones(len(counts))
        return cls(
            np.ascontiguousarray(corpus.ids, dtype=np.uint32),
            # A copy: for an array that is read-only, as a shared corpus's are, all kernels would be compiled once more.
            np.array(corpus.starts, dtype=np.int64),
            (keep * 2.0**32).astype(np.uint64),
            window_size,
            shrink,
        )


class Piece(NamedTuple):
    """Room for a piece of text: what `core.text.windows.Pass` is for the whole.

    Attributes
    ----------
    ids, low, high : arrays of the largest size
    """

    ids: NDArray[np.uint32]
    low: NDArray[np.int32]
    high: NDArray[np.int32]

    @classmethod
    def empty(cls, size: int) -> Piece:
        """Return room for `size` words."""
        return cls(np.empty(size, np.uint32), np.empty(size, np.int32), np.empty(size, np.int32))


class Cut(NamedTuple):
    """A piece of a corpus: the words from `begin` to `end`; `sentence` is the one that begins it."""

    begin: int
    end: int
    sentence: int


def cut_corpus(starts: Ints, size: int) -> list[Cut]:
    """Return where to cut a corpus: after every `size` words or more, at the end of a sentence.

    A sentence of more than `LONGEST` words may be cut, as word2vec.c cuts it; windows end there.
    """
    cuts: list[Cut] = []
    begin, n_words = 0, int(starts[-1])
    while begin < n_words:
        sentence = int(np.searchsorted(starts, begin, side="right")) - 1
        end = int(starts[np.searchsorted(starts, min(begin + size, n_words))])
        if end - (begin + size) > LONGEST:
            end = begin + max(size, LONGEST)
        cuts.append(Cut(begin, end, sentence))
        begin = end
    return cuts


@kernel
def read_piece(text: Text, cut: Cut, state: np.uint64, piece: Piece) -> int:
    """Copy the words that survive subsampling, and draw their windows.

    Returns
    -------
    int
        The number of words copied.
    """
    ids, starts, keep, window_size, shrink = text
    begin, end, sentence = cut
    piece_ids, low, high = piece
    size = 0
    first = 0  # where the present sentence begins in the piece
    for position in range(begin, end):
        if position == starts[sentence + 1]:
            first = size = _close(high, first, size)
            sentence += 1
        bits = scramble(state)
        state += GOLDEN
        if (bits >> HALF) >= keep[ids[position]]:
            continue
        reach = window_size
        if shrink:
            reach = 1 + int(((bits & LOW) * np.uint64(window_size)) >> HALF)
        piece_ids[size] = ids[position]
        low[size] = max(size - reach, first)
        high[size] = size + reach + 1
        size += 1
    return _close(high, first, size)


@kernel
def _close(high: Ints, first: int, end: int) -> int:
    """End a sentence: let no window reach beyond it, and drop a word that is alone. Return where the next begins."""
    for i in range(first, end):
        high[i] = min(high[i], end)
    return first if end - first == 1 else end
