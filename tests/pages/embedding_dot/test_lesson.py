import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.embedding_dot import lesson

numbers = st.integers(-9, 9).map(float)
states = st.builds(
    lesson.State,
    W=st.tuples(*[numbers] * (lesson.V * lesson.H)),
    idx=st.tuples(*[st.integers(0, lesson.V - 1)] * lesson.B),
    h=st.tuples(*[numbers] * (lesson.B * lesson.H)),
)


def oracle(view):
    """Return every step's quantity by one-hot rows and einsum, without the layers."""
    one_hot = np.eye(lesson.V)[view.idx]
    picked = np.einsum("bv,vh->bh", one_hot, view.W)
    dout = np.array(lesson.DOUT)
    return {
        "pick": picked,
        "dot": np.einsum("bh,bh->b", picked, view.h),
        "dout": dout[:, None],
        "dtarget": np.einsum("b,bh->bh", dout, view.h),
        "add": np.einsum("bv,b,bh->vh", one_hot, dout, view.h),
        "dh": np.einsum("b,bh->bh", dout, picked),
    }


@given(states)
def test_every_step_shows_what_an_independent_calculation_gives(state):
    view = lesson.run(state)
    expected = oracle(view)
    assert set(expected) == {step.name for step in lesson.STEPS}
    for step in lesson.STEPS:
        assert step.value(view.trace) == pytest.approx(expected[step.name]), step.name
        assert step.lines(view.trace) <= {number for number, _ in step.source.lines}


def test_the_books_numbers():
    view = lesson.run(lesson.State())
    assert lesson.STEPS[1].value(view.trace).tolist() == [5.0, 122.0, 86.0]


def test_of_the_four_ways_only_one_is_right_when_a_word_repeats():
    tried = {attempt.source.name: attempt for attempt in lesson.repeat((1, 1, 2))}
    assert [name for name, attempt in tried.items() if attempt.is_right] == ["add_at"]
    assert {name: attempt.dW[1, 0] for name, attempt in tried.items()} == {
        "assign": 1,
        "fancy_add": 1,
        "add_at": 2,
        "add_at_in_a_loop": 6,
    }


def test_without_repeats_three_of_them_are_right():
    assert [attempt.is_right for attempt in lesson.repeat((0, 3, 1))] == [True, True, True, False]


def test_traffic_counts_rows():
    moved = lesson.traffic(vocab_size=1000, hidden_size=10, batch_size=3)
    assert (moved.dense, moved.sparse) == (4 * 10 * 1003, 4 * 10 * 3)


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
