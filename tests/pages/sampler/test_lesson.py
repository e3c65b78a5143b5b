from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.sampler import lesson

POWERS = st.integers(-10, 30).map(lambda n: n * 0.05)


def test_the_books_example():
    view = lesson.view("example", 0.75)
    assert view.powered == pytest.approx([0.64196878, 0.33150408, 0.02652714], abs=1e-8)
    assert view.original.tolist() == [0.7, 0.29, 0.01]


@pytest.mark.parametrize("seed", range(5))
def test_every_step_shows_what_an_independent_calculation_gives(seed):
    trace = lesson.run(seed)
    counts = Counter(lesson.BOOK_CORPUS.tolist())
    n = np.array([counts[word] for word in range(5)])
    p = n**0.75 / sum(n**0.75)
    without = np.array([0, *p[1:]]) / (1 - p[0])
    value = {step.name: step.value(trace) for step in lesson.STEPS}
    assert value["counts"].tolist() == n.tolist()
    assert value["weight"] == pytest.approx(n**0.75)
    assert value["p"] == pytest.approx(p)
    assert value["exclude"] == pytest.approx(without)
    assert value["draw"].shape == (3, 2)
    for target, row in zip(lesson.BOOK_TARGETS, value["draw"], strict=True):
        assert len({target, *row}) == 3
    for step in lesson.STEPS:
        assert step.lines(trace) <= {number for number, _ in step.source.lines}


@pytest.mark.parametrize("corpus", lesson.CORPORA)
@given(power=POWERS)
def test_a_view_of_any_corpus_and_power(corpus, power):
    words, counts = lesson.vocabulary(corpus)
    view = lesson.view(corpus, power)
    weight = counts.astype(float) ** power
    p = weight / weight.sum()
    assert view.vocab_size == len(words) == len(counts)
    assert (np.diff(counts) <= 0).all()
    assert view.powered == pytest.approx(p[view.places])
    assert view.curves[power] == pytest.approx(p[view.curve])
    assert view.curves[0.0] == pytest.approx(np.full(len(view.curve), 1 / len(counts)))
    assert view.factor == pytest.approx(p[view.curve] / (counts[view.curve] / counts.sum()))
    assert view.effective == pytest.approx(np.exp(-(p * np.log(p)).sum()))
    assert [words[i] for i in view.places] == list(view.words)
    assert len(view.curve) <= lesson.CURVE_POINTS


def test_power_zero_has_as_many_effective_words_as_words():
    assert lesson.view("book", 0.0).effective == pytest.approx(7)


def test_all_words_of_a_small_vocabulary_are_shown_and_the_ends_of_a_large_one():
    assert lesson.ranks(7).tolist() == list(range(7))
    assert lesson.ranks(585).tolist() == [0, 1, 4, 9, 19, 49, 99, 199, 499, 584]


def test_chances_grow_with_the_number_of_negatives_up_to_certainty():
    chance = lesson.among("book", 0.75)
    assert chance.shape == (2, 6)
    assert (np.diff(chance, axis=1) > 0).all()
    assert chance[:, -1].tolist() == [1, 1]
    assert lesson.among("wordnet", 0.75).shape == (2, lesson.LARGEST_SIZE)


def test_with_all_candidates_drawn_the_power_has_no_effect():
    ratios = lesson.dying()
    for power, ratio in ratios.items():
        assert ratio[0] == pytest.approx(2**power)
        assert ratio[-1] == 1
        assert (np.diff(ratio) <= 1e-12).all()


def test_distance_is_the_share_to_be_moved():
    assert lesson.distance(np.array([0.5, 0.5]), np.array([0.2, 0.8])) == pytest.approx(0.3)


def test_a_law_is_not_changed_by_who_asks_for_it():
    with pytest.raises(ValueError, match="read-only"):
        lesson.law("book", 0.75)[0] = 1


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
