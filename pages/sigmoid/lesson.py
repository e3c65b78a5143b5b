"""Sigmoid and cross-entropy: why the gradient comes out as y - t (section 4.2.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy, softplus
from core.layers import SigmoidWithLoss
from core.optim import SGD
from core.tracing.source import Source, capture
from core.tracing.trace import Trace, tracing
from material.steps import Question, Step
from pages.sigmoid import book_form

SCORE_LIMIT = 12.0
MOST_STEPS = 40
"""The most steps of gradient descent that are taken from a score."""


class LossLayer(Protocol):
    """A layer that turns scores into a loss."""

    y: Floats

    def forward(self, score: Floats, label: Ints) -> float:
        """Return the loss."""

    def backward(self, dout: float = 1) -> Floats:
        """Return the gradient with respect to the scores."""


# The graph's two nodes on their own, as one would write them before seeing that they cancel.


def loss_backward(y: Floats, label: Ints) -> Floats:
    """Return the gradient of the cross-entropy with respect to the probabilities."""
    dy = -label / y + (1 - label) / (1 - y)
    return dy


def sigmoid_backward(dy: Floats, y: Floats) -> Floats:
    """Return the gradient with respect to the scores, by the chain rule."""
    slope = y * (1 - y)
    dscore = dy * slope
    return dscore


LOSS_NODE = capture(loss_backward)
SIGMOID_NODE = capture(sigmoid_backward)
UPDATE = capture(SGD.update)
_NODES = (LOSS_NODE, SIGMOID_NODE, UPDATE)


@dataclass(frozen=True)
class Form:
    """One way to write the layer.

    Attributes
    ----------
    layer : callable
        Makes the layer.
    steps : tuple of Step
        The same quantities in both forms, each with the formula that its code is.
    sources : tuple of Source
        All code that runs.
    """

    layer: Callable[[], LossLayer]
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]


def _steps(answer: tuple[str, Source], loss: tuple[str, Source], backward: Source) -> tuple[Step, ...]:
    return (
        Step("sigmoid", ("scores", "sigmoid"), *answer, "return"),
        Step("loss", ("loss",), *loss, "return"),
        Step(
            "dy",
            ("gradients",),
            r"\lit{\frac{\partial L}{\partial y}} = -\frac{t}{y} + \frac{1 - t}{1 - y} = \frac{y - t}{y\,(1 - y)}",
            LOSS_NODE,
            "dy",
        ),
        Step(
            "slope",
            ("gradients",),
            r"\lit{\frac{\partial y}{\partial s}} = y\,(1 - y)",
            SIGMOID_NODE,
            "slope",
        ),
        Step(
            "gradient",
            ("gradients",),
            r"\frac{\partial L}{\partial s}"
            r" = \frac{y - t}{\cancel{y\,(1 - y)}}\;\cancel{y\,(1 - y)} = \lit{y - t}",
            backward,
            "return",
        ),
        Step("update", ("update",), r"s \leftarrow \lit{s - \eta\,(y - t)}", UPDATE, "W"),
    )


def _book() -> Form:
    answer, loss = capture(book_form.sigmoid), capture(book_form.cross_entropy)
    forward, backward = (
        capture(book_form.SigmoidWithLoss.forward),
        capture(book_form.SigmoidWithLoss.backward),
    )
    steps = _steps(
        (r"\lit{y} = \sigma(s) = \frac{1}{1 + e^{-s}}", answer),
        (r"\lit{L} = -\bigl[\,t \log (y + \varepsilon) + (1 - t) \log (1 - y + \varepsilon)\,\bigr]", loss),
        backward,
    )
    return Form(book_form.SigmoidWithLoss, steps, (forward, answer, loss, backward, *_NODES))


def _stable() -> Form:
    answer, loss = capture(sigmoid), capture(sigmoid_cross_entropy)
    forward, backward = capture(SigmoidWithLoss.forward), capture(SigmoidWithLoss.backward)
    steps = _steps(
        (r"\lit{y} = e^{-\mathrm{softplus}(-s)}, \quad \mathrm{softplus}(x) = \log(1 + e^{x})", answer),
        (r"\lit{L} = t \;\mathrm{softplus}(-s) + (1 - t) \;\mathrm{softplus}(s)", loss),
        backward,
    )
    return Form(SigmoidWithLoss, steps, (forward, capture(softplus), answer, loss, backward, *_NODES))


FORMS = {"book": _book(), "stable": _stable()}
"""The layer as the book writes it, and as `core` does."""
STEPS = FORMS["book"].steps

QUESTIONS = (
    Question("value", ("product", "answer", "gap"), "gap"),
    Question("far", ("tiny", "one", "eight"), "one"),
    Question("why", ("dropped", "cancels", "near"), "cancels"),
)


@dataclass(frozen=True)
class State:
    """What the learner set.

    Attributes
    ----------
    score : float
        The score at which the steps begin.
    label : int
        1 for a true word, 0 for noise.
    form : str
        How the layer is written: one of `FORMS`.
    rate : float
        The learning rate.
    taken : int
        The number of steps that were taken.
    """

    score: float = -2.0
    label: int = 1
    form: str = "book"
    rate: float = 1.0
    taken: int = 0


@dataclass(frozen=True)
class View:
    """One score's way through the graph and back, where the steps have led to.

    Attributes
    ----------
    score, y, loss : float
        The results of the forward pass.
    dy, slope, gradient : float
        The results of the backward pass: dL/dy and dy/ds of the two nodes apart, and y - t of the layer.
    next_score : float
        The score after one step more.
    path : array
        The scores from the start to here, of shape (taken + 1,).
    trace : Trace
    """

    label: int
    form: str
    rate: float
    score: float
    y: float
    loss: float
    dy: float
    slope: float
    gradient: float
    next_score: float
    path: Floats
    trace: Trace


class SigmoidWithSquaredError:
    """Sigmoid and half the squared error (y - t)², for comparison: nothing cancels here."""

    def __init__(self) -> None:
        self.y: Floats
        self.label: Ints

    def forward(self, score: Floats, label: Ints) -> float:
        """Return the mean loss of scores of shape (B,) against labels of 1 or 0."""
        self.label = label
        self.y = sigmoid(score)
        return float(np.mean((self.y - label) ** 2 / 2))

    def backward(self, dout: float = 1) -> Floats:
        """Return the gradient with respect to the scores."""
        return dout * (self.y - self.label) * self.y * (1 - self.y) / len(self.label)


def descend(layer: LossLayer, state: State) -> Floats:
    """Return the scores that gradient descent on a layer's loss passes through, of shape (taken + 1,)."""
    score, label = np.array([state.score]), np.array([state.label])
    optimiser = SGD(state.rate)
    path = [state.score]
    for _ in range(state.taken):
        layer.forward(score, label)
        optimiser.update([score], [layer.backward()])
        path.append(float(score[0]))
    return np.array(path)


def run(state: State) -> View:
    """Take the learner's steps; then send the score through the layer and back."""
    form = FORMS[state.form]
    layer = form.layer()
    path = descend(layer, state)
    score, label = path[-1:].copy(), np.array([state.label])
    with tracing(*form.sources) as trace:
        loss = layer.forward(score, label)
        dy = loss_backward(layer.y, label)
        sigmoid_backward(dy, layer.y)
        dscore = layer.backward()
        SGD(state.rate).update([score], [dscore])
    return View(
        label=state.label,
        form=state.form,
        rate=state.rate,
        score=float(path[-1]),
        y=float(layer.y[0]),
        loss=loss,
        dy=float(dy[0]),
        slope=float(trace.value(SIGMOID_NODE, "slope")[0]),
        gradient=float(dscore[0]),
        next_score=float(score[0]),
        path=path,
        trace=trace,
    )
