"""A learner's text on the Train page: what was read is said, and nothing unusable can be started."""

import pytest

from core.text.reading import read
from core.text.recipe import recipe_for
from tests.cases import CASES
from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import LANGUAGES


def with_file(name, lang="en", **settings):
    app = open_page("train", lang, corpus="own", **settings)
    app.file_uploader(key="own.uploaded").upload(name, (CASES / name).read_bytes()).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_is_asked_for_a_text_before_anything_is_wrong(lang):
    app = open_page("train", lang, corpus="own")
    assert not app.error
    assert app.button(key="start").disabled
    assert app.button(key="start").help


def test_the_books_sentence_is_one_press_from_training():
    app = open_page("train", "en", corpus="own")
    app.text_area(key="own.pasted").set_value((CASES / "book_sentence.txt").read_text()).run()
    assert not app.error
    assert app.session_state["train.window_size"] == 1
    assert app.session_state["train.sample_size"] <= 5
    app.button(key="start").click().run()
    assert not app.exception


@pytest.mark.parametrize("name", ["ko_nfd_utf8.txt", "ko_cp949.txt", "ko_utf16le_bom.txt", "ko_bom.txt"])
def test_every_encoding_is_one_text(name):
    app = with_file(name, "ko", tokens="stems")
    assert not app.error
    assert name.replace("_", r"\_").replace(".", r"\.") in texts(app)
    assert not app.button(key="start").disabled
    assert read((CASES / name).read_bytes()).corpus.vocab.words == (
        read((CASES / "ko_nfc_utf8.txt").read_bytes()).corpus.vocab.words
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "tool"), [("japanese.txt", "MeCab"), ("chinese.txt", "jieba")])
def test_clauses_taken_for_words_are_warned_of(lang, name, tool):
    app = with_file(name, lang)
    assert tool in app.warning[0].value


def test_what_was_dropped_is_said():
    said = texts(with_file("numbers_hyphens.txt"))
    assert all(part in said for part in ("2024", "unk", "covid", "mail"))


def test_what_cannot_be_learnt_from_cannot_be_started():
    app = with_file("one_word_a_line.txt")
    assert "one word only" in app.error[0].value
    assert app.button(key="start").disabled
    assert "one word only" in app.button(key="start").help


def test_few_words_have_few_negatives():
    app = with_file("three_words.txt")
    assert not app.error
    assert app.session_state["train.sample_size"] == 2


@pytest.mark.parametrize("n", [7, 60, 5_000, 60_000, 1_200_000])
def test_settings_suit_the_size_and_leave_words(n):
    corpus = read("you say goodbye and i say hello " * (n // 7)).corpus
    suits = recipe_for(corpus)
    assert len(corpus.at_least(suits.min_count)) >= 0.7 * len(corpus)
    assert 2 * suits.window_size + 1 <= max(len(corpus), 3)
