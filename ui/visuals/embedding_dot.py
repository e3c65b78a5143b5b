"""Drawings of the page on Embedding and Embedding Dot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lessons.embedding_dot import Attempt, V, View
from lessons.step import Step
from ui.i18n import Text
from ui.markup import Tree, h
from ui.visuals.code import code
from ui.visuals.matrix import matrix

_WORDS = [str(v) for v in range(V)]


def numbers(step: Step, view: View) -> list[Tree]:
    """Return the matrices that a step reads and the one that it computes, touched rows lit."""
    rows = sorted({int(i) for i in view.idx})
    batch = [f"b={b} · {i}" for b, i in enumerate(view.idx)]
    value = np.asarray(step.value(view.trace))
    W = matrix(view.W, "W", rows=_WORDS, lit=rows, digits=0)
    hidden = matrix(view.h, "h", rows=batch, digits=0)
    result = matrix(
        value.reshape(len(value), -1), step.symbol, rows=_WORDS if len(value) == V else batch, digits=0
    )
    match step.name:
        case "pick":
            return [W, result]
        case "dot":
            picked = view.W[view.idx]
            product = matrix(picked * view.h, "target_W * h", rows=batch, digits=0)
            return [matrix(picked, "target_W", rows=batch, digits=0), hidden, product, result]
        case "dtarget":
            return [hidden, result]
        case "add":
            dout = np.asarray(view.trace.value(step.source, "dout"))
            return [
                matrix(dout, "dout", rows=batch, digits=0),
                matrix(value, "dW", rows=_WORDS, lit=rows, digits=0),
            ]
        case "dh":
            return [matrix(view.W[view.idx], "target_W", rows=batch, digits=0), result]
        case _:
            return [result]


def attempts(t: Text, tried: Sequence[Attempt]) -> Tree:
    """Return the four ways of writing side by side, each with the gradient that it made."""
    cards = []
    for attempt in tried:
        verdict = "right" if attempt.is_right else "wrong"
        cards.append(
            h(
                "div",
                f"lab-card lab-{verdict}",
                h("div", "lab-verdict", t(f"embedding_dot.repeated.{verdict}")),
                code(attempt.source, body_only=True),
                matrix(attempt.dW, "dW", rows=_WORDS, lit=np.flatnonzero(attempt.dW.any(axis=1)), digits=0),
            )
        )
    return h("div", "lab-cards", *cards)
