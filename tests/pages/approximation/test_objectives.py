"""Negative sampling, NCE and sampled softmax against the softmax that they stand in for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import log_softmax
from core.loss import NegativeSamplingLoss, SoftmaxLoss
from core.slopes import numeric_gradient
from pages.approximation.objectives import full_softmax, negative_sampling, noise_contrastive, sampled_softmax
from tests.gradients import assert_gradient

V, H = 6, 4


def case(seed, K=3, B=5):
    rng = np.random.default_rng(seed)
    W, h = rng.standard_normal((V, H)), rng.standard_normal(H)
    q = rng.dirichlet(np.full(V, 5.0))
    target = int(rng.integers(V))
    words = np.column_stack([np.full(B, target), rng.choice(V, size=(B, K), p=q)])
    return W, h, q, target, words


@given(st.integers(0, 1000))
def test_negative_sampling_is_the_books_layer(seed):
    W, h, _, target, words = case(seed)
    found = negative_sampling(W[words] @ h)
    layer = NegativeSamplingLoss(W, np.arange(V), sample_size=3)
    for row, loss, dscore in zip(words, found.loss, found.dscore, strict=True):
        assert layer.forward(h[None], np.array([target]), negatives=row[None, 1:]) == pytest.approx(loss)
        assert layer.backward()[0] == pytest.approx(dscore @ W[row])


@given(st.integers(0, 1000))
def test_the_softmax_is_the_books_layer(seed):
    W, h, _, target, _ = case(seed)
    found = full_softmax(W @ h, target)
    layer = SoftmaxLoss(W)
    assert layer.forward(h[None], np.array([target])) == pytest.approx(found.loss[0])
    assert layer.backward()[0] == pytest.approx(found.dscore @ W)


@given(st.integers(0, 1000))
def test_every_slope_is_the_slope_of_its_loss(seed):
    W, h, q, target, words = case(seed)
    score, expected = W[words] @ h, np.log(3 * q[words])
    ways = {
        "negative": lambda: negative_sampling(score),
        "nce": lambda: noise_contrastive(score, expected),
        "sampled": lambda: sampled_softmax(score, expected, words == target),
    }
    for way in ways.values():
        # Rows do not influence each other, so the slopes of the summed loss are all there is.
        assert_gradient(way().dscore, numeric_gradient(lambda way=way: float(way().loss.sum()), score))


def test_negative_sampling_is_nce_with_k_q_equal_to_one():
    W, h, _, _, words = case(1, K=V)
    score = W[words] @ h
    uniform = np.log(V * np.full(score.shape, 1 / V))
    assert noise_contrastive(score, uniform).loss == pytest.approx(negative_sampling(score).loss)


def test_the_sampled_sum_estimates_the_softmaxs():
    W, h, q, target, words = case(2, K=4, B=200_000)
    score = W @ h
    expected = np.log(4 * q[words])
    found = sampled_softmax(score[words], expected, words == target)
    # exp(loss + s_target) is the estimated sum; its mean is the sum itself.
    estimates = np.exp(found.loss + score[target])
    error = estimates.std() / np.sqrt(len(estimates))
    assert estimates.mean() == pytest.approx(np.exp(score).sum(), abs=5 * error)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_with_many_draws_nce_and_sampled_softmax_reach_the_softmaxs_gradient(seed):
    W, h, q, target, _ = case(seed)
    rng = np.random.default_rng(seed)
    K = 100_000
    words = np.column_stack([[target], rng.choice(V, size=(1, K), p=q)])
    score = (log_softmax(W @ h))[words]
    expected = np.log(K * q[words])
    softmax = full_softmax(W @ h, target).dscore @ W
    for found in (noise_contrastive(score, expected), sampled_softmax(score, expected, words == target)):
        assert found.dscore[0] @ W[words[0]] == pytest.approx(softmax, abs=0.03)


def test_a_drawn_target_counts_once():
    score = np.array([[1.0, 1.0, 0.5]])
    found = sampled_softmax(score, np.zeros((1, 3)), np.array([[True, True, False]]))
    assert found.dscore[0, 1] == 0
    assert found.dscore.sum() == pytest.approx(0)
