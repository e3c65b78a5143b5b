"""Drawings of the page on Embedding and Embedding Dot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from material.steps import Step
from pages.embedding_dot.lesson import DOUT, GUESSED_ROW, LOOP, Attempt, V, View
from ui.drawings.arrow import leads_to
from ui.drawings.code import code
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text

_WORDS = [str(v) for v in range(V)]


def numbers(t: Text, step: Step, view: View) -> list[Tree]:
    """Return the matrices that a step reads and the one that it computes, touched rows lit."""
    rows = sorted({int(i) for i in view.idx})
    batch = [f"b={b} · {i}" for b, i in enumerate(view.idx)]
    value = np.asarray(step.value(view.trace))
    # The book's numbers are whole; the learner's need not be.
    digits = 0 if all(np.array_equal(array, np.round(array)) for array in (view.W, view.h)) else 2
    W = matrix(view.W, "W", rows=_WORDS, lit=rows, digits=digits)
    hidden = matrix(view.h, "h", rows=batch, digits=digits)
    dout = matrix(np.array(DOUT)[:, None], "dout", rows=batch, digits=0)
    result = matrix(
        value.reshape(len(value), -1), step.symbol, rows=_WORDS if len(value) == V else batch, digits=digits
    )
    match step.name:
        case "pick":
            return [W, leads_to(result, "idx")]
        case "dot":
            picked = view.W[view.idx]
            product = matrix(picked * view.h, "target_W * h", rows=batch, digits=digits)
            return [
                matrix(picked, "target_W", rows=batch, digits=digits),
                hidden,
                leads_to(product, "*"),
                leads_to(result, "Σ"),
            ]
        case "dtarget":
            return [dout, hidden, leads_to(result, "dout * h")]
        case "add":
            # What EmbeddingDot calls dtarget_W reaches Embedding under the name of its own argument.
            received = np.asarray(view.trace.value(step.source, "dout"))
            return [
                matrix(received, "dout = dtarget_W", rows=batch, digits=digits),
                leads_to(matrix(value, "dW", rows=_WORDS, lit=rows, digits=digits), "+"),
                element(
                    "div",
                    "lab-whole-row",
                    element("small", "lab-muted", t("embedding_dot.loop")),
                    code(LOOP, body_only=True),
                ),
            ]
        case "dh":
            target_W = matrix(view.W[view.idx], "target_W", rows=batch, digits=digits)
            return [dout, target_W, leads_to(result, "dout * target_W")]
        case _:
            return [result]


def attempts(t: Text, tried: Sequence[Attempt], guess: int) -> Tree:
    """Return the ways of writing one below the other, each with what it made of dW and the learner's guess of row 1.

    All numbers of a row of dW are the same here, so one column tells all.
    """
    rows = []
    for attempt in tried:
        column = attempt.dW[:, 0]
        found = int(column[GUESSED_ROW])
        agrees = found == guess
        verdict = "right" if attempt.is_right else "wrong"
        said = t(
            "embedding_dot.repeated.as_guessed" if agrees else "embedding_dot.repeated.not_guessed",
            row=GUESSED_ROW,
            found=found,
            guess=guess,
        )
        rows.append(
            element(
                "div",
                f"lab-addition lab-{verdict}",
                element(
                    "div",
                    "",
                    code(attempt.source, body_only=True),
                    element("small", "lab-muted", t(f"embedding_dot.ways.{attempt.source.name}")),
                ),
                matrix(
                    column,
                    "dW[:, 0]",
                    columns=_WORDS,
                    lit_columns=np.flatnonzero(column),
                    digits=0,
                ),
                element(
                    "div",
                    "",
                    element("div", "lab-verdict", t(f"embedding_dot.repeated.{verdict}")),
                    element("div", "lab-guess lab-agrees" if agrees else "lab-guess", said),
                ),
            )
        )
    return element("div", "lab-additions", *rows)
