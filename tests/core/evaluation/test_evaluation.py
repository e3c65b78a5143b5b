import numpy as np
import pytest
from scipy import stats

from core.evaluation import ranks
from core.evaluation.neighbours import analogy, analogy_accuracy, neighbours, unit_rows
from core.evaluation.ranks import TargetRanks, target_ranks
from core.sampler import noise_distribution
from core.text.corpus import Corpus
from core.text.windows import make_pass

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
    assert len(neighbours(unit_rows(VECTORS), 0, top=50)) == np.count_nonzero(VECTORS.any(axis=1)) - 1
    assert neighbours(unit_rows(VECTORS[:1]), 0) == []
    assert analogy(unit_rows(VECTORS[:2]), 0, 1, 0) == []


def test_an_analogy_leaves_its_own_words_out():
    # man woman king queen: the second number is the gender, the first the throne.
    grid = unit_rows(np.array([[0.2, 1.0], [0.2, -1.0], [1.0, 1.0], [1.0, -1.0]]))
    assert analogy(grid, 0, 1, 2, top=1)[0].word == 3
    assert analogy_accuracy(grid, np.array([[0, 1, 2, 3], [2, 3, 0, 1]])) == 1.0


def test_analogies_asked_together_are_those_asked_one_by_one():
    rng = np.random.default_rng(0)
    unit = unit_rows(rng.standard_normal((60, 8)))
    questions = rng.integers(60, size=(300, 4))
    questions[::2, 3] = [analogy(unit, a, b, c, top=1)[0].word for a, b, c, _ in questions[::2].tolist()]
    one_by_one = [analogy(unit, a, b, c, top=1)[0].word == d for a, b, c, d in questions.tolist()]
    assert analogy_accuracy(unit, questions) == pytest.approx(np.mean(one_by_one))
    assert 0.5 <= analogy_accuracy(unit, questions) < 0.6


# Ranks of held-out targets


def model_and_text(seed=0, V=30, H=5):
    rng = np.random.default_rng(seed)
    corpus = Corpus.from_sentences([[f"w{i}" for i in rng.integers(V, size=n)] for n in (9, 4, 1, 12)])
    n = len(corpus.vocab)
    W_in, W_out = rng.standard_normal((2, n, H))
    return W_in, W_out, make_pass(corpus, 3, rng, shrink=True), noise_distribution(corpus.vocab.counts, 0.75)


def ranked(*given):
    return TargetRanks.gather(target_ranks(*given))


def test_target_ranks_count_the_words_that_are_better_guesses():
    W_in, W_out, text, word_p = model_and_text()
    expected = []
    for i in np.flatnonzero(text.n_contexts):
        contexts = [text.ids[c] for c in range(text.low[i], text.high[i]) if c != i]
        score = W_out @ W_in[contexts].mean(axis=0) + np.log(word_p)
        expected.append(1 + (score > score[text.ids[i]]).sum())
    found = ranked(W_in, W_out, text, word_p)
    assert found.ranks.tolist() == expected
    assert found.median == np.median(expected)
    assert found.recall(3) == np.mean(np.array(expected) <= 3)
    assert found.recall(len(W_in)) == 1


@pytest.mark.parametrize(("together", "scores"), [(1, 1), (3, 7), (5, 10**6)])
def test_ranks_do_not_depend_on_the_blocks_they_are_computed_in(monkeypatch, together, scores):
    whole = ranked(*model_and_text()).ranks.tolist()
    monkeypatch.setattr(ranks, "TOGETHER", together)
    monkeypatch.setattr(ranks, "SCORES_TOGETHER", scores)
    assert ranked(*model_and_text()).ranks.tolist() == whole
    W_in, W_out, text, word_p = model_and_text()
    some = np.flatnonzero(text.n_contexts)[[4, 0, 2]]
    assert ranked(W_in, W_out, text, word_p, some).ranks.tolist() == [whole[i] for i in (4, 0, 2)]


def test_a_typical_rank_is_a_geometric_mean():
    assert TargetRanks(np.array([1.0, 4.0, 16.0])).typical == pytest.approx(4)


def test_a_model_of_zeros_ranks_by_the_noise_and_shares_ranks():
    W_in, W_out, text, word_p = model_and_text()
    even = np.full_like(word_p, 1 / len(word_p))
    middle = (len(W_in) + 1) / 2
    assert set(ranked(0 * W_in, 0 * W_out, text, even).ranks) == {middle}
    by_noise = ranked(0 * W_in, 0 * W_out, text, word_p).ranks
    order = stats.rankdata(-word_p)
    assert by_noise.tolist() == order[text.ids[text.n_contexts > 0]].tolist()


def test_words_that_are_never_noise_come_last():
    W_in, W_out, text, word_p = model_and_text()
    target = int(text.ids[np.flatnonzero(text.n_contexts)[0]])
    without = word_p.copy()
    without[target] = 0
    assert ranked(W_in, W_out, text, without).ranks[0] == len(word_p)


def test_ranks_agree_where_losses_do_not():
    # Scores that are exactly log(p(w|c) / (K q(w))), for two kinds of noise, rank alike.
    rng = np.random.default_rng(1)
    _, _, text, _ = model_and_text(V=6)
    n = int(text.ids.max()) + 1
    p_word = rng.dirichlet(np.ones(n))
    found = []
    for K, power in ((2, 0.0), (15, 1.0)):
        q = noise_distribution(np.arange(1, n + 1), power)
        W_in, W_out = np.ones((n, 1)), np.log(p_word / (K * q))[:, None]
        found.append(ranked(W_in, W_out, text, q).ranks.tolist())
    assert found[0] == found[1]


def test_a_question_that_leaves_no_word_over_has_no_answers():
    unit = unit_rows(np.eye(3))
    assert analogy(unit, 0, 1, 2) == []
    # A word that is asked about twice is left out once.
    assert [found.word for found in analogy(unit, 0, 1, 0)] == [2]
