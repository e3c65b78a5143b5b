"""The table behind a chart: read on the page, exact in the file."""

import numpy as np
import pytest

from ui.charts.table_behind import _shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (np.int64(-12345), "−12,345"),
        (np.float64(-0.25), "−0.2500"),
        (3.0, "3"),
        (3.346e-4, "3.35×10⁻⁴"),
        (1e12, "1.00×10¹²"),
        (float("nan"), "–"),
        ("a-b", "a-b"),
        (True, "True"),
    ],
)
def test_a_cell_is_written_as_on_the_rest_of_the_page(value, shown):
    assert _shown(value) == shown
