"""Drawings of the page on negative sampling."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from material.steps import Step
from pages.negative_sampling.lesson import NOTATIONS, View, by_labels, by_signs
from pages.negative_sampling.one_example import OneExample
from pages.negative_sampling.subsampling import Comparison
from ui.drawings.code import code
from ui.drawings.matrix import matrix, tint
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import decimal

_SEEN = {"positive": 1, "negative": 2, "another": 3, "sum": 3, "push": 3}
"""How many of the loss's terms a step has come to."""


def numbers(t: Text, step: Step, view: View) -> list[Tree]:
    """Return the values that a step reads and those that it computes."""
    rows = [_signed(word, i == 0) for i, word in enumerate(view.words)]
    hidden = matrix(view.h, "h", rows=["h"])
    match step.name:
        case "words":
            return [
                matrix(view.context_rows, "W_in", rows=view.context_words),
                hidden,
                _chips(t, view),
            ]
        case "score":
            product = matrix(view.word_rows[0] * view.h, "w · h", rows=[view.words[0]])
            return [
                matrix(view.word_rows, "W_out", rows=rows, lit=[0]),
                hidden,
                product,
                matrix(view.score[:1], "s₀"),
            ]
        case _:
            table = _questions(t, step, view)
            return [table, _note(t, "rounded")] if step.name in ("sum", "push") else [table]


def _signed(word: str, is_target: bool) -> str:
    return f"{'+' if is_target else '−'} {word}"


def _chips(t: Text, view: View) -> Tree:
    title = element("div", "lab-matrix-name", t("negative_sampling.columns.words"))
    return element("div", "lab-matrix", title, _asked(view.words))


def _asked(words: Sequence[str]) -> Tree:
    chips = [
        element("span", "lab-asked-true" if i == 0 else "lab-asked-noise", _signed(word, i == 0))
        for i, word in enumerate(words)
    ]
    return element("div", "lab-asked", *chips)


def _note(t: Text, name: str) -> Tree:
    return element("div", "lab-muted", t(f"negative_sampling.notes.{name}"))


def _questions(t: Text, step: Step, view: View) -> Tree:
    """Return the table of the K + 1 questions, as far as the step has come."""
    seen = _SEEN[step.name]
    full = max(abs(view.score).max(), 1e-9)
    names = ["score", "y", "label", "loss"] + (["push", "moves"] if step.name == "push" else [])
    head = element(
        "tr",
        "",
        element("th", ""),
        *[element("th", "", t(f"negative_sampling.columns.{name}")) for name in names],
    )
    rows = []
    for i, word in enumerate(view.words):
        css = (
            "lab-dim"
            if i >= seen
            else "lab-lit"
            if i == seen - 1 and step.name not in ("sum", "push")
            else ""
        )
        cells = [
            _cell(view.score[i], tint(view.score[i], full)),
            _cell(view.y[i], tint(view.y[i] - 0.5, 0.5)),
            element("td", "lab-label-1" if view.label[i] else "lab-label-0", str(view.label[i])),
            _cell(view.terms[i], digits=3),
        ]
        if step.name == "push":
            arrow = "↑" if view.push[i] < 0 else "↓"
            cells += [
                element("td", "", f"{decimal(view.push[i])} {arrow}"),
                _cell(view.moved[i], digits=3),
            ]
        rows.append(element("tr", css, element("th", "", _signed(word, i == 0), scope="row"), *cells))
    if step.name in ("sum", "push"):
        rows.append(_total(len(names), 4, view.loss))
    return _table(head, rows)


