"""Negative sampling and its relatives, from the same scores: what each of them asks, and which gradient that gives.

All take scores of shape (B, K + 1): column 0 belongs to the target, the others to K words drawn independently from
a noise distribution q. Each returns the loss of each example and its slope with respect to each score; the gradient
for the hidden vector is then the sum of the words' rows, weighted by those slopes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.engines.vectorised import labels
from core.functions import Floats, log_softmax, sigmoid, sigmoid_cross_entropy, softmax


@dataclass(frozen=True)
class ScoreLoss:
    """A loss as a function of scores.

    Attributes
    ----------
    loss : array of shape (B,)
    dscore : array of the shape of the scores
    """

    loss: Floats
    dscore: Floats


def negative_sampling(score: Floats) -> ScoreLoss:
    """Ask "real pair or noise?" of every word: -log sigmoid(s_0) - sum log sigmoid(-s_k) (Mikolov et al. 2013b)."""
    label = labels(score)
    return ScoreLoss(sigmoid_cross_entropy(score, label).sum(axis=1), sigmoid(score) - label)


def noise_contrastive(score: Floats, log_expected: Floats) -> ScoreLoss:
    """Ask the same, but let the answer know how often noise brings the word (Gutmann & Hyvärinen 2010).

    The probability "real" is p / (p + K q) with p = exp(score), that is sigmoid(s - log(K q)): negative sampling is
    the case in which K q is taken to be 1 (Dyer 2014).

    Parameters
    ----------
    score : array of shape (B, K + 1)
        Logarithms of normalised probabilities, or scores that training is to make such (Mnih & Teh 2012).
    log_expected : array of the same shape
        log(K q) of each word.
    """
    return negative_sampling(score - log_expected)


def sampled_softmax(score: Floats, log_expected: Floats, is_target: NDArray[np.bool_]) -> ScoreLoss:
    """Ask "which of these words?", the drawn ones standing for all others (after Jean et al. 2015).

    exp(s) / (K q), summed over the draws, estimates the sum over all words but the target; so log(K q) is taken
    from the scores of the drawn words.

    Parameters
    ----------
    score, log_expected : arrays of shape (B, K + 1)
    is_target : array of shape (B, K + 1)
        Where a drawn word is the target itself; it counts once, in column 0.
    """
    corrected = score - log_expected
    corrected[:, 0] = score[:, 0]
    corrected[:, 1:][is_target[:, 1:]] = -np.inf
    return ScoreLoss(-log_softmax(corrected)[:, 0], softmax(corrected) - labels(score))


def full_softmax(score: Floats, target: int) -> ScoreLoss:
    """Ask "which word?" of the whole vocabulary.

    Parameters
    ----------
    score : array of shape (V,)
    target : int
    """
    dscore = softmax(score)
    dscore[target] -= 1
    return ScoreLoss(np.array([-log_softmax(score)[target]]), dscore)
