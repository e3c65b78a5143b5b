"""Which of two words is nearer to a third: the related one, or one as frequent? Asked of vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.functions import Floats, Ints
from core.text.corpus import Vocabulary
from material.once import once

SHIFTS = (-3, -2, -1, 1, 2, 3)
"""Where, in the order of frequency, the words stand that the related one has to beat, each in a question of its own: as
many that are a little rarer as are a little commoner."""

ENOUGH = 200
"""The least number of known pairs that say something of the vectors of a text."""

Pairs = tuple[tuple[str, str], ...]


@once(maxsize=4)
def read(path: Path) -> Pairs:
    """Read pairs of related words, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple((one, other) for one, other in (line.split() for line in lines))


def questions(pairs: Pairs, vocab: Vocabulary) -> Ints:
    """Return questions of word ids, of shape (Q, 3): a word, a related one, and another as frequent as that.

    The others are the related words of other pairs, those next in frequency: each word is as often the right answer as
    the wrong one, so that nothing is won by a preference for some words, frequent ones for example.
    """
    asked = np.array([[vocab.ids[word] for word in pair] for pair in known(pairs, vocab)], dtype=np.int64)
    asked = np.concatenate([asked.reshape(-1, 2), asked.reshape(-1, 2)[:, ::-1]])
    asked = asked[np.argsort(vocab.counts[asked[:, 1]], kind="stable")]
    triples = [np.column_stack([asked, np.roll(asked[:, 1], -shift)]) for shift in SHIFTS]
    found = np.concatenate(triples)
    word, _, other = found.T
    related = asked[:, 0] * len(vocab) + asked[:, 1]
    return found[(word != other) & ~np.isin(word * len(vocab) + other, related)]


def known(pairs: Pairs, vocab: Vocabulary) -> Pairs:
    """Return the pairs of which a vocabulary has both words."""
    return tuple(pair for pair in pairs if vocab.ids.keys() >= set(pair))


def share_nearer(unit: Floats, asked: Ints) -> float:
    """Return the share of questions in which the related word is the nearer one; chance gives one half.

    Parameters
    ----------
    unit : array of shape (V, H)
        Rows of length 1.
    asked : array of shape (Q, 3)
        As `questions` returns them.
    """
    word, related, other = (unit[column] for column in asked.T)
    lead = np.einsum("qh,qh->q", word, related - other)
    return float(np.mean((lead > 0) + (lead == 0) / 2))