def notations(t: Text, view: View) -> Tree:
    """Return the two notations side by side: the code that ran, each term, and the two sums."""
    names = ("label", "by_labels", "sign", "by_signs")
    head = element(
        "tr",
        "",
        element("th", ""),
        *[element("th", "", t(f"negative_sampling.columns.{name}")) for name in names],
    )
    terms = [notation(view.score, view.label.astype(float)) for notation in (by_labels, by_signs)]
    rows = []
    for i, word in enumerate(view.words):
        css = "lab-label-1" if view.label[i] else "lab-label-0"
        cells = [
            element("td", css, str(view.label[i])),
            _cell(terms[0][i], digits=6),
            element("td", css, f"{'+' if view.label[i] else '−'} s"),
            _cell(terms[1][i], digits=6),
        ]
        rows.append(element("tr", "", element("th", "", _signed(word, i == 0), scope="row"), *cells))
    sums = [element("td", "lab-sum", f"{column.sum():.6f}") for column in terms]
    rows.append(
        element(
            "tr", "lab-total", element("th", "", "Σ"), element("td", ""), sums[0], element("td", ""), sums[1]
        )
    )
    sources = [
        element("div", "", element("div", "lab-matrix-name", source.name), code(source, body_only=True))
        for source in NOTATIONS
    ]
    return element(
        "div",
        "lab-notations",
        element("div", "lab-notation-codes", *sources),
        element("div", "", _table(head, rows), _note(t, "rounded")),
    )


def legend(t: Text, *, with_guess: bool) -> Tree:
    """Return what the colours of the two models' charts mean."""
    names = ["true", "sampled", "other", "withheld"] + (["guess"] if with_guess else [])
    keys = [
        element("span", "", element("i", f"lab-key-{name}"), t(f"negative_sampling.groups.{name}"))
        for name in names
    ]
    return element("div", "lab-legend", *keys)


def questions(t: Text, example: OneExample) -> Tree:
    """Return what one example asks of a model without negatives, and of one with K, before they know anything."""
    words = [
        element("span", "lab-asked-true" if i == example.gap else "", word)
        for i, word in enumerate(example.sentence)
    ]
    K = len(example.negatives)
    cards = [
        element(
            "div",
            "lab-card",
            element("div", "lab-verdict", t(f"negative_sampling.contrast.{kind}", K=K)),
            _asked(asked),
            element("div", "lab-muted", _untrained(t, len(asked))),
        )
        for kind, asked in {
            "positives": (example.target,),
            "negatives": (example.target, *example.negatives),
        }.items()
    ]
    return element("div", "", element("div", "lab-asked", *words), element("div", "lab-cards", *cards))


def _untrained(t: Text, questions: int) -> str:
    """Return what a model pays that knows nothing: all scores are 0."""
    return t("negative_sampling.questions.untrained", n=questions, loss=f"{questions * np.log(2):.2f}")


def _total(columns: int, place: int, value: float) -> Tree:
    cells = [element("td", "") for _ in range(columns)]
    cells[place - 1] = element("td", "lab-sum", f"{value:.3f}")
    return element("tr", "lab-total", element("th", "", "Σ"), *cells)


def _table(head: Tree, rows: Sequence[Tree]) -> Tree:
    table = element("table", "", element("thead", "", head), element("tbody", "", *rows))
    return element("div", "lab-matrix", element("div", "lab-scroll", table))


def _cell(value: float, background: str = "", digits: int = 2) -> Tree:
    style = {"style": f"background:{background}"} if background else {}
    return element("td", "", decimal(value, f".{digits}f"), **style)


def comparison(t: Text, pair: Comparison) -> Tree:
    """Return one sentence twice: training words dropped, and wrong answers drawn."""
    dropped = [
        element("span" if kept else "s", "" if kept else "lab-dropped", word)
        for word, kept in zip(pair.words, pair.kept, strict=True)
    ]
    asked = [
        element("span", "lab-asked-true" if i == pair.target else "", word)
        for i, word in enumerate(pair.words)
        if pair.kept[i]
    ]
    noise = [element("span", "lab-asked-noise", f"− {word}") for word in pair.negatives]
    return element(
        "div",
        "lab-cards",
        element(
            "div",
            "lab-card",
            element("div", "lab-verdict", t("negative_sampling.mixup.subsampling")),
            element("div", "lab-asked", *dropped),
            element(
                "div",
                "lab-muted",
                t("negative_sampling.mixup.keep", word=pair.common, keep=f"{pair.keep:.0%}"),
            ),
        ),
        element(
            "div",
            "lab-card",
            element("div", "lab-verdict", t("negative_sampling.mixup.sampling")),
            element("div", "lab-asked", *asked),
            element("div", "lab-asked", *noise),
            element(
                "div",
                "lab-muted",
                t("negative_sampling.mixup.noise", word=pair.common, noise=f"{pair.noise:.1%}"),
            ),
        ),
    )
