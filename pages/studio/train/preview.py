"""What a text looks like before training: its size, its first sentences, and how often its words come."""

from __future__ import annotations

from dataclasses import dataclass

from core.functions import Ints
from core.text.corpus import Corpus
from material.ranks import spaced_ranks

POINTS = 200
"""The number of points of the rank-frequency curve, spaced evenly on a logarithmic axis."""


@dataclass(frozen=True)
class Preview:
    """A text at a glance.

    Attributes
    ----------
    sentences, words, types : int
        The numbers of sentences, of words, and of different words (`types`).
    first : tuple of str
        The first sentences.
    rank, count : arrays of shape (n,)
        The rank-frequency curve.
    commonest : tuple of str
        The words at those ranks.
    """

    sentences: int
    words: int
    types: int
    first: tuple[str, ...]
    rank: Ints
    count: Ints
    commonest: tuple[str, ...]


def preview(corpus: Corpus, sentences: int = 3, words: int = 14) -> Preview:
    """Return a text at a glance; long sentences are cut."""
    types = len(corpus.vocab)
    rank = spaced_ranks(types, POINTS)
    n_sentences = len(corpus.starts) - 1
    first = []
    for i in range(min(sentences, n_sentences)):
        sentence = corpus.sentence(i)
        first.append(" ".join(sentence[:words]) + (" …" if len(sentence) > words else ""))
    return Preview(
        sentences=n_sentences,
        words=len(corpus),
        types=types,
        first=tuple(first),
        rank=rank,
        count=corpus.vocab.counts[rank - 1],
        commonest=tuple(corpus.vocab.words[i - 1] for i in rank),
    )
