"""Drawings of the page on how negatives are drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.functions import Ints
from core.tracing.trace import Trace
from material.steps import Step
from pages.sampler.lesson import BOOK_CORPUS, BOOK_TARGETS, COUNTS, DRAW, NOISE, Answer, View
from pages.sampler.names import book_words
from ui.drawings.facts import facts
from ui.drawings.matrix import matrix
from ui.drawings.said import said
from ui.drawings.tree import Tree, element
from ui.drawings.words import words as table
from ui.text.i18n import Text
from ui.text.numbers import decimal, share, tiny


def numbers(t: Text, step: Step, trace: Trace) -> list[Tree]:
    """Return the values that a step reads and the one that it computes."""
    counts = trace.value(COUNTS, "return")
    p = trace.value(NOISE, "return")
    words = book_words(t)
    corpus = matrix(BOOK_CORPUS[None], "corpus", columns=[words[i] for i in BOOK_CORPUS])
    n = matrix(counts[None], "counts", columns=words)
    law = matrix(p[None], "p", columns=words, digits=4)
    match step.name:
        case "counts":
            return [corpus, n]
        case "weight":
            return [n, matrix(trace.value(NOISE, "weight")[None], "weight", columns=words, digits=4)]
        case "p":
            return [matrix(trace.value(NOISE, "weight")[None], "weight", columns=words, digits=4), law]
        case "exclude":
            target = f"p, target = {words[BOOK_TARGETS[-1]]}"
            return [law, matrix(trace.value(DRAW, "p")[None], target, columns=words, digits=4)]
        case _:
            ids = trace.value(DRAW, "negatives")
            rows = [f"{words[target]} ({target})" for target in BOOK_TARGETS]
            drawn = [[f"{words[i]} ({i})" for i in row] for row in ids]
            return [law, table("negatives", drawn, rows=rows, css=["lab-noise"] * ids.shape[1])]


def answer(t: Text, shown: Answer) -> Tree:
    """Return the answer to the page's question at these settings, in a sentence whose numbers move."""
    lead = t(
        f"sampler.answer.{shown.kind}",
        power=decimal(shown.power, "g"),
        common=f"{shown.common:,}",
    )
    tail = t(
        "sampler.answer.word",
        word=shown.word,
        original=share(shown.original),
        powered=share(shown.powered),
        chance=share(shown.chance),
        K=shown.sample_size,
        target=shown.target,
    )
    return said(f"{lead} {tail}")


def drawn_row(t: Text, words: Sequence[str], row: Ints, target: str) -> Tree:
    """Return the words of a row of negatives with their ranks; the rarer a word, the deeper its colour."""
    depth = np.log1p(row) / np.log(len(words))
    chips = [
        element(
            "span",
            "lab-negative",
            words[i],
            element("small", "", f"{i + 1:,}"),
            role="listitem",
            style=f"--rarity:{100 * deep:.0f}%",
        )
        for i, deep in zip(row, depth, strict=True)
    ]
    title = t("sampler.row.title", K=len(row), target=target)
    return element(
        "div", "lab-row", element("p", "", title), element("div", "lab-negatives", *chips, role="list")
    )


def summary(t: Text, view: View, words: Sequence[str], power: float) -> Tree:
    """Return the few numbers that sum a distribution up."""
    shown = [
        (
            t("sampler.facts.effective"),
            _number(view.effective),
            t(
                "sampler.facts.effective_of",
                V=f"{view.vocab_size:,}",
                original=_number(view.effective_original),
            ),
        ),
        (
            t("sampler.facts.common", word=words[0]),
            f"× {_number(view.factor[0])}",
            t("sampler.facts.than", power=decimal(power, "g")),
        ),
        (
            t("sampler.facts.rare", word=words[-1]),
            f"× {_number(view.factor[-1])}",
            t("sampler.facts.than", power=decimal(power, "g")),
        ),
    ]
    return facts(shown)


def legend(t: Text, power: float, *, overlay: bool) -> Tree:
    """Return what the lines of the charts mean."""
    names = {"0": "dotted", "0.75": "dashed", "1": "solid"} if overlay else {"1": "solid"}
    keys = [
        element("span", "", element("i", f"lab-key-{style}"), t("sampler.powered", power=mark))
        for mark, style in names.items()
    ]
    chosen = element(
        "span", "", element("i", "lab-key-chosen"), t("sampler.chosen", power=decimal(power, "g"))
    )
    return element("div", "lab-legend", chosen, *keys)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}" if value >= 0.01 else tiny(value)
