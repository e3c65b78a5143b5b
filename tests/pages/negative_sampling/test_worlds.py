"""The worlds that the two models learn hang together."""

import numpy as np
import pytest

from material.corpora import load
from pages.negative_sampling.worlds import WORLDS, world
from ui.text.i18n import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_comes_from_each_word_to_each_other_by_sentences(lang):
    corpus = world(lang)
    bounds = zip(corpus.starts, corpus.starts[1:], strict=False)
    sentences = [set(corpus.ids[a:b].tolist()) for a, b in bounds]
    reached, former = {0}, set()
    while reached != former:
        former = reached
        reached = reached.union(*(words for words in sentences if words & reached))
    assert reached == set(range(len(corpus.vocab)))


def test_the_english_world_is_whole_and_the_korean_one_in_groups():
    assert np.array_equal(world("en").ids, load(WORLDS["en"], 1).ids)
    assert len(load(WORLDS["ko"], 1).vocab) / 2 < len(world("ko").vocab) < len(load(WORLDS["ko"], 1).vocab)
