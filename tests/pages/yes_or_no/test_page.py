"""The page without a browser: what a guess opens, what it was for, and other weights."""

import pytest

from pages.yes_or_no import lesson
from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import LANGUAGES, Text

GUESS = "yes_or_no.predict.push.guess"
SLIDER = "yes_or_no.other_score"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", lesson.GUESSES)
def test_a_guess_opens_the_slider_and_holds_for_every_word_and_context(guess, lang):
    t = Text(lang)
    app = open_page("yes_or_no", lang)
    assert app.slider(key=SLIDER).disabled
    app.radio(key=f"{GUESS}.choice").set_value(guess).run()
    app.button(key=f"{GUESS}.commit").click().run()
    assert not app.exception
    assert not app.slider(key=SLIDER).disabled
    app.selectbox(key="yes_or_no.word").set_value("goodbye").run()
    assert not app.exception
    assert not app.slider(key=SLIDER).disabled
    assert t("lesson.your_guess", guess=t(f"yes_or_no.predict.push.options.{guess}")) in texts(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ({"trained": "0"}, "untrained"),
        ({}, "right"),
        ({"word": "hello"}, "wrong"),
        ({"example": "1", "word": "i"}, "both"),
        ({"example": "3", "word": "goodbye"}, "both"),
    ],
)
def test_the_last_step_says_what_the_answer_is(query, verdict, lang):
    app = open_page("yes_or_no", lang, step="5", **query)
    word = query.get("word", "say")
    assert Text(lang)(f"yes_or_no.verdict.{verdict}", word=word) in texts(app)


def test_other_random_weights_have_the_next_seed():
    app = open_page("yes_or_no", "en", seed=str(lesson.MAX_SEED))
    (button,) = [button for button in app.button if button.label == "Other random weights"]
    button.click().run()
    assert app.session_state["yes_or_no.seed"] == 1
    assert not app.exception


def test_an_old_link_to_what_has_moved_is_harmless():
    app = open_page("yes_or_no", "en", pair="say-hello", k="3", push="-2.5", word="hello")
    assert not app.exception
    assert not app.warning
    assert app.session_state["yes_or_no.word"] == "hello"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_help_tells_how_the_network_was_trained(lang):
    told = Text(lang)("yes_or_no.trained.help")
    assert str(lesson.TRAINING_STEPS) in told
    assert f"K = {lesson.SAMPLE_SIZE}" in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_press_leads_to_a_gap_with_two_right_words(lang):
    app = open_page("yes_or_no", lang)
    label = Text(lang)("yes_or_no.sums.two_right")
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    assert {name: app.session_state[f"yes_or_no.{name}"] for name in lesson.TWO_RIGHT} == lesson.TWO_RIGHT
