import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.bottleneck import lesson
from pages.bottleneck.lesson import State, memory, run, work

VIEW = run()


def step(name):
    return next(s for s in lesson.STEPS if s.name == name)


def oracle():
    """Return every step's quantity by loops and one-hot rows, without the layers."""
    h = np.array([[VIEW.W_in[row].mean(axis=0)] for row in VIEW.contexts]).reshape(lesson.B, lesson.H)
    score = np.einsum("bh,vh->bv", h, VIEW.W_out)
    y = np.exp(score) / np.exp(score).sum(axis=1)[:, None]
    dscore = (y - np.eye(lesson.V)[VIEW.target]) / lesson.B
    return {
        "hidden": h,
        "scores": score,
        "softmax": np.log(y),
        "dW": np.einsum("bv,bh->vh", dscore, h),
        "dh": np.einsum("bv,vh->bh", dscore, VIEW.W_out),
    }


def test_every_step_shows_what_an_independent_calculation_gives():
    expected = oracle()
    assert set(expected) < {s.name for s in lesson.STEPS}
    for s in lesson.STEPS:
        assert s.lines(VIEW.trace) <= {number for number, _ in s.source.lines}
        assert s.lines(VIEW.trace)
        if s.name in expected:
            assert s.value(VIEW.trace) == pytest.approx(expected[s.name]), s.name


def test_negative_sampling_asks_about_the_target_and_k_others():
    words = step("negative").value(VIEW.trace)
    assert words.shape == (lesson.B, lesson.K + 1)
    assert (words[:, 0] == VIEW.target).all()
    assert (words[:, 1:] != VIEW.target[:, None]).all()


def test_softmax_fills_every_row_of_its_gradient_and_negative_sampling_few():
    assert step("dW").value(VIEW.trace).any(axis=1).all()
    dW = VIEW.trace.value(lesson.NEGATIVE_BACKWARD, "dW")
    touched = set(step("negative").value(VIEW.trace).ravel().tolist())
    assert set(np.flatnonzero(dW.any(axis=1))) == touched


def count_by_loops(state):
    """Walk through the products as loops would, one multiply-add at a time."""
    V, H, B, K = state.vocab_size, state.hidden_size, state.batch_size, state.sample_size
    softmax = sum(3 for _ in range(B) for _ in range(V) for _ in range(H))
    negative = sum(3 for _ in range(B) for _ in range(K + 1) for _ in range(H))
    return softmax, negative


@given(st.integers(1, 12), st.integers(1, 6), st.integers(1, 4), st.integers(1, 5))
def test_multiply_adds_are_counted_right(V, H, B, K):
    counted = work(State(V, H, B, K))
    assert (counted.softmax, counted.negative) == count_by_loops(State(V, H, B, K))
    assert counted.times == pytest.approx(V / (K + 1))


def test_the_books_example():
    assert work(State()).softmax == 3 * 10**10
    assert work(State()).times == pytest.approx(1e6 / 6)
    assert memory(State()).weights == 400_000_000
    assert memory(State()).training == 1_600_000_000


def test_the_praised_guess_is_the_nearest_by_its_ratio():
    truth = work(lesson.ASKED).times
    nearest = min(lesson.GUESSES, key=lambda name: abs(np.log(lesson.GUESSES[name] / truth)))
    assert nearest == "e5"


def test_the_gradient_of_a_word_that_is_not_asked_about_is_zero():
    asked = set(step("negative").value(VIEW.trace).ravel().tolist())
    dW = VIEW.trace.value(lesson.NEGATIVE_BACKWARD, "dW")
    assert not dW[[word for word in range(lesson.V) if word not in asked]].any()


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
