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


def test_long_words_keep_bars_and_rows_of_their_own():
    t = Text("en")
    words = ["x" * 3000 + ending for ending in "ab"]
    for figure in (
        explore.bars(t, [Near(word, 0.5) for word in words]),
        explore.matrix(t, words, np.ones((2, 2))),
        explore.word_map(np.zeros((2, 2)), words, words, [], [(words[0], words[1])] * 2),
    ):
        assert "x" * 40 not in shown(figure)
    assert list(explore.bars(t, [Near(word, 0.5) for word in words]).data[0].y) == [0, 1]
