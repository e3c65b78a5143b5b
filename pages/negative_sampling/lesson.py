"""Negative sampling: one right answer and K wrong ones, their losses added up (section 4.2.5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints, sigmoid
from core.layers import EmbeddingDot, SigmoidWithLoss
from core.loss import NegativeSamplingLoss
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.sentence import CONTEXTS, CORPUS, IDS, TARGETS, WORDS, trained
from material.steps import Question, Step

HIDDEN_SIZE, K, SEED = 3, 2, 1
RATE = 0.1
"""The learning rate of the one step of gradient descent whose effect is shown."""

NEGATIVES = ("hello", "i")
"""The book's example: context you and goodbye, target say, negatives hello and i."""
CANDIDATES = tuple(word for word in IDS if word != "say")
TRAINED = (0, 10, 30, 90, 300)

FORWARD = capture(NegativeSamplingLoss.forward)
DOT = capture(EmbeddingDot.forward)
LOSS = capture(SigmoidWithLoss.forward)
LOSS_BACKWARD = capture(SigmoidWithLoss.backward)
SOURCES = (FORWARD, DOT, LOSS, LOSS_BACKWARD)

STEPS = (
    Step(
        "words",
        ("contexts", "h"),
        r"\lit{(w_0, w_1, \dots, w_K)} = (\mathtt{target}, \mathtt{negatives})",
        FORWARD,
        "words",
    ),
    Step("score", ("scores",), r"\lit{s_0} = h \cdot w_0", DOT, "out"),
    Step(
        "positive",
        ("sigmoid", "loss"),
        r"L = \lit{-\log \sigma(s_0)} - \log \sigma(-s_1) - \log \sigma(-s_2)",
        LOSS,
        "return",
    ),
    Step(
        "negative",
        ("sigmoid", "loss"),
        r"L = -\log \sigma(s_0) \lit{\,-\, \log \sigma(-s_1)} - \log \sigma(-s_2)",
        LOSS,
        "return",
        call=1,
    ),
    Step(
        "another",
        ("sigmoid", "loss"),
        r"L = -\log \sigma(s_0) - \log \sigma(-s_1) \lit{\,-\, \log \sigma(-s_2)}",
        LOSS,
        "return",
        call=2,
    ),
    Step(
        "sum",
        ("loss",),
        r"\lit{L} = -\log \sigma(s_0) - \log \sigma(-s_1) - \log \sigma(-s_2)",
        FORWARD,
        "loss",
    ),
    Step(
        "push",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial s_k}} = y_k - t_k",
        LOSS_BACKWARD,
        "return",
    ),
)

QUESTIONS = (
    Question("why", ("speed", "yes", "rare"), "yes"),
    Question("subsampling", ("same", "frequent", "different"), "different"),
    Question("odds", ("share", "misfit", "oftener"), "oftener"),
)


@dataclass(frozen=True)
class State:
    """What the learner set.

    Attributes
    ----------
    first, second : str
        The negatives.
    trained : int
        The number of training steps on the sentence before the example is computed.
    """

    first: str = NEGATIVES[0]
    second: str = NEGATIVES[1]
    trained: int = 30


@dataclass(frozen=True)
class View:
    """The example's way through the loss layer.

    Attributes
    ----------
    context_words, words : tuples of str
        The words around the target; the target and its negatives.
    context_rows, word_rows : arrays of shape (C, H) and (K + 1, H)
        Rows of W_in and of W_out.
    h : array of shape (H,)
    score, label, y, terms, push : arrays of shape (K + 1,)
        Score, label, probability, loss, and the gradient y - t of each question.
    moved : array of shape (K + 1,)
        By how much each score changes when all rows take one step.
    loss : float
    trace : Trace
    """

    context_words: tuple[str, ...]
    words: tuple[str, ...]
    context_rows: Floats
    word_rows: Floats
    h: Floats
    score: Floats
    label: Ints
    y: Floats
    terms: Floats
    push: Floats
    moved: Floats
    loss: float
    trace: Trace


def run(state: State) -> View:
    """Send the book's example through the loss layer and back."""
    W_in, W_out = trained(HIDDEN_SIZE, K, state.trained, SEED)
    contexts, target = CONTEXTS[:1], TARGETS[:1]
    h = W_in[contexts].mean(axis=1)
    layer = NegativeSamplingLoss(W_out, CORPUS, sample_size=K)
    with tracing(*SOURCES) as trace:
        loss = layer.forward(h, target, negatives=np.array([[IDS[state.first], IDS[state.second]]]))
        dh = layer.backward()
    calls = range(K + 1)
    words = trace.value(FORWARD, "words")[0]
    score = np.array([trace.value(DOT, "out", k)[0] for k in calls])
    after_W_out = W_out - RATE * layer.grads[0]
    after_h = (
        h - RATE * dh / contexts.shape[1]
    )  # the mean of the context rows, each of which has its share of dh
    return View(
        context_words=tuple(WORDS[i] for i in contexts[0]),
        words=tuple(WORDS[i] for i in words),
        context_rows=W_in[contexts[0]],
        word_rows=W_out[words],
        h=h[0],
        score=score,
        label=np.array([loss_layer.label[0] for loss_layer in layer.loss_layers]),
        y=np.array([loss_layer.y[0] for loss_layer in layer.loss_layers]),
        terms=np.array([trace.value(LOSS, "return", k) for k in calls]),
        push=np.array([trace.value(LOSS_BACKWARD, "return", k)[0] for k in calls]),
        moved=after_W_out[words] @ after_h[0] - score,
        loss=loss,
        trace=trace,
    )


# The same loss in the two notations that books use. Both are run on the page.


def by_labels(s: Floats, t: Floats) -> Floats:
    """Return each term by cross-entropy with labels 1 and 0, as in the book."""
    y = sigmoid(s)
    return -(t * np.log(y) + (1 - t) * np.log(1 - y))


def by_signs(s: Floats, t: Floats) -> Floats:
    """Return each term by log-sigmoids, the negatives' sign turned, as in Mikolov et al. 2013b, equation 4."""
    sign = np.where(t == 1, 1, -1)
    return -np.log(sigmoid(sign * s))


NOTATIONS = (capture(by_labels), capture(by_signs))
