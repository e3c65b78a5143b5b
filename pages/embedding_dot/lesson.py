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
DOUT = (1.0, 1.0, 1.0)

LARGE_HIDDEN_SIZE = 100
LARGE_BATCH_SIZE = 100
"""The batch of the layer whose traffic is counted."""

FORWARD = capture(EmbeddingDot.forward)
BACKWARD = capture(EmbeddingDot.backward)
EMBEDDING_FORWARD = capture(Embedding.forward)
EMBEDDING_BACKWARD = capture(Embedding.backward)
SOURCES = (FORWARD, BACKWARD, EMBEDDING_FORWARD, EMBEDDING_BACKWARD)

STEPS = (
    Step("pick", ("scores",), r"\lit{w_b} = W_{\text{out}}[\,idx_b\,]", FORWARD, "target_W"),
    Step("dot", ("scores",), r"\lit{s_b} = \sum_{j=1}^{H} w_{bj}\,h_{bj} = w_b \cdot h_b", FORWARD, "out"),
    Step("dout", ("gradients",), r"\lit{\frac{\partial L}{\partial s_b}} = y_b - t_b", BACKWARD, "dout"),
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
GUESSES = {"one": 1.0, "two": 2.0, "three": 3.0}
"""What the learner may expect in that row of dW for idx = [1, 1, 2] and rows of ones."""

# Four ways to give the rows of a batch to dW. Each is run on the page; only one is right.


def assign(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Overwrite: of two gradients for one row the last stays."""
    dW[idx] = dout


def fancy_add(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Read all rows, add, write all rows back: a repeated row is written twice from the same old value."""
    dW[idx] += dout


def add_at(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Add one row after the other."""
    np.add.at(dW, idx, dout)


def add_at_in_a_loop(dW: Floats, idx: Ints, dout: Floats) -> None:
    """Add the whole batch once for each of its rows."""
    for _ in idx:
        np.add.at(dW, idx, dout)


WAYS: tuple[tuple[Source, Callable[[Floats, Ints, Floats], None]], ...] = tuple(
    (capture(way), way) for way in (assign, fancy_add, add_at, add_at_in_a_loop)
)


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
    """Give rows of ones to dW by each of the four ways."""
    ids = np.array(idx)
    dout = np.ones((len(ids), H))
    right = np.eye(V)[ids].T @ dout
    attempts = []
    for source, way in WAYS:
        dW = np.zeros((V, H))
        way(dW, ids, dout)
        attempts.append(Attempt(source, dW, bool(np.array_equal(dW, right))))
    return attempts


@dataclass(frozen=True)
class Traffic:
    """Bytes that one backward pass of a batch writes.

    Attributes
    ----------
    dense : int
        The bytes if the whole gradient is cleared, and then the rows in question are added to.
    sparse : int
        The bytes if those rows alone are written.
    """

    dense: int
    sparse: int


def traffic(vocab_size: int, hidden_size: int, batch_size: int) -> Traffic:
    """Return the bytes written by both kinds of gradient, for numbers of 4 bytes."""
    row = 4 * hidden_size
    return Traffic(dense=row * (vocab_size + batch_size), sparse=row * batch_size)
