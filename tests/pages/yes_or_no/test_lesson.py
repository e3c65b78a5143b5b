import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from material.sentence import WORDS
from pages.yes_or_no import lesson

states = st.builds(
    lesson.State,
    example=st.integers(0, 5),
    word=st.sampled_from(WORDS),
    trained=st.booleans(),
    seed=st.integers(1, 3),
)


@given(states)
def test_every_step_shows_what_an_independent_calculation_gives(state):
    view = lesson.run(state)
    one_hot = np.eye(lesson.V)
    h = np.einsum("cv,vh->h", one_hot[view.contexts], view.W_in) / 2
    scores = np.einsum("vh,h->v", view.W_out, h)
    p = np.exp(scores) / np.exp(scores).sum()
    word = WORDS.index(state.word)
    expected = {
        "h": h,
        "many": p,
        "row": one_hot[word] @ view.W_out,
        "dot": scores[word],
        "sigmoid": 1 / (1 + np.exp(-scores[word])),
    }
    assert set(expected) == {step.name for step in lesson.STEPS}
    for step in lesson.STEPS:
        assert np.squeeze(step.value(view.trace)) == pytest.approx(expected[step.name], abs=1e-12), step.name
        assert step.lines(view.trace) <= {number for number, _ in step.source.lines}
    assert view.softmax == pytest.approx(p)
    assert view.score == pytest.approx(scores, abs=1e-12)
    assert view.running[-1] == pytest.approx(scores[word], abs=1e-12)
    assert view.sigmoid[word] == pytest.approx(expected["sigmoid"])


@given(states, st.sampled_from(range(lesson.V)), st.floats(-8, 8))
def test_another_words_row_moves_softmax_and_leaves_the_sigmoid(state, other, score):
    view = lesson.run(state)
    pushed = lesson.push(view, other, score)
    scores = view.score.copy()
    scores[other] = score
    assert pushed.W_out @ view.h == pytest.approx(scores, abs=1e-9)
    assert pushed.softmax == pytest.approx(np.exp(scores) / np.exp(scores).sum(), abs=1e-12)
    assert pushed.softmax.sum() == pytest.approx(1)
    if other != view.word:
        assert pushed.sigmoid[view.word] == view.sigmoid[view.word]
        assert np.array_equal(np.delete(pushed.W_out, other, axis=0), np.delete(view.W_out, other, axis=0))


def test_pushing_leaves_the_shared_weights_alone():
    before = lesson.run(lesson.State()).W_out.copy()
    lesson.push(lesson.run(lesson.State()), 5, 4.0)
    assert np.array_equal(lesson.run(lesson.State()).W_out, before)


def test_a_words_numbers_lie_side_by_side_in_a_row_and_apart_in_a_column():
    view = lesson.run(lesson.State())
    laid = lesson.layout(view)
    assert np.array_equal(laid.rows[view.word], laid.columns[:, view.word])
    assert (laid.row_stride, laid.column_stride) == (8, 8 * lesson.V)


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
