"""Drawings of the page on the whole loss layer: one mini-batch, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.functions import Floats
from material.sentence import WORDS
from material.steps import Step
from pages.loss_layer.gradient_check import Check
from pages.loss_layer.lesson import View, loss_at_zero
from pages.loss_layer.policies import Policy
from ui.drawings.arrow import leads_to
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.drawings.words import words
from ui.text.i18n import Text
from ui.text.numbers import decimal, tiny


class Batch:
    """Draws the arrays of one view, rows and columns named by words."""

    def __init__(self, t: Text, view: View, k: int) -> None:
        self.t = t
        self.view = view
        self.k = k
        self.rows = [f"b={b} · {WORDS[row[0]]}" for b, row in enumerate(view.words)]
        self.columns = [t("loss_layer.columns.target"), *(f"−{i}" for i in range(1, view.words.shape[1]))]

    def input_matrix(self) -> Tree:
        """Return W_in before the update, the context words' rows lit."""
        return matrix(self.view.before[0], "W_in", rows=WORDS, lit=self.view.rows_in)

    def output_matrix(self, lit: Sequence[int] | None = None) -> Tree:
        """Return W_out before the update, the rows of all words asked about lit."""
        return matrix(
            self.view.before[1], "W_out", rows=WORDS, lit=self.view.rows_out if lit is None else lit
        )

    def contexts(self) -> Tree:
        """Return the context words of each example."""
        table = [[WORDS[i] for i in row] for row in self.view.contexts]
        return words("contexts", table, rows=self.rows)

    def asked(self) -> Tree:
        """Return the words that each example asks about."""
        table = [[WORDS[i] for i in row] for row in self.view.words]
        css = ["lab-true", *["lab-noise"] * (self.view.words.shape[1] - 1)]
        return words("words", table, rows=self.rows, columns=self.columns, css=css)

    def h(self) -> Tree:
        """Return the hidden vectors."""
        return matrix(self.view.h, "h", rows=self.rows)

    def dscore(self) -> Tree:
        """Return the slopes of all scores."""
        return matrix(self.view.dscore, "∂L/∂s", rows=self.rows, columns=self.columns)

    def question(self) -> Tree:
        """Return one question's scores, answers, labels and losses by example."""
        view, k = self.view, self.k
        table = np.column_stack([array[:, k] for array in (view.score, view.y, view.label, view.terms)])
        name = self.t("loss_layer.question_of", k=k)
        columns = ["s", "y", "t", self.t("loss_layer.columns.loss")]
        # A label is 0 or 1, not 0.00 or 1.00.
        return matrix(
            table,
            name,
            rows=self.rows,
            columns=columns,
            write=lambda x: decimal(x, "g" if x in (0, 1) else ".2f"),
        )


def numbers(t: Text, step: Step, view: View, k: int) -> list[Tree]:
    """Return the arrays that a step reads and the one that it computes, touched rows lit."""
    batch = Batch(t, view, k)
    return _DRAWINGS[step.name](batch, np.asarray(step.value(view.trace)))


def _dot(b: Batch, value: Floats) -> list[Tree]:
    lit = sorted({int(i) for i in b.view.words[:, b.k]})
    out = matrix(value[:, None], f"s · k={b.k}", rows=b.rows)
    return [b.output_matrix(lit), b.h(), leads_to(out, "h · w")]


def _sum(b: Batch, value: Floats) -> list[Tree]:
    terms = matrix(b.view.losses, "L_k", columns=b.columns)
    zero = b.t("loss_layer.zero", loss=f"{loss_at_zero(b.view.words.shape[1] - 1):.2f}")
    total = element("div", "", matrix(value, "L"), element("small", "lab-muted", zero))
    return [b.asked(), terms, leads_to(total, "+")]


def _update(b: Batch, value: Floats) -> list[Tree]:
    drawn = []
    for name, lit, before, after in zip(
        ("W_in", "W_out"), (b.view.rows_in, b.view.rows_out), b.view.before, b.view.after, strict=True
    ):
        # The words stand once: all three have the same rows.
        old = matrix(before, b.t("loss_layer.before", name=name), rows=WORDS, lit=lit)
        change = matrix(after - before, f"−η · d{name}", lit=lit)
        new = matrix(after, b.t("loss_layer.after", name=name), lit=lit)
        plus = element("div", "lab-arrow", element("b", "", "+"))
        drawn.append(element("div", "lab-update", old, plus, change, leads_to(new)))
    return drawn


_DRAWINGS: dict[str, Callable[[Batch, Floats], list[Tree]]] = {
    "contexts": lambda b, value: [b.contexts(), b.input_matrix()],
    "h": lambda b, value: [
        b.contexts(),
        b.input_matrix(),
        leads_to(matrix(value, "h", rows=b.rows), "Σ ÷ C"),
    ],
    "draw": lambda b, value: [b.asked(), b.output_matrix()],
    "dot": _dot,
    "answer": lambda b, value: [b.question(), leads_to(matrix(value, f"L_{b.k}"), "Σ ÷ B")],
    "sum": _sum,
    "dscore": lambda b, value: [
        b.question(),
        leads_to(matrix(value[:, None], f"∂L/∂s · k={b.k}", rows=b.rows), "(y − t) ÷ B"),
    ],
    "dW_out": lambda b, value: [
        b.asked(),
        b.dscore(),
        b.h(),
        leads_to(matrix(value, "dW_out", rows=WORDS, lit=b.view.rows_out), "∂L/∂s · h"),
    ],
    "dh": lambda b, value: [
        b.dscore(),
        b.output_matrix(),
        leads_to(matrix(value, "dh", rows=b.rows), "Σ ∂L/∂s · w"),
    ],
    "dW_in": lambda b, value: [
        matrix(b.view.dh, "dh", rows=b.rows),
        b.contexts(),
        leads_to(matrix(value, "dW_in", rows=WORDS, lit=b.view.rows_in), "÷ C"),
    ],
    "update": _update,
}


def checks(found: tuple[Check, Check], view: View) -> Tree:
    """Return both matrices' gradients, by backward and by differences, and how far they are apart."""
    parts = []
    for name, one, rows in zip(("W_in", "W_out"), found, (view.rows_in, view.rows_out), strict=True):
        parts += [
            matrix(one.analytic, f"d{name} · backward", rows=WORDS, lit=rows, digits=3),
            matrix(one.numeric, f"d{name} · ±ε", rows=WORDS, lit=rows, digits=3),
            _errors(one),
        ]
    return element("div", "lab-checks", *parts)


def _errors(one: Check) -> Tree:
    table = [[tiny(error) if error else "·" for error in row] for row in one.error]
    shares = words("|a − n| ÷ max", table, rows=WORDS, css=["lab-plain-cell"] * one.error.shape[1])
    return element("div", "" if one.passed else "lab-failed", shares)


def policies(t: Text, found: Mapping[str, Policy]) -> Tree:
    """Return the table of whom each way of drawing lets in."""
    columns = ("target", "context", "repeated", "negatives")
    head = element(
        "tr",
        "",
        element("th", ""),
        *[element("th", "", t(f"loss_layer.policies.{name}")) for name in columns],
    )
    body = []
    for name, policy in found.items():
        cells = [f"{share:.1%}" for share in (policy.target, policy.context, policy.repeated)]
        row = [element("td", "", cell) for cell in (*cells, f"{policy.negatives:.2f}")]
        body.append(element("tr", "", element("th", "", t(f"loss_layer.policies.{name}"), scope="row"), *row))
    table = element("table", "lab-plain lab-long", element("thead", "", head), element("tbody", "", *body))
    return element("div", "lab-scroll", table)
