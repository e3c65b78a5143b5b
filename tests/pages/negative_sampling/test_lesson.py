import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import sigmoid
from material.corpora import load
from material.sentence import CONTEXTS, IDS, trained
from pages.negative_sampling import drawings, lesson
from pages.negative_sampling import subsampling as mixup
from pages.negative_sampling.settings import NEGATIVE_SAMPLING
from ui.text.i18n import LANGUAGES, Text

states = st.builds(
    lesson.State,
    first=st.sampled_from(lesson.CANDIDATES),
    second=st.sampled_from(lesson.CANDIDATES),
    trained=st.sampled_from(lesson.TRAINED),
)


def log_sigmoid(s):
    return -np.log(1 + np.exp(-s))


def oracle(view):
    """Return every step's quantity from the rows that are shown, without the layers."""
    score = np.einsum("kh,h->k", view.word_rows, view.context_rows.mean(axis=0))
    sign = np.array([1, -1, -1])
    terms = -log_sigmoid(sign * score)
    return {
        "words": [[IDS[word] for word in view.words]],
        "score": score[:1],
        "positive": terms[0],
        "negative": terms[1],
        "another": terms[2],
        "sum": terms.sum(),
        "push": [1 / (1 + np.exp(-score[0])) - 1],
    }


@given(states)
def test_every_step_shows_what_an_independent_calculation_gives(state):
    view = lesson.run(state)
    expected = oracle(view)
    assert set(expected) == {step.name for step in lesson.STEPS}
    for step in lesson.STEPS:
        assert np.asarray(step.value(view.trace)) == pytest.approx(np.asarray(expected[step.name])), step.name
        assert step.lines(view.trace) <= {number for number, _ in step.source.lines}
    assert view.words == ("say", state.first, state.second)
    assert view.context_words == ("you", "goodbye")
    assert view.y == pytest.approx(1 / (1 + np.exp(-view.score)))
    assert view.push == pytest.approx(view.y - np.array([1, 0, 0]))
    assert view.terms.sum() == pytest.approx(view.loss)


@given(states)
def test_both_notations_are_one_number(state):
    view = lesson.run(state)
    by_labels = lesson.by_labels(view.score, view.label.astype(float))
    by_signs = lesson.by_signs(view.score, view.label.astype(float))
    assert by_labels == pytest.approx(view.terms)
    assert by_signs == pytest.approx(view.terms)
    assert by_signs.sum() == pytest.approx(view.loss)


def test_before_training_each_question_costs_about_log_2():
    assert lesson.run(lesson.State(trained=0)).terms == pytest.approx(np.full(3, np.log(2)), abs=1e-3)


def test_training_raises_the_target_and_lowers_the_negatives():
    before, after = lesson.run(lesson.State(trained=0)), lesson.run(lesson.State(trained=300))
    assert after.score[0] > before.score[0] + 1
    assert (after.score[1:] < before.score[1:] - 1).all()


def test_a_score_is_pushed_up_by_its_own_question_if_it_is_the_targets_and_else_down():
    for state in every_state():
        push = lesson.run(state).push
        assert push[0] < 0
        assert (push[1:] > 0).all()


def test_what_a_step_really_changes():
    for state in every_state():
        view = lesson.run(state)
        W_in, W_out = (W.copy() for W in trained(lesson.HIDDEN_SIZE, lesson.K, state.trained, lesson.SEED))
        dh = np.einsum("k,kh->h", view.push, view.word_rows)
        for word, push in zip(view.words, view.push, strict=True):
            W_out[IDS[word]] -= lesson.RATE * push * view.h
        W_in[CONTEXTS[0]] -= lesson.RATE * dh / len(view.context_words)
        after = W_out[[IDS[word] for word in view.words]] @ W_in[CONTEXTS[0]].mean(axis=0)
        assert view.moved == pytest.approx(after - view.score)


def test_one_questions_push_can_outweigh_anothers():
    assert lesson.run(lesson.State("and", "and", 30)).moved[0] < 0
    moved = lesson.run(lesson.State()).moved
    assert moved[0] > 0
    assert (moved[1:] < 0).all()


def every_state():
    return [
        lesson.State(first, second, steps)
        for first in lesson.CANDIDATES
        for second in lesson.CANDIDATES
        for steps in lesson.TRAINED
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sum_beside_rounded_terms_says_that_they_are_rounded(lang):
    t = Text(lang)
    view = lesson.run(lesson.State())
    note = t("negative_sampling.notes.rounded")
    for step in lesson.STEPS:
        assert (note in str(drawings.numbers(t, step, view))) == (step.name in ("sum", "push"))
    assert note in str(drawings.notations(t, view))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seed", range(20))
def test_subsampling_drops_words_and_negative_sampling_draws_others(lang, seed):
    pair = mixup.compare(lang, seed)
    assert pair == mixup.compare(lang, seed)
    assert pair.kept[pair.target]
    assert len(set(pair.negatives)) == len(pair.negatives) == 5
    assert pair.words[pair.target] not in pair.negatives


def test_each_language_has_sentences_of_its_own():
    assert set(mixup.SHOWN) == set(LANGUAGES)
    for lang, is_english in (("en", True), ("ko", False)):
        pair = mixup.compare(lang, NEGATIVE_SAMPLING["sentence"].default)
        assert all(word.isascii() == is_english for word in pair.words)
        assert not all(pair.kept)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_commonest_words_chances_by_their_formulas(lang):
    vocab = load(mixup.SHOWN[lang].corpus, 1).vocab
    counts = dict(zip(vocab.words, vocab.counts, strict=True))
    for seed in range(20):
        pair = mixup.compare(lang, seed)
        common = counts[pair.common]
        assert common == max(counts[word] for word in pair.words)
        assert pair.keep == pytest.approx(min(1, np.sqrt(mixup.THRESHOLD / (common / vocab.counts.sum()))))
        assert pair.noise == pytest.approx(common**0.75 / (vocab.counts**0.75).sum())


def test_subsampling_keeps_frequent_words_as_often_as_it_should():
    the = load("wordnet", 1).vocab.words[0]
    kept = [
        keep
        for seed in range(400)
        for word, keep in zip(mixup.compare("en", seed).words, mixup.compare("en", seed).kept, strict=True)
        if word == the
    ]
    counts = load("wordnet", 1).vocab.counts
    assert np.mean(kept) == pytest.approx(np.sqrt(mixup.THRESHOLD * counts.sum() / counts[0]), abs=0.06)


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options


def test_sigmoid_of_the_opposite_score_is_the_rest():
    s = np.linspace(-5, 5, 11)
    assert 1 - sigmoid(s) == pytest.approx(sigmoid(-s))
