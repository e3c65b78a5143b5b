"""How near negative sampling, NCE and sampled softmax come to the softmax's gradient (section 4.2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from core.functions import Floats, Ints, log_softmax
from material.once import once
from pages.approximation.objectives import (
    ScoreLoss,
    full_softmax,
    negative_sampling,
    noise_contrastive,
    sampled_softmax,
)
from pages.approximation.toy_network import SIZES, Bench, bench

WAYS = ("negative", "nce", "sampled")
OF = ("dh", "dW_out")
"""The gradients that are compared. That of W_out has h as a factor in every row, so the slopes of the scores decide."""
GUESSES = ("rises", "level", "falls")
IN_CURVES, DRAWS = 24, 30
"""The number of examples behind the curves, and of draws of K words for each."""


@dataclass(frozen=True)
class Draws:
    """Some draws of K words for one example, asked about in all three ways.

    Attributes
    ----------
    words : array of shape (D, K + 1)
        The target and K draws, independent, the target among them by chance.
    found : dict of ScoreLoss
        The losses by way.
    rows : array of shape (D, K + 1, H)
        Their rows of W_out.
    vocab_size : int
    """

    words: Ints
    found: dict[str, ScoreLoss]
    rows: Floats
    vocab_size: int

    def gradient(self, of: str, way: str) -> Floats:
        """Return the gradient for h, of shape (D, H), or the scores' slopes by word, of shape (D, V)."""
        dscore = self.found[way].dscore
        if of == "dh":
            return np.einsum("dk,dkh->dh", dscore, self.rows)
        by_word = np.zeros((len(dscore), self.vocab_size))
        np.add.at(by_word, (np.arange(len(dscore))[:, None], self.words), dscore)
        return by_word


@dataclass(frozen=True)
class Exact:
    """The softmax over the whole vocabulary for one example.

    Attributes
    ----------
    loss : float
    dscore : array of shape (V,)
    dh : array of shape (H,)
    """

    loss: float
    dscore: Floats
    dh: Floats

    def gradient(self, of: str) -> Floats:
        """Return the gradient for h, or the scores' slopes."""
        return self.dh if of == "dh" else self.dscore


def draw(net: Bench, example: int, sample_size: int, n_draws: int, seed: int) -> Draws:
    """Draw and ask.

    NCE and sampled softmax are given normalised scores, s - log Z: for NCE log Z is a parameter that is learned
    (Gutmann & Hyvärinen 2010) or fixed by making the scores normalise themselves (Mnih & Teh 2012), and here it is
    computed exactly. The softmax and its sample do not change with it.
    """
    rng = np.random.default_rng([seed, example, sample_size])
    target = net.target[example]
    negatives = rng.choice(len(net.q), size=(n_draws, sample_size), p=net.q)
    words = np.column_stack([np.full(n_draws, target), negatives])
    score = net.W_out @ net.h[example]
    expected = np.log(sample_size * net.q[words])
    found = {
        "negative": negative_sampling(score[words]),
        "nce": noise_contrastive(log_softmax(score)[words], expected),
        "sampled": sampled_softmax(score[words], expected, words == target),
    }
    return Draws(words, found, net.W_out[words], len(net.q))


def softmax_gradient(net: Bench, example: int) -> Exact:
    """Return loss and gradients of the softmax over the whole vocabulary."""
    exact = full_softmax(net.W_out @ net.h[example], int(net.target[example]))
    return Exact(float(exact.loss[0]), exact.dscore, exact.dscore @ net.W_out)


def cosine(a: Floats, b: Floats) -> Floats:
    """Return the cosine of vectors along the last axis; a vector of zeros has no direction: nan."""
    length = np.linalg.norm(a, axis=-1) * np.linalg.norm(b, axis=-1)
    return np.where(length > 0, (a * b).sum(axis=-1) / np.where(length > 0, length, 1), np.nan)


@dataclass(frozen=True)
class Curve:
    """The cosine to the softmax's gradient as K grows.

    Attributes
    ----------
    middle, low, high : arrays of shape (len(SIZES),)
        The median, and the 10th and 90th percentile, over examples and draws.
    mean_gradient : array of shape (len(SIZES),)
        The cosine of the mean of many draws' gradients, averaged over the examples: what is left of the
        distance when the chance of the draw is averaged out.
    """

    middle: Floats
    low: Floats
    high: Floats
    mean_gradient: Floats


@once(maxsize=2)
def curves(trained: bool) -> Mapping[tuple[str, str], Curve]:
    """Return a curve for each way and each of `OF`."""
    net = bench(trained)
    exact = [softmax_gradient(net, example) for example in range(IN_CURVES)]
    single: dict[tuple[str, str], list[Floats]] = {(of, way): [] for of in OF for way in WAYS}
    mean: dict[tuple[str, str], list[float]] = {key: [] for key in single}
    for size in SIZES:
        drawn = [draw(net, example, size, DRAWS, seed=0) for example in range(IN_CURVES)]
        for of, way in single:
            pairs = [(d.gradient(of, way), e.gradient(of)) for d, e in zip(drawn, exact, strict=True)]
            single[of, way].append(np.concatenate([cosine(a, b) for a, b in pairs]))
            mean[of, way].append(float(np.nanmean([cosine(a.mean(axis=0), b) for a, b in pairs])))
    return MappingProxyType({key: _curve(single[key], mean[key]) for key in single})


def _curve(single: list[Floats], mean: list[float]) -> Curve:
    low, middle, high = (np.array([np.nanquantile(c, share) for c in single]) for share in (0.1, 0.5, 0.9))
    return Curve(middle, low, high, np.array(mean))
