"""Every gradient of the learner's batch against the slope of the loss, by central differences (section 4.2.7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from core.slopes import numeric_gradient
from material.once import once
from pages.loss_layer.lesson import MOST_NEGATIVES, State, batch_of, model_of

SHIFTS = tuple(10.0**-n for n in range(12, 0, -1))
"""The distances by which a number of W is moved to both sides."""

PASSED = 1e-6
"""The largest relative error of a gradient that is taken to be right."""
NOTHING = 1e-9
"""Gradients below this are taken for 0, and their ratio for no error."""


@dataclass(frozen=True)
class Check:
    """Both gradients of one matrix.

    Attributes
    ----------
    analytic, numeric, error : arrays of shape (V, H)
        What backward computed; the slope; |a - n| / max(|a|, |n|).
    """

    analytic: Floats
    numeric: Floats
    error: Floats

    @property
    def passed(self) -> bool:
        """Whether every number agrees."""
        return bool(self.error.max() < PASSED)


@once(maxsize=256)
def check(state: State, shift: float, divide: bool, hold: bool) -> tuple[Check, Check]:
    """Compare the gradients of W_in and W_out.

    Parameters
    ----------
    state : State
    shift : float
    divide : bool
        Whether backward divides the context gradient by C. The loss is that of the mean in both cases.
    hold : bool
        Whether all losses ask about the same negatives; else each draws its own.
    """
    contexts, target = batch_of(state)
    model = model_of(state, divide=divide)
    negatives = model.ns_loss.sampler.get_negative_sample(target)

    def loss() -> float:
        h = model.context_mean.forward(contexts)
        return model.ns_loss.forward(h, target, negatives=negatives if hold else None)

    model.ns_loss.forward(model.context_mean.forward(contexts), target, negatives=negatives)
    model.backward()
    analytic = [dW.copy() for dW in model.grads]
    checks = []
    for W, dW in zip(model.params, analytic, strict=True):
        numeric = numeric_gradient(loss, W, shift)
        checks.append(Check(dW, numeric, relative_error(dW, numeric)))
    return checks[0], checks[1]


def relative_error(a: Floats, b: Floats) -> Floats:
    """Return |a - b| / max(|a|, |b|), and 0 where both are as good as 0."""
    larger = np.maximum(np.abs(a), np.abs(b))
    is_something = larger > NOTHING
    return np.where(is_something, np.abs(a - b) / np.where(is_something, larger, 1), 0)


def verdict(found: tuple[Check, Check], state: State, *, divide: bool, hold: bool) -> str:
    """Return what a check says: ``passed``, ``fresh``, ``failed`` or ``shift``, the cause if it does not pass.

    With as many negatives as there are wrong words, each draw brings them all, and fresh ones are the same.
    """
    if all(one.passed for one in found):
        return "passed" if hold else "same"
    if not hold and state.sample_size < MOST_NEGATIVES:
        return "fresh"
    return "shift" if divide else "failed"


def farthest(found: tuple[Check, Check]) -> tuple[float, float]:
    """Return the gradient and the slope of the number for which they are farthest apart."""
    one = max(found, key=lambda check: float(np.abs(check.analytic - check.numeric).max()))
    at = np.unravel_index(np.abs(one.analytic - one.numeric).argmax(), one.analytic.shape)
    return float(one.analytic[at]), float(one.numeric[at])
