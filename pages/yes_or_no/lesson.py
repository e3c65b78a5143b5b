"""From many classes to yes or no: ask about one word in place of all (section 4.2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from core.cbow import ContextMean
from core.functions import Floats, Ints, sigmoid, softmax
from core.layers import EmbeddingDot
from core.sampler import UnigramSampler
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.sentence import CONTEXTS, CORPUS, IDS, TARGETS, WORDS, trained
from material.steps import Question, Step

V, H = len(WORDS), 5
SAMPLE_SIZE = 2
"""K of the training. From 3 on, the two words of the context that occurs twice push each other down to a "no"."""
TRAINING_STEPS = 250
"""Adam's steps on the sentence's six examples: enough for every right word to get a yes, every wrong one a no."""
MAX_SEED = 99
"""So many that the tests go through all of them: what the page says of the answers holds for each."""
MAX_NEGATIVES = V - 1


def sigmoid_by_formula(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), as the formula says it; `core.functions.sigmoid` is exact where this overflows."""
    return 1 / (1 + np.exp(-x))


MEAN = capture(ContextMean.forward)
SOFTMAX = capture(softmax)
DOT = capture(EmbeddingDot.forward)
SIGMOID = capture(sigmoid_by_formula)
SOURCES = (MEAN, SOFTMAX, DOT, SIGMOID)

STEPS = (
    Step(
        "h", ("contexts", "h"), r"\lit{h} = \frac{1}{C} \sum_{c=1}^{C} W_{\text{in}}[\,c\,]", MEAN, "return"
    ),
    Step(
        "many",
        ("scores",),
        r"s_v = h \cdot w_v, \qquad \lit{y_v} = \frac{e^{s_v}}{\sum_{u=1}^{V} e^{s_u}}",
        SOFTMAX,
        "return",
    ),
    Step("row", ("scores",), r"\lit{w} = W_{\text{out}}[\,\text{word}\,]", DOT, "target_W"),
    Step("dot", ("scores",), r"\lit{s} = h \cdot w = \sum_{j=1}^{H} h_j\,w_j", DOT, "out"),
    Step("sigmoid", ("sigmoid",), r"\lit{y} = \sigma(s) = \frac{1}{1 + e^{-s}}", SIGMOID, "return"),
)

FLAGGED = ("h", "sigmoid")
"""The steps at which it matters that two gaps have the same h."""

QUESTIONS = (
    Question("rows", ("one", "few", "all"), "one"),
    Question("sum", ("one", "free", "most"), "free"),
    Question("both", ("sum", "short", "same"), "same"),
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
    right : tuple of int
        The ids of the words that are right in this context (`right_words`).
    W_in, W_out : arrays of shape (V, H)
    h : array of shape (H,)
    score, softmax, sigmoid : arrays of shape (V,)
        The values for every word; negative sampling computes only one of the sigmoids.
    terms, running : arrays of shape (H,)
        The products whose sum is the score, and their sum so far.
    """

    contexts: Ints
    word: int
    right: tuple[int, ...]
    W_in: Floats
    W_out: Floats
    h: Floats
    score: Floats
    softmax: Floats
    sigmoid: Floats
    terms: Floats
    running: Floats
    trace: Trace


def same_context(example: int) -> tuple[int, ...]:
    """Return the examples that have the same h as a given one, itself among them: a mean knows no order."""
    words = sorted(CONTEXTS[example])
    return tuple(i for i, contexts in enumerate(CONTEXTS) if sorted(contexts) == words)


def right_words(example: int) -> tuple[int, ...]:
    """Return the words that stood between the context words of an example, in either order.

    "say ▢ and" and "and ▢ say" have the same h, so the right word of one is right for the other too; and yet it is
    drawn as a negative there.
    """
    return tuple(int(TARGETS[i]) for i in same_context(example))


Verdict = Literal["untrained", "right", "both", "wrong"]


def verdict(state: State) -> Verdict:
    """Return which answer is to be expected: none yet, a yes, a yes that is held down, or a no."""
    right = right_words(state.example)
    if not state.trained:
        return "untrained"
    if IDS[state.word] not in right:
        return "wrong"
    return "both" if len(right) > 1 else "right"


def weights(state: State) -> tuple[Floats, Floats]:
    """Return W_in and W_out, before or after training, for the lesson's sizes."""
    return trained(H, SAMPLE_SIZE, TRAINING_STEPS if state.trained else 0, state.seed)


def run(state: State) -> View:
    """Answer both questions for one context: which word is it, and is it this one."""
    W_in, W_out = weights(state)
    contexts = CONTEXTS[state.example]
    word = np.array([IDS[state.word]])
    with tracing(*SOURCES) as trace:
        h = ContextMean(W_in, len(contexts)).forward(contexts[None])
        softmax(h @ W_out.T)
        sigmoid_by_formula(EmbeddingDot(W_out).forward(h, word))
    score = W_out @ h[0]
    terms = h[0] * W_out[word[0]]
    return View(
        contexts=contexts,
        word=int(word[0]),
        right=right_words(state.example),
        W_in=W_in,
        W_out=W_out,
        h=h[0],
        score=score,
        softmax=softmax(score),
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


def push(view: View, other: int, score: float) -> Pushed:
    """Add to one word's row the multiple of h that gives it a score, and answer again."""
    W_out = view.W_out.copy()
    W_out[other] += (score - view.score[other]) * view.h / (view.h @ view.h)
    scores = W_out @ view.h
    return Pushed(W_out, softmax(scores), sigmoid(scores))


TWO_RIGHT: dict[str, int | str] = {"example": 1, "word": "goodbye", "sample_size": MAX_NEGATIVES}
"""Settings at which both right words of a context are asked about, whatever the seed."""

Guess = Literal["both", "softmax", "sigmoid", "neither"]
"""What may be expected of the two answers when another word's row is changed."""
GUESSES: tuple[Guess, ...] = get_args(Guess)


@dataclass(frozen=True)
class Sums:
    """The answers about one word and its negatives, before and after training.

    Attributes
    ----------
    words : array of shape (V,)
        The word, then all others in the order in which they are drawn as negatives.
    softmax : array of shape (V,)
        The trained network's shares, in the order of `words`.
    before, after : arrays of shape (V,)
        The sigmoids, in the order of `words`.
    right : tuple of int
        The ids of the words that are right in this context.
    """

    words: Ints
    softmax: Floats
    before: Floats
    after: Floats
    right: tuple[int, ...]

    def asked_right(self, sample_size: int) -> tuple[int, ...]:
        """Return those of the right words that are among the K + 1 that are asked about."""
        return tuple(word for word in self.right if word in self.words[: sample_size + 1])

    def drawn_right(self, sample_size: int) -> tuple[int, ...]:
        """Return those of the right words that are among the K negatives."""
        return tuple(word for word in self.right if word in self.words[1 : sample_size + 1])


def negatives(word: int, seed: int) -> Ints:
    """Return all other words, in the order in which they are drawn as negatives for one.

    The first K of them are K negatives: without replacement, draws one after another.
    """
    sampler = UnigramSampler(CORPUS, 0.75, MAX_NEGATIVES, rng=np.random.default_rng(seed))
    return sampler.get_negative_sample(np.array([word]))[0]


def sums(example: int, word: str, seed: int) -> Sums:
    """Ask about a word and all its negatives, with the first weights and with the trained ones."""
    untrained = run(State(example, word, trained=False, seed=seed))
    view = run(State(example, word, trained=True, seed=seed))
    words = np.array([view.word, *negatives(view.word, seed)])
    return Sums(words, view.softmax[words], untrained.sigmoid[words], view.sigmoid[words], view.right)


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
