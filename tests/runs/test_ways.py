"""Ways of splitting are compared by what context adds to frequency, and only where nothing else differs."""

from dataclasses import replace

import numpy as np
import pytest

from runs.training_run import Reading
from runs.ways import clearly_best, ways
from tests.runs.test_verdict import record

WORDS = 500


def runs(tokens, rng, gain, floor=64.0, seeds=3, **settings):
    log_ranks = rng.normal(np.log2(floor / gain), 2, WORDS)
    log_ranks += np.log2(floor / gain) - log_ranks.mean()
    found = [record(log_ranks=log_ranks, seed=seed, **settings) for seed in range(1, seeds + 1)]
    return [replace(r, reading=Reading(tokens=tokens), floor={"typical_rank": floor}) for r in found]


def test_the_gain_over_frequency_counts_and_not_the_rank():
    rng = np.random.default_rng(0)
    words, stems = runs("words", rng, 4, floor=1000), runs("stems", rng, 2, floor=100)
    compared = ways([*words, *stems])
    assert [way.tokens for way in compared] == ["words", "stems"]
    assert [way.gain for way in compared] == pytest.approx([4, 2])
    assert [way.typical_rank for way in compared] == pytest.approx([250, 50])
    assert compared[0].gains == pytest.approx([4, 4, 4])
    assert clearly_best(compared).tokens == "words"


def test_a_small_lead_is_chance():
    rng = np.random.default_rng(0)
    compared = ways([*runs("words", rng, 2.0), *runs("stems", rng, 2.1), *runs("morphemes", rng, 2.05)])
    assert clearly_best(compared) is None


@pytest.mark.parametrize("kinds", [("words", "stems"), ("words", "stems", "morphemes")])
def test_of_equal_ways_hardly_one_is_called_the_best(kinds):
    """In each table all ways have one gain, and their held-out words were drawn by chance."""
    rng = np.random.default_rng(1)

    def drawn(tokens):
        drawn = record(log_ranks=rng.normal(4, 2, WORDS))
        return replace(drawn, reading=Reading(tokens=tokens), floor={"typical_rank": 64.0})

    tables = 1000
    named = sum(clearly_best(ways([drawn(kind) for kind in kinds])) is not None for _ in range(tables))
    assert named <= 0.06 * tables


def test_runs_that_differ_in_more_are_not_compared():
    rng = np.random.default_rng(0)
    words = runs("words", rng, 2)
    assert ways(words) == ()
    assert ways([*words, *runs("stems", rng, 2, sample_size=9)]) == ()
    assert ways([*words, *(replace(r, floor={}) for r in runs("stems", rng, 2))]) == ()
    fewer = [replace(r, settings=replace(r.settings, held_out=300)) for r in runs("stems", rng, 2)]
    assert len(ways([*words, *fewer])) == 2
