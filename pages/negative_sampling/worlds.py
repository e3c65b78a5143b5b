"""The made-up worlds that the two models learn, one for each language of the page."""

from __future__ import annotations

import numpy as np

from core.text.corpus import Corpus
from material.corpora import load
from material.once import once

WORLDS = {"en": "toy_en", "ko": "toy_ko"}


@once(maxsize=len(WORLDS))
def world(lang: str) -> Corpus:
    """Return the small world in a language, English if it has none: of its sentences, those that hang together.

    The Korean world falls into groups of sentences that share no word. Nothing connects the vectors of such groups,
    so that chance alone would decide between them.
    """
    corpus = load(WORLDS.get(lang, WORLDS["en"]), 1)
    group = _groups(corpus)[corpus.ids[corpus.starts[:-1]]]
    largest = np.bincount(group).argmax()
    return Corpus.from_sentences(corpus.sentence(int(i)) for i in np.flatnonzero(group == largest))


def _groups(corpus: Corpus) -> np.ndarray:
    """Return for each word the smallest id among all that chains of sentences lead to from it."""
    group = np.arange(len(corpus.vocab))
    while True:
        former = group.copy()
        smallest = np.minimum.reduceat(group[corpus.ids], corpus.starts[:-1])
        np.minimum.at(group, corpus.ids, np.repeat(smallest, np.diff(corpus.starts)))
        if np.array_equal(group, former):
            return group
