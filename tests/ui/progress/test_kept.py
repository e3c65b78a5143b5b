"""What was done is noted as it happens, and comes back in another session."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_all_pages import open_page, texts
from ui.navigation.entries import file_of
from ui.progress import kept
from ui.progress.record import Mark, Record
from ui.settings import session
from ui.text.i18n import LANGUAGES, Text

RECORD = "_progress.record"
TIMES, MEASURED = "bottleneck.predict.times.guess", "bottleneck.predict.measured.guess"


def record(app) -> Record:
    return app.session_state[RECORD]


def go(app, page):
    app.query_params.clear()
    return app.switch_page(str(file_of(page))).run()


@pytest.fixture
def tell(monkeypatch):
    """Return what lets the next run begin with what the browser had kept, as a callback of its component does."""
    waiting = []
    begin = session.open_address

    def hear():
        while waiting:
            kept.take_over(waiting.pop(), replaces=False)
        begin()

    monkeypatch.setattr(session, "open_address", hear)
    return waiting.append


def test_steps_guesses_and_answers_are_noted():
    app = open_page("bottleneck", "en", step="2")
    app.radio(key=f"{TIMES}.choice").set_value("e3").run()
    app.button(key=f"{TIMES}.commit").click().run()
    app.radio(key="bottleneck.quiz.double.choice").set_value("both").run()
    app.radio(key="bottleneck.quiz.double.choice").set_value("softmax").run()
    found = record(app)
    assert found.of("bottleneck", "visit")
    assert sum(key.startswith("bottleneck/step.") for key in found.marks) == 1
    guess, answer = found.of("bottleneck", "predict.times"), found.of("bottleneck", "quiz.double")
    assert (guess.value, guess.is_missed, guess.was_right) == ("e3", True, False)
    # Right in the end, but not at first: it is asked again in review.
    assert (answer.value, answer.is_missed, answer.was_right) == ("softmax", True, True)
    app.button(key=f"{TIMES}.again").click().run()
    assert record(app).of("bottleneck", "predict.times").value == ""
    assert record(app).of("bottleneck", "predict.times").is_missed


def test_a_guess_is_noted_with_its_settings():
    app = open_page("bottleneck", "en", H="50")
    app.radio(key=f"{MEASURED}.choice").set_value("ten").run()
    app.button(key=f"{MEASURED}.commit").click().run()
    guess = record(app).of("bottleneck", "predict.measured")
    assert guess.about["hidden_size"] == "50"
    # What only the clock can tell is neither right nor wrong.
    assert not guess.is_missed


def test_guesses_and_answers_of_an_earlier_visit_come_back(tell):
    other = Record(
        {
            "bottleneck/predict.times": Mark(5.0, "e3"),
            "bottleneck/quiz.double": Mark(5.0, "both", is_missed=True),
        }
    )
    app = open_page("home", "en")
    tell(other)
    app = go(app, "bottleneck")
    t = Text("en")
    assert app.session_state[TIMES] == "e3"
    assert t("lesson.your_guess", guess=t("bottleneck.predict.times.options.e3")) in texts(app)
    assert app.radio(key="bottleneck.quiz.double.choice").value == "both"
    assert app.error[0].value == t("bottleneck.quiz.double.replies.both")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_settings_of_a_guess_come_back_with_it_unless_the_address_names_some(lang, tell):
    about = {"hidden_size": "50", "batch_size": "32", "sample_size": "5"}
    other = Record({"bottleneck/predict.measured": Mark(5.0, "ten", about)})
    app = open_page("home", lang)
    tell(other)
    app = go(app, "bottleneck")
    assert app.session_state["bottleneck.hidden_size"] == 50
    assert Text(lang)("lesson.back_to_that") not in [button.label for button in app.button]

    app = open_page("home", lang)
    tell(other)
    app.switch_page(str(file_of("bottleneck")))
    app.query_params["H"] = "200"
    app.run()
    assert app.session_state["bottleneck.hidden_size"] == 200
    assert Text(lang)("lesson.back_to_that") in [button.label for button in app.button]
    app.button(key=f"{MEASURED}.back").click().run()
    assert app.session_state["bottleneck.hidden_size"] == 50


def test_a_guess_that_the_address_names_goes_before_one_of_an_earlier_visit(tell):
    other = Record({"bottleneck/predict.times": Mark(time.time() + 5, "e3")})
    app = open_page("bottleneck", "en", **{"g.times": "e5"})
    tell(other)
    app.run()
    assert app.session_state[TIMES] == "e5"
    assert record(app).of("bottleneck", "predict.times").value == "e5"


@pytest.mark.parametrize(
    "mark",
    [
        Mark(5.0, "no such option"),
        Mark(5.0, "1e999"),
        Mark(5.0, "e3", {"vocab_size": "<b>"}),
        Mark(5.0, "<img src=x>"),
    ],
)
def test_a_guess_that_cannot_be_read_does_not_come_back(mark, tell):
    app = open_page("home", "en")
    tell(Record({"bottleneck/predict.times": mark}))
    app = go(app, "bottleneck")
    assert not app.exception
    assert app.button(key=f"{TIMES}.commit")
    assert TIMES not in app.session_state or app.session_state[TIMES] is None


def test_a_run_that_was_broken_off_before_the_keeper_is_no_error():
    def script():
        from ui.progress import kept

        kept._come_back()

    app = AppTest.from_function(script).run()
    assert not app.exception


def test_an_answer_that_a_broken_off_run_lost_comes_back():
    app = open_page("bottleneck", "en")
    # As the browser says it in the run after: nothing is chosen.
    app.session_state[RECORD] = Record({"bottleneck/quiz.double": Mark(5.0, "softmax", was_right=True)})
    app.session_state["bottleneck.quiz.double.choice"] = None
    app.run()
    assert app.radio(key="bottleneck.quiz.double.choice").value == "softmax"
    assert app.success[0].value == Text("en")("bottleneck.quiz.double.replies.softmax")


def test_an_answer_that_cannot_be_read_does_not_come_back(tell):
    app = open_page("home", "en")
    tell(Record({"bottleneck/quiz.double": Mark(5.0, "no such option")}))
    app = go(app, "bottleneck")
    assert not app.exception
    assert app.radio(key="bottleneck.quiz.double.choice").value is None
