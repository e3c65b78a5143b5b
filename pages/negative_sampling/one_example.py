"""One example as each of the two models gets it: the right answer alone, or beside K drawn ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.engines.alias import AliasSampler
from pages.negative_sampling.two_models import LARGEST_SIZE, withheld
from pages.negative_sampling.worlds import world


@dataclass(frozen=True)
class OneExample:
    """A sentence with a gap, and the words that are asked about there.

    Attributes
    ----------
    sentence : tuple of str
    gap : int
        The place of the right answer.
    negatives : tuple of str
        The K words drawn; a greater K adds to them.
    """

    sentence: tuple[str, ...]
    gap: int
    negatives: tuple[str, ...]

    @property
    def target(self) -> str:
        """The right answer."""
        return self.sentence[self.gap]


def one_example(lang: str, sample_size: int, seed: int) -> OneExample:
    """Return an example of the world in a language with K negatives."""
    corpus = world(lang)
    V = len(corpus.vocab)
    rng = np.random.default_rng(seed)
    position = int(rng.choice(np.flatnonzero(~withheld(V)[corpus.ids])))
    sampler = AliasSampler(corpus.ids, 0.75, LARGEST_SIZE, vocab_size=V, rng=rng)
    drawn = sampler.get_negative_sample(corpus.ids[position : position + 1])[0]
    index = int(np.searchsorted(corpus.starts, position, side="right")) - 1
    words = corpus.vocab.words
    return OneExample(
        sentence=tuple(corpus.sentence(index)),
        gap=position - int(corpus.starts[index]),
        negatives=tuple(words[i] for i in drawn[:sample_size]),
    )
