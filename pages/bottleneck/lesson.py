"""What a large vocabulary costs after the hidden layer, counted in multiply-adds (section 4.2.1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cbow import CBOW, ContextMean, SoftmaxCBOW
from core.functions import Floats, Ints
from core.loss import NegativeSamplingLoss, SoftmaxLoss
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.once import once
from material.sentence import CONTEXTS, CORPUS, TARGETS, WORDS
from material.steps import Question, Step

V, H, B, K = len(WORDS), 3, 1, 2
"""The sizes of the small run whose numbers are shown."""
SEED = 6
SCALE = 60
"""The first weights are enlarged for the small run: the book's 0.01 would be shown as 0.00."""

HIDDEN = capture(ContextMean.forward)
SOFTMAX_FORWARD = capture(SoftmaxLoss.forward)
SOFTMAX_BACKWARD = capture(SoftmaxLoss.backward)
NEGATIVE_FORWARD = capture(NegativeSamplingLoss.forward)
NEGATIVE_BACKWARD = capture(NegativeSamplingLoss.backward)
SOURCES = (HIDDEN, SOFTMAX_FORWARD, SOFTMAX_BACKWARD, NEGATIVE_FORWARD, NEGATIVE_BACKWARD)

STEPS = (
    Step(
        "hidden",
        ("contexts", "h"),
        r"\lit{h_b} = \frac{1}{C} \sum_{c \in C_b} W_{\text{in}}[c]",
        HIDDEN,
        "return",
    ),
    Step("scores", ("scores",), r"\lit{S} = h\, W_{\text{out}}^{\top}", SOFTMAX_FORWARD, "score"),
    Step(
        "softmax",
        ("sigmoid", "loss"),
        r"\lit{\ln y_{bv}} = s_{bv} - \ln \sum_{u=1}^{V} e^{s_{bu}}",
        SOFTMAX_FORWARD,
        "log_y",
    ),
    Step(
        "dW",
        ("gradients", "update"),
        r"\lit{\frac{\partial L}{\partial W_{\text{out}}}} = \left(\frac{\partial L}{\partial S}\right)^{\top} h",
        SOFTMAX_BACKWARD,
        "dW",
    ),
    Step(
        "dh",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial h}} = \frac{\partial L}{\partial S}\, W_{\text{out}}",
        SOFTMAX_BACKWARD,
        "return",
    ),
    Step(
        "negative",
        ("scores", "sigmoid", "loss", "gradients"),
        rf"\bigl|\,\lit{{\{{w_b,\, n_{{b1}}, \ldots, n_{{bK}}\}}}}\,\bigr| = K + 1 = {K + 1} < {V} = V",
        NEGATIVE_FORWARD,
        "words",
    ),
)

QUESTIONS = (
    Question("double", ("both", "softmax", "neither"), "softmax"),
    Question("memory", ("smaller", "same", "rows"), "same"),
    Question("why_slow", ("python", "dense", "random"), "dense"),
)

GUESSES = {"e1": 10.0, "e3": 1e3, "e5": 1e5, "e7": 1e7}
"""How many times fewer multiply-adds, as the learner may guess."""

VOCABULARIES = (*(m * 10**e for e in (2, 3, 4, 5) for m in (1, 2, 5)), 1_000_000)
HIDDEN_SIZES = (10, 25, 50, 100, 200, 300)
BATCH_SIZES = (1, 10, 32, 100)
MOST_NEGATIVES = 20


@dataclass(frozen=True)
class State:
    """Sizes; the defaults are the book's example, in a batch of 100.

    Attributes
    ----------
    vocab_size, hidden_size, batch_size, sample_size : int
        V, H, B, K.
    """

    vocab_size: int = 1_000_000
    hidden_size: int = 100
    batch_size: int = 100
    sample_size: int = 5


ASKED = State()
"""The sizes that the guess on the count is about: the book's example."""


@dataclass(frozen=True)
class Work:
    """Multiply-adds of one batch after the hidden layer: scores, gradient of W_out, gradient of h.

    Exponentials, logarithms and the drawing of negatives are not counted.

    Attributes
    ----------
    softmax, negative : int
        3 B V H and 3 B (K + 1) H.
    """

    softmax: int
    negative: int

    @property
    def times(self) -> float:
        """How many times fewer negative sampling needs: V / (K + 1), whatever H and B."""
        return self.softmax / self.negative


def work(state: State) -> Work:
    """Count the multiply-adds of both output layers."""
    one_product = state.batch_size * state.hidden_size
    return Work(3 * one_product * state.vocab_size, 3 * one_product * (state.sample_size + 1))


@dataclass(frozen=True)
class Memory:
    """Bytes, each number taking 4 of them (float32; NumPy's own float64 takes twice as many).

    Attributes
    ----------
    weights : int
        The numbers of W_out, the same for both output layers.
    training : int
        The numbers of W_out, its dense gradient, and Adam's two moments.
    """

    weights: int
    training: int


def memory(state: State) -> Memory:
    """Return the memory that W_out takes, alone and in training."""
    weights = 4 * state.vocab_size * state.hidden_size
    return Memory(weights, 4 * weights)


@dataclass(frozen=True)
class View:
    """One batch of the book's sentence, through a softmax and through negative sampling.

    Attributes
    ----------
    contexts : array of shape (B, C)
    target : array of shape (B,)
    W_in, W_out : arrays of shape (V, H)
        Both output layers start from the same weights.
    trace : Trace
    """

    contexts: Ints
    target: Ints
    W_in: Floats
    W_out: Floats
    trace: Trace


@once(maxsize=1)
def run() -> View:
    """Send the first examples of the sentence through both networks and back."""
    contexts, target = CONTEXTS[:B], TARGETS[:B]
    softmax = SoftmaxCBOW(V, H, 1, rng=np.random.default_rng(SEED))
    negative = CBOW(V, H, 1, CORPUS, sample_size=K, rng=np.random.default_rng(SEED))
    for W in (*softmax.params, *negative.params):
        W *= SCALE
    with tracing(*SOURCES) as trace:
        for model in (softmax, negative):
            model.forward(contexts, target)
            model.backward()
    W_in, W_out = softmax.params
    return View(contexts, target, W_in, W_out, trace)


def counts() -> dict[str, str]:
    """Return one product's multiply-adds in the small run and in the book's example, for the text."""
    book = State()
    large = book.batch_size * book.vocab_size * book.hidden_size
    return {"small": f"{B}·{V}·{H} = {B * V * H}", "large": f"{large:,}"}
