"""Settings that suit a text's size can be trained with as they are."""

import pytest

from core.text.reading import read
from core.text.recipe import USUAL_NEGATIVES, recipe_for

RARE = " ".join(f"z{i}" for i in range(6000))


@pytest.mark.parametrize("common", ["the ", "the cat sat on ", "the cat sat on a mat while dogs slept "])
def test_enough_words_are_left_to_draw_negatives_from(common):
    """Without its rare words a text may have hardly any."""
    corpus = read(common * 20_000 + RARE).corpus
    recipe = recipe_for(corpus)
    left = corpus.at_least(recipe.min_count)
    assert recipe.sample_size == min(USUAL_NEGATIVES, len(left.vocab) - 1)
    assert len(left.vocab) > USUAL_NEGATIVES


@pytest.mark.parametrize("text", ["king queen man", "a b\nc d"])
def test_short_texts_have_fewer_negatives(text):
    corpus = read(text).corpus
    assert recipe_for(corpus).sample_size == len(corpus.vocab) - 1
