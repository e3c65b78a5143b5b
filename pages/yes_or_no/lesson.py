"""From many classes to yes or no: ask about one word in place of all (section 4.2.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cbow import ContextMean
from core.functions import Floats, Ints, sigmoid, softmax
from core.layers import EmbeddingDot
from core.loss import SoftmaxLoss
from core.sampler import UnigramSampler
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.sentence import CONTEXTS, CORPUS, IDS, WORDS, trained
from material.steps import Question, Step

V, H = len(WORDS), 5
SAMPLE_SIZE = 3
TRAINING_STEPS = 30
"""Adam's steps on the sentence's six examples: the answers are right by then, but not yet certain."""
MAX_NEGATIVES = V - 1

MEAN = capture(ContextMean.forward)
SOFTMAX = capture(SoftmaxLoss.forward)
DOT = capture(EmbeddingDot.forward)
SIGMOID = capture(sigmoid)
SOURCES = (MEAN, SOFTMAX, DOT, SIGMOID)

STEPS = (
    Step(
        "h", ("contexts", "h"), r"\lit{h} = \frac{1}{C} \sum_{c=1}^{C} W_{\text{in}}[\,c\,]", MEAN, "return"
    ),
    Step(
        "many",
        ("scores",),
        r"\lit{\log p(v)} = h \cdot w_v - \log \sum_{u=1}^{V} e^{\,h \cdot w_u}",
        SOFTMAX,
        "log_y",
    ),
    Step("row", ("scores",), r"\lit{w} = W_{\text{out}}[\,\text{word}\,]", DOT, "target_W"),
    Step("dot", ("scores",), r"\lit{s} = h \cdot w = \sum_{j=1}^{H} h_j\,w_j", DOT, "out"),
    Step("sigmoid", ("sigmoid",), r"\lit{y} = \sigma(s) = \frac{1}{1 + e^{-s}}", SIGMOID, "return"),
)

QUESTIONS = (
    Question("rows", ("one", "few", "all"), "one"),
    Question("sum", ("one", "free", "most"), "free"),
    Question("meaning", ("probability", "pair", "share"), "pair"),
)


@dataclass(frozen=True)
class State:
    """What the learner set.

    Attributes
    ----------
    example : int
        Which of the sentence's six examples gives the context.
    word : str
        The word asked about.
    trained : bool
        Whether the numbers are those after training, or those of the first random weights.
    seed : int
    """

    example: int = 0
    word: str = "say"
    trained: bool = True
    seed: int = 1


@dataclass(frozen=True)
class View:
    """One context, asked about all words and about one.

    Attributes
    ----------
    contexts : array of shape (C,)
        The ids of the context words.
    word : int
        The id of the word asked about.
    W_in, W_out : arrays of shape (V, H)
    h : array of shape (H,)
    score, softmax, sigmoid : arrays of shape (V,)
        The values for every word; negative sampling computes only one of the sigmoids.
    terms, running : arrays of shape (H,)
        The products whose sum is the score, and their sum so far.
    """

    contexts: Ints
    word: int
    W_in: Floats
    W_out: Floats
    h: Floats
    score: Floats
    softmax: Floats
    sigmoid: Floats
    terms: Floats
    running: Floats
    trace: Trace


def run(state: State) -> View:
    """Answer both questions for one context: which word is it, and is it this one."""
    W_in, W_out = trained(H, SAMPLE_SIZE, TRAINING_STEPS if state.trained else 0, state.seed)
    contexts = CONTEXTS[state.example]
    word = np.array([IDS[state.word]])
    which = SoftmaxLoss(W_out)
    with tracing(*SOURCES) as trace:
        h = ContextMean(W_in, len(contexts)).forward(contexts[None])
        which.forward(h, word)
        sigmoid(EmbeddingDot(W_out).forward(h, word))
    score = W_out @ h[0]
    terms = h[0] * W_out[word[0]]
    return View(
        contexts=contexts,
        word=int(word[0]),
        W_in=W_in,
        W_out=W_out,
        h=h[0],
        score=score,
        softmax=which.cache[2][0],
        sigmoid=sigmoid(score),
        terms=terms,
        running=np.cumsum(terms),
        trace=trace,
    )


@dataclass(frozen=True)
class Pushed:
    """The same context after one row of W_out was changed.

    Attributes
    ----------
    W_out : array of shape (V, H)
    softmax, sigmoid : arrays of shape (V,)
    """

    W_out: Floats
    softmax: Floats
    sigmoid: Floats


def push(view: View, other: int, amount: float) -> Pushed:
    """Add to one word's row what raises its score by a given amount, and answer again."""
    W_out = view.W_out.copy()
    W_out[other] += amount * view.h / (view.h @ view.h)
    score = W_out @ view.h
    return Pushed(W_out, softmax(score), sigmoid(score))


def answers(view: View, sample_size: int, seed: int) -> Ints:
    """Return the K + 1 words that negative sampling asks about: the word itself and its negatives."""
    sampler = UnigramSampler(CORPUS, 0.75, sample_size, rng=np.random.default_rng(seed))
    word = np.array([view.word])
    return np.concatenate([word, sampler.get_negative_sample(word)[0]])


@dataclass(frozen=True)
class Layout:
    """The same numbers in two shapes.

    Attributes
    ----------
    rows : array of shape (V, H)
        The layout used here: a word's vector is a row.
    columns : array of shape (H, V)
        The layout of the book's chapter 3: a word's vector is a column.
    row_stride, column_stride : int
        Bytes from one number of a word's vector to the next.
    """

    rows: Floats
    columns: Floats
    row_stride: int
    column_stride: int


def layout(view: View) -> Layout:
    """Lay W_out out both ways and see how far the numbers of one word lie apart in memory."""
    rows, columns = np.ascontiguousarray(view.W_out), np.ascontiguousarray(view.W_out.T)
    return Layout(rows, columns, rows[view.word].strides[0], columns[:, view.word].strides[0])


def own_scores(view: View) -> tuple[Floats, Floats]:
    """Return each word's score as its own context: with W_in in both roles, and with two matrices."""
    return (view.W_in * view.W_in).sum(axis=1), (view.W_in * view.W_out).sum(axis=1)
