import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import sigmoid
from core.layers import Embedding, EmbeddingDot, SigmoidWithLoss
from core.slopes import numeric_gradient
from tests.gradients import assert_gradient


def test_embedding_takes_rows_as_one_hot_vectors_would():
    W = np.arange(21.0).reshape(7, 3)
    idx = np.array([0, 3, 1])
    assert np.array_equal(Embedding(W).forward(idx), np.eye(7)[idx] @ W)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_repeated_ids_add_up(ids):
    layer = Embedding(np.zeros((5, 2)))
    idx = np.array(ids)
    dout = np.arange(2.0 * len(ids)).reshape(-1, 2) + 1
    layer.forward(idx)
    layer.backward(dout)
    assert np.allclose(layer.grads[0], np.eye(5)[idx].T @ dout)


def test_a_second_backward_pass_starts_from_zero():
    layer = Embedding(np.zeros((3, 2)))
    for _ in range(2):
        layer.forward(np.array([1]))
        layer.backward(np.ones((1, 2)))
    assert layer.grads[0].sum() == 2


def test_the_books_example_of_embedding_dot():
    W = np.arange(21.0).reshape(7, 3)
    h = np.arange(9.0).reshape(3, 3)
    layer = EmbeddingDot(W)
    # target_W * h = [[0 1 4] [27 40 55] [18 28 40]]
    assert layer.forward(h, np.array([0, 3, 1])).tolist() == [5.0, 122.0, 86.0]
    dh = layer.backward(np.array([1.0, 1.0, 1.0]))
    assert dh.tolist() == W[[0, 3, 1]].tolist()
    assert layer.grads[0][[0, 3, 1]].tolist() == h.tolist()
    assert not layer.grads[0][[2, 4, 5, 6]].any()


def test_embedding_dot_against_differences():
    rng = np.random.default_rng(0)
    W, h = rng.standard_normal((6, 4)), rng.standard_normal((5, 4))
    idx, weight = np.array([1, 1, 0, 5, 1]), rng.standard_normal(5)
    layer = EmbeddingDot(W)

    def loss() -> float:
        return float(weight @ layer.forward(h, idx))

    loss()
    dh = layer.backward(weight)
    assert_gradient(layer.grads[0].copy(), numeric_gradient(loss, W))
    assert_gradient(dh, numeric_gradient(loss, h))


def test_sigmoid_with_loss_is_a_mean_over_the_batch():
    layer = SigmoidWithLoss()
    one = layer.forward(np.array([0.3]), np.array([1]))
    assert layer.forward(np.array([0.3, 0.3]), np.array([1, 1])) == pytest.approx(one)
    assert layer.backward()[0] == pytest.approx((sigmoid(np.array(0.3)) - 1) / 2)


@pytest.mark.parametrize("score", [-30.0, -2.0, 0.0, 2.0, 30.0])
@pytest.mark.parametrize("label", [0, 1])
def test_sigmoid_with_loss_against_differences(score, label):
    layer = SigmoidWithLoss()
    scores, labels = np.array([score, 0.5]), np.array([label, 1])
    layer.forward(scores, labels)
    assert_gradient(layer.backward(2.0), 2 * numeric_gradient(lambda: layer.forward(scores, labels), scores))
