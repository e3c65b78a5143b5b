"""Drawings and worked formulas of the page on the sigmoid and the cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from core.functions import Floats, Ints
from material.steps import Step
from pages.sigmoid import lesson
from pages.sigmoid.lesson import View
from pages.sigmoid.numerics import LOSSES, Check, TwoClasses
from ui.drawings.code import code
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import latex, number

_NAMES = {"sigmoid": "y", "loss": "L", "gradient": "dscore", "update": "score"}
"""What the caller calls the value that a step's function returns."""


def _answer(y: float) -> str:
    """Return an answer for a formula; one that would be rounded to 1 says how much it lacks."""
    return latex(y) if 1 - y >= 1e-3 else rf"\left(1 - {latex(1 - y)}\right)"


def _bracketed(value: float) -> str:
    return rf"\left({latex(value)}\right)" if value < 0 else latex(value)


def worked(step: Step, view: View) -> str:
    """Return a step's formula with the learner's numbers in it."""
    s, y, t = f"{view.score:.2f}", _answer(view.y), view.label
    slope, gradient = latex(view.slope), latex(view.gradient)
    match step.name:
        case "score":
            return f"s = {s}"
        case "sigmoid":
            return rf"y = \frac{{1}}{{1 + e^{{{-view.score:.2f}}}}} = {y}"
        case "loss":
            right = y if t else f"(1 - {y})"
            return rf"L = -\log {right} = {latex(view.loss)}"
        case "dy":
            right = rf"-\frac{{1}}{{{y}}}" if t else rf"\frac{{1}}{{1 - {y}}}"
            return rf"\frac{{\partial L}}{{\partial y}} = {right} = {latex(view.dy)}"
        case "slope":
            return rf"\frac{{\partial y}}{{\partial s}} = {y} \times (1 - {y}) = {slope}"
        case "gradient":
            cancelled = rf"\cancel{{{slope}}}"
            return (
                r"\begin{aligned} \frac{\partial L}{\partial s}"
                rf" &= {latex(view.dy)} \times {slope} \\[2pt]"
                rf" &= \frac{{{y} - {t}}}{{{cancelled}}} \times {cancelled} \\[2pt]"
                rf" &= {y} - {t} = {gradient} \end{{aligned}}"
            )
        case _:
            return (
                rf"s \leftarrow {s} - {view.rate:.1f} \times {_bracketed(view.gradient)}"
                rf" = {view.next_score:.2f}"
            )


def numbers(step: Step, view: View) -> list[Tree]:
    """Return the values that a step reads and the one that it computes, as the code holds them."""
    score = view.trace.value(lesson.FORWARD, "score")
    label = view.trace.value(lesson.FORWARD, "label")
    y = view.trace.value(lesson.SIGMOID, "return")
    reads = {
        "score": [],
        "sigmoid": [("x", score)],
        "loss": [("score", score), ("label", label)],
        "dy": [("y", y), ("label", label)],
        "slope": [("y", y)],
        "gradient": [("self.y", y), ("self.label", label)],
        "update": [
            ("score", score),
            ("dscore", view.trace.value(lesson.BACKWARD, "return")),
        ],
    }[step.name]
    result = (_NAMES.get(step.name, step.symbol), np.asarray(step.value(view.trace)))
    return [_value(name, np.asarray(value)) for name, value in [*reads, result]]


def _value(name: str, value: Floats | Ints) -> Tree:
    # Scores as the slider says them, labels as they are, all else in four digits.
    write = None if name in ("score", "x", "label", "self.label") else number
    return matrix(value, name, write=write, scale=max(1.0, float(np.abs(value).max())))


def checks(t: Text, tried: Mapping[str, Check]) -> Tree:
    """Return two ways to write the loss side by side, each with its gradient check."""
    cards = []
    for name, check in tried.items():
        verdict = "right" if check.agrees else "wrong"
        rows = [
            element(
                "tr",
                "",
                element("th", "", t(f"sigmoid.numerics.{word}"), scope="row"),
                element("td", "", number(value)),
            )
            for word, value in (
                ("loss", float(check.loss[0])),
                ("slope", float(check.slope[0])),
                ("gradient", float(check.gradient[0])),
                ("error", float(check.error[0])),
            )
        ]
        cards.append(
            element(
                "div",
                f"lab-card lab-{verdict}",
                element("div", "", t(f"sigmoid.numerics.{name}")),
                code(LOSSES[name][0], body_only=True),
                element("table", "lab-readings", element("tbody", "", *rows)),
                element("div", "lab-verdict", t(f"sigmoid.numerics.{verdict}")),
            )
        )
    return element("div", "lab-cards lab-pair", *cards)


def two_classes(t: Text, seen: TwoClasses) -> Tree:
    """Return softmax of two scores above the sigmoid of their difference."""
    columns = ["a", "b"]
    return element(
        "div",
        "lab-numbers",
        matrix(seen.score, t("sigmoid.two.score"), columns=columns, digits=1, scale=8),
        element("div", "lab-then", "→"),
        matrix(seen.softmax, t("sigmoid.two.softmax"), columns=columns, digits=6, scale=1),
        element("div", "lab-then", "="),
        matrix(np.array([seen.sigmoid]), t("sigmoid.two.sigmoid"), columns=[" "], digits=6, scale=1),
        element("div", "lab-then", "←"),
        matrix(np.array([seen.difference]), t("sigmoid.two.difference"), columns=[" "], digits=1, scale=8),
    )
