import pytest

from material.corpora import CORPORA, load


@pytest.mark.parametrize("name", CORPORA)
def test_the_words_to_watch_and_to_map_are_in_the_text(name):
    shipped = CORPORA[name]
    vocab = load(name, shipped.min_count).vocab
    assert {*shipped.watched, *shipped.analogy} <= set(vocab.words)
    mapped = [word for group in shipped.groups for word in group]
    assert len(mapped) == len(set(mapped))
    missing = set(mapped) - set(vocab.words)
    # With particles attached few bare nouns are left: the point of that text.
    assert not missing or name == "toy_ko_surface"


def test_a_text_is_read_once_for_all_sessions():
    assert load("book", 1) is load("book", 1)
