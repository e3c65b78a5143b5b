import numpy as np
import pytest

from material.sentence import TARGETS
from pages.home import lesson as home
from ui.navigation.entries import ENTRIES


@pytest.mark.parametrize("trained", [False, True])
@pytest.mark.parametrize("example", range(len(TARGETS)))
def test_the_drawn_numbers_follow_from_the_drawn_rows(example, trained):
    view = home.run(home.State(example=example, sample_size=4, trained=trained))
    h = view.context_rows.sum(axis=0) / 2
    score = np.array([sum(a * b for a, b in zip(h, row, strict=True)) for row in view.word_rows])
    y = 1 / (1 + np.exp(-score))
    terms = [-np.log(p) if label else -np.log(1 - p) for p, label in zip(y, view.label, strict=True)]
    assert np.allclose(view.h, h)
    assert np.allclose(view.score, score)
    assert np.allclose(view.y, y)
    assert np.allclose(view.terms, terms)
    assert view.loss == pytest.approx(sum(terms))
    assert list(view.label) == [1, 0, 0, 0, 0]


def test_the_words_are_those_of_the_sentence():
    view = home.run(home.State(example=0))
    assert view.context_words == ("you", "goodbye")
    assert view.words[0] == "say"
    assert len(set(view.words)) == len(view.words) == 4


def test_training_lowers_the_loss_of_every_example():
    for example in range(len(TARGETS)):
        before, after = (home.run(home.State(example=example, trained=trained)) for trained in (False, True))
        assert after.loss < before.loss


def test_the_drawing_leads_to_every_lesson_once():
    named = [name for names in home.LESSONS.values() for name in names]
    assert sorted(named) == sorted(entry.name for entry in ENTRIES if entry.group == "learn")
