"""The loss layer whole: one mini-batch from word ids to updated rows (section 4.2.7)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.cbow import CBOW, ContextMean
from core.functions import Floats, Ints, sigmoid_cross_entropy
from core.layers import EmbeddingDot, SigmoidWithLoss
from core.loss import NegativeSamplingLoss
from core.optim import SGD
from core.sampler import UnigramSampler
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.once import once
from material.sentence import CONTEXTS, CORPUS, TARGETS, WORDS, trained
from material.steps import Question, Step

V, C = len(WORDS), CONTEXTS.shape[1]
MOST_NEGATIVES, MOST_EXAMPLES = V - 1, len(TARGETS)

SCALE = 60
"""Random weights are enlarged: with the book's deviation of 0.01 every number would be shown as 0.00."""
ADAM_STEPS = 90

WEIGHTS = ("random", "zero", "trained")

CONTEXT_FORWARD = capture(ContextMean.forward)
CONTEXT_BACKWARD = capture(ContextMean.backward)
SAMPLER = capture(UnigramSampler.get_negative_sample)
LAYER_FORWARD = capture(NegativeSamplingLoss.forward)
LAYER_BACKWARD = capture(NegativeSamplingLoss.backward)
DOT_FORWARD = capture(EmbeddingDot.forward)
LOSS_FORWARD = capture(SigmoidWithLoss.forward)
LOSS_BACKWARD = capture(SigmoidWithLoss.backward)
UPDATE = capture(SGD.update)
SOURCES = (
    CONTEXT_FORWARD,
    SAMPLER,
    LAYER_FORWARD,
    DOT_FORWARD,
    LOSS_FORWARD,
    LAYER_BACKWARD,
    LOSS_BACKWARD,
    CONTEXT_BACKWARD,
    UPDATE,
)

STEPS = (
    Step("contexts", ("contexts",), r"\lit{c_{b1}, \ldots, c_{bC}}", CONTEXT_FORWARD, "contexts"),
    Step(
        "h",
        ("h",),
        r"\lit{h_b} = \frac{1}{C} \sum_{i=1}^{C} W_{\text{in}}[c_{bi}]",
        CONTEXT_FORWARD,
        "return",
    ),
    Step("draw", ("scores",), r"\lit{n_{b1}, \ldots, n_{bK}} \sim p_n", SAMPLER, "negatives"),
    Step("dot", ("scores",), r"\lit{s_{bk}} = h_b \cdot W_{\text{out}}[w_{bk}]", DOT_FORWARD, "out"),
    Step(
        "answer",
        ("sigmoid", "loss"),
        r"\begin{gathered} \lit{L_k} = -\frac{1}{B} \sum_{b} \big[\, t_k \ln y_{bk} \\"
        r" +\; (1 - t_k) \ln (1 - y_{bk}) \,\big] \end{gathered}",
        LOSS_FORWARD,
        "return",
    ),
    Step("sum", ("loss",), r"\lit{L} = \sum_{k=0}^{K} L_k", LAYER_FORWARD, "loss"),
    Step(
        "dscore",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial s_{bk}}} = \frac{y_{bk} - t_k}{B}",
        LOSS_BACKWARD,
        "return",
    ),
    Step(
        "dW_out",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial W_{\text{out}}[v]}} = \sum_{b,k:\,w_{bk} = v}"
        r" \frac{\partial L}{\partial s_{bk}}\, h_b",
        LAYER_BACKWARD,
        "dW",
    ),
    Step(
        "dh",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial h_b}} = \sum_{k=0}^{K}"
        r" \frac{\partial L}{\partial s_{bk}}\, W_{\text{out}}[w_{bk}]",
        LAYER_BACKWARD,
        "dh",
    ),
    Step(
        "dW_in",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial W_{\text{in}}[v]}} = \sum_{b,i:\,c_{bi} = v}"
        r" \frac{1}{C} \frac{\partial L}{\partial h_b}",
        CONTEXT_BACKWARD,
        "dW",
    ),
    Step("update", ("update",), r"\lit{W} \leftarrow W - \eta\, \frac{\partial L}{\partial W}", UPDATE, "W"),
)

PER_QUESTION = frozenset({"dot", "answer", "dscore"})
"""Steps whose function is called once for each of the K + 1 questions."""

QUESTIONS = (
    Question("shared", ("last", "sum", "mean"), "sum"),
    Question("batch", ("same", "double", "half"), "same"),
    Question("fresh", ("wrong", "shift", "losses"), "losses"),
)


