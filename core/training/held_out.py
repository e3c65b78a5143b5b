"""Text that is kept out of training, to be guessed afterwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.errors import BadSetting
from core.text.corpus import Corpus

LONGEST_PIECE = 50
"""The most words in one piece that is held out; a longer sentence is cut into several."""


def hold_out(corpus: Corpus, n_words: int, rng: np.random.Generator) -> tuple[Corpus, Corpus]:
    """Split a corpus: what is left for training, and at least `n_words` words that training never sees.

    Whole sentences are held out, for a word between two that are trained on would still be their context. Where a
    piece is taken from a long sentence, what stands before and after it become sentences of their own. Both parts
    keep the whole corpus's vocabulary, so that word ids agree.

    Raises
    ------
    BadSetting
        If more than half of the corpus is asked for.
    """
    if not 0 < n_words <= len(corpus) // 2:
        raise BadSetting(name="held_out", low=1, high=len(corpus) // 2, value=n_words)
    length = np.diff(corpus.starts)
    n_pieces = -(-length // LONGEST_PIECE)
    first_piece = np.cumsum(n_pieces) - n_pieces
    sentence = np.repeat(np.arange(len(length)), n_pieces)
    number = np.arange(len(sentence)) - first_piece[sentence]
    start = corpus.starts[sentence] + number * LONGEST_PIECE
    length = np.diff(np.append(start, len(corpus)))

    order = rng.permutation(len(start))
    enough = int(np.searchsorted(np.cumsum(length[order]), n_words)) + 1
    held = np.zeros(len(start), dtype=bool)
    held[order[:enough]] = True
    follows = np.concatenate([[False], ~held[:-1]]) & (number > 0)  # continues a piece that is kept as well
    return _select(corpus, length, ~held, follows), _select(corpus, length, held, np.zeros_like(held))


def affordable(corpus: Corpus, n_words: int) -> int:
    """Return how many of `n_words` may be held out: at most a twentieth of the corpus, and none of a short one."""
    most = len(corpus) // 20
    return min(n_words, most) if most >= LONGEST_PIECE else 0


def _select(corpus: Corpus, length: np.ndarray, chosen: np.ndarray, follows: np.ndarray) -> Corpus:
    """Return the chosen pieces; one that follows another belongs to the same sentence."""
    ids = corpus.ids[np.repeat(chosen, length)]
    starts = (np.cumsum(length * chosen) - length * chosen)[chosen & ~follows]
    return replace(corpus, ids=ids, starts=np.append(starts, len(ids)))
