"""What a trained answer means, against the minimum of the loss and against theory."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from material.sentence import CORPUS, WORDS
from pages.approximation import pair_scores

PAIRS_BY_HAND = {
    ("you", "say"), ("goodbye", "say"), ("say", "goodbye"), ("and", "goodbye"), ("goodbye", "and"), ("i", "and"),
    ("and", "i"), ("say", "i"), ("i", "say"), ("hello", "say"), ("say", "hello"), (".", "hello"),
}  # fmt: skip


def test_the_pairs_are_those_of_the_sentence():
    named = {tuple(name.split("-")) for name in pair_scores.NAMES}
    assert named == PAIRS_BY_HAND
    assert pair_scores.PAIRS.counts.sum() == len(PAIRS_BY_HAND)


@pytest.mark.parametrize("name", pair_scores.NAMES)
def test_trained_scores_are_where_the_loss_is_least_and_equal_the_shifted_pmi(name):
    context, word = name.split("-")
    real = 1.0
    of_context = sum(c == context for c, _ in PAIRS_BY_HAND)
    share = sum(w == word for _, w in PAIRS_BY_HAND) / len(PAIRS_BY_HAND)
    view = pair_scores.look_at(name)
    assert view.probability == pytest.approx(real / of_context)
    for k, score in zip(view.k, view.score, strict=True):
        noise = k * of_context * share

        def loss(s, noise=noise):
            return real * np.logaddexp(0, -s) + noise * np.logaddexp(0, s)

        assert score == pytest.approx(minimize_scalar(loss, bracket=(-10, 10)).x, abs=1e-6)
        assert score == pytest.approx(np.log(real / of_context / share) - np.log(k))
    assert view.y == pytest.approx(view.theory_y)
    assert (np.diff(view.y) < 0).all()


def test_twelve_of_the_fourteen_pairs_of_neighbours_have_a_gap_for_a_word():
    neighbours = {(WORDS[a], WORDS[b]) for a, b in pairwise(CORPUS)}
    neighbours |= {(b, a) for a, b in neighbours}
    assert len(neighbours) == 14
    assert neighbours - PAIRS_BY_HAND == {("say", "you"), ("hello", ".")}
