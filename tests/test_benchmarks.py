"""What the benchmarks compute themselves."""

import numpy as np
import pytest

from benchmarks.quality import similarity_correlation
from core.evaluation.neighbours import unit_rows


def test_similarities_in_the_order_that_people_gave():
    unit = unit_rows(np.array([[1.0, 0], [1, 0.1], [1, 1], [0, 1], [-1, 0]]))
    pairs = np.array([[0, 1], [0, 2], [0, 3], [0, 4]])
    assert similarity_correlation(unit, pairs, np.array([9.5, 7, 3, 0])) == pytest.approx(1)
    assert similarity_correlation(unit, pairs, np.array([0, 3, 7, 9.5])) == pytest.approx(-1)
