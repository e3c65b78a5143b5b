"""How likely a word is to be among K words drawn without replacement: exact numbers for any vocabulary.

Give each word a clock that rings after an exponential time of rate p. The order in which the clocks ring is the order
of draws without replacement (Efraimidis & Spirakis 2006), so a word is among the first K when at most K - 1 of the
others have rung before it:

    pi_i = integral of  p_i exp(-p_i t) P(at most K - 1 others have rung by t)  over t from 0 on

At a fixed time the clocks are independent coins, and the number that have rung has the law of a product of
polynomials, (1 - q_1 + q_1 z)(1 - q_2 + q_2 z)..., of which the first K coefficients are needed. Adding up all ordered
draws gives the same numbers, at a cost that grows as V to the K.

Sizes: T points in time, K coefficients.
"""

from __future__ import annotations

from math import factorial

import numpy as np

from core.functions import Floats, Ints

_STEP = 0.25
"""The distance between points of the integral, in the variable x below; the sum is then exact to some 12 digits."""
_SMALL = 0.005
"""Weights up to this share of the whole may be summed by Newton's identities."""


def inclusion(p: Floats, sample_size: int, words: Ints) -> Floats:
    """Return the probability, of shape (n,), of each of some words to be among K different words drawn."""
    return inclusions(p, sample_size, words)[:, -1]


def inclusions(p: Floats, largest: int, words: Ints) -> Floats:
    """Return the probability of each of some words to be among the first 1, 2, ... K words drawn.

    Parameters
    ----------
    p : array of shape (V,)
        The law of the first draw. A word of probability 0 is never drawn.
    largest : int
        The largest K.
    words : array of shape (n,)
        The words asked about; none comes twice.

    Returns
    -------
    array of shape (n, K)
        Once all words of p are drawn, 1.
    """
    asked = p[words]
    chance = np.repeat((asked > 0).astype(float)[:, None], largest, axis=1)
    K = min(largest, int(np.count_nonzero(p)) - 1)
    if K == 0:
        return chance
    # The least that can be left of all rates when the word and K - 1 others are gone.
    slowest = float(np.sort(p[p > 0])[:-K].sum())
    t, weight = _times(slowest)
    rung = -np.expm1(-np.outer(asked, t))

    # Of the words before and after each word asked about, and of all those not asked about: how many have rung.
    before: list[Floats] = [_rung_of_many(np.delete(p, words), t, K, _SMALL * slowest)]
    for q in rung:
        before.append(_one_more(before[-1], q))
    after: list[Floats] = [np.eye(1, K).repeat(len(t), axis=0)]
    for q in rung[::-1]:
        after.append(_one_more(after[-1], q))
    after.reverse()

    for i, rate in enumerate(asked):
        others = _product(before[i], after[i + 1])
        rings = weight * rate * np.exp(-rate * t)
        chance[i, :K] = rings @ np.cumsum(others, axis=1)
    return chance


def _times(slowest: float) -> tuple[Floats, Floats]:
    """Return points in time and their weights, both of shape (T,).

    With t = exp(x - exp(-x)) what is summed falls off so fast at both ends that the plain sum over equal steps of x
    is as good as exact (Takahasi & Mori 1974). By the last point, clocks of the total rate `slowest` have rung.
    """
    x = np.arange(-3.9, np.log(80 / slowest) + _STEP, _STEP)
    t = np.exp(x - np.exp(-x))
    return t, t * (1 + np.exp(-x)) * _STEP


def _one_more(rung: Floats, q: Floats) -> Floats:
    """Return the law, of shape (T, K), of how many have rung when one more clock is counted."""
    more = rung * (1 - q)[:, None]
    more[:, 1:] += rung[:, :-1] * q[:, None]
    return more


def _rung_of_many(p: Floats, t: Floats, sample_size: int, small: float) -> Floats:
    """Return the law, of shape (T, K), of how many of many clocks have rung; numbers from K on are left out.

    Clocks of a rate above `small` are counted one by one, the others together: the coefficient of z to the k in the
    product of 1 - q + q z is the product of all 1 - q times a symmetric sum of the odds q / (1 - q).
    """
    rates, times = np.unique(p[(p > 0) & (p <= small)], return_counts=True)
    silent = np.exp(-(times @ rates) * t)
    law = silent[:, None] * symmetric_sums(np.expm1(np.outer(rates, t)), times, sample_size)
    for rate in p[p > small]:
        law = _one_more(law, -np.expm1(-rate * t))
    return law


def symmetric_sums(weights: Floats, times: Ints, size: int) -> Floats:
    """Return, for k = 0 to size - 1, the sum over all sets of k items of the product of their weights.

    By Newton's identities from the sums of powers. They take differences, which cost digits where a few weights
    are a large part of the whole; keep those out.

    Parameters
    ----------
    weights : array of shape (n, T)
    times : array of shape (n,)
        How often each weight occurs.
    size : int

    Returns
    -------
    array of shape (T, size)
    """
    sums = np.empty((size, weights.shape[1]))
    power = np.ones_like(weights)
    for m in range(1, size):
        power = power * weights
        sums[m] = times @ power * (-1) ** (m - 1)
    total = np.zeros((size, weights.shape[1]))
    total[0] = 1
    for k in range(1, size):
        total[k] = (total[k - 1 :: -1][:k] * sums[1 : k + 1]).sum(axis=0) / k
    return total.T


def no_repeat(p: Floats, sample_size: int) -> float:
    """Return the probability that K independent draws are all different: K! times the sum over sets of K words."""
    light, times = np.unique(p[p <= _SMALL], return_counts=True)
    sums = symmetric_sums(light[:, None], times, sample_size + 1)[0]
    for weight in p[p > _SMALL]:
        sums[1:] += weight * sums[:-1]
    return float(factorial(sample_size) * sums[sample_size])


def _product(a: Floats, b: Floats) -> Floats:
    """Return the product of two polynomials, of shape (T, K), cut off after K coefficients."""
    product = np.zeros_like(a)
    for k in range(a.shape[1]):
        product[:, k:] += b[:, k : k + 1] * a[:, : a.shape[1] - k]
    return product
