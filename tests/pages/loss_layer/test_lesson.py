import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.functions import sigmoid, sigmoid_cross_entropy
from pages.loss_layer import lesson
from pages.loss_layer.gradient_check import PASSED, SHIFTS, check, farthest, relative_error, verdict

states = st.builds(
    lesson.State,
    weights=st.sampled_from(lesson.WEIGHTS),
    sample_size=st.integers(1, lesson.MOST_NEGATIVES),
    batch_size=st.integers(1, lesson.MOST_EXAMPLES),
    hidden_size=st.integers(2, 5),
    learning_rate=st.sampled_from((0.1, 1.0)),
    seed=st.integers(0, 3),
)


def oracle(state, view):
    """Return every step's quantity by one-hot rows and einsum, without the layers."""
    W_in, W_out = view.before
    B, K = state.batch_size, state.sample_size
    context = np.eye(lesson.V)[view.contexts]
    asked = np.eye(lesson.V)[view.words]
    label = np.zeros((B, K + 1))
    label[:, 0] = 1
    h = np.einsum("bcv,vh->bh", context, W_in) / lesson.C
    score = np.einsum("bkv,vh,bh->bk", asked, W_out, h)
    losses = sigmoid_cross_entropy(score, label).mean(axis=0)
    dscore = (sigmoid(score) - label) / B
    dh = np.einsum("bk,bkv,vh->bh", dscore, asked, W_out)
    dW_out = np.einsum("bk,bkv,bh->vh", dscore, asked, h)
    return {
        "contexts": view.contexts,
        "h": h,
        "draw": view.words[:, 1:],
        "dot": score.T,
        "answer": losses,
        "sum": losses.sum(),
        "dscore": dscore.T,
        "dW_out": dW_out,
        "dh": dh,
        "dW_in": np.einsum("bcv,bh->vh", context, dh) / lesson.C,
        "update": W_out - state.learning_rate * dW_out,
    }


@settings(max_examples=40)
@given(states)
def test_every_step_shows_what_an_independent_calculation_gives(state):
    view = lesson.run(state)
    expected = oracle(state, view)
    assert list(expected) == [step.name for step in lesson.STEPS]
    for step in lesson.STEPS:
        per_question = step.name in lesson.PER_QUESTION
        for k in range(state.sample_size + 1) if per_question else [0]:
            at = lesson.of_question(step, k)
            wanted = expected[step.name][k] if per_question else expected[step.name]
            assert at.value(view.trace) == pytest.approx(wanted), (step.name, k)
            assert at.lines(view.trace) <= {number for number, _ in step.source.lines}
            assert at.lines(view.trace)


@settings(max_examples=20)
@given(states)
def test_the_view_is_the_run(state):
    view = lesson.run(state)
    expected = oracle(state, view)
    assert view.score == pytest.approx(expected["dot"].T)
    assert view.y == pytest.approx(sigmoid(view.score))
    assert view.losses.sum() == pytest.approx(view.loss)
    assert (view.words[:, 1:] != view.words[:, :1]).all()
    for before, dW, after in zip(view.before, view.gradients, view.after, strict=True):
        assert after == pytest.approx(before - state.learning_rate * dW)
    assert view.gradients[0] == pytest.approx(expected["dW_in"])


@pytest.mark.parametrize("K", [1, 4, 6])
def test_at_zero_scores_the_loss_is_k_plus_one_times_ln_2(K):
    view = lesson.run(lesson.State(weights="zero", sample_size=K))
    assert view.loss == pytest.approx((K + 1) * np.log(2))
    assert lesson.loss_at_zero(K) == pytest.approx(view.loss)


def test_the_same_seed_gives_the_same_run():
    anew = inspect.unwrap(lesson.run)  # not the run that is kept
    first, second, other = (anew(lesson.State(seed=seed)) for seed in (5, 5, 6))
    assert first is not second
    assert (first.words == second.words).all()
    assert first.loss == second.loss
    assert first.loss != other.loss


