"""The page's sliders: every frame is what Python draws for that value, on axes that stay."""

from dataclasses import replace

import pytest

from pages.yes_or_no import drawn, lesson
from tests.frames import assert_frames_are_drawn
from tests.pages.yes_or_no.grids import GRIDS
from ui.text.i18n import Text

T = Text("ko")
OFFERS = [
    (drawn.push, drawn.Push(0, "say", True, 1, "hello", 4.0, "softmax"), "other_score"),
    (drawn.push, drawn.Push(1, "i", False, 7, "i", 4.0, "both"), "other_score"),
    (drawn.sums, drawn.Asked(0, "say", 1, 5), "sample_size"),
    (drawn.sums, drawn.Asked(3, "hello", 9, 1), "sample_size"),
]


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS)
def test_every_frame_is_what_python_draws_for_that_value(draw, shown, name):
    assert_frames_are_drawn(T, draw, shown, name, GRIDS[name])


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS)
def test_axes_stay_and_hold_every_value(draw, shown, name):
    layouts = []
    for value in GRIDS[name]:
        (figure,) = draw(T, replace(shown, **{name: value})).charts.values()
        layouts.append(figure["layout"])
        for trace in figure["data"]:
            if trace["type"] == "bar":
                is_level = trace.get("orientation") == "h"
                low, high = figure["layout"]["xaxis" if is_level else "yaxis"]["range"]
                ends = trace["x" if is_level else "y"] + trace.get("base", 0)
                assert low <= ends.min()
                assert ends.max() <= high
    assert all(layout == layouts[0] for layout in layouts)


@pytest.mark.parametrize("seed", [1, 20, lesson.MAX_SEED])
def test_no_sum_runs_off_its_axis(seed):
    for example in range(6):
        for word in ("say", "goodbye", "i"):
            figure = drawn.sums(T, drawn.Asked(example, word, seed, lesson.MAX_NEGATIVES)).charts["sums"]
            high = figure["layout"]["xaxis"]["range"][1]
            assert all((trace["x"] + trace["base"]).max() < high for trace in figure["data"][::2])
