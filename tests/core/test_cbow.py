import numpy as np
import pytest

from core.cbow import CBOW, SoftmaxCBOW
from core.errors import BadShape, BadWordIds
from core.loss import NegativeSamplingLoss, SoftmaxLoss
from core.optim import SGD, Adam
from core.slopes import numeric_gradient
from core.text.corpus import create_contexts_target, preprocess
from tests.gradients import assert_gradient

CORPUS, WORD_TO_ID, _ = preprocess("You say goodbye and I say hello.")
CONTEXTS, TARGET = create_contexts_target(CORPUS, 1)
V = len(WORD_TO_ID)


def make(scale=1.0, **settings):
    model = CBOW(V, 4, 1, CORPUS, sample_size=3, rng=np.random.default_rng(0), **settings)
    for W in model.params:
        W *= scale / 0.01
    return model


def negatives_of(model):
    return model.ns_loss.sampler.get_negative_sample(TARGET)


@pytest.mark.parametrize("scale", [0.01, 1.0, 8.0])
def test_every_parameter_of_cbow_against_differences(scale):
    # Repeated ids: `say` is the target of two examples; scale 8 gives scores beyond 30.
    model = make(scale)
    negatives = negatives_of(model)

    def loss():
        h = model.context_mean.forward(CONTEXTS)
        return model.ns_loss.forward(h, TARGET, negatives=negatives)

    loss()
    model.backward()
    if scale == 8.0:
        W_in, W_out = model.params
        assert np.abs(W_in[CONTEXTS].mean(axis=1) @ W_out.T).max() > 30
    for W, dW in zip(model.params, model.grads, strict=True):
        assert dW.any()
        assert_gradient(dW.copy(), numeric_gradient(loss, W), tolerance=1e-5)


@pytest.mark.parametrize("score", [30.0, -30.0])
def test_gradients_at_extreme_scores(score):
    W = np.array([[score], [-score], [score / 2]])
    layer = NegativeSamplingLoss(W, np.array([0, 1, 2]), sample_size=2)
    h, target, negatives = np.array([[1.0]]), np.array([0]), np.array([[1, 2]])

    def loss():
        return layer.forward(h, target, negatives=negatives)

    loss()
    dh = layer.backward()
    assert_gradient(layer.grads[0].copy(), numeric_gradient(loss, W))
    assert_gradient(dh, numeric_gradient(loss, h))


def test_a_negative_drawn_by_two_examples_adds_up():
    W = np.random.default_rng(1).standard_normal((5, 3))
    layer = NegativeSamplingLoss(W, np.arange(5), sample_size=2)
    h, target = np.ones((2, 3)), np.array([0, 0])
    negatives = np.array([[3, 4], [4, 3]])

    def loss():
        return layer.forward(h, target, negatives=negatives)

    loss()
    layer.backward()
    assert_gradient(layer.grads[0].copy(), numeric_gradient(loss, W))


def test_zero_scores_cost_ln_2_for_each_question():
    model = make()
    model.params[1][...] = 0
    assert model.forward(CONTEXTS, TARGET) == pytest.approx(4 * np.log(2))


def test_the_loss_by_its_formula():
    model = make()
    negatives = negatives_of(model)
    h = model.context_mean.forward(CONTEXTS)
    W_out = model.params[1]
    positive = np.einsum("bh,bh->b", h, W_out[TARGET])
    negative = np.einsum("bh,bkh->bk", h, W_out[negatives])
    expected = np.log1p(np.exp(-positive)) + np.log1p(np.exp(negative)).sum(axis=1)
    assert model.ns_loss.forward(h, TARGET, negatives=negatives) == pytest.approx(expected.mean())


def test_h_is_the_mean_of_the_context_rows():
    model = make()
    assert model.context_mean.forward(CONTEXTS) == pytest.approx(model.word_vecs[CONTEXTS].mean(axis=1))


def test_fewer_contexts_than_the_window_allows():
    model = make()
    one = CONTEXTS[:, :1]
    assert model.context_mean.forward(one) == pytest.approx(model.word_vecs[one[:, 0]])


def test_softmax_cbow_against_differences():
    model = SoftmaxCBOW(V, 4, 1, rng=np.random.default_rng(0))

    def loss():
        return model.forward(CONTEXTS, TARGET)

    loss()
    model.backward()
    for W, dW in zip(model.params, model.grads, strict=True):
        assert_gradient(dW.copy(), numeric_gradient(loss, W))


def test_softmax_loss_starts_at_the_logarithm_of_v():
    assert SoftmaxLoss(np.zeros((V, 3))).forward(np.ones((2, 3)), np.array([0, 1])) == pytest.approx(
        np.log(V)
    )


def test_the_sentence_is_learnt():
    model = make(0.01)
    optimiser = Adam(lr=0.05)
    first = model.forward(CONTEXTS, TARGET)
    for _ in range(400):
        model.forward(CONTEXTS, TARGET)
        model.backward()
        optimiser.update(model.params, model.grads)
    assert model.forward(CONTEXTS, TARGET) < 0.2 * first


def test_sgd_steps_against_the_gradient():
    W, dW = np.array([1.0, 2.0]), np.array([0.5, -1.0])
    SGD(lr=0.1).update([W], [dW])
    assert W.tolist() == [0.95, 2.1]


def test_adams_first_step_is_the_learning_rate_in_every_direction():
    W = np.zeros(3)
    Adam(lr=0.01).update([W], [np.array([5.0, -0.001, 0.0])])
    assert pytest.approx([-0.01, 0.01, 0.0], rel=1e-2) == W


def test_adam_goes_on_moving_rows_without_a_gradient():
    W, optimiser = np.zeros(1), Adam(lr=0.01)
    optimiser.update([W], [np.ones(1)])
    before = W.copy()
    optimiser.update([W], [np.zeros(1)])
    assert W[0] < before[0]


@pytest.mark.parametrize(
    ("contexts", "target", "error"),
    [
        (np.array([[0, 2]]), np.array([7]), BadWordIds),
        (np.array([[0, -1]]), np.array([1]), BadWordIds),
        (np.array([[0, 2, 3]]), np.array([1]), BadShape),
        (np.array([0, 2]), np.array([1]), BadShape),
        (np.array([[0, 2]]), np.array([1, 2]), BadShape),
    ],
)
def test_batches_that_do_not_fit_are_named(contexts, target, error):
    with pytest.raises(error):
        make().forward(contexts, target)


def test_negatives_of_another_shape_are_named():
    layer = NegativeSamplingLoss(np.zeros((V, 3)), CORPUS, sample_size=3)
    with pytest.raises(BadShape):
        layer.forward(np.ones((1, 3)), np.array([0]), negatives=np.array([[1, 2]]))


def test_without_the_division_each_context_word_receives_all_of_dh():
    grads = []
    for divide in (True, False):
        model = CBOW(7, 4, 2, CORPUS, sample_size=2, divide=divide, rng=np.random.default_rng(3))
        model.forward(np.array([[0, 2, 4], [1, 3, 3]]), np.array([1, 2]))
        model.backward()
        grads.append([dW.copy() for dW in model.grads])
    (in_divided, out_divided), (in_whole, out_whole) = grads
    assert in_whole == pytest.approx(3 * in_divided)
    assert out_whole == pytest.approx(out_divided)
