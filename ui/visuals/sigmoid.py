"""Drawings and worked formulas of the page on the sigmoid and the cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from core.functions import Floats, Ints
from lessons import sigmoid as lesson
from lessons.sigmoid import View
from lessons.sigmoid_numerics import LOSSES, Check, TwoClasses
from lessons.step import Step
from ui.i18n import Text
from ui.markup import Tree, h
from ui.numbers import decimal, power_of_ten
from ui.visuals.code import code
from ui.visuals.matrix import matrix

_NAMES = {"sigmoid": "y", "loss": "L", "gradient": "dscore", "update": "score"}
"""What the caller calls the value that a step's function returns."""


def number(value: float) -> str:
    """Return four digits of a number, or a power of ten where it is tiny."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return decimal(value, "#.4g").rstrip(".")
    digits, exponent = f"{value:.2e}".split("e")
    return f"{decimal(float(digits))}×{power_of_ten(exponent)}"


def latex(value: float) -> str:
    """Return the same for a formula."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:#.4g}".rstrip(".")
    digits, power = f"{value:.2e}".split("e")
    return rf"{digits}\times 10^{{{int(power)}}}"


def _bracketed(value: float) -> str:
    return rf"\left({latex(value)}\right)" if value < 0 else latex(value)


def worked(step: Step, view: View) -> str:
    """Return a step's formula with the learner's numbers in it."""
    s, y, t = f"{view.score:.2f}", latex(view.y), view.label
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
    # A tiny value shows three digits after its zeros.
    size = float(np.abs(value).max())
    digits = (
        2 if name in ("score", "x") else 4 if size >= 1e-3 or size == 0 else 2 - int(np.floor(np.log10(size)))
    )
    return matrix(value, name, digits=digits, scale=max(1.0, size))


def checks(t: Text, tried: Mapping[str, Check]) -> Tree:
    """Return two ways to write the loss side by side, each with its gradient check."""
    cards = []
    for name, check in tried.items():
        verdict = "right" if check.agrees else "wrong"
        rows = [
            h("tr", "", h("th", "", t(f"sigmoid.numerics.{word}"), scope="row"), h("td", "", number(value)))
            for word, value in (
                ("loss", float(check.loss[0])),
                ("slope", float(check.slope[0])),
                ("gradient", float(check.gradient[0])),
                ("error", float(check.error[0])),
            )
        ]
        cards.append(
            h(
                "div",
                f"lab-card lab-{verdict}",
                h("div", "", t(f"sigmoid.numerics.{name}")),
                code(LOSSES[name][0], body_only=True),
                h("table", "lab-readings", h("tbody", "", *rows)),
                h("div", "lab-verdict", t(f"sigmoid.numerics.{verdict}")),
            )
        )
    return h("div", "lab-cards lab-pair", *cards)


def two_classes(t: Text, seen: TwoClasses) -> Tree:
    """Return softmax of two scores above the sigmoid of their difference."""
    columns = ["a", "b"]
    return h(
        "div",
        "lab-numbers",
        matrix(seen.score, t("sigmoid.two.score"), columns=columns, digits=1, scale=8),
        h("div", "lab-then", "→"),
        matrix(seen.softmax, t("sigmoid.two.softmax"), columns=columns, digits=6, scale=1),
        h("div", "lab-then", "="),
        matrix(np.array([seen.sigmoid]), t("sigmoid.two.sigmoid"), columns=[" "], digits=6, scale=1),
        h("div", "lab-then", "←"),
        matrix(np.array([seen.difference]), t("sigmoid.two.difference"), columns=[" "], digits=1, scale=8),
    )
