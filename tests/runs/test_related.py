"""Questions about related words: which are asked, and what chance and knowledge answer."""

import numpy as np
import pytest

from core.evaluation.neighbours import unit_rows
from core.text.corpus import Corpus
from material import corpora
from runs.related import known, questions, read, share_nearer

PAIRS = read(corpora.DATA / corpora.ENGLISH_PAIRS)


@pytest.fixture(scope="module")
def asked():
    vocab = corpora.load("wordnet", 1).vocab
    return vocab, questions(PAIRS, vocab)


def test_each_word_is_about_as_often_right_as_wrong_and_as_frequent(asked):
    vocab, found = asked
    right, wrong = (np.bincount(found[:, column], minlength=len(vocab)) for column in (1, 2))
    assert np.abs(right - wrong).sum() < 0.05 * right.sum()
    ratio = np.log2(vocab.counts[found[:, 2]] / vocab.counts[found[:, 1]])
    assert np.quantile(np.abs(ratio), 0.95) < 0.1


def test_no_wrong_answer_is_related_or_the_word_itself(asked):
    vocab, found = asked
    pairs = {frozenset(pair) for pair in PAIRS}
    for word, right, wrong in found[::97].tolist():
        assert frozenset((vocab.words[word], vocab.words[right])) in pairs
        assert frozenset((vocab.words[word], vocab.words[wrong])) not in pairs
        assert word != wrong


def test_who_knows_nothing_answers_half(asked):
    vocab, found = asked
    rng = np.random.default_rng(0)
    assert share_nearer(unit_rows(rng.standard_normal((len(vocab), 20))), found) == pytest.approx(
        0.5, abs=0.02
    )
    assert share_nearer(np.zeros((len(vocab), 2)), found) == 0.5
    # To hold words as frequent as oneself, or frequent ones, for near wins nothing.
    popular = np.column_stack([np.ones(len(vocab)), np.log(vocab.counts)])
    assert share_nearer(unit_rows(popular), found) == pytest.approx(0.5, abs=0.03)


def test_who_knows_the_pairs_answers_all():
    corpus = Corpus.from_sentences([["cat", "dog", "red", "pink"]])
    pairs = (("cat", "dog"), ("pink", "red"), ("cat", "unknown"))
    assert known(pairs, corpus.vocab) == pairs[:2]
    found = questions(pairs, corpus.vocab)
    unit = np.array([[1.0, 0.0] if word in ("cat", "dog") else [0.0, 1.0] for word in corpus.vocab.words])
    assert len(found)
    assert share_nearer(unit, found) == 1


def test_of_no_known_pair_nothing_is_asked():
    corpus = Corpus.from_sentences([["a", "b"]])
    assert questions(PAIRS, corpus.vocab).shape == (0, 3)


def test_the_pairs_are_words_of_the_text_that_come_with_the_app():
    vocab = corpora.load("wordnet", 1).vocab
    assert len(PAIRS) == len(set(PAIRS)) > 3000
    assert known(PAIRS, vocab) == PAIRS
    assert all(one < other for one, other in PAIRS)
    assert ("abdomen", "belly") in PAIRS
