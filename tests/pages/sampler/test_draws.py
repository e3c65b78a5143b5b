from itertools import count, permutations, product

import numpy as np
import pytest
from scipy.stats import binomtest, chisquare

from pages.sampler import draws, rules
from pages.sampler.lesson import CORPORA, law, vocabulary

LEVEL = 1e-6


@pytest.mark.parametrize("corpus", CORPORA)
def test_columns_cover_all_words_once(corpus):
    V = len(vocabulary(corpus)[1])
    edges = draws.edges(V)
    assert edges[0] == 0
    assert edges[-1] == V
    widths = np.diff(edges)
    assert widths.min() > 0
    assert widths.max() <= widths.min() + 1  # else a bar may rise although each word in it is rarer
    assert len(edges) <= 13


@pytest.mark.parametrize("corpus", ["example", "book", "wordnet"])
def test_a_pile_follows_its_law(corpus):
    pile = draws.Pile(corpus, 0.75, seed=3, clock=map(float, count()).__next__)
    assert pile.distance == pytest.approx(0.5)  # of nothing
    pile.draw(5)
    assert len(pile.last) == 5
    assert pile.is_small
    pile.draw(100_000)
    assert not len(pile.last)
    assert pile.total == 100_005
    assert pile.p.sum() == pytest.approx(1)
    assert chisquare(pile.counts, pile.p * pile.total).pvalue > LEVEL
    assert pile.distance < 0.01
    assert pile.seconds == 1  # from tick to tick


def test_a_pile_of_words_counts_each_word():
    pile = draws.Pile("book", 1.0, seed=0)
    pile.draw(20)
    assert np.bincount(pile.last, minlength=7).tolist() == pile.counts.tolist()


def test_columns_of_words():
    pile = draws.Pile("wordnet", 0.75, seed=0)
    first = pile.edges[1]
    words = np.array([0, first - 1, first, pile.edges[2], pile.edges[-1] - 1])
    assert pile.columns(words).tolist() == [0, 0, 1, 2, len(pile.counts) - 1]


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("power", [0.25, 0.75, 1.5])
def test_expected_columns_fall_to_the_right(corpus, power):
    pile = draws.Pile(corpus, power, seed=0)
    assert (np.diff(pile.p / np.diff(pile.edges)) <= 1e-12).all()


def in_all_rows(p, size, target, replace, exclude):
    """Return both probabilities of a rule by going through every row that can be drawn."""
    p = np.where(np.arange(len(p)) == target, 0, p) if exclude else p
    p = p / p.sum()
    hits = repeats = 0.0
    rows = product(range(len(p)), repeat=size) if replace else permutations(np.flatnonzero(p).tolist(), size)
    for row in rows:
        probability, left = 1.0, 1.0
        for i in row:
            probability *= p[i] / left
            left -= 0 if replace else p[i]
        hits += probability * (target in row)
        repeats += probability * (len(set(row)) < size)
    return hits, repeats


@pytest.mark.parametrize(("replace", "exclude"), rules.RULES)
@pytest.mark.parametrize("size", [1, 2, 4])
@pytest.mark.parametrize("target", [0, 3])
def test_the_rules_theory_is_that_of_all_rows(replace, exclude, size, target):
    p = law("book", 0.75)
    found = rules.theory(p, size, target, replace=replace, exclude_target=exclude)
    assert found == pytest.approx(in_all_rows(p, size, target, replace, exclude))


@pytest.mark.parametrize("corpus", ["book", "wordnet"])
def test_the_rules_draws_follow_their_theory(corpus):
    base = rules.sampler_of(corpus, 1.0, seed=2)
    for rule in rules.rules(base, 5, target=0):
        for share, theory in ((rule.hits_drawn, rule.hits), (rule.repeats_drawn, rule.repeats)):
            assert binomtest(round(share * rules.ROWS), rules.ROWS, min(theory, 1)).pvalue > LEVEL
        assert rule.rows.shape == (rules.SHOWN_ROWS, 5)


def test_the_columns_of_rows_without_replacement():
    seen = rules.columns(rules.sampler_of("book", 0.75, seed=4), 3, target=1)
    assert 1 not in seen.places
    assert seen.law.sum() == pytest.approx(1)
    assert seen.among.sum() == pytest.approx(3)
    assert seen.drawn.sum() == pytest.approx(3)
    assert seen.first == pytest.approx(seen.law, abs=0.04)
    assert seen.drawn == pytest.approx(seen.among, abs=0.04)


def test_three_ways_draw_from_one_distribution_row_by_row_and_at_once():
    measured = draws.measure("book", 0.75, 5, seed=0)
    assert [one.source.name for one in measured] == ["by_choice", "by_inverse", "by_alias"]
    for one in measured:
        size = draws.ROWS["whole"] * 5
        assert chisquare(one.shares * size, law("book", 0.75) * size).pvalue > LEVEL
        assert one.per_second.keys() == set(draws.CALLS)


def test_both_the_way_and_the_batching_make_choice_slow():
    choice, _, alias = draws.measure("wordnet", 0.75, 5, seed=0)
    assert alias.per_second["rows"] > 3 * choice.per_second["rows"]
    assert choice.per_second["whole"] > 10 * choice.per_second["rows"]