def test_a_step_makes_the_loss_of_its_own_batch_smaller():
    state = lesson.State(learning_rate=0.1)
    view = lesson.run(state)
    model = lesson.model_of(state)
    for W, after in zip(model.params, view.after, strict=True):
        W[...] = after
    h = model.context_mean.forward(view.contexts)
    assert model.ns_loss.forward(h, view.words[:, 0], negatives=view.words[:, 1:]) < view.loss


@pytest.mark.parametrize("state", [lesson.State(), lesson.State("trained", 4, 6, 5, seed=2)])
def test_the_gradient_check_passes_and_shows_backwards_own_gradients(state):
    view = lesson.run(state)
    for found, dW in zip(check(state, 1e-5, True, True), view.gradients, strict=True):
        assert found.passed
        assert found.analytic == pytest.approx(dW)


def test_without_the_division_w_in_fails_by_the_factor_c():
    W_in, W_out = check(lesson.State(), 1e-5, False, True)
    assert W_out.passed
    assert not W_in.passed
    touched = np.abs(W_in.numeric) > 1e-6
    assert W_in.analytic[touched] == pytest.approx(lesson.C * W_in.numeric[touched], rel=1e-4)
    assert W_in.error[touched] == pytest.approx(1 - 1 / lesson.C, rel=1e-4)


def test_the_check_needs_a_shift_of_the_right_size():
    errors = {
        shift: max(c.error.max() for c in check(lesson.State(), shift, True, True))
        for shift in (0.1, 1e-5, 1e-12)
    }
    assert errors[1e-5] < 1e-3 * min(errors[0.1], errors[1e-12])


@pytest.mark.parametrize("weights", lesson.WEIGHTS)
@pytest.mark.parametrize("K", range(1, lesson.MOST_NEGATIVES + 1))
def test_a_check_with_fresh_negatives_fails_unless_they_are_all_there_are(weights, K):
    for seed in range(3):
        state = lesson.State(weights, sample_size=K, seed=seed)
        found = check(state, 1e-5, True, False)
        said = verdict(found, state, divide=True, hold=False)
        assert said == ("same" if K == lesson.MOST_NEGATIVES else "fresh")
        for fresh, held in zip(found, check(state, 1e-5, True, True), strict=True):
            assert fresh.analytic == pytest.approx(held.analytic)


def test_two_losses_are_no_slope():
    gradient, slope = farthest(check(lesson.State(), 1e-5, True, False))
    assert abs(gradient) < 1 < 1000 < abs(slope)


@pytest.mark.parametrize("weights", ["random", "trained"])
def test_right_gradients_fail_at_both_ends_of_the_shift(weights):
    assert list(SHIFTS) == sorted(SHIFTS)
    for K in (1, 3, lesson.MOST_NEGATIVES):
        for shift in (SHIFTS[0], SHIFTS[-1]):
            state = lesson.State(weights, sample_size=K)
            found = check(state, shift, True, True)
            assert verdict(found, state, divide=True, hold=True) == "shift", (K, shift)
            assert max(one.error.max() for one in found) > PASSED


def test_two_zeros_are_no_error():
    assert relative_error(np.array([0.0, 1.0, 2.0]), np.array([1e-12, 1.0, 1.0])).tolist() == [0, 0, 0.5]


def test_a_batch_that_is_repeated_has_the_same_gradient():
    view = lesson.run(lesson.State(batch_size=3))
    model = lesson.model_of(lesson.State(batch_size=3))
    twice = np.tile(view.contexts, (2, 1)), np.tile(view.words, (2, 1))
    h = model.context_mean.forward(twice[0])
    model.ns_loss.forward(h, twice[1][:, 0], negatives=twice[1][:, 1:])
    model.ns_loss.backward()
    assert model.ns_loss.grads[0] == pytest.approx(view.gradients[1])


@settings(max_examples=20)
@given(states)
def test_only_lit_rows_change(state):
    view = lesson.run(state)
    for before, after, rows in zip(view.before, view.after, (view.rows_in, view.rows_out), strict=True):
        untouched = np.setdiff1d(np.arange(lesson.V), rows)
        assert (before[untouched] == after[untouched]).all()


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
