import numpy as np
import pytest

from material.ranks import ROUND_RANKS, spaced_ranks


def test_round_ranks_rise_by_about_a_factor_of_two():
    assert ROUND_RANKS[:7] == (1, 2, 5, 10, 20, 50, 100)
    steps = np.array(ROUND_RANKS[1:]) / ROUND_RANKS[:-1]
    assert set(steps.tolist()) == {2.0, 2.5}


@pytest.mark.parametrize("vocab_size", [2, 7, 9999])
def test_spaced_ranks_reach_from_the_commonest_word_to_the_rarest(vocab_size):
    ranks = spaced_ranks(vocab_size, 160)
    assert ranks[[0, -1]].tolist() == [1, vocab_size]
    assert len(ranks) <= 160
    assert (np.diff(ranks) > 0).all()


def test_spaced_ranks_are_evenly_spaced_where_rounding_does_not_matter():
    steps = np.diff(np.log(spaced_ranks(10**6, 50)[25:]))
    assert steps == pytest.approx(np.log(10**6) / 49, rel=0.01)
