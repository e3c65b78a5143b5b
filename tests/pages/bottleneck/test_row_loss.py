"""Rows alone against the book's layers: the same loss, the same gradients."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.loss import NegativeSamplingLoss
from core.slopes import numeric_gradient
from pages.bottleneck.row_loss import RowNegativeSamplingLoss
from tests.gradients import assert_gradient

V, H, B, K = 7, 4, 5, 3
CORPUS = np.array([0, 1, 2, 3, 4, 1, 5, 6])


def case(seed):
    rng = np.random.default_rng(seed)
    W, h = rng.standard_normal((V, H)), rng.standard_normal((B, H))
    return W, h, rng.integers(V, size=B), rng.integers(V, size=(B, K))


def dense(rows):
    full = np.zeros((V, H))
    full[rows.rows] = rows.values
    return full


@given(st.integers(0, 10_000), st.floats(0.1, 3))
def test_given_the_same_negatives_everything_is_the_same(seed, dout):
    W, h, target, negatives = case(seed)
    book = NegativeSamplingLoss(W, CORPUS, sample_size=K)
    rows = RowNegativeSamplingLoss(W, CORPUS, sample_size=K)
    assert rows.forward(h, target, negatives=negatives) == pytest.approx(
        book.forward(h, target, negatives=negatives)
    )
    assert rows.backward(dout) == pytest.approx(book.backward(dout))
    assert dense(rows.grads[0]) == pytest.approx(book.grads[0])


def test_the_gradient_is_the_slope_of_the_loss():
    W, h, target, negatives = case(1)
    layer = RowNegativeSamplingLoss(W, CORPUS, sample_size=K)

    def loss():
        return layer.forward(h, target, negatives=negatives)

    loss()
    dh = layer.backward()
    dW = dense(layer.grads[0])
    assert_gradient(dW, numeric_gradient(loss, W))
    assert_gradient(dh, numeric_gradient(loss, h))


def test_its_own_negatives_are_not_the_target():
    W, h, target, _ = case(2)
    layer = RowNegativeSamplingLoss(W, CORPUS, sample_size=K, rng=np.random.default_rng(0))
    layer.forward(h, target)
    words = layer.cache[1]
    assert (words[:, 0] == target).all()
    assert (words[:, 1:] != target[:, None]).all()
