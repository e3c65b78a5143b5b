"""The judgement over runs, on ranks made up so that the truth is known."""

import numpy as np
import pytest

from core.engines.settings import TrainingSettings
from runs.library import Record
from runs.verdict import verdict, wins


def record(name, ranks, loss=1.0, **settings):
    ranks = np.asarray(ranks, dtype=np.float32)
    return Record(
        name=name,
        corpus="toy_en",
        settings=TrainingSettings(held_out=500, **settings),
        curve={"epoch": [1.0], "smooth_loss": [loss]},
        fraction=1.0,
        ranks={"epoch": [], "seconds": [], "median_rank": [], "recall_at_10": []},
        vectors=None,
        final_ranks=ranks,
        n_types=700,
    )


def guesses(seed, shift=0):
    return np.random.default_rng(seed).integers(1, 300, size=500) + shift


def test_the_run_with_the_smallest_median_rank_is_best_whatever_its_loss():
    good, bad = record("good", guesses(0), loss=9.0, sample_size=15), record("bad", guesses(0, 20), loss=1.0)
    found = verdict([bad, good])
    assert found.best is good
    assert found.level == ()
    assert found.lowest_loss is bad
    assert found.n_words == 500


def test_runs_that_win_as_many_words_as_they_lose_are_level():
    one, other = record("one", guesses(1)), record("other", guesses(2))
    found = verdict([one, other])
    assert len(found.level) == 1


def test_a_sign_test_counts_words_not_places():
    assert wins(np.array([1, 1, 1, 900]), np.array([2, 2, 2, 1])) == pytest.approx(2 / np.sqrt(4))
    assert wins(np.ones(5), np.ones(5)) == 0


def test_equal_runs_are_told_apart_as_rarely_as_chance_says():
    clear = sum(abs(wins(guesses(2 * seed), guesses(2 * seed + 1))) > 2 for seed in range(200))
    assert clear <= 20  # about 9 of 200 expected


@pytest.mark.parametrize(
    "other",
    [
        record("other seed", guesses(0), seed=2),
        record("other number", guesses(0)[:400]),
    ],
)
def test_runs_on_other_words_are_not_judged(other):
    assert verdict([record("one", guesses(0)), other]) is None


def test_one_run_or_none_held_out_gives_no_verdict():
    assert verdict([record("one", guesses(0))]) is None
    assert verdict([record("one", []), record("two", [])]) is None
