"""The home page's frames: every moment is what Python draws for it, on axes that stay."""

import gzip
from dataclasses import replace

import orjson
import pytest

from pages.home import drawn
from pages.home.settings import HOME
from tests.ui.frames.test_frames import agree, put_together
from ui.frames.offer import _build
from ui.text.i18n import Text

T = Text("en")


@pytest.mark.parametrize("name", ["steps", "sample_size"])
@pytest.mark.parametrize("example", [0, 3])
def test_every_frame_is_what_python_draws_for_that_value(name, example):
    shown = drawn.Moment(example=example, sample_size=3, steps=60, seed=4)
    grid = HOME[name].grid()
    sent = orjson.loads(gzip.decompress(_build(T, drawn.moment, shown, name, grid)))
    for place, value in enumerate(grid):
        right = drawn.moment(T, replace(shown, **{name: value}))
        before = drawn.moment(T, replace(shown, **{name: grid[-1 - place]})).charts["answers"]
        assert agree(put_together(before, sent["charts"]["answers"], place), right.charts["answers"])
        for key, tree in right.trees.items():
            told = sent["trees"][key]
            assert told[place if len(told) > 1 else 0] == tree
        assert right.charts["answers"]["layout"] == before["layout"]
