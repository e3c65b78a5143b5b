import math

import numpy as np
import pytest

from pages.sampler.figures import guess
from pages.sampler.sections.bars import distribution
from ui.text.i18n import Text
from ui.text.numbers import share


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "0.5",
        [0.5, 0.5],
        [0, 0, 0],
        [0.5, -0.1, 0.6],
        [math.nan, 0.5, 0.5],
        [math.inf, 0, 0],
        [None, 1, 1],
    ],
)
def test_what_is_no_distribution_is_turned_away(sent):
    assert distribution(sent, 3) is None


def test_a_distribution_sums_to_one():
    assert distribution([1, 1, 2], 3) == (0.25, 0.25, 0.5)


def test_shares_are_written_for_readers():
    assert [share(value) for value in (0.123, 0.001, 0.0000237, 0)] == ["12.3%", "0.1%", "2.4·10⁻⁵", "0.0%"]


@pytest.mark.parametrize("drawn", [[1.0, 0.0, 0.0], [0.615, 0.255, 0.13]])
def test_a_guess_is_drawn_whole_and_written_to_the_digit_that_was_chosen(drawn):
    original = np.array([0.7, 0.29, 0.01])
    figure = guess(Text("en"), ["0", "1", "2"], original, np.array(drawn), original)
    assert figure.layout.yaxis.range[1] > max(drawn)
    assert [float(text) for text in figure.data[1].text] == drawn
