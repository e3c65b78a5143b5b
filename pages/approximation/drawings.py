"""Drawings of the page on what negative sampling approximates."""

from __future__ import annotations

import numpy as np

from core.functions import Floats
from pages.approximation.matrices import Neighbourhood
from pages.approximation.nearness import Draws, Exact, cosine
from pages.approximation.toy_network import Bench
from ui.drawings.facts import facts
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import decimal

SHOWN = 5
"""The number of drawn words whose slopes are listed."""


def cosines(drawn: Draws, exact: Exact, of: str) -> dict[str, float]:
    """Return the cosine to the softmax's gradient of each way, of the first draw."""
    return {way: float(cosine(drawn.gradient(of, way)[0], exact.gradient(of))) for way in drawn.found}


def columns(t: Text, net: Bench, drawn: Draws, exact: Exact, of: str) -> Tree:
    """Return the numbers of all ways for the first draw, side by side."""
    return element("div", "lab-ways", *[_column(t, net, drawn, exact, way, of) for way in drawn.found])


def _column(t: Text, net: Bench, drawn: Draws, exact: Exact, way: str, of: str) -> Tree:
    """Return one way's loss, slopes by word, cosine and length of the gradient."""
    found = drawn.found[way]
    gradient, softmax = drawn.gradient(of, way)[0], exact.gradient(of)
    shown = drawn.words[0, : SHOWN + 1]
    names = [("+ " if k == 0 else "− ") + net.words[word] for k, word in enumerate(shown)]
    slopes = found.dscore[0, : SHOWN + 1, None]
    more = drawn.words.shape[1] - len(shown)
    rest = [element("small", "lab-muted", t("approximation.near.more", more=more))] if more > 0 else []
    return element(
        "div",
        "lab-card",
        element("div", "lab-verdict", t(f"approximation.ways.{way}")),
        facts(
            [
                (t("approximation.near.loss"), f"{found.loss[0]:.2f}", ""),
                (t("approximation.near.cosine"), _signed(float(cosine(gradient, softmax))), ""),
                (
                    t("approximation.near.length"),
                    f"{_length(gradient) / _length(softmax):.2f}",
                    t("approximation.near.of_softmax"),
                ),
            ]
        ),
        matrix(slopes, "∂L/∂s", rows=names, scale=1.0),
        *rest,
    )


def _signed(value: float) -> str:
    return "–" if np.isnan(value) else decimal(value)


def _length(vector: Floats) -> float:
    return float(np.linalg.norm(vector))


def neighbourhoods(t: Text, found: tuple[Neighbourhood, ...]) -> Tree:
    """Return the words near some words in either matrix, and those that they ask for."""
    columns = ("word", "in_W_in", "in_W_out", "asked")
    head = element("tr", "", *[element("th", "", t(f"approximation.matrices.{name}")) for name in columns])
    body = [
        element(
            "tr",
            "",
            element("th", "", near.word, scope="row"),
            *[
                element("td", "", ", ".join(near_words))
                for near_words in (near.in_W_in, near.in_W_out, near.asked)
            ],
        )
        for near in found
    ]
    table = element("table", "lab-plain", element("thead", "", head), element("tbody", "", *body))
    return element("div", "lab-scroll", table)
