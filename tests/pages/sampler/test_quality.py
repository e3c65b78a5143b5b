"""What the map of powers and numbers of negatives says, against the results that come with the app."""

import json

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from pages.sampler import quality
from pages.sampler.quality import PLANS, POWERS, SEEDS, SIZES, WORLDS
from pages.sampler.quality_figures import heat_map
from ui.text.i18n import Text

USUAL = POWERS.index(0.75)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("measure", quality.MEASURES)
def test_a_grid_is_whole_and_its_best_cell_the_best(world, plan, measure):
    grid = quality.grid(world, plan, measure)
    assert grid.mean.shape == grid.spread.shape == (len(POWERS), len(SIZES))
    best = grid.mean[grid.best]
    assert best == (grid.mean.min() if measure == "rank" else grid.mean.max())
    assert 1 <= grid.as_good <= grid.mean.size
    figure = heat_map(Text("en"), grid, 0.75, 5)
    _, marked, own = figure["data"]
    assert (own["x"], own["y"]) == ([2.0], [USUAL])
    assert (marked["y"][0], marked["x"][0]) == grid.best


def test_equal_work_scores_about_as_many_words_for_every_k():
    for size in range(1, 21):
        assert quality.epochs("work", size) * (size + 1) == pytest.approx(quality.WORK, rel=0.17)


@pytest.mark.skipif("compiled" not in ENGINES, reason="the results were trained by the compiled engine")
def test_a_training_gives_what_comes_with_the_app():
    trial = quality.Trial("toy_en", "work", 0.75, 20, SEEDS[0], engine="compiled")
    events = list(trial.events())
    assert events[0].kind == "progress"
    assert trial.result is not None
    shipped = json.loads(quality.RESULTS.read_text("utf-8"))["toy_en"]["work"]
    place = USUAL, SIZES.index(20), 0
    assert trial.result.rank == pytest.approx(np.array(shipped["rank"])[place], rel=0.02)
    assert trial.result.analogies == pytest.approx(np.array(shipped["analogies"])[place], abs=0.02)


# The sentences beside the map: content/*/sampler.md, matters_….


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("power", range(len(POWERS)))
def test_for_equal_passes_more_negatives_help(world, power):
    assert (np.diff(quality.grid(world, "passes", "rank").mean[power]) < 0).all()


@pytest.mark.parametrize("world", WORLDS)
def test_trained_long_more_negatives_are_not_better(world):
    found = quality.by_size(world, "long")
    assert found.best_size < 5
    assert found.best < found.five < found.last
    assert found.first < found.last
    assert (quality.grid(world, "long", "analogies").mean == 1).all()


@pytest.mark.parametrize("world", WORLDS)
def test_each_further_negative_helps_less(world):
    gains = np.diff(quality.grid(world, "passes", "rank").mean[USUAL]) / np.diff(SIZES)
    assert (np.diff(gains) > 0).all()


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("power", range(len(POWERS)))
def test_for_equal_work_many_negatives_are_the_worst(world, power):
    assert quality.grid(world, "work", "rank").mean[power].argmax() == SIZES.index(20)
    assert quality.grid(world, "work", "rank").mean[power].argmin() <= SIZES.index(5)
    assert quality.by_size(world, "work").best_size < 5


def test_no_power_is_the_best_everywhere():
    grids = [quality.grid(world, plan, "rank") for world in WORLDS for plan in PLANS]
    assert len({int(row) for grid in grids for row in grid.mean.argmin(axis=0)}) > 2
