import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from core.engines.alias import AliasSampler, AliasTable
from core.errors import BadSetting, BadWordIds, EmptyCorpus, TooManyNegatives
from core.sampler import UnigramSampler, noise_distribution, word_counts

SEED_CORPUS = np.array([0, 1, 2, 3, 4, 1, 2, 3])
SENTENCE = np.array([0, 1, 2, 3, 4, 1, 5, 6])
SKEWED = np.repeat(np.arange(5), [100, 10, 5, 2, 1])
SAMPLERS = [UnigramSampler, AliasSampler]

# A sampler of the right law fails a test at this level once in a million seeds; the seeds are fixed.
LEVEL = 1e-6


def second_column(p):
    """Return the law of the second of two draws without replacement: sum over i of p_i p_j / (1 - p_i)."""
    pairs = p[:, None] * p[None, :] / (1 - p[:, None])
    np.fill_diagonal(pairs, 0)
    return pairs.sum(axis=0)


def law_without(p, target):
    q = p.copy()
    q[target] = 0
    return q / q.sum()


def assert_law(draws, p):
    seen = np.bincount(draws, minlength=len(p))
    assert not seen[p == 0].any()
    assert chisquare(seen[p > 0], p[p > 0] * len(draws)).pvalue > LEVEL


def test_the_books_powered_distribution():
    p = noise_distribution(np.array([70, 29, 1]), 0.75)
    assert p == pytest.approx([0.64196878, 0.33150408, 0.02652714], abs=1e-8)


def test_the_sentences_noise():
    p = UnigramSampler(SENTENCE, 0.75, 2).word_p
    assert p[1] == pytest.approx(0.21893, abs=5e-6)
    assert p[[0, 2, 3, 4, 5, 6]] == pytest.approx(0.13018, abs=5e-6)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=20).filter(lambda c: sum(c) > 0), st.floats(-2, 3))
def test_a_noise_distribution_sums_to_one_and_leaves_out_absent_words(counts, power):
    p = noise_distribution(np.array(counts), power)
    assert p.sum() == pytest.approx(1)
    assert ((p > 0) == (np.array(counts) > 0)).all()


def test_power_zero_makes_all_words_equal():
    assert noise_distribution(np.array([5, 0, 2, 1]), 0).tolist() == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3])


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_without_replacement_rows_hold_different_words_and_no_target(sampler):
    target = np.array([1, 3, 0] * 50)
    rows = sampler(SEED_CORPUS, 0.75, 4, rng=np.random.default_rng(0)).get_negative_sample(target)
    assert rows.shape == (150, 4)
    for word, row in zip(target, rows, strict=True):
        assert len(set(row)) == 4
        assert word not in row


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("exclude", [True, False])
@pytest.mark.parametrize("sample_size", [2, 4])
@pytest.mark.parametrize("corpus", [SENTENCE, SKEWED], ids=["sentence", "skewed"])
def test_without_replacement_both_columns_follow_their_laws(sampler, exclude, sample_size, corpus):
    p = noise_distribution(np.bincount(corpus), 0.75)
    law = law_without(p, 1) if exclude else p
    drawn = sampler(corpus, 0.75, sample_size, exclude_target=exclude, rng=np.random.default_rng(3))
    rows = drawn.get_negative_sample(np.full(8000, 1))
    assert_law(rows[:, 0], law)
    assert_law(rows[:, 1], second_column(law))


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("exclude", [True, False])
def test_with_replacement_every_column_follows_p(sampler, exclude):
    p = noise_distribution(np.bincount(SENTENCE), 0.75)
    law = law_without(p, 1) if exclude else p
    drawn = sampler(SENTENCE, 0.75, 3, replace=True, exclude_target=exclude, rng=np.random.default_rng(4))
    rows = drawn.get_negative_sample(np.full(6000, 1))
    for column in rows.T:
        assert_law(column, law)
    assert (rows[:, 0] == rows[:, 1]).any()


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_all_candidates_can_be_asked_for(sampler):
    rows = sampler(SENTENCE, 0.75, 6, rng=np.random.default_rng(0)).get_negative_sample(np.array([2, 0]))
    assert sorted(rows[0]) == [0, 1, 3, 4, 5, 6]
    assert sorted(rows[1]) == [1, 2, 3, 4, 5, 6]


def test_a_skewed_law_is_drawn_exactly_and_without_hanging():
    # After the common word has gone, the stream would bring it again some million times.
    counts = np.array([10**9, 3, 2, 1])
    sampler = AliasSampler(SENTENCE[:4], 1.0, 2, exclude_target=False, rng=np.random.default_rng(1))
    sampler.word_p = counts / counts.sum()
    sampler.table = AliasTable(sampler.word_p)
    rows = sampler.get_negative_sample(np.zeros(6000, dtype=int))
    assert (rows[:, 0] == 0).mean() > 0.99
    assert_law(rows[:, 1] - 1, np.array([3, 2, 1]) / 6)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_more_negatives_than_candidates_is_an_error(sampler):
    # The notes' own corpus of 5 words with its own K = 5.
    with pytest.raises(TooManyNegatives) as error:
        sampler(SEED_CORPUS, 0.75, 5)
    assert error.value.values == {"sample_size": 5, "candidates": 4}
    sampler(SEED_CORPUS, 0.75, 5, exclude_target=False)
    sampler(SEED_CORPUS, 0.75, 50, replace=True)


def test_ids_with_gaps_keep_their_words():
    corpus = np.array([0, 5, 5, 9])
    sampler = UnigramSampler(corpus, 1.0, 2, rng=np.random.default_rng(0))
    assert sampler.vocab_size == 10
    assert sampler.word_p[[0, 5, 9]].tolist() == [0.25, 0.5, 0.25]
    assert set(sampler.get_negative_sample(np.full(50, 5)).ravel()) == {0, 9}


@pytest.mark.parametrize(
    ("corpus", "vocab_size", "error"),
    [
        ([], None, EmptyCorpus),
        ([0, -1], None, BadWordIds),
        ([0.5, 1.0], None, BadWordIds),
        ([0, 7], 7, BadWordIds),
    ],
)
def test_bad_corpora_are_named(corpus, vocab_size, error):
    with pytest.raises(error):
        word_counts(np.array(corpus), vocab_size)


def test_no_negatives_at_all_is_an_error():
    with pytest.raises(BadSetting):
        UnigramSampler(SENTENCE, 0.75, 0)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_the_same_seed_gives_the_same_negatives(sampler):
    rows = [
        sampler(SENTENCE, 0.75, 3, rng=np.random.default_rng(7)).get_negative_sample(np.arange(7))
        for _ in range(2)
    ]
    assert np.array_equal(*rows)


def test_the_global_generator_is_left_alone():
    state = np.random.get_state()[1].copy()  # noqa: NPY002 - the thing not to be touched
    UnigramSampler(SENTENCE, 0.75, 3).get_negative_sample(np.arange(7))
    assert np.array_equal(state, np.random.get_state()[1])  # noqa: NPY002


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30).filter(lambda c: sum(c) > 0))
def test_an_alias_table_holds_its_distribution(counts):
    p = np.array(counts) / sum(counts)
    table = AliasTable(p)
    held = np.zeros(len(p))
    np.add.at(held, np.arange(len(p)), table.share)
    np.add.at(held, table.alias, 1 - table.share)
    assert held / len(p) == pytest.approx(p)
