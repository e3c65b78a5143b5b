"""What the page on the sigmoid compares: squared error, the book's 1e-7 inside the logarithm, softmax of two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy, softmax
from core.layers import SigmoidWithLoss
from core.tracing.source import capture
from pages.sigmoid import book_form
from pages.sigmoid.lesson import SCORE_LIMIT, SigmoidWithSquaredError, State, descend

GUESSED_SCORE = -8.0
"""The score of a true word at which the learner guesses how hard squared error pulls."""
GUESSES = {"zero": 0.0, "tiny": 0.0003, "hundredth": 0.01, "quarter": 0.25, "one": 1.0}
"""The guesses on offer."""
MOST_RACED = 100
PULL_SCORES = np.linspace(-12, 12, 121)
WORST_SCORE = -30.0
WRONG_SCORES = np.linspace(WORST_SCORE, 0, 121)
"""Scores of a true word at which the 1e-7 makes a difference."""
TOLERANCE = 1e-4
"""The relative error below which a gradient check passes."""


def book_loss(score: Floats, label: Ints) -> Floats:
    """Return the losses of some scores as the book computes them."""
    y = book_form.sigmoid(score)
    return book_form.cross_entropy(y, label)


BOOK_CEILING = float(-np.log(1e-7))
"""That loss at its largest, where the probability has vanished beside the 1e-7."""
LOSSES = {
    "book": (capture(book_form.cross_entropy), book_loss),
    "exact": (capture(sigmoid_cross_entropy), sigmoid_cross_entropy),
}


def numeric_slope(loss: Callable[[Floats, Ints], Floats], score: Floats, label: Ints) -> Floats:
    """Return the slope of a loss at some scores, by central differences."""
    eps = 1e-4
    return (loss(score + eps, label) - loss(score - eps, label)) / (2 * eps)


@dataclass(frozen=True)
class Check:
    """A gradient check of one way to write the loss against the layer's backward pass.

    Attributes
    ----------
    loss, slope : arrays of shape (n,)
        The loss that is reported, and how it really changes with the score.
    gradient : array of shape (n,)
        What backward returns: y - t.
    error : array of shape (n,)
        The relative difference of slope and gradient.
    """

    loss: Floats
    slope: Floats
    gradient: Floats
    error: Floats

    @property
    def agrees(self) -> bool:
        """Whether the check passes at all scores."""
        return bool((self.error < TOLERANCE).all())


def check(loss: Callable[[Floats, Ints], Floats], score: Floats, label: int = 1) -> Check:
    """Compare the slope of a loss with what SigmoidWithLoss.backward returns."""
    labels = np.full(score.shape, label)
    layer = SigmoidWithLoss()
    layer.forward(score, labels)
    # The layer divides by the batch size; here every score is an example of its own.
    gradient = layer.backward(len(score))
    slope = numeric_slope(loss, score, labels)
    error = np.abs(slope - gradient) / np.maximum(np.abs(slope), np.abs(gradient))
    return Check(loss(score, labels), slope, gradient, error)


def compare(score: Floats) -> dict[str, Check]:
    """Check both ways to write the loss, for a true word."""
    return {name: check(loss, score) for name, (_, loss) in LOSSES.items()}


@dataclass(frozen=True)
class Curves:
    """What the plots show, at some scores; arrays of shape (n,).

    Attributes
    ----------
    y : array
    loss_1, loss_0 : arrays
        Cross-entropy with label 1 and with label 0.
    gradient : array
        y - t.
    squared, squared_gradient : arrays
        Half the squared error.
    """

    score: Floats
    y: Floats
    loss_1: Floats
    loss_0: Floats
    gradient: Floats
    squared: Floats
    squared_gradient: Floats


def curves(score: Floats, label: int) -> Curves:
    """Compute them from the core, score by score."""
    labels = np.full(score.shape, label)
    y = sigmoid(score)
    squared = SigmoidWithSquaredError()
    squared.forward(score, labels)
    return Curves(
        score=score,
        y=y,
        loss_1=sigmoid_cross_entropy(score, 1),
        loss_0=sigmoid_cross_entropy(score, 0),
        gradient=y - labels,
        squared=(y - labels) ** 2 / 2,
        squared_gradient=squared.backward(len(score)),
    )


def table(path: Floats, label: int) -> dict[str, list[object] | Floats]:
    """Return the curves' values where the learner's steps led, and at whole scores, column by column."""
    whole = np.arange(-SCORE_LIMIT, SCORE_LIMIT + 1)
    found = curves(np.concatenate([path, whole]), label)
    steps: list[object] = [*range(len(path)), *[""] * len(whole)]
    return {"step": steps, **{field.name: getattr(found, field.name) for field in fields(Curves)}}


def judged(guess: float, truth: float) -> str:
    """Say how a guessed size compares with the true one, by their ratio.

    Returns
    -------
    str
        ``near`` within a factor of 2; ``small`` below; ``large`` above, and ``far`` above a factor of 100.
    """
    ratio = guess / truth
    if ratio < 1 / 2:
        return "small"
    if ratio <= 2:
        return "near"
    return "large" if ratio <= 100 else "far"


@dataclass(frozen=True)
class Race:
    """The scores that gradient descent passes through with either loss; arrays of shape (steps + 1,)."""

    entropy: Floats
    squared: Floats


def race(steps: int) -> Race:
    """Take steps from the guessed score, for a true word and a learning rate of 1."""
    state = State(score=GUESSED_SCORE, label=1, rate=1.0, taken=steps)
    return Race(descend(SigmoidWithLoss(), state), descend(SigmoidWithSquaredError(), state))


@dataclass(frozen=True)
class TwoClasses:
    """Two scores, seen by softmax and by the sigmoid.

    Attributes
    ----------
    score, softmax : arrays of shape (2,)
    difference, sigmoid : float
    """

    score: Floats
    softmax: Floats
    difference: float
    sigmoid: float


def two_classes(first: float, second: float) -> TwoClasses:
    """Compare the softmax of two scores with the sigmoid of their difference."""
    score = np.array([first, second])
    difference = first - second
    return TwoClasses(score, softmax(score), difference, float(sigmoid(np.array(difference))))
