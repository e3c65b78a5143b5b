"""Guesses: committed, taken back, outlived by their settings, and sent in a link."""

import pytest

from tests.pages.test_all_pages import open_page, texts
from tests.ui.looking import look_on
from ui.text.i18n import LANGUAGES, Text

SCRIPT = """
from dataclasses import dataclass
from typing import Annotated
import streamlit as st
from ui.lesson_parts.prediction import guessed, predict
from ui.settings.controls import control
from ui.settings.session import choose_language, open_address, open_table, text
from ui.settings.table import Table
from pages.bottleneck.settings import BOTTLENECK as TABLE

open_address()
choose_language()
t = text()
open_table(TABLE)
st.session_state["before"] = guessed("bottleneck", "times")
asked = predict(t, TABLE, "times", options=("e1", "e3", "e5", "e7"), about=("vocab_size", "sample_size"))
with asked.box:
    st.caption(f"in the box: {asked.guess}")
control(t, TABLE, "vocab_size")
control(t, TABLE, "sample_size")
st.session_state["asked"] = asked.guess
"""
KEY = "bottleneck.predict.times.guess"


def open_question(lang="en", **query):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for key, value in ({"lang": lang} | query).items():
        app.query_params[key] = value
    return app.run()


def guess(app, option):
    app.radio(key=f"{KEY}.choice").set_value(option).run()
    return app.button(key=f"{KEY}.commit").click().run()


def test_a_guess_counts_once_it_is_committed():
    app = open_question()
    assert app.button(key=f"{KEY}.commit").disabled
    app.radio(key=f"{KEY}.choice").set_value("e3").run()
    assert app.session_state["asked"] is None
    app.button(key=f"{KEY}.commit").click().run()
    assert app.session_state["asked"] == "e3"
    app.button(key=f"{KEY}.again").click().run()
    assert app.session_state["asked"] is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_guess_does_not_outlive_the_settings_that_it_was_given_for(lang):
    t = Text(lang)
    app = guess(open_question(lang, V="100000"), "e3")
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    assert app.session_state["asked"] is None
    assert app.session_state["before"] is None
    said = app.markdown[1].value
    for part in (t("bottleneck.predict.times.options.e3"), f"{t('bottleneck.sample_size.label')} 5"):
        assert part in said
    assert t("bottleneck.vocab_size.label") not in said
    app.button(key=f"{KEY}.back").click().run()
    assert app.slider(key="bottleneck.sample_size").value == 5
    assert app.session_state["asked"] == "e3"


def test_another_guess_is_for_the_settings_as_they_are():
    app = guess(open_question(), "e3")
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    app.button(key=f"{KEY}.again").click().run()
    guess(app, "e5")
    assert app.session_state["asked"] == "e5"
    app.slider(key="bottleneck.sample_size").set_value(5).run()
    assert app.session_state["asked"] is None


def test_what_belongs_to_the_answer_stands_in_the_frame_of_the_question():
    app = guess(open_question(), "e5")
    frame = app.main.children[0]
    assert any("in the box: e5" in str(part.value) for part in frame.caption)


def address(seen):
    return [query for queries in seen.addresses.values() for query in queries][-1]


@pytest.mark.parametrize(
    ("page", "name", "value", "written"),
    [
        ("bottleneck", "times", "e5", "e5"),
        ("tokens", "solved", 35.0, "35"),
        ("sampler", "bars", (0.5, 0.3, 0.2), "0.5,0.3,0.2"),
    ],
)
def test_a_guess_travels_in_the_link(page, name, value, written, monkeypatch):
    app = open_page(page, "en")
    seen = look_on(monkeypatch)
    app.session_state[f"{page}.predict.{name}.guess"] = value
    app.run()
    query = address(seen)
    assert query[f"g.{name}"] == written
    other = open_page(page, "ko", **{key: text for key, text in query.items() if key != "lang"})
    assert other.session_state[f"{page}.predict.{name}.guess"] == value
    shown = [part for part in other.button if part.key == f"{page}.predict.{name}.guess.again"]
    assert len(shown) == 1
    assert not other.exception


def test_a_guess_that_no_longer_holds_is_not_in_the_link(monkeypatch):
    app = guess(open_question(), "e3")
    seen = look_on(monkeypatch)
    app.run()
    assert address(seen)["g.times"] == "e3"
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    assert "g.times" not in address(seen)


def test_a_guess_from_a_link_is_for_the_settings_of_the_link():
    app = open_question(K="7", **{"g.times": "e5"})
    assert app.session_state["before"] == app.session_state["asked"] == "e5"
    app.slider(key="bottleneck.sample_size").set_value(8).run()
    assert app.session_state["asked"] is None
    app.button(key=f"{KEY}.back").click().run()
    assert app.slider(key="bottleneck.sample_size").value == 7


@pytest.mark.parametrize(
    ("page", "name", "nonsense"),
    [
        ("bottleneck", "times", "e9"),
        ("bottleneck", "times", "1000"),
        ("bottleneck", "no_such_question", "e5"),
        ("tokens", "solved", "100.5"),
        ("tokens", "solved", "nan"),
        ("tokens", "solved", "1,2"),
        ("tokens", "solved", "\x00"),
        ("sampler", "bars", "0.5,0.5"),
        ("sampler", "bars", "0.5,-0.1,0.6"),
        ("sampler", "bars", "0,0,0"),
        ("sampler", "bars", "0.5"),
        ("sampler", "bars", "inf,1,1"),
    ],
)
def test_a_guess_that_nobody_could_have_made_is_passed_over(page, name, nonsense):
    app = open_page(page, "en", **{f"g.{name}": nonsense})
    assert not app.exception
    assert not app.error
    assert f"{page}.predict.{name}.guess" not in app.session_state


def test_guesses_stay_through_another_page_and_another_language():
    from ui.navigation.entries import file_of

    app = open_page("bottleneck", "en", **{"g.times": "e5"})
    app.query_params.clear()
    app.switch_page(str(file_of("home"))).run()
    app.session_state["lang"] = "ko"
    app.switch_page(str(file_of("bottleneck"))).run()
    assert Text("ko")("bottleneck.predict.times.options.e5") in texts(app)
    assert app.session_state[KEY] == "e5"


def test_a_number_can_be_committed_where_the_slider_stands():
    app = open_page("tokens", "en")
    app.button(key="tokens.predict.solved.guess.commit").click().run()
    assert app.session_state["tokens.predict.solved.guess"] == 50.0
    assert not app.exception
