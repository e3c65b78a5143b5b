from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chisquare

from pages.sampler import lesson
from pages.sampler.settings import SAMPLER

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
    p = np.delete(lesson.law("book", 0.75), lesson.target("book"))
    assert chance[:, 0] == pytest.approx([p[0] / p.sum(), p[-1] / p.sum()])  # the target is left out
    assert (np.diff(chance, axis=1) > 0).all()
    assert chance[:, -1].tolist() == [1, 1]
    assert lesson.among("wordnet", 0.75).shape == (2, lesson.LARGEST_SIZE)


def test_with_all_candidates_drawn_the_power_has_no_effect():
    ratios = lesson.dying()
    for power, ratio in ratios.items():
        assert ratio[0] == pytest.approx(2**power)
        assert ratio[-1] == 1
        assert (np.diff(ratio) <= 1e-12).all()


def test_the_rarest_word_of_a_text_is_no_leftover():
    for corpus in ("toy_en", "toy_ko", "wordnet", "austen"):
        assert lesson.vocabulary(corpus)[1].min() >= 5


@pytest.mark.parametrize("corpus", lesson.CORPORA)
def test_the_answer_holds_for_every_power(corpus):
    words, _ = lesson.vocabulary(corpus)
    original = lesson.law(corpus, 1.0)
    for power in SAMPLER["power"].grid():
        found = lesson.answer(corpus, power, 2, words)
        factor = lesson.law(corpus, power) / original
        common, rest = factor[: found.common], factor[found.common :]
        match found.kind:
            case "same":
                assert power == 1
                assert factor == pytest.approx(1)
            case "more":
                assert power > 1
                assert common.min() > 1 > rest.max()
            case kind:
                assert common.max() < 1 < rest.min()
                assert kind == ("negative" if power < 0 else "less" if power > 0 else "flat")
        if found.kind == "negative":
            assert (np.diff(lesson.law(corpus, power)) >= -1e-15).all()
        assert 0 < found.common < len(words) or power == 1
        assert found.powered == lesson.law(corpus, power)[0]
        assert found.chance == lesson.among(corpus, power)[0, 1]


@pytest.mark.parametrize("corpus", lesson.CORPORA)
def test_a_row_only_goes_on_as_k_grows_and_never_holds_its_target(corpus):
    most = min(lesson.largest_size(corpus), lesson.LARGEST_SIZE)
    whole = lesson.row(corpus, 0.75, most, seed=3)
    assert len(set(whole)) == most
    assert lesson.target(corpus) not in whole
    for size in range(1, most):
        assert lesson.row(corpus, 0.75, size, seed=3).tolist() == whole[:size].tolist()


def test_rows_are_drawn_as_by_the_sampler_of_the_book():
    rows = np.array([lesson.row("book", 0.75, 3, seed) for seed in range(4000)])
    p = lesson.candidates("book", 0.75)
    first = np.bincount(rows[:, 0], minlength=7)
    assert chisquare(first[p > 0], 4000 * p[p > 0]).pvalue > 1e-6
    for place, chance in zip((0, 6), lesson.among("book", 0.75)[:, 2], strict=True):
        assert binomtest(int((rows == place).any(axis=1).sum()), 4000, chance).pvalue > 1e-6


@pytest.mark.parametrize(
    ("guess", "reply"),
    [
        ((0.642, 0.3315, 0.0265), "right"),
        ((0.65, 0.325, 0.025), "right"),
        ((0.642, 0.348, 0.01), "down"),  # near, yet the rare word was not raised
        ((0.7, 0.29, 0.01), "down"),
        ((0.9, 0.1, 0.0), "down"),
        ((0.0, 1.0, 0.0), "down"),
        ((0.66, 0.3, 0.04), "up"),
        ((0.68, 0.305, 0.015), "up"),
        ((0.98, 0.0, 0.02), "beyond"),
        ((0.0, 0.0, 1.0), "beyond"),
        ((1 / 3, 1 / 3, 1 / 3), "beyond"),
        ((0.615, 0.255, 0.13), "beyond"),
    ],
)
def test_the_reply_fits_the_guess(guess, reply):
    original, powered = lesson.law("example", 1.0), lesson.law("example", 0.75)
    assert lesson.reply(np.array(guess), original, powered) == reply
    # What goes the right way, but not far enough or too far, is neither right nor missed.
    is_right = {"right": True, "up": None}.get(reply, False)
    assert lesson.is_right(np.array(guess), original, powered) is is_right


def test_distance_is_the_share_to_be_moved():
    assert lesson.distance(np.array([0.5, 0.5]), np.array([0.2, 0.8])) == pytest.approx(0.3)


def test_a_law_is_not_changed_by_who_asks_for_it():
    with pytest.raises(ValueError, match="read-only"):
        lesson.law("book", 0.75)[0] = 1


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
