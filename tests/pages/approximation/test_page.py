"""Page 8: its guesses and comparisons, without a browser."""

import pytest

from pages.approximation import division, more_negatives
from pages.approximation.lesson import QUESTIONS, TABS
from pages.approximation.nearness import DRAWS, GUESSES, OF
from pages.approximation.ruler import ZERO_GUESSES, ZERO_K
from pages.approximation.toy_network import SETTINGS
from pages.loss_layer.lesson import loss_at_zero
from tests.pages.bottleneck.test_page import texts
from tests.pages.test_all_pages import open_page
from ui.text.i18n import LANGUAGES, Text


def committed(lang, tab, name, guess, **query):
    return open_page("approximation", lang, tab=tab, **{f"g.{name}": guess}, **query)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_in_labels_are_those_of_the_lessons(lang):
    t = Text(lang)
    assert f"{DRAWS}" in t("approximation.view.options.mean")
    assert f"{DRAWS}" in t("approximation.view.help")
    assert f"K = {SETTINGS.sample_size}" in t("approximation.trained.help")
    assert f"K = {ZERO_K}" in t("approximation.predict.zero.question")
    for guess, number in ZERO_GUESSES.items():
        assert f"{number:.2f}".removesuffix(".00") in t(f"approximation.predict.zero.options.{guess}")
    for K in (5, 15):
        assert f"{loss_at_zero(K):.2f}" in t("approximation.quiz.better.replies.first")
    assert f"{SETTINGS.epochs}" in t("approximation.more.same_epochs")
    assert f"{more_negatives.BUDGET}" in t("approximation.more.same_cost")
    assert f"{more_negatives.SIZES[-1]}" in t("approximation.predict.more.question")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tab", TABS)
def test_a_comparison_begins_with_its_question(lang, tab):
    app = open_page("approximation", lang, tab=tab)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("tab", "name", "guess", "reason"),
    [
        *(("ruler", "zero", guess, None) for guess in ZERO_GUESSES),
        *(("near", "near", guess, "near_why") for guess in GUESSES),
        *(("division", "division", guess, "division_why") for guess in division.GUESSES),
    ],
)
def test_every_guess_gets_its_reply_and_the_reason(lang, tab, name, guess, reason):
    app = committed(lang, tab, name, guess)
    assert not app.exception
    assert Text(lang)(f"approximation.predict.{name}.replies.{guess}") in texts(app)
    if reason:
        assert Text(lang).prose("approximation", reason) in texts(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", more_negatives.GUESSES)
def test_the_best_size_is_named(lang, guess):
    app = committed(lang, "more", "more", guess)
    assert not app.exception
    found = more_negatives.rank_by_size()
    best = more_negatives.SIZES[int(found.same_cost.argmin())]
    said = {"best": best, "most": more_negatives.SIZES[-1]}
    assert Text(lang)(f"approximation.predict.more.replies.{guess}", **said) in texts(app)


@pytest.mark.parametrize("guess", ["0.1", "0.6", "0.9"])
def test_one_matrix_replies_to_every_guess(guess):
    app = committed("en", "matrices", "own", guess)
    assert not app.exception
    assert f"You expected {float(guess):.2f}" in texts(app)


@pytest.mark.parametrize(("tab", "reason"), [("near", "near_why"), ("division", "division_why")])
def test_nothing_is_told_before_the_guess(tab, reason):
    assert Text("en").prose("approximation", reason) not in texts(open_page("approximation", "en", tab=tab))


@pytest.mark.parametrize("of", OF)
@pytest.mark.parametrize("view", ["draw", "mean"])
@pytest.mark.parametrize("trained", ["0", "1"])
@pytest.mark.parametrize("guess", GUESSES)
def test_every_comparison_of_gradients_can_be_drawn(of, view, trained, guess):
    query = {"of": of, "view": view, "trained": trained, "K": "1", "example": "7", "draw": "9"}
    app = committed("en", "near", "near", guess, **query)
    assert not app.exception
    assert not app.error


def test_every_question_has_its_answer_among_the_options():
    for question in QUESTIONS:
        assert question.answer in question.options
