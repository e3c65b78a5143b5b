"""Every page, in every language, at every step, without a browser."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.looking import guesses, look_on
from tests.ui.settings.tables import STEPS, TABLE_OF
from ui.navigation.entries import ENTRIES, file_of
from ui.settings.table import Choice, Line
from ui.text.i18n import LANGUAGES, Text

SHELL = Path(__file__).parents[2] / "ui" / "shell" / "shell.py"


def open_page(name, lang, **query):
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.run()
    if name != ENTRIES[0].name:
        app.switch_page(str(file_of(name)))
    for key, value in ({"lang": lang} | query).items():
        app.query_params[key] = value
    return app.run()


def texts(app):
    return " ".join(
        str(element.value)
        for element in [*app.markdown, *app.caption, *app.subheader, *app.header, *app.text]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_opens(name, lang):
    app = open_page(name, lang)
    assert not app.exception
    assert not app.error
    assert app.header[0].value == Text(lang)(f"nav.{name}.title")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(STEPS))
def test_every_step_is_reached_by_its_address(name, lang):
    app = open_page(name, lang)
    for step in reversed(range(1, STEPS[name] + 1)):
        app.query_params["step"] = str(step)
        app.run()
        assert not app.exception, step
        assert not app.error, step
        assert app.session_state[f"{name}.step"] == step


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TABLE_OF))
def test_nonsense_in_the_address_gives_the_defaults_and_a_gentle_word(name, lang):
    table = TABLE_OF[name]
    app = open_page(name, lang, **{setting.url: "\x00nonsense" for setting in table})
    assert not app.exception
    assert not app.error
    said = app.warning[0].value.splitlines()
    assert len(said) == len(table.settings)
    for setting, line in zip(table, said, strict=True):
        assert Text(lang)(f"{table.page}.{setting.name}.label") in line
        # A page fills empty lines of text with words to begin with.
        if not isinstance(setting, Line):
            assert app.session_state[table.key(setting.name)] == setting.default


def test_the_language_can_be_changed_and_stays():
    app = open_page("train", "en")
    assert app.header[0].value == "Train"
    app.session_state["lang"] = "ko"
    app.run()
    assert app.header[0].value == "학습"
    app.run()
    assert app.header[0].value == "학습"


def test_settings_survive_a_visit_to_another_page():
    app = open_page("train", "en", K="9")
    assert app.slider(key="train.sample_size").value == 9
    app.query_params.clear()
    app.switch_page(str(file_of("home"))).run()
    app.switch_page(str(file_of("train"))).run()
    assert app.slider(key="train.sample_size").value == 9


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("one one one", "different word"),
        ("one\n" * 9 + "two\n" * 9, "one line"),
    ],
)
def test_an_own_text_that_cannot_be_used_is_explained(text, word):
    app = open_page("train", "en", corpus="own")
    app.text_area(key="own.pasted").set_value(text).run()
    assert not app.exception
    assert word in app.error[0].value


def test_an_own_text_can_be_used():
    app = open_page("train", "ko", corpus="own", window="1")
    app.text_area(key="own.pasted").set_value("나는 너를 본다. 너는 나를 본다.").run()
    assert not app.error
    assert "나는 너를 본다" in texts(app)


def test_a_file_that_is_no_text_is_explained():
    app = open_page("train", "en", corpus="own")
    app.file_uploader(key="own.uploaded").upload("x.txt", b"\x00\x01\x02\xff").run()
    assert "UTF-8" in app.error[0].value


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_tables_behind_charts_are_headed_in_the_reader_s_language(name, monkeypatch):
    headings = {}
    for lang in LANGUAGES:
        app = open_page(name, lang)
        seen = look_on(monkeypatch)
        for key, guess in guesses(name).items():
            app.session_state[key] = guess
        app.run()
        for shelf in app.expander:
            if shelf.label == Text(lang)("lesson.table"):
                app.session_state[shelf.key] = True
        app.run()
        tables = [*app.table, *app.dataframe]
        headings[lang] = [str(heading) for table in tables for heading in table.value.columns]
        assert bool(tables) >= any(seen.charts.values())
    same = set.intersection(*map(set, headings.values()))
    # Symbols, numbers, and words of the text that the numbers are about have one form in both.
    assert not [heading for heading in same if re.search("[a-z]{4}", heading)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TABLE_OF))
def test_a_choice_that_comes_back_as_none_is_the_defaults_turn(name, lang):
    """As the browser sends it if a label of the language just left is no option any more."""
    app = open_page(name, lang)
    for setting in TABLE_OF[name]:
        if isinstance(setting, Choice) and setting.is_row:
            app.session_state[f"{name}.{setting.name}"] = None
    app.run()
    assert not app.exception
    assert not app.error
