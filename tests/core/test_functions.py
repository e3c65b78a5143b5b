import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import log_softmax, sigmoid, sigmoid_cross_entropy, softmax, softplus

scores = st.floats(-700, 700)


def test_sigmoid_of_known_scores():
    assert sigmoid(np.array(0.0)) == 0.5
    assert sigmoid(np.array(np.log(3.0))) == pytest.approx(0.75)


@pytest.mark.parametrize("score", [-800.0, -30.0, 30.0, 800.0])
def test_sigmoid_neither_overflows_nor_leaves_its_range(score):
    assert 0 <= sigmoid(np.array(score)) <= 1


@given(scores)
def test_sigmoids_of_opposite_scores_add_up_to_one(score):
    assert sigmoid(np.array(score)) + sigmoid(np.array(-score)) == pytest.approx(1)


def test_small_probabilities_keep_their_digits():
    assert sigmoid(np.array(-40.0)) == pytest.approx(np.exp(-40.0), rel=1e-12)


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("score", [-20.0, -3.0, 0.0, 3.0, 20.0])
def test_cross_entropy_by_its_definition(score, label):
    y = 1 / (1 + np.exp(-np.longdouble(score)))
    expected = -(label * np.log(y) + (1 - label) * np.log1p(-y))
    assert sigmoid_cross_entropy(np.array(score), label) == pytest.approx(float(expected), rel=1e-9)


def test_the_loss_does_not_saturate_as_the_books_does():
    # With 1e-7 inside the logarithm it would be 16.1.
    assert sigmoid_cross_entropy(np.array(-20.0), 1) == pytest.approx(20.0, abs=1e-6)
    assert sigmoid_cross_entropy(np.array(-800.0), 1) == 800.0


@given(scores.filter(lambda s: abs(s) < 600), st.sampled_from([0, 1]))
def test_the_slope_of_the_loss_is_y_minus_t(score, label):
    eps = 1e-4
    above, below = (sigmoid_cross_entropy(np.array(score + d), label) for d in (eps, -eps))
    assert (above - below) / (2 * eps) == pytest.approx(float(sigmoid(np.array(score)) - label), abs=1e-6)


def test_softplus_is_exact_at_both_ends():
    assert softplus(np.array(-50.0)) == pytest.approx(np.exp(-50.0))
    assert softplus(np.array(50.0)) == 50.0


def test_softmax_of_two_scores_is_the_sigmoid_of_their_difference():
    two = np.array([1.3, -0.4])
    assert softmax(two)[0] == pytest.approx(sigmoid(two[0] - two[1]))


def test_log_softmax_is_the_logarithm_of_softmax():
    x = np.array([[1.0, 2.0, 3.0], [1000.0, 0.0, -1000.0]])
    assert np.exp(log_softmax(x)) == pytest.approx(softmax(x))
    assert log_softmax(x)[1, 2] == -2000.0
