"""What a search of the glossary finds."""

import pytest

from material.glossary import TERMS
from pages.glossary.search import found


def keys(search):
    return [term.key for term in found(search)]


def test_a_symbol_finds_its_term_first():
    assert keys("K") == ["negative"]
    assert keys("V")[0] == "vocabulary"
    assert keys("h")[:2] == ["hidden", "dot"]
    assert keys("H")[0] == "embedding"
    assert keys("η") == ["optimiser"]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("sampl", {"negative", "subsampling", "sampled_softmax"}),
        ("Batch ", {"batch"}),
        ("이진 분류", {"binary"}),
        ("classification", {"binary", "multi_class"}),
        ("기울기", {"gradient", "sparse", "gradient_check"}),
        ("W_", {"embedding", "roles"}),
        ("(", {"embedding", "nce", "pmi", "pca"}),
    ],
)
def test_a_part_of_a_name_in_either_language_finds_it(search, expected):
    assert expected <= set(keys(search))


def test_nothing_is_found_for_nonsense_and_all_for_nothing():
    assert keys("xyzzy") == []
    assert keys(" ") == [term.key for term in TERMS]
