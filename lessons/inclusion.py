"""How likely a word is to be among K words drawn without replacement: exact numbers for any vocabulary.

Give each word a clock that rings after an exponential time of rate p. The order in which the clocks ring is the order
of draws without replacement (Efraimidis & Spirakis 2006), so a word is among the first K when at most K - 1 of the
others have rung before it:

    pi_i = integral of  p_i exp(-p_i t) P(at most K - 1 others have rung by t)  over t from 0 on

At a fixed time the clocks are independent coins, and the number that have rung has the law of a product of
polynomials, (1 - q_1 + q_1 z)(1 - q_2 + q_2 z)..., of which the first K coefficients are needed. All numbers are
positive, so nothing cancels. Adding up all ordered draws gives the same, at a cost that grows as V to the K.

Sizes: T points in time, K coefficients.
"""

from __future__ import annotations

from math import factorial

import numpy as np

from core.functions import Floats, Ints

_STEP = 0.25
"""Between points of the integral, in the variable x below; the sum is then exact to some 12 digits."""


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
        K.
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
    t, weight = _times(p, K)
    rung = -np.expm1(-np.outer(asked, t))

    # Of the words before and after each word asked about, and of all those not asked about: how many have rung.
    before: list[Floats] = [_rung_of_many(np.delete(p, words), t, K)]
    for q in rung:
        before.append(_one_more(before[-1], q))
    after: list[Floats] = [np.eye(1, K).repeat(len(t), axis=0)]
    for q in rung[::-1]:
        after.append(_one_more(after[-1], q))
    after.reverse()

    for i, rate in enumerate(asked):
        others = _products(before[i][None], after[i + 1][None])[0]
        rings = weight * rate * np.exp(-rate * t)
        chance[i, :K] = rings @ np.cumsum(others, axis=1)
    return chance


def _times(p: Floats, sample_size: int) -> tuple[Floats, Floats]:
    """Return points in time and their weights, both of shape (T,).

    With t = exp(x - exp(-x)) what is summed falls off so fast at both ends that the plain sum over equal steps of x
    is as good as exact (Takahasi & Mori 1974). At the last point all but K words have rung.
    """
    slowest = np.sort(p[p > 0])[:-sample_size].sum()
    x = np.arange(-3.9, np.log(80 / slowest) + _STEP, _STEP)
    t = np.exp(x - np.exp(-x))
    return t, t * (1 + np.exp(-x)) * _STEP


def _one_more(rung: Floats, q: Floats) -> Floats:
    """Return the law, of shape (T, K), of how many have rung when one more clock is counted."""
    more = rung * (1 - q)[:, None]
    more[:, 1:] += rung[:, :-1] * q[:, None]
    return more


def _rung_of_many(p: Floats, t: Floats, sample_size: int) -> Floats:
    """Return the law, of shape (T, K), of how many of many clocks have rung; numbers from K on are left out."""
    rate, times = np.unique(p[p > 0], return_counts=True)
    if not len(rate):
        return np.eye(1, sample_size).repeat(len(t), axis=0)
    # Words of equal probability together follow a binomial law.
    k = np.arange(sample_size)
    with np.errstate(divide="ignore"):
        steps = np.log(np.maximum(times[:, None] - k + 1, 0) / np.maximum(k, 1))
        steps[:, 0] = 0
    log_choose = np.cumsum(steps, axis=1)[:, None, :]
    log_silent = -np.outer(rate, t)[:, :, None]
    log_rung = np.log(-np.expm1(log_silent))
    laws = np.exp(log_choose + k * log_rung + np.maximum(times[:, None, None] - k, 0) * log_silent)
    return product(laws)


def product(laws: Floats) -> Floats:
    """Return the product, of shape (T, K), of polynomials of shape (n, T, K), cut off after K coefficients."""
    while len(laws) > 1:
        if len(laws) % 2:
            one = np.broadcast_to(np.eye(1, laws.shape[2]), (1, *laws.shape[1:]))
            laws = np.concatenate([laws, one])
        laws = _products(laws[0::2], laws[1::2])
    result: Floats = laws[0]
    return result


def no_repeat(p: Floats, sample_size: int) -> float:
    """Return the probability that K independent draws are all different: K! times the sum over sets of K words."""
    terms = np.zeros((len(p), 1, sample_size + 1))
    terms[:, 0, 0], terms[:, 0, 1] = 1, p
    return float(factorial(sample_size) * product(terms)[0, sample_size])


def _products(a: Floats, b: Floats) -> Floats:
    """Return the products of pairs of polynomials, of shape (n, T, K), cut off after K coefficients."""
    product = np.zeros_like(a)
    for k in range(a.shape[2]):
        product[:, :, k:] += b[:, :, k : k + 1] * a[:, :, : a.shape[2] - k]
    return product
