"""Exact chances against the sum over all ordered draws, against draws, and against arithmetic without differences."""

from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from core.engines.alias import AliasSampler
from pages.sampler import inclusion as exact

weights = st.lists(st.integers(0, 60), min_size=3, max_size=6).filter(lambda w: sum(n > 0 for n in w) >= 2)


def by_all_orders(counts, size):
    """Return the inclusion probabilities as exact fractions, row by row of every possible draw."""
    p = [Fraction(n, sum(counts)) for n in counts]
    chance = [Fraction(0)] * len(p)
    for row in permutations([i for i, q in enumerate(p) if q], size):
        probability, left = Fraction(1), Fraction(1)
        for i in row:
            probability *= p[i] / left
            left -= p[i]
        for i in row:
            chance[i] += probability
    return [float(c) for c in chance]


@given(weights)
def test_chances_are_those_of_all_ordered_draws(counts):
    p = np.array(counts) / sum(counts)
    candidates = np.count_nonzero(p)
    chance = exact.inclusions(p, len(p), np.arange(len(p)))
    for size in range(1, candidates + 1):
        assert chance[:, size - 1] == pytest.approx(by_all_orders(counts, size), abs=1e-10)
    assert (chance[:, candidates - 1 :] == (p > 0)[:, None]).all()


@given(weights, st.integers(1, 4))
def test_chances_sum_to_the_number_drawn(counts, size):
    p = np.array(counts) / sum(counts)
    drawn = min(size, np.count_nonzero(p))
    assert exact.inclusion(p, size, np.arange(len(p))).sum() == pytest.approx(drawn)


def test_extreme_probabilities():
    p = np.array([0.999999, 5e-7, 5e-7])
    assert exact.inclusion(p, 2, np.arange(3)) == pytest.approx(
        [1 - 5e-7**2 * 2 / 0.9999995, 0.5, 0.5], rel=1e-6
    )


@pytest.mark.parametrize("size", [1, 5, 20])
@pytest.mark.parametrize("exponent", [0.1, 1.0, 2.0])
def test_many_words_as_by_counting_them_one_by_one(size, exponent, monkeypatch):
    p = 1 / np.arange(1.0, 801) ** exponent
    p /= p.sum()
    words = np.array([0, 3, 50, 799])
    together = exact.inclusions(p, size, words)
    monkeypatch.setattr(exact, "_SMALL", 0.0)
    assert together == pytest.approx(exact.inclusions(p, size, words), rel=1e-10)


def test_chances_are_those_of_the_sampler():
    counts = np.round(1000 / np.arange(1, 61)).astype(int)
    ids = np.repeat(np.arange(60), counts)
    rows = AliasSampler(ids, 0.75, 8, exclude_target=False, rng=np.random.default_rng(5)).get_negative_sample(
        np.zeros(8000, dtype=int)
    )
    words = np.array([0, 1, 10, 59])
    p = counts**0.75 / (counts**0.75).sum()
    for word, chance in zip(words, exact.inclusion(p, 8, words), strict=True):
        assert binomtest(int((rows == word).any(axis=1).sum()), len(rows), chance).pvalue > 1e-6


@given(weights, st.integers(1, 4))
def test_no_repeat_counts_all_rows_of_different_words(counts, size):
    p = np.array(counts) / sum(counts)
    rows = product(range(len(p)), repeat=size)
    expected = sum(np.prod(p[list(row)]) for row in rows if len(set(row)) == size)
    assert exact.no_repeat(p, size) == pytest.approx(expected)


def test_no_repeat_of_equal_words_is_the_birthday_problem():
    days = np.full(365, 1 / 365)
    assert exact.no_repeat(days, 23) == pytest.approx(0.4927027, abs=1e-7)
