import itertools

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


def test_of_the_ways_two_are_right_when_a_word_repeats():
    tried = {attempt.source.name: attempt for attempt in lesson.repeat((1, 1, 2))}
    assert [name for name, attempt in tried.items() if attempt.is_right] == ["add_in_a_loop", "add_at"]
    assert {name: attempt.dW[1, 0] for name, attempt in tried.items()} == {
        "assign": 1,
        "fancy_add": 1,
        "add_in_a_loop": 2,
        "add_at": 2,
        "add_at_in_a_loop": 6,
    }


@pytest.mark.parametrize("idx", list(itertools.product(range(3), repeat=lesson.B)))
def test_what_is_said_of_each_way_holds_for_all_ids(idx):
    tried = {attempt.source.name: attempt for attempt in lesson.repeat(idx)}
    counts = np.bincount(idx, minlength=lesson.V)
    once = np.minimum(counts, 1)
    said = {
        "assign": once,
        "fancy_add": once,
        "add_in_a_loop": counts,
        "add_at": counts,
        "add_at_in_a_loop": len(idx) * counts,
    }
    for name, column in said.items():
        # The page shows one column of dW, since all are alike.
        assert np.array_equal(tried[name].dW, np.repeat(column[:, None], lesson.H, axis=1))
        assert tried[name].is_right == np.array_equal(column, counts)


def test_assignment_keeps_the_last_row_and_does_not_read_the_old_one():
    dW = np.full((2, 1), 100.0)
    lesson.assign(dW, np.array([0, 0]), np.array([[1.0], [2.0]]))
    assert dW.tolist() == [[2.0], [100.0]]


def test_fancy_addition_adds_the_last_row_to_the_old_value():
    dW = np.full((2, 1), 100.0)
    lesson.fancy_add(dW, np.array([0, 0]), np.array([[1.0], [2.0]]))
    assert dW.tolist() == [[102.0], [100.0]]


@given(states)
def test_the_books_loop_gives_the_layers_gradient(state):
    view = lesson.run(state)
    dW = np.zeros((lesson.V, lesson.H))
    lesson.add_in_a_loop(dW, view.idx, view.trace.value(lesson.EMBEDDING_BACKWARD, "dout"))
    assert dW == pytest.approx(view.dW)


@pytest.mark.parametrize(
    ("guess", "idx", "expected"),
    [
        ("two", (1, 1, 2), "right"),
        ("one", (1, 1, 2), "too_small"),
        ("zero", (1, 1, 2), "too_small"),
        ("three", (1, 1, 2), "too_large"),
        ("three", (1, 1, 1), "right"),
        ("zero", (0, 3, 2), "right"),
        ("one", (0, 3, 2), "too_large"),
    ],
)
def test_the_reply_follows_from_how_often_the_row_is_asked_for(guess, idx, expected):
    assert lesson.reply(guess, idx) == expected


def test_every_sum_can_be_guessed():
    assert sorted(lesson.GUESSES.values()) == list(range(lesson.B + 1))


def test_a_sparse_gradient_never_writes_more_and_does_not_grow():
    moved = [lesson.traffic(vocab_size) for vocab_size in lesson.VOCAB_SIZES]
    assert len({each.sparse for each in moved}) == 1
    assert all(each.sparse < each.dense for each in moved)
    assert [each.dense for each in moved] == sorted(each.dense for each in moved)


def test_traffic_counts_rows():
    moved = lesson.traffic(vocab_size=1000, hidden_size=10, batch_size=3)
    assert (moved.dense, moved.sparse) == (4 * 10 * 1003, 4 * 10 * 3)


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options


def test_nothing_that_is_multiplied_by_dout_looks_as_before():
    view = lesson.run(lesson.State())
    values = {step.name: np.asarray(step.value(view.trace)) for step in lesson.STEPS}
    assert not np.array_equal(values["dtarget"], view.h)
    assert not np.array_equal(values["dh"], values["pick"])
