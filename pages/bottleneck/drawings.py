"""Drawings of the page on the bottleneck."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from core.tracing.source import Source
from material.sentence import WORDS
from material.steps import Step
from pages.bottleneck.lesson import NEGATIVE_BACKWARD, SOFTMAX_BACKWARD, View, Work, memory, work
from pages.bottleneck.lesson import State as Sizes
from ui.drawings.arrow import leads_to
from ui.drawings.code import code
from ui.drawings.facts import facts
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.drawings.words import words
from ui.text.i18n import Text
from ui.text.numbers import count, size, times

_ALL = range(len(WORDS))


def numbers(step: Step, view: View) -> list[Tree]:
    """Return the matrices that a step reads and the one that it computes, touched rows lit."""
    trace = view.trace
    value = np.asarray(step.value(trace))
    batch = [f"b={b} · {WORDS[target]}" for b, target in enumerate(view.target)]
    W_out = matrix(view.W_out, "W_out", rows=WORDS, lit=_ALL)
    match step.name:
        case "hidden":
            rows = sorted({int(i) for i in view.contexts.ravel()})
            W_in = matrix(view.W_in, "W_in", rows=WORDS, lit=rows)
            return [W_in, leads_to(matrix(value, "h", rows=batch), "÷ C")]
        case "scores":
            return [W_out, leads_to(matrix(value, "S", rows=batch, columns=WORDS), "· h")]
        case "softmax":
            score = matrix(np.asarray(trace.value(step.source, "score")), "S", rows=batch, columns=WORDS)
            logarithm = matrix(value, "log_y", rows=batch, columns=WORDS)
            return [score, logarithm, matrix(np.exp(value), "y", rows=batch, columns=WORDS)]
        case "dW":
            dscore = np.asarray(trace.value(SOFTMAX_BACKWARD, "dscore"))
            return [
                matrix(dscore, "∂L/∂S", rows=batch, columns=WORDS),
                matrix(np.asarray(trace.value(SOFTMAX_BACKWARD, "h")), "h", rows=batch),
                matrix(value, "dW", rows=WORDS, lit=_ALL),
            ]
        case "dh":
            return [W_out, leads_to(matrix(value, "dh", rows=batch), "· ∂L/∂S")]
        case _:
            touched = sorted({int(i) for i in value.ravel()})
            dW = np.asarray(trace.value(NEGATIVE_BACKWARD, "dW"))
            asked = [[WORDS[i] for i in row] for row in value]
            css = ["lab-true", *["lab-noise"] * (value.shape[1] - 1)]
            return [
                element("div", "lab-whole-row", words("words", asked, css=css)),
                matrix(view.W_out, "W_out", rows=WORDS, lit=touched),
                matrix(dW, "dW", rows=WORDS, lit=touched),
            ]


def costs(t: Text, sizes: Sizes, *, revealed: bool) -> Tree:
    """Return multiply-adds and memory as figures; what the guess is about only when it is revealed."""
    found: Work = work(sizes)
    held = memory(sizes)
    shown = ((count(found.negative), "3 · B · (K+1) · H"), (times(found.times), "V / (K+1)"))
    hidden = ("?", "")
    return facts(
        [
            (t("bottleneck.facts.softmax"), count(found.softmax), "3 · B · V · H"),
            (t("bottleneck.facts.negative"), *(shown[0] if revealed else hidden)),
            (t("bottleneck.facts.times"), *(shown[1] if revealed else hidden)),
            (
                t("bottleneck.facts.memory"),
                size(held.weights),
                t("bottleneck.facts.training", size=size(held.training)),
            ),
        ]
    )


def listings(costly: Sequence[tuple[Source, Collection[int]]], by_rows: Sequence[Source]) -> Tree:
    """Return the code whose lit lines grow with V, and beside it the code that stands in its place."""
    left = [element("div", "", code(source, lit)) for source, lit in costly]
    right = [element("div", "", code(source)) for source in by_rows]
    return element("div", "lab-listings", element("div", "", *left), element("div", "", *right))
