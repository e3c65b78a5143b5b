"""The learner's progress as a file: saved, forgotten, loaded, refused."""

import json

import pytest

from tests.pages.test_all_pages import open_page, texts
from tests.ui.progress.test_kept import TIMES, go, record
from ui.progress.record import PROGRAM, VERSION, to_file
from ui.text.i18n import LANGUAGES, Text

UPLOAD = "home.progress.load.{}"


def load(app, content, number=0):
    return app.file_uploader(key=UPLOAD.format(number)).upload("progress.json", content).run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_saved_and_forgotten_comes_back_when_it_is_loaded(lang):
    t = Text(lang)
    app = open_page("bottleneck", lang)
    app.radio(key=f"{TIMES}.choice").set_value("e3").run()
    app.button(key=f"{TIMES}.commit").click().run()
    app.radio(key="bottleneck.quiz.double.choice").set_value("softmax").run()
    saved = to_file(record(app)).encode()
    app = go(app, "home")
    assert app.button(key="home.next").label == t("home.go_on", page=t("nav.bottleneck.title"))
    app.button(key="home.progress.forget").click().run()
    assert app.button(key="home.next").label == t("home.begin", page=t("nav.bottleneck.title"))
    assert app.success[0].value == t("home.progress.forgotten")
    assert TIMES not in app.session_state
    assert "bottleneck.quiz.double.choice" not in app.session_state

    load(app, saved)
    assert app.success[0].value == t("home.progress.loaded", n=4)
    app = go(app, "bottleneck")
    assert app.session_state[TIMES] == "e3"
    assert app.success[0].value == t("bottleneck.quiz.double.replies.softmax")

    app = load(go(app, "home"), saved, 1)
    assert app.success[0].value == t("home.progress.nothing_new")


def test_a_file_s_guesses_and_answers_take_the_place_of_others():
    app = open_page("bottleneck", "en", **{"g.times": "e5"})
    app.radio(key="bottleneck.quiz.double.choice").set_value("both").run()
    marks = {
        "bottleneck/predict.times": {"at": 1, "value": "e3"},
        "bottleneck/quiz.double": {"at": 1, "value": "softmax", "was_right": True},
    }
    saved = json.dumps({"program": PROGRAM, "version": VERSION, "marks": marks}).encode()
    app = go(load(go(app, "home"), saved), "bottleneck")
    assert app.session_state[TIMES] == "e3"
    assert app.radio(key="bottleneck.quiz.double.choice").value == "softmax"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        (b"\x89PNG", "bad_progress", {}),
        (b" " * 300_000, "progress_too_large", {"size": 300, "limit": 200}),
        (
            f'{{"program": "{PROGRAM}", "version": "2 <b>"}}'.encode(),
            "other_progress_version",
            {"found": r"2 \<b\>", "known": VERSION},
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(lang, content, code, values):
    app = load(open_page("home", lang), content)
    assert not app.exception
    assert app.error[0].value == Text(lang)(f"errors.{code}", **values)
    assert record(app).marks.keys() == {"home/visit"}


def test_home_says_what_is_not_kept():
    assert "Training runs are not kept" in texts(open_page("home", "en"))
