"""Drawings and worked formulas of the page on the sigmoid and the cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from material.steps import Step
from pages.sigmoid.lesson import STEPS, View
from pages.sigmoid.numerics import LOSSES, TOLERANCE, Check, TwoClasses
from ui.drawings.code import code
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import decimal, number

_ORDER = [step.name for step in STEPS]
_MOST_DIGITS = 12


def numbers(t: Text, step: Step, view: View) -> list[Tree]:
    """Return what stands beside a step's formula and code: all values, and the formula with them put in."""
    return [graph(t, step, view), worked(t, step, view)]


def graph(t: Text, step: Step, view: View) -> Tree:
    """Return the computation with its values, forward above and backward below; what is to come is not yet in sight."""
    now = _ORDER.index(step.name)

    def css(kind: str, name: str) -> str:
        place = _ORDER.index(name)
        return f"{kind} lab-lit" if place == now else f"{kind} lab-later" if place > now else kind

    def value(name: str, symbol: str, written: str) -> Tree:
        return element(
            "div", css("lab-cell", name), element("span", "lab-symbol", symbol), element("b", "", written)
        )

    def node(name: str, words: str) -> Tree:
        return element("div", css("lab-node", name), words)

    right, local = ("−log y", "× (−1/y)") if view.label else ("−log(1 − y)", "× 1/(1 − y)")
    forward = [
        element("div", "lab-cell", element("span", "lab-symbol", "s"), element("b", "", decimal(view.score))),
        node("sigmoid", "σ"),
        value("sigmoid", "y", number(view.y)),
        node("loss", right),
        value("loss", "L", number(view.loss)),
    ]
    backward = [
        value("gradient", "∂L/∂s = y − t", number(view.gradient)),
        value("slope", "× y(1 − y)", number(view.slope)),
        value("dy", "∂L/∂y", number(view.dy)),
        value("dy", local, number(view.dy)),
        value("dy", "∂L/∂L", "1"),
    ]
    rows = [*_joined(forward, "→"), *_joined(backward, "←")]
    return element(
        "div",
        "lab-whole-row lab-scroll",
        element("div", "lab-graph", *rows, role="group", aria_label=t("sigmoid.graph")),
    )


def _joined(cells: list[Tree], sign: str) -> list[Tree]:
    arrow = element("i", "", sign, aria_hidden="true")
    return [part for cell in cells for part in (cell, arrow)][:-1]


def worked(t: Text, step: Step, view: View) -> Tree:
    """Return a step's formula with the learner's numbers in it, as the chosen form computes it."""
    parts = _worked(step.name, view)
    if step.name == "update":
        start, taken = decimal(view.path[0], ".1f"), len(view.path) - 1
        parts.insert(0, element("small", "lab-muted", t("sigmoid.arrived", start=start, taken=taken)))
    return element("p", "lab-worked lab-whole-row", *parts)


def _worked(name: str, view: View) -> list[Tree | str]:
    s, y, t = decimal(view.score), _answer(view.y), view.label
    slope, gradient = number(view.slope), number(view.gradient)
    is_book = view.form == "book"
    match name:
        case "sigmoid" if is_book:
            return ["y = 1 / (1 + e", element("sup", "", decimal(-view.score)), f") = {y}"]
        case "sigmoid":
            return ["y = e", element("sup", "", f"−softplus({decimal(-view.score)})"), f" = {y}"]
        case "loss" if is_book:
            right = y if t else f"1 − {y}"
            return [f"L = −log({right} + 10", element("sup", "", "−7"), f") = {number(view.loss)}"]
        case "loss":
            return [f"L = softplus({decimal(-view.score if t else view.score)}) = {number(view.loss)}"]
        case "dy":
            right = f"−1 / {y}" if t else f"1 / (1 − {y})"
            return [f"∂L/∂y = {right} = {number(view.dy)}"]
        case "slope":
            return [f"∂y/∂s = {y} × (1 − {y}) = {slope}"]
        case "gradient":
            crossed = element("s", "", slope)
            return [
                f"∂L/∂s = {number(view.dy)} × {slope} = ({y} − {t}) / ",
                crossed,
                " × ",
                crossed,
                f" = {y} − {t} = {gradient}",
            ]
        case _:
            size = f"({gradient})" if view.gradient < 0 else gradient
            return [f"s ← {s} − {view.rate:.1f} × {size} = {decimal(view.next_score)}"]


def _answer(y: float) -> str:
    """Return an answer for a formula; one that would be rounded to 1 says how much it lacks."""
    return number(y) if 1 - y >= 1e-3 else f"(1 − {number(1 - y)})"


def apart(one: float, other: float) -> int:
    """Return how many digits after the point show that two numbers differ; three where none do."""
    for digits in range(3, _MOST_DIGITS):
        # In one digit alone, two almost equal numbers may differ by being rounded up and down.
        if all(decimal(one, f".{n}f") != decimal(other, f".{n}f") for n in (digits, digits + 1)):
            return digits + 1
    return 3


def checks(t: Text, tried: Mapping[str, Check]) -> Tree:
    """Return two ways to write the loss side by side, each with its gradient check.

    Numbers that are to be compared have as many digits as tell them apart; those that do differ stand out.
    """
    book, exact = tried["book"], tried["exact"]
    digits = {
        "loss": apart(float(book.loss[0]), float(exact.loss[0])),
        "slope": apart(float(book.slope[0]), float(book.gradient[0])),
    }
    cards = []
    for name, check in tried.items():
        verdict = "right" if check.agrees else "wrong"
        slope, gradient = (
            decimal(float(found[0]), f".{digits['slope']}f") for found in (check.slope, check.gradient)
        )
        losses = [decimal(float(one.loss[0]), f".{digits['loss']}f") for one in (check, exact)]
        readings: dict[str, list[Tree | str]] = {
            "loss": _contrasted(*losses),
            "slope": _contrasted(slope, gradient),
            "gradient": [gradient],
            "error": [number(float(check.error[0]))],
            "tolerance": [number(TOLERANCE)],
        }
        rows = [
            element(
                "tr",
                "",
                element("th", "", t(f"sigmoid.numerics.{word}"), scope="row"),
                element("td", "", *written),
            )
            for word, written in readings.items()
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


def _contrasted(written: str, right: str) -> list[Tree | str]:
    """Return a number whose digits stand out from the first that is not the right one's."""
    if written == right:
        return [written]
    same = next((i for i, pair in enumerate(zip(written, right, strict=False)) if pair[0] != pair[1]), 0)
    return [written[:same], element("b", "lab-differs", written[same:])]


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
        matrix(np.array([seen.difference]), t("sigmoid.two.difference"), columns=[" "], digits=1, scale=16),
    )
