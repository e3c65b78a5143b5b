"""Two things with similar names on one sentence: subsampling of frequent words, and negative sampling."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np

from core.engines.alias import AliasSampler
from core.text.windows import keep_probability
from material.corpora import load
from material.once import once

THRESHOLD = 1e-3
SIZE = 5
"""The number K of negatives."""


@dataclass(frozen=True)
class Sentences:
    """Sentences of a shipped corpus: those of some lengths."""

    corpus: str
    shortest: int
    longest: int


SHOWN = {"en": Sentences("wordnet", 9, 16), "ko": Sentences("toy_ko_surface", 4, 5)}


def sentences_in(lang: str) -> Sentences:
    """Return where sentences in a language are taken from, English ones if it has none."""
    return SHOWN.get(lang, SHOWN["en"])


@dataclass(frozen=True)
class Comparison:
    """Subsampling and negative sampling of one sentence.

    Attributes
    ----------
    words : tuple of str
    kept : tuple of bool
        Which training words subsampling left.
    target : int
        A place in the sentence.
    negatives : tuple of str
        The wrong answers drawn for it.
    common : str
        The commonest word of the sentence; subsampling keeps it with probability `keep`, and the noise distribution
        gives it `noise`.
    """

    words: tuple[str, ...]
    kept: tuple[bool, ...]
    target: int
    negatives: tuple[str, ...]
    common: str
    keep: float
    noise: float


@once(maxsize=len(SHOWN))
def _sampler(corpus_name: str) -> AliasSampler:
    """Return a sampler to be copied: its table is what takes time to build, and all sessions share it."""
    corpus = load(corpus_name, 1)
    return AliasSampler(corpus.ids, 0.75, SIZE, vocab_size=len(corpus.vocab))


def compare(lang: str, seed: int) -> Comparison:
    """Do both to a sentence in a language."""
    text = sentences_in(lang)
    corpus, sampler = load(text.corpus, 1), copy(_sampler(text.corpus))
    rng = sampler.rng = np.random.default_rng(seed)
    keep = keep_probability(corpus.vocab.counts, THRESHOLD)
    lengths = np.diff(corpus.starts)
    index = int(rng.choice(np.flatnonzero((lengths >= text.shortest) & (lengths <= text.longest))))
    ids = corpus.ids[corpus.starts[index] : corpus.starts[index + 1]]
    kept = rng.random(len(ids)) < keep[ids]
    kept[np.argmax(keep[ids])] = True  # the target is one of the words that stay
    target = int(rng.choice(np.flatnonzero(kept)))
    negatives = sampler.get_negative_sample(ids[target : target + 1])[0]
    words = corpus.vocab.words
    common = int(ids[np.argmax(corpus.vocab.counts[ids])])
    return Comparison(
        words=tuple(words[i] for i in ids),
        kept=tuple(kept.tolist()),
        target=target,
        negatives=tuple(words[i] for i in negatives),
        common=words[common],
        keep=float(keep[common]),
        noise=float(sampler.word_p[common]),
    )
