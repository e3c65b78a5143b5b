"""The page's sliders: every frame is what Python draws for that value, on axes that stay."""

from dataclasses import replace

import orjson
import pytest

from pages.yes_or_no import drawn, lesson
from pages.yes_or_no.settings import YES_OR_NO
from tests.ui.frames.test_frames import agree, plain, put_together
from ui.frames.differences import differences
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
    grid = YES_OR_NO[name].grid()
    frames = [draw(T, replace(shown, **{name: value})) for value in grid]
    sent = orjson.loads(orjson.dumps(differences(frames), option=orjson.OPT_SERIALIZE_NUMPY))
    for place, frame in enumerate(frames):
        for key, figure in frame.charts.items():
            before = plain(draw(T, replace(shown, **{name: grid[-1 - place]})).charts[key])
            assert agree(put_together(before, sent["charts"].get(key, []), place), plain(figure))
        for key, tree in frame.trees.items():
            told = sent["trees"][key]
            assert told[place if len(told) > 1 else 0] == tree


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS)
def test_axes_stay_and_hold_every_value(draw, shown, name):
    layouts = []
    for value in YES_OR_NO[name].grid():
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
