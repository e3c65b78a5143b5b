"""The vectorised engines against the layers: given the same negatives, the same losses and weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cbow import CBOW, SoftmaxCBOW
from core.engines.vectorised import (
    RowAdagrad,
    RowGradients,
    forward_backward,
    softmax_forward_backward,
    sum_products,
    sum_rows,
    window_means,
)
from core.optim import SGD
from core.text.corpus import Corpus
from core.text.windows import make_pass

SENTENCES = [list("abcdeab"), list("ba"), list("cadbe"), ["e"], list("dacabdca")]
CORPUS = Corpus.from_sentences(SENTENCES)
V, H, WINDOW, K = len(CORPUS.vocab), 6, 2, 3


def setting(shrink=False, seed=0):
    rng = np.random.default_rng(seed)
    text = make_pass(CORPUS, WINDOW, rng, shrink=shrink)
    model = CBOW(V, H, WINDOW, CORPUS.ids, sample_size=K, rng=rng)
    for W in model.params:
        W *= 60
    negatives = model.ns_loss.sampler.get_negative_sample(text.ids)
    return text, model, negatives


def vectorised_batch(text, model, negatives, block, divide=True):
    starts = np.arange(0, len(text), block)
    positions, span, mean = window_means(text, starts, block, WINDOW, np.float64)
    flat = positions.ravel()
    words = np.column_stack([text.ids[flat], negatives[flat]])
    return forward_backward(*model.params, text.ids[span], mean, words, divide=divide)


def layers_batch(text, model, negatives):
    """Sum losses and gradients of the layers over batches of equal context size."""
    total, grads = 0.0, [np.zeros_like(W) for W in model.params]
    for positions in text.equal_batches(100, np.random.default_rng(0)):
        h = model.context_mean.forward(text.contexts(positions))
        total += len(positions) * model.ns_loss.forward(
            h, text.ids[positions], negatives=negatives[positions]
        )
        model.backward()
        for grad, dW in zip(grads, model.grads, strict=True):
            grad += len(positions) * dW
    return total, grads


def dense(rows):
    full = np.zeros((V, H))
    full[rows.rows] = rows.values
    return full


@pytest.mark.parametrize("shrink", [False, True])
@pytest.mark.parametrize("block", [1, 4, 7, 64])
def test_loss_and_gradients_equal_the_layers(shrink, block):
    text, model, negatives = setting(shrink)
    batch = vectorised_batch(text, model, negatives, block)
    loss, (dW_in, dW_out) = layers_batch(text, model, negatives)
    assert batch.loss.sum() == pytest.approx(loss)
    assert dense(batch.dW_in) == pytest.approx(dW_in, abs=1e-12)
    assert dense(batch.dW_out) == pytest.approx(dW_out, abs=1e-12)


def test_weights_after_steps_equal_the_layers():
    text, model, negatives = setting()
    W_in, W_out = (W.copy() for W in model.params)
    for _ in range(5):
        positions, span, mean = window_means(text, np.arange(0, len(text), 4), 4, WINDOW, np.float64)
        words = np.column_stack([text.ids[positions.ravel()], negatives[positions.ravel()]])
        batch = forward_backward(W_in, W_out, text.ids[span], mean, words)
        W_in[batch.dW_in.rows] -= 0.05 * batch.dW_in.values
        W_out[batch.dW_out.rows] -= 0.05 * batch.dW_out.values
        _, grads = layers_batch(text, model, negatives)
        SGD(0.05).update(model.params, grads)
    assert W_in == pytest.approx(model.params[0])
    assert W_out == pytest.approx(model.params[1])


def test_undivided_context_gradients_are_c_times_the_divided_ones():
    _, model, negatives = setting()
    lonely = Corpus.from_sentences([list("abcde")])
    one = make_pass(lonely, WINDOW, np.random.default_rng(0))
    positions, span, mean = window_means(one, np.array([2]), 1, WINDOW, np.float64)
    words = np.column_stack([one.ids[positions.ravel()], negatives[positions.ravel()]])
    batches = [
        forward_backward(*model.params, one.ids[span], mean, words, divide=divide) for divide in (True, False)
    ]
    assert dense(batches[1].dW_in) == pytest.approx(4 * dense(batches[0].dW_in))
    assert dense(batches[1].dW_out) == pytest.approx(dense(batches[0].dW_out))


@pytest.mark.parametrize("shrink", [False, True])
def test_the_softmax_equals_its_layers(shrink):
    rng = np.random.default_rng(0)
    text = make_pass(CORPUS, WINDOW, rng, shrink=shrink)
    model = SoftmaxCBOW(V, H, WINDOW, rng=rng)
    for W in model.params:
        W *= 60
    positions, span, mean = window_means(text, np.arange(0, len(text), 4), 4, WINDOW, np.float64)
    batch = softmax_forward_backward(*model.params, text.ids[span], mean, text.ids[positions.ravel()])
    loss, grads = 0.0, [np.zeros_like(W) for W in model.params]
    for some in text.equal_batches(100, rng):
        loss += len(some) * model.forward(text.contexts(some), text.ids[some])
        model.backward()
        for grad, dW in zip(grads, model.grads, strict=True):
            grad += len(some) * dW
    assert batch.loss.sum() == pytest.approx(loss)
    assert dense(batch.dW_in) == pytest.approx(grads[0], abs=1e-12)
    assert dense(batch.dW_out) == pytest.approx(grads[1], abs=1e-12)


@given(st.lists(st.integers(0, 6), max_size=60), st.sampled_from([0, 70_000]))
def test_rows_of_the_same_id_are_summed(ids, offset):
    # Beyond 65,536 ids are sorted as they are.
    ids = np.array(ids, dtype=np.int64) + offset
    values = np.random.default_rng(0).standard_normal((len(ids), 3))
    summed = sum_rows(ids, values)
    assert len(set(summed.rows)) == len(summed.rows)
    for row, value in zip(summed.rows, summed.values, strict=True):
        assert value == pytest.approx(values[ids == row].sum(axis=0))
    assert set(summed.rows) == set(ids)


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1, max_size=40))
def test_products_of_rare_and_of_common_ids_are_summed(ids):
    rng, ids = np.random.default_rng(0), np.array(ids)
    ids[:, 0] //= 20  # two common ids
    factor, vectors = rng.standard_normal(ids.shape), rng.standard_normal((len(ids), 4))
    exact = np.zeros((31, 4))
    np.add.at(exact, ids, factor[:, :, None] * vectors[:, None, :])
    summed = sum_products(ids, factor, vectors)
    assert sorted(summed.rows) == sorted(set(ids.ravel()))
    assert summed.values == pytest.approx(exact[summed.rows])


def test_row_adagrad_divides_by_what_a_row_has_received():
    W, optimiser = np.zeros((3, 2)), RowAdagrad(3)
    gradient = RowGradients(np.array([1]), np.array([[3.0, 4.0]]))
    optimiser.update(W, gradient, lr=0.1)
    # mean of squares 12.5
    assert W[1] == pytest.approx(-0.1 * np.array([3.0, 4.0]) / np.sqrt(12.5))
    before = W[1].copy()
    optimiser.update(W, gradient, lr=0.1)
    assert W[1] - before == pytest.approx(-0.1 * np.array([3.0, 4.0]) / np.sqrt(25.0))
    assert not W[[0, 2]].any()
