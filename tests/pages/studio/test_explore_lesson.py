import numpy as np
import pytest

from core.errors import NoDirection, UnknownWord
from core.text.corpus import Vocabulary
from pages.studio.explore.lesson import Space
from runs.library import Vectors

WORDS = ("man", "woman", "king", "queen", "apple")
W_IN = np.array([[0.2, 1, 0], [0.2, -1, 0], [1, 1, 0], [1, -1, 0], [0, 0, 3]], dtype=np.float16)
W_OUT = W_IN[::-1].copy()
SPACE = Space(Vectors(Vocabulary(WORDS, np.array([9, 7, 5, 3, 1])), W_IN, W_OUT))


def cosine(a, b):
    a, b = a.astype(float), b.astype(float)
    return a @ b / np.linalg.norm(a) / np.linalg.norm(b)


def test_neighbours_by_cosine():
    found = SPACE.neighbours("king", top=2)
    assert found[0].word == "man"
    assert found[0].similarity == pytest.approx(cosine(W_IN[2], W_IN[0]), abs=1e-3)


def test_neighbours_from_one_matrix_among_the_other():
    (found,) = SPACE.neighbours("king", top=1, of="in", among="out")
    every = [cosine(W_IN[2], row) if i != 2 else -2 for i, row in enumerate(W_OUT)]
    assert found.word == WORDS[int(np.argmax(every))]


def test_an_analogy_leaves_its_words_out():
    assert [near.word for near in SPACE.analogy("man", "woman", "king", top=2)] == ["queen", "apple"]


def test_the_similarity_matrix_is_symmetric_with_ones():
    matrix = SPACE.similarity(["man", "apple", "queen"])
    assert matrix == pytest.approx(matrix.T)
    assert np.diag(matrix) == pytest.approx(np.ones(3), abs=1e-6)
    assert matrix[0, 1] == pytest.approx(0, abs=1e-6)


def test_the_odd_one_out():
    odd, cosines = SPACE.odd_one_out(["king", "man", "apple"])
    assert odd == "apple"
    assert min(cosines, key=lambda near: near.similarity).word == "apple"


def test_the_map_keeps_distances_that_lie_in_its_plane():
    flat = ["man", "woman", "king", "queen"]
    points, explained = SPACE.map(flat)
    assert explained == pytest.approx(1.0)
    expected = np.linalg.norm(W_IN[0].astype(float) - W_IN[3].astype(float))
    assert np.linalg.norm(points[0] - points[3]) == pytest.approx(expected, abs=1e-3)


def test_words_are_found_once_each_and_unknown_ones_are_named():
    assert SPACE.find("King, queen king  unicorn") == (["king", "queen"], ["unicorn"])
    assert SPACE.did_you_mean("quen") == ["queen"]
    with pytest.raises(UnknownWord):
        SPACE.neighbours("unicorn", top=1)


def test_lengths_belong_to_their_words():
    counts, lengths, words = SPACE.lengths()
    for count, length, word in zip(counts, lengths, words, strict=True):
        i = WORDS.index(word)
        assert count == [9, 7, 5, 3, 1][i]
        assert length == pytest.approx(np.linalg.norm(W_IN[i].astype(float)), abs=1e-3)


def test_vectors_without_w_out_say_so():
    with pytest.raises(ValueError, match="W_out"):
        Space(Vectors(SPACE.vocab, W_IN)).neighbours("king", top=1, among="out")


def test_between_two_pairs_of_opposites():
    points, likeness = SPACE.between(WORDS, ("woman", "man"), ("man", "king"))
    for point, row in zip(points, W_IN, strict=True):
        unit = W_IN.astype(float) / np.linalg.norm(W_IN.astype(float), axis=1, keepdims=True)
        assert point[0] == pytest.approx(cosine(row, unit[0] - unit[1]), abs=1e-3)
        assert point[1] == pytest.approx(cosine(row, unit[2] - unit[0]), abs=1e-3)
    # The ends lie as far on either side of the middle.
    assert points[0, 0] == pytest.approx(-points[1, 0], abs=1e-6)
    assert likeness == pytest.approx(cosine(unit[0] - unit[1], unit[2] - unit[0]), abs=1e-3)


def test_a_pair_without_a_difference_is_no_axis():
    zero = Space(
        Vectors(Vocabulary(("a", "b", "c"), np.ones(3, int)), np.array([[1, 0], [2, 0], [0, 0]], np.float16))
    )
    for pair in (("a", "a"), ("a", "b"), ("a", "c")):
        with pytest.raises(NoDirection):
            zero.between(["a"], pair, ("a", "b"))


def test_a_zero_vector_has_no_neighbours_and_is_none():
    W = np.array([[1, 0], [-1, 0], [0, 0], [0, 1]], dtype=np.float16)
    space = Space(Vectors(Vocabulary(("a", "opposite", "zero", "across"), np.ones(4, int)), W))
    assert [near.word for near in space.neighbours("a", 9)] == ["across", "opposite"]
    assert space.neighbours("zero", 9) == []
    assert not space.has_direction("zero")


def test_words_of_hangul_are_meant_by_their_letters():
    words = ("왕국", "왕자", "자왕")
    space = Space(Vectors(Vocabulary(words, np.ones(3, int)), np.eye(3, dtype=np.float16)))
    assert space.did_you_mean("왕지")[0] == "왕자"
