"""The home page's frames: every moment is what Python draws for it, on axes that stay."""

from dataclasses import replace

import pytest

from pages.home import drawn
from pages.home.settings import HOME
from tests.frames import assert_frames_are_drawn
from ui.text.i18n import Text

T = Text("en")


@pytest.mark.parametrize("name", ["steps", "sample_size"])
@pytest.mark.parametrize("example", [0, 3])
def test_every_frame_is_what_python_draws_for_that_value(name, example):
    shown = drawn.Moment(example=example, sample_size=3, steps=60, seed=4)
    grid = HOME[name].grid()
    assert_frames_are_drawn(T, drawn.moment, shown, name, grid)
    layouts = [drawn.moment(T, replace(shown, **{name: value})).charts["answers"]["layout"] for value in grid]
    assert all(layout == layouts[0] for layout in layouts)
