"""What the trainings of page 8 show is what its sentences say."""

import numpy as np
import pytest

from pages.approximation import more_negatives
from pages.approximation.division import RATES, by_rate
from pages.approximation.matrices import GUESSES, is_right, neighbourhoods, train, verdict
from pages.approximation.more_negatives import BUDGET, SIZES, passes, rank_by_size
from pages.approximation.toy_network import SETTINGS, held_out_rank, typical


def test_every_size_spends_the_whole_budget():
    assert all(passes(K) * (K + 1) == BUDGET for K in SIZES)


def test_at_the_same_number_of_passes_more_negatives_help_less_and_less():
    ranks = rank_by_size().same_epochs
    assert (np.diff(ranks) < 0).all()
    gains = -np.diff(ranks) / np.diff(SIZES)
    assert (np.diff(gains) < 0).all()


def test_at_the_same_cost_a_few_negatives_are_best():
    ranks = rank_by_size().same_cost
    assert 1 < SIZES[ranks.argmin()] < 10
    assert ranks.argmax() == len(SIZES) - 1
    # One negative is close, and so are the best one's neighbours; beyond nine the rank only gets worse.
    assert ranks[0] - ranks.min() < 0.2
    assert abs(ranks[1:3] - ranks.min()).max() < 0.1
    assert (np.diff(ranks[SIZES.index(9) :]) > 0).all()


def test_both_curves_meet_where_the_passes_are_the_same():
    at = SIZES.index(BUDGET // SETTINGS.epochs - 1)
    found = rank_by_size()
    assert found.same_cost[at] == found.same_epochs[at]
    assert held_out_rank(sample_size=SIZES[at]) == found.same_cost[at]


def test_the_typical_rank_is_the_geometric_mean():
    assert typical(np.array([1.0, 4.0, 16.0])) == pytest.approx(4)
    assert more_negatives.passes(1) == 30


def test_one_matrix_says_that_a_word_is_its_own_neighbour_and_two_do_not():
    two, one = train(tied=False), train(tied=True)
    assert two.own_y < 0.4 < 0.9 < one.own_y
    assert one.own == pytest.approx(np.log(one.own_y / (1 - one.own_y)), rel=1e-4)
    assert two.rank < 5 < 10 < one.rank


def test_each_matrix_has_neighbours_of_its_own():
    for near in neighbourhoods():
        assert near.word not in near.in_W_in
        assert set(near.in_W_in) != set(near.in_W_out) != set(near.asked)


@pytest.mark.parametrize(
    ("guess", "said"),
    [(0.0, "no"), (0.45, "no"), (0.5, "yes"), (0.8, "yes"), (0.85, "right"), (1.0, "right")],
)
def test_a_guess_about_one_matrix_is_answered_by_its_distance(guess, said):
    low, high, _ = GUESSES
    assert low <= guess <= high
    assert verdict(guess, train(tied=True).own_y) == said
    assert is_right(guess) is (False if said == "no" else None)


def test_without_the_division_a_training_goes_as_with_a_larger_learning_rate():
    found = by_rate()
    assert (found.whole < found.divided).all()
    assert (np.diff(found.whole) < 0).all()
    assert (np.diff(found.divided) < 0).all()
    # The next larger rate with the division comes at least as far, or nearly.
    assert (found.divided[1:] < found.whole[:-1] * 1.35).all()
    assert len(RATES) == len(found.whole)
