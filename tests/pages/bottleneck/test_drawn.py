"""The count's frames: every size is what Python draws for it, on axes that stay and hold everything on offer."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from pages.bottleneck import drawn, figures, lesson
from pages.bottleneck.settings import BOTTLENECK
from tests.frames import assert_frames_are_drawn
from ui.text.i18n import Text

T = Text("en")
SLIDERS = ("vocab_size", "hidden_size", "batch_size", "sample_size")


@pytest.mark.parametrize("guess", [None, "e3"])
@pytest.mark.parametrize("name", SLIDERS)
def test_every_frame_is_what_python_draws_for_that_value(name, guess):
    shown, grid = drawn.Sizes(1000, 100, 10, 5, guess), BOTTLENECK[name].grid()
    assert_frames_are_drawn(T, drawn.counted, shown, name, grid)
    for key in ("theory", "memory"):
        layouts = [drawn.counted(T, replace(shown, **{name: value})).charts[key]["layout"] for value in grid]
        assert all(layout == layouts[0] for layout in layouts)


@pytest.mark.parametrize("guess", lesson.GUESSES)
def test_all_sizes_on_offer_lie_on_the_axes(guess):
    extremes = [(grid[0], grid[-1]) for grid in (BOTTLENECK[name].grid() for name in SLIDERS)]
    for sizes in product(*extremes):
        charts = drawn.counted(T, drawn.Sizes(*sizes, guess)).charts
        for key, (low, high) in {"theory": figures.WORK_RANGE, "memory": figures.MEMORY_RANGE}.items():
            for trace in charts[key]["data"]:
                if trace.get("name") != T("bottleneck.guess"):
                    assert low < np.log10(trace["y"]).min() <= np.log10(trace["y"]).max() < high


def test_the_star_stands_only_where_the_guess_was_asked():
    for K in BOTTLENECK["sample_size"].grid():
        (star,) = drawn.counted(T, drawn.Sizes(1000, 100, 10, K, "e3")).charts["theory"]["data"][-1:]
        is_on_axis = np.log10(star["y"][0]) > figures.WORK_RANGE[0]
        assert is_on_axis == (lesson.ASKED.sample_size == K)
    assert star["x"] == [lesson.ASKED.vocab_size]
