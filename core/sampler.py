"""Drawing wrong answers: the sampler of section 4.2.6."""

import numpy as np

from core.errors import BadSetting, BadWordIds, EmptyCorpus, TooManyNegatives
from core.functions import Floats, Ints


def noise_distribution(counts: Ints, power: float) -> Floats:
    """Return the probability of each word as a negative: its count to the power, normalised.

    Parameters
    ----------
    counts : array of shape (V,)
        How often each word occurs. A word that never occurs is never drawn, whatever the power.
    power : float
        1 keeps the corpus's frequencies, 0 makes all words equal, 0.75 is word2vec's choice,
        found by experiment (Mikolov et al. 2013b, section 2.2).

    Returns
    -------
    array of shape (V,)
        Probabilities, which sum to 1.
    """
    weight = np.zeros(len(counts))
    np.power(counts, power, out=weight, where=counts > 0)
    return weight / weight.sum()


def word_counts(corpus: Ints, vocab_size: int | None = None) -> Ints:
    """Return how often each id from 0 to V - 1 occurs; ids with gaps keep their places.

    Raises
    ------
    EmptyCorpus, BadWordIds
    """
    corpus = np.asarray(corpus)
    if corpus.size == 0:
        raise EmptyCorpus
    if not np.issubdtype(corpus.dtype, np.integer) or corpus.min() < 0:
        raise BadWordIds(last="V - 1", found=corpus.min())
    if vocab_size is not None and corpus.max() >= vocab_size:
        raise BadWordIds(last=vocab_size - 1, found=corpus.max())
    return np.bincount(corpus, minlength=vocab_size or 0)


class UnigramSampler:
    """Draws K negatives for each target from the unigram distribution raised to a power.

    The book has two branches that draw from different laws. Its CPU branch is the default here:
    K different words, none of them the target. Its GPU branch is
    ``replace=True, exclude_target=False``: independent draws, the target among them by chance.

    Parameters
    ----------
    corpus : array of word ids
        The text whose word counts are the unigram distribution.
    power : float
        The exponent of the counts.
    sample_size : int
        K, the number of negatives for each target.
    replace : bool
        Whether a row may repeat a word.
    exclude_target : bool
        Whether the target's own probability is set to 0.
    vocab_size : int, optional
        V, if it is larger than the largest id + 1.
    rng : numpy.random.Generator, optional
        The random generator; pass a seeded one to repeat a result.

    Raises
    ------
    EmptyCorpus, BadWordIds, BadSetting, TooManyNegatives
    """

    def __init__(
        self,
        corpus: Ints,
        power: float,
        sample_size: int,
        *,
        replace: bool = False,
        exclude_target: bool = True,
        vocab_size: int | None = None,
        rng: np.random.Generator | None = None,
    ) -> None:
        counts = word_counts(corpus, vocab_size)
        self.vocab_size = len(counts)
        self.word_p = noise_distribution(counts, power)
        self.power = power
        self.sample_size = sample_size
        self.replace = replace
        self.exclude_target = exclude_target
        self.rng = rng or np.random.default_rng()

        if sample_size < 1:
            raise BadSetting(name="sample_size", low=1, high="V - 1", value=sample_size)
        candidates = np.count_nonzero(counts) - exclude_target
        if candidates < (1 if replace else sample_size):
            raise TooManyNegatives(sample_size=sample_size, candidates=candidates)

    def get_negative_sample(self, target: Ints) -> Ints:
        """Return negatives of shape (B, K) for targets of shape (B,)."""
        if not self.exclude_target and self.replace:
            return self.rng.choice(self.vocab_size, size=(len(target), self.sample_size), p=self.word_p)

        negatives = np.empty((len(target), self.sample_size), dtype=np.int64)
        for i, word in enumerate(target):
            p = self.word_p.copy()
            if self.exclude_target:
                p[word] = 0
                p /= p.sum()
            negatives[i] = self.rng.choice(self.vocab_size, size=self.sample_size, replace=self.replace, p=p)
        return negatives
