"""What a lecture hides: guesses and answers that were given before."""

from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import Text

T = Text("en")
GUESS = {"g.push": "softmax"}


def button(app, label):
    return next(button for button in app.button if button.label == label)


def test_at_a_desk_a_guess_in_the_address_shows_its_result():
    app = open_page("yes_or_no", "en", **GUESS)
    assert T("yes_or_no.predict.push.options.softmax") in texts(app)
    assert T("lecture.reveal.press") not in [button.label for button in app.button]


def test_in_a_lecture_it_is_hidden_until_revealed():
    app = open_page("yes_or_no", "en", lecture="1", **GUESS)
    guess = T("lesson.your_guess", guess=T("yes_or_no.predict.push.options.softmax"))
    assert guess not in texts(app)
    button(app, T("lecture.reveal.press")).click().run()
    assert guess in texts(app)
    button(app, T("lecture.end")).click().run()
    button(app, T("lecture.begin")).click().run()
    assert guess not in texts(app)


def test_answers_of_the_desk_are_not_those_of_the_lecture():
    app = open_page("yes_or_no", "en")
    quiz = T("yes_or_no.quiz.rows.question")

    def choice():
        return next(radio for radio in app.radio if radio.label == quiz)

    choice().set_value(choice().options[0]).run()
    button(app, T("lecture.begin")).click().run()
    assert choice().value is None
    button(app, T("lecture.end")).click().run()
    assert choice().value is not None


def test_the_mode_stays_over_pages_and_ends_by_an_address():
    app = open_page("yes_or_no", "en", lecture="1")
    assert T("lecture.end") in [button.label for button in app.button]
    app.query_params["lecture"] = "0"
    app.run()
    assert T("lecture.begin") in [button.label for button in app.button]


def test_nonsense_in_the_address_begins_no_lecture():
    app = open_page("yes_or_no", "en", lecture="<b>", scene="nowhere")
    assert not app.exception
    assert T("lecture.begin") in [button.label for button in app.button]
