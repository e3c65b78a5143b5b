import numpy as np
import pytest

from core.evaluation import analogy, analogy_accuracy, neighbours, unit_rows

VECTORS = np.array([[1.0, 0.0], [2.0, 0.2], [0.0, 3.0], [-1.0, 0.0], [0.0, 0.0]])


def test_unit_rows_have_length_one_and_zero_stays():
    assert np.linalg.norm(unit_rows(VECTORS), axis=1).tolist() == pytest.approx([1, 1, 1, 1, 0])


def test_neighbours_come_by_falling_cosine_without_the_word_itself():
    found = neighbours(unit_rows(VECTORS), 0, top=3)
    assert found[0].word == 1
    assert found[0].similarity == pytest.approx(2 / np.hypot(2, 0.2))
    assert [n.similarity for n in found] == sorted((n.similarity for n in found), reverse=True)
    assert 0 not in [n.word for n in found]


def test_asking_for_more_neighbours_than_there_are():
    assert len(neighbours(unit_rows(VECTORS), 0, top=50)) == 4


def test_an_analogy_leaves_its_own_words_out():
    # man woman king queen: the second number is the gender, the first the throne.
    grid = unit_rows(np.array([[0.2, 1.0], [0.2, -1.0], [1.0, 1.0], [1.0, -1.0]]))
    assert analogy(grid, 0, 1, 2, top=1)[0].word == 3
    assert analogy_accuracy(grid, np.array([[0, 1, 2, 3], [2, 3, 0, 1]])) == 1.0
