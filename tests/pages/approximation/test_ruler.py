"""Losses measured with different K cannot be compared."""

import numpy as np
import pytest

from pages.approximation.ruler import ZERO_GUESSES, ZERO_K, ruler
from pages.approximation.toy_network import SIZES


def test_the_untrained_loss_is_k_plus_one_times_ln_2_and_the_larger_loss_is_the_better_model():
    before, after = ruler(False), ruler(True)
    assert before.loss == pytest.approx((np.array(SIZES) + 1) * np.log(2), rel=1e-3)
    assert after.rank <= 3 < 200 < before.rank
    assert after.loss[SIZES.index(50)] > before.loss[0]
    assert (after.loss < before.loss).all()
    assert (np.diff(after.loss) > 0).all()


def test_zero_guesses_hold_the_answer():
    assert ZERO_GUESSES["all"] == pytest.approx((ZERO_K + 1) * np.log(2))
