"""The comparison of gradients, drawn ahead for every size of the vocabulary."""

from math import log10

import pytest

from pages.embedding_dot import drawn, lesson
from pages.embedding_dot.settings import EMBEDDING_DOT
from tests.frames import assert_frames_are_drawn
from ui.text.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_frame_is_what_is_drawn_for_that_size(lang):
    shown = drawn.Traffic(10_000)
    assert_frames_are_drawn(
        Text(lang), drawn.traffic, shown, "vocab_size", EMBEDDING_DOT["vocab_size"].grid()
    )


def test_the_axes_do_not_move_and_hold_every_point():
    figures = [
        drawn.traffic(Text("en"), drawn.Traffic(size)).charts["traffic"] for size in lesson.VOCAB_SIZES
    ]
    assert all(figure["layout"] == figures[0]["layout"] for figure in figures)
    layout = figures[0]["layout"]
    for figure in figures:
        for trace in figure["data"]:
            for axis, values in (("xaxis", trace["x"]), ("yaxis", trace["y"])):
                low, high = layout[axis]["range"]
                assert all(low < log10(value) < high for value in values)
