"""Drawings of the page on how negatives are drawn."""

from __future__ import annotations

from core.tracing.trace import Trace
from material.steps import Step
from pages.sampler.lesson import BOOK_CORPUS, BOOK_TARGETS, COUNTS, DRAW, NOISE, View
from ui.drawings.facts import facts
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import share


def numbers(t: Text, step: Step, trace: Trace) -> list[Tree]:
    """Return the values that a step reads and the one that it computes."""
    counts = trace.value(COUNTS, "return")
    p = trace.value(NOISE, "return")
    words = [str(i) for i in range(len(counts))]
    corpus = matrix(BOOK_CORPUS[None], "corpus")
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
            target = f"p, target = {BOOK_TARGETS[-1]}"
            return [law, matrix(trace.value(DRAW, "p")[None], target, columns=words, digits=4)]
        case _:
            rows = [f"target {target}" for target in BOOK_TARGETS]
            return [law, matrix(trace.value(DRAW, "negatives"), "negatives", rows=rows)]


def summary(t: Text, view: View, power: float) -> Tree:
    """Return the few numbers that sum a distribution up."""
    common, rare = (0, len(view.words) - 1)
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
            t("sampler.facts.common", word=view.words[common]),
            share(view.powered[common]),
            t("sampler.facts.from", original=share(view.original[common])),
        ),
        (
            t("sampler.facts.rare", word=view.words[rare]),
            f"× {view.factor[-1]:,.2f}",
            t("sampler.facts.than", power=f"{power:g}"),
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
    chosen = element("span", "", element("i", "lab-key-chosen"), t("sampler.chosen", power=f"{power:g}"))
    return element("div", "lab-legend", chosen, *keys)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"
