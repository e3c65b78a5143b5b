"""Vectors that learners bring are loaded on the page, or refused with the line; and what is asked of them."""

import io
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from core.errors import BadVectors
from core.text.vectors import read_file
from pages.studio.explore.settings import TABS
from runs import exchange
from tests.pages.test_all_pages import open_page, texts
from ui.text.errors import error_text
from ui.text.i18n import LANGUAGES, Text

CASES = Path(__file__).parents[2] / "cases"
LONG = "x" * 5000
KOREAN = "왕 1 0\n여왕 1 0.1\n왕자 0.9 0.2\n공주 0 1\n"


def load(lang, *files, **query):
    app = open_page("explore", lang, **query)
    app.file_uploader(key="explore.files.vectors.0").set_value(list(files)).run()
    app.button(key="explore.files.load").click().run()
    assert not app.exception
    return app


def case(name):
    return (name, (CASES / name).read_bytes(), "application/octet-stream")


def given(text, name="mine.vec"):
    return (name, text.encode(), "text/plain")


def ask(app, **settings):
    for name, value in settings.items():
        app.session_state[f"explore.{name}"] = value
    app.run()
    assert not app.exception
    return app


def read_or_refused(name):
    try:
        return read_file(CASES / name)
    except BadVectors as error:
        return error


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("v_*")))
def test_each_case_is_loaded_or_explained(name, lang):
    app, found = load(lang, case(name)), read_or_refused(name)
    if isinstance(found, BadVectors):
        (told,) = [error.value for error in app.error]
        assert told.endswith(error_text(Text(lang), found.code, found.values))
        assert app.session_state["explore.source"].startswith("ref:")
        return
    assert not app.error
    assert app.session_state["explore.source"] == f"file:{name}"
    assert f"{len(found.words)}" in " ".join(c.value for c in app.caption)
    for tab in TABS:
        ask(app, tab=tab)
        assert not app.error


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("metadata", ["p_meta.tsv", "p_meta_header1.tsv"])
def test_the_projectors_two_files_are_chosen_together(lang, metadata):
    app = load(lang, case("p_vectors.tsv"), case(metadata))
    assert app.session_state["explore.source"] == "file:p_vectors.tsv"
    hint = Text(lang)("explore.read.heading", heading="word")
    assert (hint in texts(app)) == (metadata == "p_meta_header1.tsv")


def test_vectors_without_words_ask_for_them():
    app = load("en", case("p_vectors.tsv"))
    assert "metadata.tsv" in app.error[0].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_vector_of_zeros_has_no_neighbours_and_is_nobodys(lang):
    app = load(lang, case("v_zero.txt"))
    told = error_text(Text(lang), "no_direction", {"word": "</s>"})
    for tab, settings in (
        ("near", {"word": "</s>"}),
        ("roles", {"word": "</s>"}),
        ("analogy", {"b": "</s>"}),
    ):
        ask(app, tab=tab, **settings)
        assert told in [info.value for info in app.info]
    for tab in ("similarity", "odd"):
        ask(app, tab=tab, words="king queen man </s>")
        assert told in [info.value for info in app.info]


def test_of_a_large_file_it_is_said_how_much_was_read(monkeypatch):
    monkeypatch.setattr(exchange, "MOST_NUMBERS", 9)
    app = load("en", case("v_ok.txt"))
    assert "the first 2 of the file's 5 words" in texts(app)
    app = load("en", case("v_glove_noheader.txt"))
    assert "it goes on" in texts(app)


@pytest.mark.parametrize("typed", [" 여왕 ", unicodedata.normalize("NFD", "여왕"), "여왕"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_found_in_every_form(typed, form):
    app = load("ko", given(unicodedata.normalize(form, KOREAN)), tab="near")
    ask(app, word=typed)
    assert not app.warning


def test_capitals_of_files_are_found_by_small_letters():
    app = load("en", given("Paris 1 0\nparis 0 1\nROME 1 1\n"), tab="near")
    ask(app, word="rome")
    assert not app.warning
    ask(app, tab="similarity", words="Paris paris PARIS Rome")
    assert not app.warning


def test_a_word_that_is_meant_is_one_press_away():
    app = load("ko", given(KOREAN), tab="near")
    ask(app, word="왕지")
    assert app.warning
    app.button(key="near.0.word.왕지.왕자").click().run()
    assert not app.exception
    assert app.session_state["explore.word"] == "왕자"
    assert not app.warning
    ask(app, tab="odd", words="왕, 여왕 궁주")
    app.button(key="odd.0.words.궁주.공주").click().run()
    assert app.session_state["explore.words"] == "왕 여왕 공주"
    assert not app.warning


@pytest.mark.parametrize("tab", TABS)
def test_a_token_of_thousands_of_letters_leaves_room_for_the_others(tab):
    other = f"{LONG}y"
    app = load("en", given(f"{LONG} 1 0\n{other} 1 0.1\nking 1 0.2\nqueen 0 1\n"), tab=tab)
    ask(app, word="king", words="king queen", map_words=20)
    for kind in ("markdown", "caption", "text", "info", "warning"):
        for element in app.get(kind):
            assert "x" * 100 not in element.value
    assert app.session_state["explore.word"] == "king"


def test_a_loaded_file_of_the_apps_own_brings_both_matrices_and_the_counts():
    rng = np.random.default_rng(0)
    vocab = exchange.Vocabulary(("king", "queen", "man"), np.array([9, 5, 2]))
    W = rng.standard_normal((2, 3, 4)).astype(np.float16)
    for kind, name in exchange.FORMATS.items():
        data = exchange.export(exchange.Vectors(vocab, *W), kind)
        app = load("en", (name, data, "application/octet-stream"))
        for tab in ("roles", "lengths"):
            ask(app, tab=tab)
            assert bool(app.info) == (kind == "text")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axes_of_the_learners_making(lang):
    app = open_page("explore", lang, source="ref:toy_en", tab="map", axes="opposites")
    assert not app.exception
    assert [app.session_state[f"explore.{name}"] for name in ("left", "right", "below", "above")] == [
        "king",
        "queen",
        "king",
        "prince",
    ]
    assert not app.warning
    ask(app, right="King")
    assert len(app.warning) == 1
    ask(app, right="quen")
    assert len(app.warning) == 1


def test_three_files_are_too_many():
    app = open_page("explore", "en")
    files = [case("v_ok.txt"), case("p_vectors.tsv"), case("p_meta.tsv")]
    app.file_uploader(key="explore.files.vectors.0").set_value(files).run()
    assert app.warning


def test_the_bytes_of_the_case_are_what_the_page_reads():
    vectors, _ = exchange.read(io.BytesIO((CASES / "v_bin.bin").read_bytes()))
    assert vectors.vocab.words[0] == "king"
