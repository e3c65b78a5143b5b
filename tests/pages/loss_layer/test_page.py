"""Page 7: its settings, guesses and experiments, without a browser."""

import pytest

from pages.loss_layer.lesson import ADAM_STEPS, WEIGHTS, loss_at_zero
from pages.loss_layer.misconceptions import ZERO_GUESSES, ZERO_K
from pages.loss_layer.nearness import DRAWS, GUESSES, OF
from pages.loss_layer.toy_network import SETTINGS
from tests.pages.bottleneck.test_page import texts
from tests.pages.test_all_pages import open_page
from ui.text.i18n import LANGUAGES, Text


def commit(app, name, guess):
    app.radio(key=f"loss_layer.predict.{name}.guess.choice").set_value(guess).run()
    return app.button(key=f"loss_layer.predict.{name}.guess.commit").click().run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_in_labels_are_those_of_the_lessons(lang):
    t = Text(lang)
    assert f"{DRAWS}" in t("loss_layer.view.options.mean")
    assert f"{DRAWS}" in t("loss_layer.view.help")
    assert f"K = {SETTINGS.sample_size}" in t("loss_layer.trained.help")
    assert f"{ADAM_STEPS}" in t("loss_layer.weights.help")
    assert f"K = {ZERO_K}" in t("loss_layer.predict.zero.question")
    for guess, number in ZERO_GUESSES.items():
        assert f"{number:.2f}".removesuffix(".00") in t(f"loss_layer.predict.zero.options.{guess}")
    for K in (5, 15):
        assert f"{loss_at_zero(K):.2f}" in t("loss_layer.quiz.better.replies.first")


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("step", ["4", "5", "7", "11"])
def test_every_kind_of_weights_and_the_largest_batch(weights, step):
    app = open_page("loss_layer", "en", weights=weights, step=step, K="6", B="6", H="5", k="6")
    assert not app.exception
    assert not app.error


def test_a_question_beyond_k_becomes_the_last_one():
    app = open_page("loss_layer", "en", step="4", K="2", k="6")
    assert not app.exception
    assert app.session_state["loss_layer.question"] == 2
    assert not app.slider(key="loss_layer.question").disabled


def test_the_question_slider_is_off_where_it_has_no_effect():
    app = open_page("loss_layer", "en", step="6")
    slider = app.slider(key="loss_layer.question")
    assert slider.disabled
    assert Text("en")("loss_layer.question.why") in slider.help


def test_the_check_fails_without_the_division_and_says_why():
    app = open_page("loss_layer", "en", divide="0")
    assert "W_in fails" in app.error[0].value
    assert not open_page("loss_layer", "en").error


@pytest.mark.parametrize("shift", ["0.1", "1e-12"])
def test_a_bad_shift_is_blamed_on_the_difference(shift):
    app = open_page("loss_layer", "en", shift=shift)
    assert not app.error
    assert "the gradients are right" in app.warning[0].value


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", sorted(ZERO_GUESSES))
def test_the_loss_at_zero_replies_to_every_guess(lang, guess):
    app = commit(open_page("loss_layer", lang), "zero", guess)
    assert not app.exception
    assert Text(lang)(f"loss_layer.predict.zero.replies.{guess}") in texts(app)
    assert Text(lang)("loss_layer.ruler.fooled") in texts(app)


def test_with_other_rulers_the_losses_agree_by_luck():
    app = commit(open_page("loss_layer", "en", KA="500", KB="1"), "zero", "all")
    assert Text("en")("loss_layer.ruler.lucky") in texts(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", GUESSES)
def test_the_nearness_replies_to_every_guess(lang, guess):
    app = open_page("loss_layer", lang)
    hidden = Text(lang).prose("loss_layer", "near_why")
    assert hidden not in texts(app)
    app = commit(app, "near", guess)
    assert not app.exception
    assert Text(lang)(f"loss_layer.predict.near.replies.{guess}") in texts(app)
    assert hidden in texts(app)


@pytest.mark.parametrize("of", OF)
@pytest.mark.parametrize("view", ["draw", "mean"])
@pytest.mark.parametrize("trained", ["0", "1"])
def test_every_comparison_can_be_drawn(of, view, trained):
    app = open_page("loss_layer", "en", of=of, view=view, trained=trained, size="1", example="7", draw="9")
    assert not commit(app, "near", "falls").exception
