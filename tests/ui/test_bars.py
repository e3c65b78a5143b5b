import math

import pytest

from ui.bars import distribution
from ui.numbers import share


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
