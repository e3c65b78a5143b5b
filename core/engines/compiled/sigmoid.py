"""The sigmoid and its loss, without a branch or a call, so that the compiler does many scores at once."""

from __future__ import annotations

import math

import numpy as np

from core.engines.compiled.jit import kernel
from core.engines.step import BINS
from core.functions import Floats, Ints

LOG2_E = np.float32(math.log2(math.e))
EXP2 = tuple(np.float32(math.log(2) ** k / math.factorial(k)) for k in range(7))
"""Taylor's series of 2**x; between -1/2 and 1/2 it is off by less than 2e-7."""

ZERO, HALF, ONE, TWO = (np.float32(x) for x in (0, 0.5, 1, 2))
LAST_BIN = np.int32(BINS - 1)
FARTHEST = np.float32(80)
"""The largest absolute score that is told apart: exp(-80) vanishes beside 1, and is still a normal float32."""


@kernel
def sigmoids(score: Floats, size: int, y: Floats, bar: Ints) -> tuple[float, float]:
    """Compute the sigmoids of the first `size` scores.

    Parameters
    ----------
    score : array
    size : int
        The number of scores to read.
    y : array
        Receives sigmoid(s).
    bar : array
        Receives the histogram bin of y, whatever the score: a number from 0 to BINS - 1 even where it is NaN.

    Returns
    -------
    loss, p : float
        The sums of -log(1 - y), which is the loss of a negative, and of y. The loss is not finite if any score is not.

    Notes
    -----
    With t = exp(-abs(s)): sigmoid(s) is 1/(1+t) or t/(1+t), and log(1 + exp(s)) is max(s, 0) + log(1+t), where
    log(1+t) = 2 artanh(z), z = t/(2+t) <= 1/3, and five terms of artanh's series are enough.
    """
    loss, p = ZERO, ZERO
    for i in range(size):
        s = score[i]
        distance = abs(s)
        x = -LOG2_E * (distance if distance < FARTHEST else FARTHEST)
        whole = np.int32(x - HALF)
        f = x - np.float32(whole)
        power = EXP2[6]
        power = power * f + EXP2[5]
        power = power * f + EXP2[4]
        power = power * f + EXP2[3]
        power = power * f + EXP2[2]
        power = power * f + EXP2[1]
        power = power * f + ONE
        # Bits 23 to 30 of a float32 hold its exponent plus 127.
        t = power * np.int32((whole + np.int32(127)) << np.int32(23)).view(np.float32)

        z = t / (TWO + t)
        zz = z * z
        series = ONE + zz * (
            np.float32(1 / 3) + zz * (np.float32(1 / 5) + zz * (np.float32(1 / 7) + zz * np.float32(1 / 9)))
        )
        loss += HALF * (s + distance) + TWO * z * series
        right = ONE / (ONE + t)
        y[i] = right if s > ZERO else t * right
        p += y[i]
        bar[i] = min(np.int32(y[i] * np.float32(BINS)), LAST_BIN)
    return float(loss), float(p)
