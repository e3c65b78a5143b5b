"""Embedding and Embedding Dot: use only the rows that are needed, forward and backward (section 4.2.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints
from core.layers import Embedding, EmbeddingDot
from core.tracing.source import Source, capture
from core.tracing.trace import Trace, tracing
from material.steps import Question, Step

V, H, B = 7, 3, 3

W_BOOK = tuple(float(x) for x in range(V * H))
"""The book's example: W = np.arange(21).reshape(7, 3)."""
IDX_BOOK = (0, 3, 1)
H_BOOK = tuple(float(x) for x in range(B * H))
DOUT = (1.0, -1.0, 2.0)
"""Whole numbers of other sizes and signs: what is multiplied by them can be told from what is not."""

LARGE_HIDDEN_SIZE = 100
LARGE_BATCH_SIZE = 100
"""The batch of the layer whose traffic is counted."""
VOCAB_SIZES = (7, 100, 1000, 10_000, 100_000, 1_000_000)
"""The sizes of the vocabulary to compare."""
CURVE = tuple(int(size) for size in np.geomspace(VOCAB_SIZES[0], VOCAB_SIZES[-1], 31))
"""Sizes for a line that bends where it should."""

FORWARD = capture(EmbeddingDot.forward)
BACKWARD = capture(EmbeddingDot.backward)
EMBEDDING_FORWARD = capture(Embedding.forward)
EMBEDDING_BACKWARD = capture(Embedding.backward)
SOURCES = (FORWARD, BACKWARD, EMBEDDING_FORWARD, EMBEDDING_BACKWARD)

STEPS = (
    Step("pick", ("scores",), r"\lit{w_b} = W_{\text{out}}[\,idx_b\,]", FORWARD, "target_W"),
    Step("dot", ("scores",), r"\lit{s_b} = \sum_{j=1}^{H} w_{bj}\,h_{bj} = w_b \cdot h_b", FORWARD, "out"),
    Step(
        "dout",
        ("gradients",),
        r"\lit{\text{dout}_b} = \frac{\partial L}{\partial s_b}",
        BACKWARD,
        "dout",
    ),
    Step(
        "dtarget",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial w_b}} = \frac{\partial L}{\partial s_b}\,h_b",
        BACKWARD,
        "dtarget_W",
    ),
    Step(
        "add",
        ("gradients", "update"),
        r"\lit{\frac{\partial L}{\partial W_v}} = \sum_{b:\,idx_b = v} \frac{\partial L}{\partial w_b}",
        EMBEDDING_BACKWARD,
        "dW",
    ),
    Step(
        "dh",
        ("gradients",),
        r"\lit{\frac{\partial L}{\partial h_b}} = \frac{\partial L}{\partial s_b}\,w_b",
        BACKWARD,
        "dh",
    ),
)

QUESTIONS = (
    Question("rows", ("three", "seven", "depends"), "three"),
    Question("twice", ("last", "mean", "sum"), "sum"),
    Question("onehot", ("same", "different", "approximate"), "same"),
)


@dataclass(frozen=True)
class State:
    """What the learner set.

    Attributes
    ----------
    W : tuple of V x H numbers
    idx : tuple of B word ids
    h : tuple of B x H numbers
    """

    W: tuple[float, ...] = W_BOOK
    idx: tuple[int, ...] = IDX_BOOK
    h: tuple[float, ...] = H_BOOK


@dataclass(frozen=True)
class View:
    """One run of the layer, forward and backward, with every value that its lines computed."""

    W: Floats
    h: Floats
    idx: Ints
    trace: Trace
    dW: Floats


def run(state: State) -> View:
    """Send the learner's numbers through EmbeddingDot and back."""
    W = np.array(state.W).reshape(V, H)
    h = np.array(state.h).reshape(B, H)
    idx = np.array(state.idx)
    layer = EmbeddingDot(W)
    with tracing(*SOURCES) as trace:
        layer.forward(h, idx)
        layer.backward(np.array(DOUT))
    return View(W, h, idx, trace, layer.grads[0])


GUESSED_ROW = 1
GUESSES = {"zero": 0, "one": 1, "two": 2, "three": 3}
"""What the learner may expect in that row of dW, for rows of ones."""

# Five ways to give the rows of a batch to dW. Each is run on the page.


def assign(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Overwrite without reading: of two gradients for one row the last stays."""
    dW[idx] = dout


def fancy_add(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Read all rows, add, then write all rows: a repeated row is read twice from the same old value."""
    dW[idx] += dout


def add_in_a_loop(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Read, add and write one row after the other, as the book explains it."""
    for i, word_id in enumerate(idx):
        dW[word_id] += dout[i]


def add_at(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Do the same in one call."""
    np.add.at(dW, idx, dout)


def add_at_in_a_loop(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Add the whole batch once for each of its rows."""
    for _ in idx:
        np.add.at(dW, idx, dout)


WAYS: tuple[tuple[Source, Callable[[Floats, Ints, Floats], None]], ...] = tuple(
    (capture(way), way) for way in (assign, fancy_add, add_in_a_loop, add_at, add_at_in_a_loop)
)
LOOP = capture(add_in_a_loop)
"""The addition as the book explains it, beside `Embedding.backward`."""


@dataclass(frozen=True)
class Attempt:
    """What one way of writing made of a batch.

    Attributes
    ----------
    source : Source
    dW : array of shape (V, H)
    is_right : bool
        Whether it is the gradient: the sum over the batch, by a product with one-hot rows.
    """

    source: Source
    dW: Floats
    is_right: bool


def repeat(idx: tuple[int, ...]) -> list[Attempt]:
    """Give rows of ones to dW by each of the ways."""
    ids = np.array(idx)
    dout = np.ones((len(ids), H))
    right = np.eye(V)[ids].T @ dout
    attempts = []
    for source, way in WAYS:
        dW = np.zeros((V, H))
        way(dW, ids, dout)
        attempts.append(Attempt(source, dW, bool(np.array_equal(dW, right))))
    return attempts


def reply(guess: str, idx: tuple[int, ...]) -> str:
    """Return how a guess compares with the number of examples that ask about the row: right, too_small or too_large."""
    right = idx.count(GUESSED_ROW)
    if GUESSES[guess] == right:
        return "right"
    return "too_small" if GUESSES[guess] < right else "too_large"


@dataclass(frozen=True)
class Traffic:
    """Bytes that one backward pass of a batch writes.

    Attributes
    ----------
    dense : int
        The bytes if the whole gradient is cleared, and then a row is added to for each example.
    sparse : int
        The bytes if a row is written for each example, and nothing else.
    """

    dense: int
    sparse: int


def traffic(
    vocab_size: int, hidden_size: int = LARGE_HIDDEN_SIZE, batch_size: int = LARGE_BATCH_SIZE
) -> Traffic:
    """Return the bytes written by both kinds of gradient, for numbers of 4 bytes."""
    row = 4 * hidden_size
    return Traffic(dense=row * (vocab_size + batch_size), sparse=row * batch_size)