@dataclass(frozen=True)
class State:
    """What the learner set.

    Attributes
    ----------
    weights : str
        One of `WEIGHTS`: enlarged random ones, W_out all zero (as word2vec.c begins), or after training.
    sample_size, batch_size, hidden_size : int
        K, B, H.
    learning_rate : float
        The learning rate of the update.
    seed : int
        The seed of the first weights and of the negatives.
    """

    weights: str = "random"
    sample_size: int = 2
    batch_size: int = 2
    hidden_size: int = 3
    learning_rate: float = 1.0
    seed: int = 1


@dataclass(frozen=True)
class View:
    """One step of training, with every value that its lines computed.

    Attributes
    ----------
    contexts : array of shape (B, C)
    words : array of shape (B, K + 1)
        Each target and its negatives.
    h, dh : arrays of shape (B, H)
    label, score, y, terms, dscore : arrays of shape (B, K + 1)
        `terms` are the losses of single questions, `dscore` the slopes (y - t) / B.
    losses : array of shape (K + 1,)
        The loss of each question, as the mean over the batch.
    loss : float
        The sum of the losses.
    before, after : (W_in, W_out)
        The weights, each of shape (V, H).
    gradients : (dW_in, dW_out)
    trace : Trace
    """

    contexts: Ints
    words: Ints
    h: Floats
    label: Ints
    score: Floats
    y: Floats
    terms: Floats
    dscore: Floats
    dh: Floats
    losses: Floats
    loss: float
    before: tuple[Floats, Floats]
    after: tuple[Floats, Floats]
    gradients: tuple[Floats, Floats]
    trace: Trace

    @property
    def rows_in(self) -> list[int]:
        """Rows of W_in that the batch touches."""
        return sorted({int(i) for i in self.contexts.ravel()})

    @property
    def rows_out(self) -> list[int]:
        """Rows of W_out that the batch touches."""
        return sorted({int(i) for i in self.words.ravel()})


def weights(kind: str, sample_size: int, hidden_size: int, seed: int) -> tuple[Floats, Floats]:
    """Return W_in and W_out to start from."""
    if kind == "trained":
        return trained(hidden_size, sample_size, ADAM_STEPS, seed)
    W_in, W_out = trained(hidden_size, sample_size, 0, seed)
    return SCALE * W_in, (0 if kind == "zero" else SCALE) * W_out


def model_of(state: State, *, divide: bool = True) -> CBOW:
    """Return a fresh network with the learner's weights, its sampler set to the learner's seed."""
    model = CBOW(V, state.hidden_size, 1, CORPUS, sample_size=state.sample_size, divide=divide)
    for W, start in zip(
        model.params, weights(state.weights, state.sample_size, state.hidden_size, state.seed), strict=True
    ):
        W[...] = start
    model.ns_loss.sampler.rng = np.random.default_rng([state.seed, 1])
    return model


def batch_of(state: State) -> tuple[Ints, Ints]:
    """Return the contexts and targets of the batch: the sentence's first examples."""
    return CONTEXTS[: state.batch_size], TARGETS[: state.batch_size]


@once(maxsize=64)
def run(state: State) -> View:
    """Train on one mini-batch and keep everything that was computed on the way; stepping through it is free."""
    contexts, target = batch_of(state)
    model = model_of(state)
    W_in, W_out = model.params
    before = (W_in.copy(), W_out.copy())
    with tracing(*SOURCES) as trace:
        loss = model.forward(contexts, target)
        model.backward()
        SGD(state.learning_rate).update(model.params, model.grads)
    dW_in, dW_out = model.grads
    questions = range(state.sample_size + 1)
    layers = model.ns_loss.loss_layers
    score = np.column_stack([trace.value(DOT_FORWARD, "out", k) for k in questions])
    label = np.column_stack([layer.label for layer in layers])
    return View(
        contexts=contexts,
        words=trace.value(LAYER_FORWARD, "words"),
        h=trace.value(CONTEXT_FORWARD, "return"),
        label=label,
        score=score,
        y=np.column_stack([layer.y for layer in layers]),
        terms=sigmoid_cross_entropy(score, label),
        dscore=np.column_stack([trace.value(LOSS_BACKWARD, "return", k) for k in questions]),
        dh=trace.value(LAYER_BACKWARD, "dh"),
        losses=np.array([trace.value(LOSS_FORWARD, "return", k) for k in questions]),
        loss=loss,
        before=before,
        after=(W_in, W_out),
        gradients=(dW_in, dW_out),
        trace=trace,
    )


def of_question(step: Step, k: int) -> Step:
    """Return a step that looks at the k-th question, where it looks at one."""
    return replace(step, call=k) if step.name in PER_QUESTION else step


def loss_at_zero(sample_size: int) -> float:
    """Return the loss when every score is 0: each of K + 1 questions is answered with 1/2."""
    return float((sample_size + 1) * np.log(2))
