import unicodedata

import pytest

from core.text.normal_form import composed, normal_form


@pytest.mark.parametrize("text", ["아이는 학교에", "café", "Việt Nam", "が"])
def test_both_spellings_of_a_letter_are_one(text):
    assert composed(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        (" King\t", "king"),
        ("\ufeffking", "king"),
        ("ki\u00adng\u200b", "king"),
        ("Don’t", "don't"),
        (unicodedata.normalize("NFD", "왕"), "왕"),
        ("CAFE\u0301", "café"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
    ],
)
def test_a_typed_word_is_found_as_the_vocabulary_holds_it(typed, word):
    assert normal_form(typed) == word


@pytest.mark.parametrize("word", ["İstanbul", "ＡＩ", "Straße", "ΟΔΟΣ", "", "왕은"])
def test_the_form_of_a_form_is_itself(word):
    assert normal_form(normal_form(word)) == normal_form(word)
