"""Words and names that somebody typed are shown in charts as they are."""

import numpy as np
import plotly.graph_objects as go

from pages.studio.explore import figures as explore
from pages.studio.explore.lesson import Near
from ui.text.i18n import Text, literal

WORD = "<a href='x'>R&D</a>"


def shown(figure: go.Figure) -> str:
    return figure.to_json().encode().decode("unicode_escape")


def test_a_word_that_looks_like_a_tag_stays_a_word():
    t = Text("en")
    points, counts = np.zeros((1, 2)), np.ones(1)
    for figure in (
        explore.bars(t, [Near(WORD, 0.5)]),
        explore.matrix(t, [WORD], np.ones((1, 1))),
        explore.word_map(points, [WORD], [WORD], []),
        explore.lengths(t, counts, counts, [WORD]),
    ):
        assert "<a" not in shown(figure)
        assert "&lt;a href='x'>R&amp;D" in shown(figure)


def test_an_ordinary_word_is_left_alone():
    assert literal("it's 학교") == "it's 학교"
