"""Every gradient of the learner's batch against the slope of the loss, by central differences (section 4.2.7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats
from core.optim import SGD
from material.once import once
from pages.loss_layer.lesson import State, batch_of, model_of

SHIFTS = tuple(10.0**-n for n in range(1, 13))
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
def check(state: State, shift: float, divide: bool) -> tuple[Check, Check]:
    """Compare the gradients of W_in and W_out.

    Parameters
    ----------
    state : State
    shift : float
    divide : bool
        Whether backward divides the context gradient by C. The loss is that of the mean in both cases.
    """
    contexts, target = batch_of(state)
    model = model_of(state, divide=divide)
    negatives = model.ns_loss.sampler.get_negative_sample(target)

    def loss() -> float:
        return model.ns_loss.forward(model.context_mean.forward(contexts), target, negatives=negatives)

    loss()
    model.backward()
    analytic = [dW.copy() for dW in model.grads]
    checks = []
    for W, dW in zip(model.params, analytic, strict=True):
        numeric = np.zeros_like(W)
        for index in np.ndindex(W.shape):
            kept = W[index]
            W[index] = kept + shift
            above = loss()
            W[index] = kept - shift
            below = loss()
            W[index] = kept
            numeric[index] = (above - below) / (2 * shift)
        checks.append(Check(dW, numeric, relative_error(dW, numeric)))
    return checks[0], checks[1]


def relative_error(a: Floats, b: Floats) -> Floats:
    """Return |a - b| / max(|a|, |b|), and 0 where both are as good as 0."""
    larger = np.maximum(np.abs(a), np.abs(b))
    is_something = larger > NOTHING
    return np.where(is_something, np.abs(a - b) / np.where(is_something, larger, 1), 0)


def change_of_input(state: State, *, divide: bool) -> Floats:
    """Return what one step of training changes in W_in, with the division by C (the book) or without it."""
    model = model_of(state, divide=divide)
    W_in = model.word_vecs
    before = W_in.copy()
    model.forward(*batch_of(state))
    model.backward()
    SGD(state.learning_rate).update(model.params, model.grads)
    return W_in - before
