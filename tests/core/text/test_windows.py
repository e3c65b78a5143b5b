import numpy as np
import pytest

from core.errors import CorpusTooShort, NoContext
from core.text.corpus import Corpus
from core.text.windows import keep_probability, make_pass

CORPUS = Corpus.from_sentences([list("abcde"), list("ba"), list("cadbe")])


def contexts_of(text, i):
    return [int(text.ids[j]) for j in range(text.low[i], text.high[i]) if j != i]


def test_windows_end_with_their_sentence():
    text = make_pass(CORPUS, 2, np.random.default_rng(0))
    ids = CORPUS.ids.tolist()
    assert contexts_of(text, 0) == ids[1:3]
    assert contexts_of(text, 2) == [*ids[0:2], *ids[3:5]]
    assert contexts_of(text, 5) == [ids[6]]
    assert text.n_contexts.tolist() == [2, 3, 4, 3, 2, 1, 1, 2, 3, 4, 3, 2]


def test_shrinking_windows_stay_within_the_window():
    text = make_pass(CORPUS, 3, np.random.default_rng(0), shrink=True)
    full = make_pass(CORPUS, 3, np.random.default_rng(0))
    assert (text.low >= full.low).all()
    assert (text.high <= full.high).all()
    assert (text.n_contexts >= 1).all()
    assert (text.n_contexts < full.n_contexts).any()


def test_batches_of_equal_size_cover_every_position_once():
    text = make_pass(CORPUS, 2, np.random.default_rng(0), shrink=True)
    batches = list(text.equal_batches(2, np.random.default_rng(1)))
    assert sorted(np.concatenate(batches)) == list(range(len(text)))
    for positions in batches:
        contexts = text.contexts(positions)
        assert [row.tolist() for row in contexts] == [contexts_of(text, i) for i in positions]


def test_positions_without_context_are_left_out():
    lonely = Corpus.from_sentences([["a"], ["b", "a", "b"], ["b"]])
    text = make_pass(lonely, 1, np.random.default_rng(0))
    assert sorted(np.concatenate(list(text.equal_batches(9, np.random.default_rng(0))))) == [1, 2, 3]


def test_keep_probability_by_the_papers_formula():
    # f = 0.9, 0.09, 0.01 and t = 0.01
    keep = keep_probability(np.array([90, 9, 1]), 0.01)
    assert keep == pytest.approx([np.sqrt(0.01 / 0.9), np.sqrt(0.01 / 0.09), 1.0])


def test_subsampling_drops_frequent_words_and_keeps_sentences_apart():
    corpus = Corpus.from_sentences([["the"] * 50 + ["x", "y"], ["y", "x"]] * 50)
    text = make_pass(corpus, 2, np.random.default_rng(0), subsample=1e-2)
    assert (text.ids == corpus.vocab.id_of("the")).sum() < 1000
    rare = corpus.vocab.id_of("x")
    assert (text.ids == rare).sum() > 50
    assert (text.low <= np.arange(len(text))).all()
    assert (text.high > np.arange(len(text))).all()


def test_a_corpus_shorter_than_a_window_is_named():
    with pytest.raises(CorpusTooShort):
        make_pass(CORPUS, 6, np.random.default_rng(0))


def test_a_corpus_without_two_words_in_a_sentence_is_named():
    words = Corpus.from_sentences([[word] for word in "abcdefgh"])
    with pytest.raises(NoContext):
        make_pass(words, 2, np.random.default_rng(0))
