"""Home: the drawn numbers, and that what the page says is what one sees, for everything on offer."""

from itertools import product

import numpy as np
import pytest

from core.functions import sigmoid
from material.sentence import CONTEXTS, TARGETS, TOKENS, WORDS, course
from pages.home import lesson as home
from ui.progress.known import lessons

EXAMPLES, SIZES = range(len(TARGETS)), range(1, home.MAX_NEGATIVES + 1)
TWO_FIT = {1: "i", 3: "goodbye"}
"""The examples whose two neighbours stand around another word as well."""


def all_answers(sample_size):
    """Return the probability of every word for every example, in the whole of the training, of shape (S, 6, V)."""
    W_in, W_out = course(home.HIDDEN_SIZE, sample_size, home.STEPS, home.FIRST_WEIGHTS, home.RATE)
    h = W_in[:, CONTEXTS].mean(axis=2)
    return sigmoid(np.einsum("sbh,svh->sbv", h, W_out))


def is_wrong(example, word):
    return word != TARGETS[example] and WORDS[word] != TWO_FIT.get(example)


@pytest.mark.parametrize("steps", [0, 40, home.STEPS])
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_drawn_numbers_follow_from_the_drawn_rows(example, steps):
    view = home.run(home.State(example=example, sample_size=4, steps=steps))
    h = view.context_rows.sum(axis=0) / 2
    score = np.array([sum(a * b for a, b in zip(h, row, strict=True)) for row in view.word_rows])
    y = 1 / (1 + np.exp(-score))
    terms = [-np.log(p) if label else -np.log(1 - p) for p, label in zip(y, view.label, strict=True)]
    assert np.allclose(view.h, h)
    assert np.allclose(view.score, score)
    assert np.allclose(view.y, y)
    assert np.allclose(view.terms, terms)
    assert np.allclose(view.course[steps // home.EVERY], y)
    assert view.loss == pytest.approx(sum(terms))
    assert list(view.label) == [1, 0, 0, 0, 0]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_words_are_those_of_the_sentence(example):
    view = home.run(home.State(example=example))
    assert (TOKENS[view.place - 1], TOKENS[view.place + 1]) == view.context_words
    assert view.words[0] == TOKENS[view.place]
    assert len(set(view.words)) == len(view.words) == 4


@pytest.mark.parametrize("sample_size", SIZES)
def test_at_first_every_answer_is_a_half_and_in_the_end_they_have_parted(sample_size):
    """Over all words, and so over all draws of negatives."""
    answers = all_answers(sample_size)
    assert answers[0] == pytest.approx(np.full((6, len(WORDS)), 0.5), abs=0.005)
    for example in EXAMPLES:
        true = answers[-1, example, TARGETS[example]]
        assert true > 0.95 or example in TWO_FIT
        wrong = [answers[-1, example, word] for word in range(len(WORDS)) if is_wrong(example, word)]
        assert max(wrong) < 0.05


@pytest.mark.parametrize("sample_size", SIZES)
def test_where_two_words_fit_both_stay_below_1(sample_size):
    answers = all_answers(sample_size)
    for example in TWO_FIT:
        assert 0.45 < answers[-1, example, TARGETS[example]] < 0.96
    clear = [answers[-1, example, TARGETS[example]] for example in EXAMPLES if example not in TWO_FIT]
    assert min(clear) > max(answers[-1, example, TARGETS[example]] for example in TWO_FIT)


@pytest.mark.parametrize(("example", "sample_size"), list(product(EXAMPLES, SIZES)))
def test_training_lowers_the_loss_unless_a_right_answer_is_drawn(example, sample_size):
    for seed in range(20):
        before, after = (home.run(home.State(example, sample_size, steps, seed)) for steps in (0, home.STEPS))
        assert (
            before.is_against_itself == after.is_against_itself == (TWO_FIT.get(example) in after.words[1:])
        )
        if not after.is_against_itself:
            assert after.loss < before.loss


def test_questions_against_themselves_cost_two_ln_2_whatever_is_learnt():
    for sample_size in SIZES:
        answers = all_answers(sample_size)
        goodbye, i = (answers[:, 1, WORDS.index(word)] for word in ("goodbye", "i"))
        assert answers[:, 1] == pytest.approx(answers[:, 3])  # the same h
        one, other = -np.log(goodbye) - np.log(1 - i), -np.log(i) - np.log(1 - goodbye)
        assert ((one + other) / 2 >= 2 * np.log(2) - 1e-9).all()


@pytest.mark.parametrize("example", TWO_FIT)
@pytest.mark.parametrize("sample_size", SIZES)
def test_the_die_soon_shows_the_right_answer_drawn_as_a_wrong_one(example, sample_size):
    state, seen = home.State(example, sample_size), set()
    for _ in range(25):
        seen.add(home.run(state).is_against_itself)
        after = home.State(example, sample_size, seed=home.next_seed(state))
        words, other = (set(home.run(each).words) for each in (state, after))
        assert (words == other) == (sample_size == home.MAX_NEGATIVES)
        state = after
    assert seen == ({True} if sample_size == home.MAX_NEGATIVES else {True, False})


def test_the_drawing_leads_to_every_lesson_once():
    named = [name for names in home.LESSONS.values() for name in names]
    assert sorted(named) == sorted(lessons())
